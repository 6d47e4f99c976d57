"""The database itself refuses it."""

import pytest
from tests.integration.conftest import FOUNDED, unit

from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import (
    CodeTaken,
    DatedText,
    OrganizationKind,
)


def test_it_is_refused(town, at):
    new = unit(
        "moi", "Chi bộ mới", OrganizationKind.CELL, "my_long", codes=[DatedText("ML-01", FOUNDED)]
    )
    with pytest.raises(CodeTaken):
        create_organizations(actor=SYSTEM, at=at, organizations=[new])
