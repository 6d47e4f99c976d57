"""A meeting of a month is held in it or, put off, in the one after: neither before it nor years away."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.meetings.types import MeetingFarFromMonth, MeetingKind, Plan


@pytest.mark.parametrize("day", [dt.date(2024, 4, 30), dt.date(2024, 7, 2), dt.date(2034, 5, 3)])
def test_it_is_refused(do, cell, day):
    at = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    with pytest.raises(MeetingFarFromMonth):
        do(
            "plan_meeting",
            instant(1, 8),
            organization_id=cell.id,
            plan=Plan(kind=MeetingKind.REGULAR, planned_at=at),
            month=dt.date(2024, 5, 1),
        )


def test_one_that_was_put_off_is_not(do, cell):
    do(
        "plan_meeting",
        instant(1, 8),
        organization_id=cell.id,
        plan=Plan(kind=MeetingKind.REGULAR, planned_at=instant(15, month=6)),
        month=dt.date(2024, 5, 1),
    )
