import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.meetings.types import MeetingEndsBeforeStart, Roll


@pytest.mark.parametrize("ended", [instant(3, 18, 59), instant(3, 19)])
def test_the_end_is_refused_and_the_rest_kept(begun, ended):
    begun.edit("take_roll", "roll", roll=Roll())
    with pytest.raises(MeetingEndsBeforeStart):
        begun.edit("end_meeting", "closing", ended_at=ended)
    kept = begun.read()
    assert (kept.ended_at, kept.counts.present) == (None, 9)
