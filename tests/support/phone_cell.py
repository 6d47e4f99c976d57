"""
A cell of 23 whose meeting of January is announced with a paper, and the accounts of two of its members.
"""

import datetime as dt
from uuid import UUID

from tests.support.month_cells import PASSWORD, SINCE, cell_id, make

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.queries import account_named, actor_of
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings import operations as meetings
from bontot.domain.meetings.types import MeetingKind, NewFile, Plan
from bontot.domain.members.queries import roster_on


LABEL = "ml_23m"
PAPER = "Dự thảo nghị quyết tháng 1"
#: A file that begins as its name says.
CONTENT = b"\x89PNG\r\n\x1a\n" + bytes(64)
#: Who signs in: each owns one of the tasks of the cell.
MEMBERS = {"chau": "Nguyễn Văn Châu", "dung": "Nguyễn Văn Dũng"}
_ZONE = dt.timezone(dt.timedelta(hours=7))
_AT = dt.datetime(2025, 1, 18, 8, tzinfo=_ZONE)
_PLANNED = dt.datetime(2025, 1, 28, 19, 30, tzinfo=_ZONE)


def announce() -> None:
    """
    Make the cell, plan its meeting, post a paper, give notice, and open the two accounts.
    """
    make([LABEL])
    cell = cell_id(LABEL)
    account = account_named(LABEL)
    secretary = actor_of(account.id, account.full_name, _AT.date())
    plan = Plan(kind=MeetingKind.REGULAR, planned_at=_PLANNED, place="Nhà văn hóa khóm")
    made = meetings.plan_meeting(
        actor=secretary,
        at=_AT,
        organization_id=cell,
        month=dt.date(2025, 1, 1),
        plan=plan,
    )
    meeting = UUID(str(made["meeting"]))
    meetings.add_paper(
        actor=secretary,
        at=_AT,
        meeting_id=meeting,
        seen=0,
        title=PAPER,
        file=NewFile("du-thao.png", CONTENT),
    )
    with reading(SYSTEM):
        people = {line.full_name: line.member_id for line in roster_on(cell, _AT.date())}
    accounts = [
        NewAccount(
            username,
            name,
            PASSWORD,
            member_id=people[name],
            grants=[NewGrant(cell, Role.MEMBER, SINCE)],
        )
        for username, name in MEMBERS.items()
    ]
    create_accounts(actor=SYSTEM, at=_AT, accounts=accounts)
    meetings.give_notice(actor=secretary, at=_AT, meeting_id=meeting, seen=1, not_told=[])
