"""Writing rules and gates back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bontot.engine._model.conditions import Compare, Op
from bontot.engine._model.facts import Grade
from bontot.engine._model.framework import GateRule, Rounding, Rule
from bontot.engine._rules.gates import (
    AttendanceGate,
    ConditionGate,
    Discipline,
    EventGate,
    LinkedLevel,
    MandatoryMax,
    OwnLevel,
    PillarPoints,
    ShareAtRating,
    TaskCompletion,
)
from bontot.engine._rules.points import (
    Band,
    Bands,
    ByCase,
    ByHand,
    Choice,
    CountPoints,
    Fixed,
    GradePoints,
    PassFail,
    Proportional,
)
from bontot.primitives.ratios import Ratio, render_share


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.engine._model.conditions import Condition, Quantity


@dataclass(frozen=True, slots=True)
class Writer:
    """Write rules and gates with the framework's own points and conditions."""

    points: Callable[[int], str]
    condition: Callable[[Condition], dict[str, Any]]
    quantity: Callable[[Quantity], dict[str, Any]]

    def rule(self, rule: Rule) -> dict[str, Any]:
        """Write one rule as `{kind: {…}}`."""
        return {rule.kind: _RULES[type(rule)](self, rule)}

    def gate(self, rule: GateRule) -> dict[str, Any]:
        """Write one gate as `{kind: {…}}`."""
        return {rule.kind: _GATES[type(rule)](self, rule)}


def _pass_fail(writer: Writer, rule: PassFail) -> dict[str, Any]:
    written = writer.condition(rule.condition)
    if rule.partly is not None:
        written["partly"] = {
            "at_least": str(rule.partly.at_least),
            "points": writer.points(rule.partly.points),
        }
    return written


def _choice(writer: Writer, rule: Choice) -> dict[str, Any]:
    return {
        "fact": rule.fact,
        "points": {option: writer.points(points) for option, points in rule.points},
    }


def _by_hand(_writer: Writer, rule: ByHand) -> dict[str, Any]:
    return {"fact": rule.fact}


def _bands(writer: Writer, rule: Bands) -> dict[str, Any]:
    written = writer.quantity(rule.quantity)
    if rule.when_zero is not None:
        written["when_zero"] = writer.points(rule.when_zero)
    written["bands"] = [_band(writer, rule, band) for band in rule.bands]
    return written


def _band(writer: Writer, rule: Bands, band: Band) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if band.low is not None:
        written["from" if band.low_closed else "above"] = _bound(writer, rule, band.low)
    if band.high is not None:
        written["to" if band.high_closed else "below"] = _bound(writer, rule, band.high)
    written["points"] = writer.points(band.points)
    return written


def _bound(writer: Writer, rule: Bands, bound: Ratio) -> str:
    # How a bound is written depends on what the fact is; a comparison with that bound says it.
    return str(writer.condition(Compare(rule.quantity, Op.AT_LEAST, bound))[Op.AT_LEAST.value])


def _proportional(writer: Writer, rule: Proportional) -> dict[str, Any]:
    written = writer.quantity(rule.quantity)
    if rule.when_zero is not None:
        written["when_zero"] = writer.points(rule.when_zero)
    if rule.times != Ratio(1, 1):
        written["times"] = render_share(rule.times)
    if rule.floor:
        written["floor"] = writer.points(rule.floor)
    written["cap"] = writer.points(rule.cap)
    if rule.rounding is not Rounding.DOWN:
        written["rounding"] = rule.rounding.value
    if rule.place != 1:
        written["place"] = writer.points(rule.place)
    return written


def _count_points(writer: Writer, rule: CountPoints) -> dict[str, Any]:
    written: dict[str, Any] = {"count": rule.count}
    if rule.less is not None:
        written["less"] = rule.less
    written["each"] = writer.points(rule.each)
    written["cap"] = writer.points(rule.cap)
    if rule.subtract:
        written["direction"] = "subtract"
    return written


def _grade(writer: Writer, rule: GradePoints) -> dict[str, Any]:
    return {
        "fact": rule.fact,
        "points": {grade.slug: writer.points(rule.points[grade]) for grade in reversed(Grade)},
    }


def _fixed(writer: Writer, rule: Fixed) -> dict[str, Any]:
    return {"points": writer.points(rule.points)}


def _by_case(writer: Writer, rule: ByCase) -> list[dict[str, Any]]:
    return [
        {"when": writer.condition(case.when), "rule": writer.rule(case.rule)}
        if case.when is not None
        else {"rule": writer.rule(case.rule)}
        for case in rule.cases
    ]


_RULES: Final[dict[type[Rule], Callable[[Writer, Any], object]]] = {
    PassFail: _pass_fail,
    Choice: _choice,
    ByHand: _by_hand,
    Bands: _bands,
    Proportional: _proportional,
    CountPoints: _count_points,
    GradePoints: _grade,
    Fixed: _fixed,
    ByCase: _by_case,
}


def _event(_writer: Writer, rule: EventGate) -> dict[str, Any]:
    written: dict[str, Any] = {"fact": rule.fact}
    if rule.more_than:
        written["more_than"] = str(rule.more_than)
    return written


def _bound_gate(
    writer: Writer, rule: ShareAtRating | AttendanceGate | TaskCompletion | OwnLevel | LinkedLevel
) -> dict[str, Any]:
    return writer.condition(rule.bound)


def _mandatory_max(_writer: Writer, rule: MandatoryMax) -> dict[str, Any]:
    return {"criteria": list(rule.criteria)}


def _pillar_points(writer: Writer, rule: PillarPoints) -> dict[str, Any]:
    return {"pillar": rule.pillar, "at_least": writer.points(rule.points)}


def _discipline(_writer: Writer, rule: Discipline) -> dict[str, Any]:
    written = {
        "members": rule.members,
        "not_self_found": rule.not_self_found,
        "collective": rule.collective,
    }
    return {key: value for key, value in written.items() if value is not None}


def _condition(writer: Writer, rule: ConditionGate) -> dict[str, Any]:
    return writer.condition(rule.condition)


_GATES: Final[dict[type[GateRule], Callable[[Writer, Any], dict[str, Any]]]] = {
    EventGate: _event,
    ShareAtRating: _bound_gate,
    AttendanceGate: _bound_gate,
    TaskCompletion: _bound_gate,
    OwnLevel: _bound_gate,
    LinkedLevel: _bound_gate,
    MandatoryMax: _mandatory_max,
    PillarPoints: _pillar_points,
    Discipline: _discipline,
    ConditionGate: _condition,
}
