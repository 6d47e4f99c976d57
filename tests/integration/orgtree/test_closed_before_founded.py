"""The database itself refuses it."""

import datetime as dt

import pytest
from tests.integration.conftest import FOUNDED, name_id, unit

from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import (
    ClosedBeforeFounded,
    DatedParent,
    OrganizationKind,
)


def test_it_is_refused(town, at):
    new = unit(
        "moi",
        "Chi bộ mới",
        OrganizationKind.CELL,
        "my_long",
        closed_date=dt.date(2009, 1, 1),
        names=[],
        forms=[],
        parents=[DatedParent(name_id("my_long"), FOUNDED)],
    )
    with pytest.raises(ClosedBeforeFounded):
        create_organizations(actor=SYSTEM, at=at, organizations=[new])
