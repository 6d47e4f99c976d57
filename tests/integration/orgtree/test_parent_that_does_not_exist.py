"""A parent must live for as long as the child stands under it."""

import pytest
from tests.integration.conftest import unit

from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import OrganizationKind, ParentUnknown


@pytest.mark.parametrize("parent", ["khong_co", "cu"])
def test_it_is_refused(town, at, parent):
    new = unit("moi", "Chi bộ mới", OrganizationKind.CELL, parent)
    with pytest.raises(ParentUnknown):
        create_organizations(actor=SYSTEM, at=at, organizations=[new])
