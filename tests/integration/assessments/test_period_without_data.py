"""A period of which nothing was recorded gives a sentence, not a table of unknowns."""

import pytest
from tests.integration.assessments.conftest import YEAR

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.types import PeriodWithoutData
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM


def test_it_is_said(my_long, evaluate):
    with pytest.raises(PeriodWithoutData) as nothing:
        evaluate()
    assert nothing.value.fields == {"period": str(YEAR)}
    assert nothing.value.exit_code == 13
    with reading(SYSTEM):
        assert not Evaluation.objects.exists()
