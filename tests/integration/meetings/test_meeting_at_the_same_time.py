import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.meetings.types import MeetingClash, MeetingKind, MonthHasMeeting


def test_another_meeting_within_the_hour(plan):
    plan()
    with pytest.raises(MeetingClash):
        plan(kind=MeetingKind.CELL_COMMITTEE, planned_at=instant(3, 18, 30))


def test_a_second_regular_meeting_of_the_month(plan):
    plan()
    with pytest.raises(MonthHasMeeting):
        plan(20)


def test_one_put_off_makes_room(plan):
    plan().edit("postpone_meeting", "plan")
    assert plan().read().state == "preparing"


def test_the_cell_committee_meets_the_evening_before(plan):
    plan()
    plan(kind=MeetingKind.CELL_COMMITTEE, planned_at=instant(2))
