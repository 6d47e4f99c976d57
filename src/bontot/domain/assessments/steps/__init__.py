"""Changes that compose: scoring meetings, evaluating subjects, storing results, writing judgements down."""

from bontot.domain.assessments.steps.evaluating import Asked, Tally, evaluate_group, groups_in_force
from bontot.domain.assessments.steps.judging import check_judgements, judge
from bontot.domain.assessments.steps.scoring import score


__all__ = [
    "Asked",
    "Tally",
    "check_judgements",
    "evaluate_group",
    "groups_in_force",
    "judge",
    "score",
]
