"""A small tree that every test of the records may stand on, made by operations as a person would."""

import datetime as dt
from types import SimpleNamespace
from uuid import UUID, uuid5

import pytest

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.queries import account_named, actor_of
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import Role
from bontot.domain.audit.types import SYSTEM, Actor
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import (
    CellType,
    DatedForm,
    DatedParent,
    DatedText,
    NewOrganization,
    OrganizationKind,
)


SPACE = UUID("11111111-1111-4111-8111-111111111111")
FOUNDED = dt.date(2010, 1, 1)
#: The day districts ended.
CHANGE = dt.date(2025, 7, 1)
AT = dt.datetime(2024, 12, 31, 12, tzinfo=dt.UTC)


def name_id(label: str) -> UUID:
    return uuid5(SPACE, label)


def unit(
    label: str, name: str, kind: OrganizationKind, parent: str | None, **more
) -> NewOrganization:
    """One organisation with one name, kind and parent for its whole life."""
    founded = more.pop("founded", FOUNDED)
    closed = more.get("closed_date")
    cell_type = more.pop("cell_type", None)
    code = more.pop("code", None)
    fields = {
        "names": [DatedText(name, founded, closed)],
        "forms": [DatedForm(kind, founded, closed, cell_type)],
        "parents": [DatedParent(parent and name_id(parent), founded, closed)],
        "codes": [DatedText(code, founded, closed)] if code else [],
        **more,
    }
    return NewOrganization(id=name_id(label), label=label, founded_date=founded, **fields)


def town_cells() -> list[NewOrganization]:
    """The cells, named before their parents: the order given must not matter."""
    cell, residential = OrganizationKind.CELL, CellType.RESIDENTIAL
    school = CellType.PUBLIC_SERVICE
    moved = [DatedParent(name_id("my_binh"), FOUNDED, CHANGE)]
    return [
        unit(
            "hoa_sen", "Chi bộ khóm Hoa Sen", cell, "my_long", cell_type=residential, code="ML-01"
        ),
        unit("tra_my", "Chi bộ khóm Trà My", cell, "my_long", cell_type=residential, code="ML-06"),
        unit(
            "truong", "Chi bộ Trường Tiểu học số 1", cell, "my_long", cell_type=school, code="ML-09"
        ),
        unit(
            "cu",
            "Chi bộ khóm Cũ",
            cell,
            "my_long",
            cell_type=residential,
            code="ML-99",
            closed_date=dt.date(2024, 10, 1),
        ),
        unit(
            "ban_mai",
            "Chi bộ khóm Ban Mai",
            cell,
            "my_binh",
            cell_type=residential,
            code="MB-01",
            parents=moved,
        ),
    ]


def town_units() -> list[NewOrganization]:
    kinds = OrganizationKind
    return [
        *town_cells(),
        unit(
            "my_long",
            "Đảng bộ phường Mỹ Long",
            kinds.GRASSROOTS,
            None,
            forms=[
                DatedForm(kinds.GRASSROOTS, FOUNDED, CHANGE),
                DatedForm(kinds.COMMUNE, CHANGE),
            ],
            parents=[
                DatedParent(name_id("long_xuyen"), FOUNDED, CHANGE),
                DatedParent(name_id("an_giang"), CHANGE),
            ],
        ),
        unit(
            "my_binh",
            "Đảng bộ phường Mỹ Bình",
            kinds.GRASSROOTS,
            "long_xuyen",
            parents=[DatedParent(name_id("long_xuyen"), FOUNDED, CHANGE)],
        ),
        unit(
            "long_xuyen",
            "Đảng bộ thành phố Long Xuyên",
            kinds.DISTRICT,
            "an_giang",
            closed_date=CHANGE,
        ),
        unit("an_giang", "Đảng bộ tỉnh An Giang", kinds.PROVINCE, "vn"),
        unit("vn", "Đảng Cộng sản Việt Nam", kinds.CENTRE, None),
    ]


@pytest.fixture
def at() -> dt.datetime:
    return AT


@pytest.fixture
def town(db) -> SimpleNamespace:
    """vn → An Giang → Long Xuyên → Mỹ Long (4 cells, one closed on 1/10/2024) and Mỹ Bình (1 cell)."""
    units = town_units()
    create_organizations(
        actor=SYSTEM, at=dt.datetime(2023, 1, 1, tzinfo=dt.UTC), organizations=units
    )
    return SimpleNamespace(**{new.label: new.id for new in units})


@pytest.fixture
def sign_in(town):
    """Make an account with one role at one organisation, and give it as the actor of a request."""

    def make(
        role: Role, organization: UUID, *, since: dt.date = FOUNDED, until: dt.date | None = None
    ) -> Actor:
        username = f"{role}-{organization.hex[:6]}"
        grant = NewGrant(organization, role, since, until)
        create_accounts(
            actor=SYSTEM,
            at=AT,
            accounts=[
                NewAccount(username=username, full_name=f"Tài khoản {username}", grants=[grant])
            ],
        )
        account = account_named(username)
        return actor_of(account.id, account.full_name, AT.date())

    return make
