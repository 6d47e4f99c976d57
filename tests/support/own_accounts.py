"""
Accounts of members, as a cell may have them: each linked to the member it belongs to.
"""

import datetime as dt
from uuid import UUID

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.queries import account_named, actor_of
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import Role
from bontot.domain.audit.types import SYSTEM, Actor


def account_of(member: UUID, cell: UUID, role: Role = Role.MEMBER, *, on: dt.date) -> Actor:
    """
    Make the account of a member and give it as an actor.
    """
    username = f"{role}-{member.hex[:8]}"
    grant = NewGrant(cell, role, dt.date(2015, 1, 1))
    new = NewAccount(username, f"Đồng chí {username}", member_id=member, grants=[grant])
    create_accounts(
        actor=SYSTEM, at=dt.datetime.combine(on, dt.time(8), tzinfo=dt.UTC), accounts=[new]
    )
    account = account_named(username)
    return actor_of(account.id, account.full_name, on)
