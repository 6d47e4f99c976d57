"""Two organisations cannot stand under each other."""

import pytest
from tests.integration.conftest import unit

from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import OrganizationKind, ParentUnknown


def test_it_is_refused(town, at):
    circle = [
        unit("mot", "Đảng bộ một", OrganizationKind.GRASSROOTS, "hai"),
        unit("hai", "Đảng bộ hai", OrganizationKind.GRASSROOTS, "mot"),
    ]
    with pytest.raises(ParentUnknown) as refused:
        create_organizations(actor=SYSTEM, at=at, organizations=circle)
    assert refused.value.fields["labels"] == ["hai", "mot"]
