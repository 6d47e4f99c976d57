"""An explanation names the rule, the inputs, the arithmetic, and the least that would change the result."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.engine.sheet import FULL, sheet

from bontot.engine import (
    Explanation,
    Grade,
    Message,
    Op,
    Outcome,
    Verdict,
    evaluate,
    explain,
    parse_facts,
)
from bontot.primitives.ratios import Ratio


FRAMEWORK = sheet()


def explained(**changed: Any) -> Explanation:
    return explain(evaluate(FRAMEWORK, parse_facts(FRAMEWORK, {**FULL, **changed})))


def changes_of(explanation: Explanation, criterion: str) -> tuple[Message, ...]:
    return next(line.changes for line in explanation.criteria if line.criterion.id == criterion)


def test_everything_at_its_maximum_needs_nothing() -> None:
    explanation = explained()

    assert explanation.title is not None
    assert explanation.title.verdict is Verdict.ACHIEVED
    assert explanation.title.obstacles == ()
    assert all(line.changes == () for line in explanation.criteria)
    assert explanation.level is not None
    assert explanation.level.next is None


def test_26_of_27_needs_one_more_rating() -> None:
    explanation = explained(rated_well="26/27")

    assert explanation.title is not None
    assert explanation.title.verdict is Verdict.NOT_ACHIEVED
    (obstacle,) = explanation.title.obstacles
    assert (obstacle.kind, obstacle.id, obstacle.for_good) == ("gate", "rated", False)
    assert obstacle.moves[0].changes == (
        Message(
            "change.more", {"fact": "rated_well", "by": 1, "to": 27, "of": 27, "kind": "numerator"}
        ),
    )
    gate = explanation.gates[0]
    assert gate.inputs[0].value == Ratio(26, 27)
    assert gate.rule.code == "gate.share_at_rating"


def test_what_the_people_found_first_bars_for_good() -> None:
    explanation = explained(found_by_people="1")

    assert explanation.title is not None
    assert explanation.title.barred_by == ("found",)
    assert explanation.pillars[1].result.barred_by == ("found",)
    assert explanation.pillars[1].result.before_gates is Verdict.ACHIEVED
    assert explanation.gates[1].for_good
    assert explanation.gates[1].changes == ()


@pytest.mark.parametrize(
    ("changed", "criterion", "change", "gain"),
    [
        (
            {"attendance": "26/30"},
            "c_1",
            Message(
                "change.more",
                {"fact": "attendance", "by": 1, "to": 27, "of": 30, "kind": "numerator"},
            ),
            8,
        ),
        (
            {"attendance": "20/30"},
            "c_1",
            Message(
                "change.more",
                {"fact": "attendance", "by": 3, "to": 23, "of": 30, "kind": "numerator"},
            ),
            12,
        ),
        (
            {"admissions": "1"},
            "c_2",
            Message(
                "change.more", {"fact": "admissions", "by": 1, "to": 2, "of": 2, "kind": "over"}
            ),
            10,
        ),
        ({"compact": "no"}, "c_3", Message("change.flag", {"fact": "compact", "to": True}), 20),
        (
            {"judged_content": "9.5"},
            "c_4",
            Message(
                "change.more",
                {"fact": "judged_content", "by": 1, "to": 20, "of": None, "kind": "points"},
            ),
            1,
        ),
        (
            {"judged_unity": "poor"},
            "c_5",
            Message("change.option", {"fact": "judged_unity", "options": ("fair",)}),
            10,
        ),
        (
            {"own_rating": "completed"},
            "c_6",
            Message("change.grade", {"fact": "own_rating", "to": Grade.WELL_COMPLETED}),
            8,
        ),
    ],
)
def test_the_least_that_brings_more(
    changed: dict[str, str], criterion: str, change: Message, gain: int
) -> None:
    explanation = explained(**changed)
    line = next(line for line in explanation.criteria if line.criterion.id == criterion)

    assert line.changes == (change,)
    assert line.gain == gain


def test_every_condition_that_fails_is_named() -> None:
    explanation = explained(plan_date="2024-02-01", compact="no")

    assert [change.code for change in changes_of(explanation, "c_3")] == [
        "change.date",
        "change.flag",
    ]
    assert changes_of(explanation, "c_3")[0].fields["op"] is Op.AT_MOST


def test_missing_evidence_is_asked_for() -> None:
    explanation = explained(attendance="unknown")
    line = explanation.criteria[0]

    assert line.result.outcome is Outcome.UNKNOWN
    assert line.changes == (Message("change.record", {"fact": "attendance"}),)
    assert line.arithmetic == (
        Message(
            "arithmetic.unknown", {"facts": ["attendance"], "low": 0, "high": 20, "policy": "open"}
        ),
    )


def test_the_arithmetic_is_there() -> None:
    explanation = explained(attendance="26/30")
    line = explanation.criteria[0]

    assert line.rule.code == "rule.bands"
    assert [(one.spec.id, one.value, one.spec.unit) for one in line.inputs] == [
        ("attendance", Ratio(26, 30), "lượt")
    ]
    (step,) = line.arithmetic
    assert (step.code, step.fields["numerator"], step.fields["denominator"], step.fields["points"]) == (
        "arithmetic.band", 26, 30, 12,
    )  # fmt: skip
    assert line.origin == "sheet@1"


def test_points_that_are_missing_name_the_fewest_criteria() -> None:
    explanation = explained(judged_content="0", judged_unity="fair", own_rating="completed")
    pillar = explanation.pillars[1]

    (obstacle,) = pillar.obstacles
    assert (obstacle.kind, obstacle.missing) == ("pillar_points", 22)
    assert [move.criterion for move in obstacle.moves] == ["c_4", "c_6"]
    assert sum(move.gain for move in obstacle.moves) >= 22


def test_the_next_level_says_what_is_missing() -> None:
    explanation = explained(judged_content="0")

    assert explanation.level is not None
    assert (explanation.level.best.id, explanation.level.next and explanation.level.next.id) == (
        "fair",
        "good",
    )
    (obstacle,) = explanation.level.obstacles
    assert (obstacle.kind, obstacle.missing, [move.criterion for move in obstacle.moves]) == (
        "points",
        8,
        ["c_4"],
    )
