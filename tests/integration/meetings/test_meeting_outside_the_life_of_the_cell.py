import datetime as dt

import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.types import MeetingKind, MeetingOutsideLife, Plan


def test_a_cell_closed_in_october_plans_nothing_in_november(do, town):
    with pytest.raises(MeetingOutsideLife) as refused:
        do(
            "plan_meeting",
            actor=SYSTEM,
            organization_id=town.cu,
            plan=Plan(kind=MeetingKind.REGULAR, planned_at=instant(3, month=11)),
        )
    assert refused.value.fields["closed"] == dt.date(2024, 10, 1)


def test_a_cell_plans_nothing_before_it_was_founded(do, cell):
    with pytest.raises(MeetingOutsideLife):
        do(
            "plan_meeting",
            organization_id=cell.id,
            plan=Plan(kind=MeetingKind.REGULAR, planned_at=instant(3).replace(year=2009)),
        )
