"""Judging, scoring and evaluating; closing a month."""

from bontot.domain.assessments.operations.closing import (
    amend,
    answer_line,
    enter_from_notebook,
    lock_minutes,
    post_final_papers,
)
from bontot.domain.assessments.operations.evaluating import (
    evaluate_one,
    evaluate_organizations,
    evaluate_place,
    record_judgements,
    score_meetings,
)
from bontot.domain.assessments.operations.official import set_official_levels


__all__ = [
    "amend",
    "answer_line",
    "enter_from_notebook",
    "evaluate_one",
    "evaluate_organizations",
    "evaluate_place",
    "lock_minutes",
    "post_final_papers",
    "record_judgements",
    "score_meetings",
    "set_official_levels",
]
