"""A result that was never computed is not explained."""

import pytest
from tests.integration.assessments.conftest import TODAY, YEAR

from bontot.domain.assessments.queries import explain_one
from bontot.domain.assessments.types import NotEvaluated
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM


def test_it_is_said(my_long):
    with reading(SYSTEM), pytest.raises(NotEvaluated) as missing:
        explain_one(organization=my_long.hoa_sen, period=YEAR, as_of=TODAY)
    assert missing.value.fields["period"] == "2024"
