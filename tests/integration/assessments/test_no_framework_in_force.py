"""One organisation asked for by name must be judged by something."""

import datetime as dt

import pytest
from tests.integration.assessments.conftest import TODAY, YEAR

from bontot.domain.assessments.operations import evaluate_one
from bontot.domain.assessments.types import NoFrameworkInForce
from bontot.domain.audit.types import SYSTEM


def test_it_is_said(my_long, meet, at):
    meet(dt.date(2024, 1, 2), cell=my_long.ban_mai)
    with pytest.raises(NoFrameworkInForce) as none:
        evaluate_one(actor=SYSTEM, at=at, organization=my_long.ban_mai, period=YEAR, as_of=TODAY)
    assert none.value.fields["organization"] == "Chi bộ khóm Ban Mai"
