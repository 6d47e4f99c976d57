"""
Cells of 23 members beside the sample year, each with five tasks to be heard in January 2025 and its secretary's account.
"""

import datetime as dt
from uuid import NAMESPACE_URL, UUID, uuid5

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import Role
from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import (
    NewMember,
    NewPost,
    NewSpell,
    Post,
    SpellKind,
    Standing,
)
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import (
    CellType,
    DatedForm,
    DatedParent,
    DatedText,
    NewOrganization,
    OrganizationKind,
)
from bontot.domain.tasks.operations import record_tasks
from bontot.domain.tasks.types import NewTask, TaskSource
from bontot.samples.ids import of_organization


MEMBERS = 23
TASKS = 5
PASSWORD = "mot-thang-cua-bi-thu"  # noqa: S105 - of accounts that live as long as a test
SINCE = dt.date(2024, 1, 1)
TODAY = dt.date(2025, 1, 20)
_AT = dt.datetime(2025, 1, 10, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
_GIVEN = (
    "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hòa", "Khoa", "Lan", "Mai", "Nam", "Oanh", "Phúc", "Quân", "Sơn",
    "Tâm", "Uyên", "Vân", "Xuân", "Yến", "Đức", "Thảo", "Minh",
)  # fmt: skip


def cell_id(label: str) -> UUID:
    """
    The identifier of a test cell.
    """
    return uuid5(NAMESPACE_URL, label)


def make(labels: list[str]) -> None:
    """
    Make the cells under Mỹ Long.
    """
    form = DatedForm(OrganizationKind.CELL, SINCE, cell_type=CellType.RESIDENTIAL)
    units = [
        NewOrganization(
            id=cell_id(label),
            label=label,
            founded_date=SINCE,
            names=[DatedText(f"Chi bộ khóm {label[-1].upper()}", SINCE)],
            forms=[form],
            parents=[DatedParent(of_organization("ML"), SINCE)],
        )
        for label in labels
    ]
    create_organizations(actor=SYSTEM, at=_AT, organizations=units)
    for unit in units:
        posts = {0: Post.SECRETARY, 1: Post.DEPUTY_SECRETARY}
        members = [
            NewMember(
                full_name=f"Nguyễn Văn {name}",
                spells=[NewSpell(unit.id, SpellKind.HOME, SINCE, standing=Standing.OFFICIAL)],
                posts=[NewPost(unit.id, posts[place], SINCE)] if place in posts else [],
            )
            for place, name in enumerate(_GIVEN)
        ]
        record_members(actor=SYSTEM, at=_AT, members=members)
        tasks = [
            NewTask(
                id=uuid5(unit.id, f"task {place}"),
                organization_id=unit.id,
                source=TaskSource.RESOLUTION,
                content=f"Việc tháng 12, số {place + 1}",
                assigned_date=dt.date(2024, 12, 3),
                due_date=dt.date(2025, 1, 31),
                hear_month=dt.date(2025, 1, 1),
                owners=(members[place].id,),
            )
            for place in range(TASKS)
        ]
        record_tasks(actor=SYSTEM, at=_AT, tasks=tasks)
        grant = NewGrant(unit.id, Role.SECRETARY, SINCE)
        account = NewAccount(unit.label, members[0].full_name, PASSWORD, grants=[grant])
        create_accounts(actor=SYSTEM, at=_AT, accounts=[account])
