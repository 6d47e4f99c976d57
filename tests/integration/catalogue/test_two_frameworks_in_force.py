"""Two equally near assignments of one strand: a refusal that names both."""

import datetime as dt

import pytest

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.models import FrameworkAssignment
from bontot.domain.catalogue.operations import end_assignment
from bontot.domain.catalogue.queries import framework_in_force
from bontot.domain.catalogue.types import Subject, TwoFrameworksInForce


def test_it_is_refused_until_one_ends(town, put_in_force, at):
    put_in_force(town.my_long, "my-long")
    put_in_force(town.my_long, "rieng")
    question = {"subject": Subject.CELL, "strand": "bon-tot", "on": dt.date(2024, 12, 31)}
    with reading(SYSTEM), pytest.raises(TwoFrameworksInForce) as refused:
        framework_in_force(town.hoa_sen, **question)
    assert refused.value.fields["frameworks"] == ["my-long@2023.1", "rieng@2023.1"]
    assert refused.value.exit_code == 11
    old = FrameworkAssignment.objects.get(framework__slug="my-long")
    end_assignment(
        actor=SYSTEM, at=at, assignment_id=old.pk, seen=1, valid_until=dt.date(2024, 1, 1)
    )
    with reading(SYSTEM):
        assert framework_in_force(town.hoa_sen, **question).slug == "rieng"
