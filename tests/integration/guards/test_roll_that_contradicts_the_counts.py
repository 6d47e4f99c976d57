"""The roll names exactly those counted as absent."""

import pytest

from bontot.domain.meetings.models import Meeting
from bontot.primitives.errors import Refused


@pytest.mark.parametrize(
    "wrong",
    [
        {"marks": ("excused",)},
        {"marks": ("excused", "excused")},
        {"marks": ("excused", "unexcused", "excused")},
        {"marks": ()},
    ],
)
def test_it_is_refused(hold, wrong):
    with pytest.raises(Refused) as refused:
        hold(**wrong)
    assert refused.value.fields["constraint"] == "meeting_roll_matches"
    assert not Meeting.objects.exists()
