"""A label is never used again."""

import pytest
from tests.integration.conftest import name_id, unit

from bontot.domain.audit.types import SYSTEM
from bontot.domain.orgtree.operations import create_organizations
from bontot.domain.orgtree.types import LabelTaken, NewOrganization, OrganizationKind


def test_it_is_refused(town, at):
    new = unit("hoa_sen", "Chi bộ khác", OrganizationKind.CELL, "my_long")
    other = NewOrganization(
        id=name_id("khac"),
        label=new.label,
        founded_date=new.founded_date,
        names=new.names,
        forms=new.forms,
        parents=new.parents,
    )
    with pytest.raises(LabelTaken):
        create_organizations(actor=SYSTEM, at=at, organizations=[other])
