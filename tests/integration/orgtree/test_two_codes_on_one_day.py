"""The database itself refuses it."""

import datetime as dt

import pytest
from tests.integration.conftest import FOUNDED, unit

from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import (
    CodesOverlap,
    DatedText,
    OrganizationKind,
)


def test_it_is_refused(town, at):
    new = unit(
        "moi",
        "Chi bộ mới",
        OrganizationKind.CELL,
        "my_long",
        codes=[DatedText("A", FOUNDED), DatedText("B", dt.date(2015, 1, 1))],
    )
    with pytest.raises(CodesOverlap):
        create_organizations(actor=SYSTEM, at=at, organizations=[new])
