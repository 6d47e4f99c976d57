"""A judged fact that no framework in force asks for."""

import pytest

from bontot.domain.assessments.models import Judgement
from bontot.domain.assessments.types import JudgementForeign
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM


@pytest.mark.parametrize("fact", ["judged_loyalty", "monthly_meetings", "judged_plan_easy"])
def test_it_is_refused(my_long, judge, fact):
    with pytest.raises(JudgementForeign) as foreign:
        judge(my_long.hoa_sen, fact, "tot")
    assert foreign.value.fields["fact"] == fact
    with reading(SYSTEM):
        assert not Judgement.objects.exists()
