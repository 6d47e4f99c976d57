"""Two frameworks of one strand at one place: refused by name, and nothing is stored."""

import datetime as dt

import pytest
from tests.integration.assessments.conftest import LAUNCH

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.types import TwoFrameworksInForce
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM


def test_they_are_named(my_long, put_in_force, meet, evaluate):
    meet(dt.date(2024, 1, 2))
    put_in_force("duc-tho", "bon-tot", LAUNCH)
    with pytest.raises(TwoFrameworksInForce) as two:
        evaluate()
    assert set(two.value.fields["frameworks"]) == {"my-long@2023.1", "duc-tho@2023.1"}
    with reading(SYSTEM):
        assert not Evaluation.objects.exclude(subject="meeting").exists()
