import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.meetings.types import MeetingInFuture, Roll


def test_a_meeting_does_not_begin_before_its_time_has_come(plan):
    month = plan()
    with pytest.raises(MeetingInFuture):
        month.edit("start_meeting", "plan", instant(3, 18), started_at=instant(3))
    assert month.read().state == "preparing"


def test_a_meeting_does_not_end_before_its_time_has_come(begun):
    begun.edit("take_roll", "roll", roll=Roll())
    with pytest.raises(MeetingInFuture):
        begun.edit("end_meeting", "closing", instant(3, 20), ended_at=instant(3, 21))
    assert begun.read().state == "in_session"
