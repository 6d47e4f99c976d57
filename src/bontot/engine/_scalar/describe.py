"""What rules, gates and conditions say, as messages: once for each framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from bontot.engine._model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    CompareCounts,
    Condition,
    DateIs,
    FlagIs,
    GradeIs,
    Of,
    OptionIn,
    Quantity,
)
from bontot.engine._model.explanations import Message
from bontot.engine._model.facts import FactType
from bontot.engine._model.framework import (
    Achieved,
    AllCriteria,
    Framework,
    GateRule,
    Pillar,
    Rule,
    ShareOfMaximum,
)
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


if TYPE_CHECKING:
    from collections.abc import Callable


def quantity_names(quantity: Quantity) -> dict[str, object]:
    """Name what a quantity measures."""
    if isinstance(quantity, Of):
        return {"fact": quantity.fact}
    return {"numerator": quantity.numerator, "denominator": quantity.denominator}


def kind_of(quantity: Quantity, framework: Framework) -> str:
    """Say how a bound on a quantity is read: `count`, `share` or `points` (steps)."""
    if isinstance(quantity, Of):
        kind = framework.specs[quantity.fact].type
        if kind is FactType.JUDGEMENT:
            return "points"
        return "count" if kind is FactType.COUNT else "share"
    return "share"


def remembered(condition: Condition, framework: Framework) -> Message:
    """Say what a condition of the framework asks, worked out once for each framework."""
    known = cast("dict[int, Message]", framework.memo.setdefault("conditions", {}))
    said = known.get(id(condition))
    if said is None:
        # The framework keeps its conditions, so their identity is theirs alone for as long as this is remembered.
        said = known[id(condition)] = condition_message(condition, framework)
    return said


def condition_message(condition: Condition, framework: Framework) -> Message:
    """Say what a condition asks."""
    if isinstance(condition, AllOf | AnyOf):
        items = [condition_message(item, framework) for item in condition.items]
        word = "all" if isinstance(condition, AllOf) else "any"
        return Message(f"condition.{word}", {"items": items})
    if isinstance(condition, Compare):
        return Message(
            "condition.compare",
            {
                "quantity": quantity_names(condition.quantity),
                "op": condition.op,
                "bound": condition.bound,
                "kind": kind_of(condition.quantity, framework),
                "when_zero": condition.when_zero,
            },
        )
    return _LEAVES[type(condition)](condition)


_LEAVES: Final[dict[type, Callable[[Any], Message]]] = {
    CompareCounts: lambda leaf: Message(
        "condition.counts", {"fact": leaf.left, "op": leaf.op, "other": leaf.right}
    ),
    FlagIs: lambda leaf: Message("condition.flag", {"fact": leaf.fact, "to": leaf.value}),
    GradeIs: lambda leaf: Message(
        "condition.grade", {"fact": leaf.fact, "op": leaf.op, "grade": leaf.grade}
    ),
    OptionIn: lambda leaf: Message(
        "condition.option", {"fact": leaf.fact, "options": leaf.options}
    ),
    DateIs: lambda leaf: Message(
        "condition.date", {"fact": leaf.fact, "op": leaf.op, "day": leaf.day}
    ),
}


def rule_message(rule: Rule, most: int, framework: Framework) -> Message:
    """Say what a rule is."""
    return Message(f"rule.{rule.kind}", _RULES[type(rule)](rule, most, framework))


def _pass_fail(rule: PassFail, most: int, framework: Framework) -> dict[str, object]:
    return {
        "condition": condition_message(rule.condition, framework),
        "partly_at_least": rule.partly.at_least if rule.partly else None,
        "partly_points": rule.partly.points if rule.partly else None,
        "most": most,
    }


def _choice(rule: Choice, _most: int, _framework: Framework) -> dict[str, object]:
    return {"fact": rule.fact, "points": dict(rule.points)}


def _by_hand(rule: ByHand, most: int, _framework: Framework) -> dict[str, object]:
    return {"fact": rule.fact, "most": most}


def _bands(rule: Bands, _most: int, _framework: Framework) -> dict[str, object]:
    return {
        "quantity": quantity_names(rule.quantity),
        "bands": rule.bands,
        "when_zero": rule.when_zero,
    }


def _proportional(rule: Proportional, most: int, _framework: Framework) -> dict[str, object]:
    return {
        "quantity": quantity_names(rule.quantity),
        "most": most,
        "times": rule.times,
        "floor": rule.floor,
        "cap": rule.cap,
        "rounding": rule.rounding,
        "place": rule.place,
        "when_zero": rule.when_zero,
    }


def _count_points(rule: CountPoints, most: int, _framework: Framework) -> dict[str, object]:
    return {
        "count": rule.count,
        "less": rule.less,
        "each": rule.each,
        "cap": rule.cap,
        "subtract": rule.subtract,
        "most": most,
    }


def _grade(rule: GradePoints, _most: int, _framework: Framework) -> dict[str, object]:
    return {"fact": rule.fact, "points": rule.points}


def _fixed(rule: Fixed, _most: int, _framework: Framework) -> dict[str, object]:
    return {"points": rule.points}


def _by_case(rule: ByCase, most: int, framework: Framework) -> dict[str, object]:
    return {
        "cases": [
            (
                condition_message(case.when, framework) if case.when is not None else None,
                rule_message(case.rule, most, framework),
            )
            for case in rule.cases
        ]
    }


_RULES: Final[dict[type, Callable[[Any, int, Framework], dict[str, object]]]] = {
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


def gate_message(rule: GateRule, framework: Framework) -> Message:
    """Say what a gate asks."""
    return Message(f"gate.{rule.kind}", _GATES[type(rule)](rule, framework))


def _event(rule: EventGate, _framework: Framework) -> dict[str, object]:
    return {"fact": rule.fact, "more_than": rule.more_than}


def _bound(
    rule: ShareAtRating | AttendanceGate | TaskCompletion | OwnLevel | LinkedLevel,
    framework: Framework,
) -> dict[str, object]:
    return {"condition": condition_message(rule.bound, framework)}


def _mandatory_max(rule: MandatoryMax, _framework: Framework) -> dict[str, object]:
    return {"criteria": rule.criteria}


def _pillar_points(rule: PillarPoints, _framework: Framework) -> dict[str, object]:
    return {"pillar": rule.pillar, "points": rule.points}


def _discipline(rule: Discipline, _framework: Framework) -> dict[str, object]:
    return {
        "members": rule.members,
        "not_self_found": rule.not_self_found,
        "collective": rule.collective,
    }


def _condition(rule: ConditionGate, framework: Framework) -> dict[str, object]:
    return {"condition": condition_message(rule.condition, framework)}


_GATES: Final[dict[type, Callable[[Any, Framework], dict[str, object]]]] = {
    EventGate: _event,
    ShareAtRating: _bound,
    AttendanceGate: _bound,
    TaskCompletion: _bound,
    OwnLevel: _bound,
    LinkedLevel: _bound,
    MandatoryMax: _mandatory_max,
    PillarPoints: _pillar_points,
    Discipline: _discipline,
    ConditionGate: _condition,
}


def needs_message(pillar: Pillar) -> Message:
    """Say what a pillar needs."""
    rule: Achieved = pillar.achieved
    if isinstance(rule, AllCriteria):
        return Message("needs.all_criteria", {})
    if isinstance(rule, ShareOfMaximum):
        return Message("needs.share", {"share": rule.share, "most": pillar.most})
    return Message("needs.points", {"points": rule.points, "most": pillar.most})
