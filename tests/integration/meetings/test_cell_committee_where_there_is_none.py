"""A cell without a cell committee plans no meeting of one."""

import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.accounts.types import Role
from bontot.domain.meetings.types import MeetingKind, NoCellCommittee, Plan


def test_it_is_refused(do, town, sign_in):
    secretary = sign_in(Role.SECRETARY, town.tra_my)
    plan = Plan(kind=MeetingKind.CELL_COMMITTEE, planned_at=instant(2))
    with pytest.raises(NoCellCommittee):
        do("plan_meeting", actor=secretary, organization_id=town.tra_my, plan=plan)
