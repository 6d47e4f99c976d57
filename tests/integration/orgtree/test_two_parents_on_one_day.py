"""The database itself refuses it."""

import datetime as dt

import pytest
from tests.integration.conftest import FOUNDED, name_id, unit

from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import (
    DatedParent,
    OrganizationKind,
    ParentsOverlap,
)


def test_it_is_refused(town, at):
    new = unit(
        "moi",
        "Chi bộ mới",
        OrganizationKind.CELL,
        "my_long",
        parents=[
            DatedParent(name_id("my_long"), FOUNDED),
            DatedParent(name_id("an_giang"), dt.date(2015, 1, 1)),
        ],
    )
    with pytest.raises(ParentsOverlap):
        create_organizations(actor=SYSTEM, at=at, organizations=[new])
