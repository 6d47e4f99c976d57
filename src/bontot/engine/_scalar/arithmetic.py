"""What was done with the inputs of a rule, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bontot.engine._model.conditions import AllOf, AnyOf, Compare, Leaf, condition_facts
from bontot.engine._model.explanations import Message
from bontot.engine._model.facts import UNKNOWN
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
from bontot.engine._scalar.describe import remembered
from bontot.engine._scalar.evaluate import LEAVES_OUT, STAYS_OPEN
from bontot.engine._scalar.points import counted
from bontot.engine._scalar.truth import FALSE, OPEN, TRUE, Values, measure, truth


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.engine._model.framework import Criterion, Framework
    from bontot.engine._model.results import CriterionResult


Steps = tuple[Message, ...]
_new: Final = tuple.__new__  # as where changes are made
_GROUPS: Final = (AllOf, AnyOf)


def arithmetic(
    criterion: Criterion, result: CriterionResult, values: Values, framework: Framework
) -> Steps:
    """Give the steps from the inputs of a criterion to its points."""
    outcome = result.outcome
    if outcome is LEAVES_OUT:
        policy = criterion.not_applicable.value
        return (Message("arithmetic.not_applicable", {"policy": policy, "points": result.low}),)
    if outcome is STAYS_OPEN:
        names = [name for name in read_by(criterion) if values[name] is UNKNOWN]
        return (
            Message(
                "arithmetic.unknown",
                {
                    "facts": names,
                    "low": result.low,
                    "high": result.high,
                    "policy": criterion.unknown.value,
                },
            ),
        )
    rule = criterion.rule
    return _STEPS[type(rule)](rule, result.low, values, framework)


def read_by(criterion: Criterion) -> tuple[str, ...]:
    """Name the facts a criterion reads, its condition for applying included."""
    names = criterion.rule.facts()
    if criterion.applies_when is None:
        return names
    return tuple(dict.fromkeys((*condition_facts(criterion.applies_when), *names)))


def tests(group: AllOf | AnyOf, values: Values, framework: Framework) -> list[Message]:
    """Give one step for each comparison of a condition."""
    steps: list[Message] = []
    for item in group.items:
        if type(item) in _GROUPS:
            steps += tests(item, values, framework)  # type: ignore[arg-type]  # its type was asked
        else:
            steps.append(_test(item, values, framework))  # type: ignore[arg-type]  # the same
    return steps


def _test(leaf: Leaf, values: Values, framework: Framework) -> Message:
    """Give the step of one comparison, with its numbers where it measures and they are known."""
    if type(leaf) is not Compare or type(pair := measure(leaf.quantity, values)) is not tuple:
        said = {"condition": remembered(leaf, framework), "truth": truth(leaf, values)}
        return _new(Message, ("arithmetic.test", said))
    top, under = pair
    op, bound = leaf.op, leaf.bound
    if under:
        held = op.holds(top * bound.denominator, bound.numerator * under)
    else:
        held = bool(leaf.when_zero)
    said = {
        "numerator": top,
        "denominator": under,
        "op": op,
        "bound": bound,
        "truth": TRUE if held else FALSE,
    }
    return _new(Message, ("arithmetic.share", said))


# Each is asked only where the points are known; they came from the rule and need not be worked out again.
def _pass_fail(rule: PassFail, points: int, values: Values, framework: Framework) -> Steps:
    steps = tests(rule.condition, values, framework)
    if rule.partly is not None:
        truths = [truth(item, values) for item in rule.condition.items]
        held = truths.count(TRUE)
        items = held + truths.count(FALSE) + truths.count(OPEN)
        if held < items:
            steps.append(
                Message("arithmetic.partly", {"held": held, "items": items, "points": points})
            )
    return tuple(steps)


def _chosen(
    rule: Choice | ByHand | GradePoints, points: int, values: Values, _framework: Framework
) -> Steps:
    return (Message("arithmetic.chosen", {"value": values[rule.fact], "points": points}),)


def _bands(rule: Bands, points: int, values: Values, _framework: Framework) -> Steps:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        return ()
    top, under = pair
    if under == 0:
        return (Message("arithmetic.when_zero", {"points": points}),)
    band = rule.band_at(top, under)
    said = {"numerator": top, "denominator": under, "band": band, "points": points}
    return (_new(Message, ("arithmetic.band", said)),)


def _proportional(rule: Proportional, points: int, values: Values, _framework: Framework) -> Steps:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        return ()
    top, under = pair
    if under == 0:
        return (Message("arithmetic.when_zero", {"points": points}),)
    said = {"numerator": top, "denominator": under, "points": points}
    return (_new(Message, ("arithmetic.proportional", said)),)


def _count_points(rule: CountPoints, points: int, values: Values, _framework: Framework) -> Steps:
    number = counted(rule, values)
    if type(number) is not int:
        return ()
    said = {
        "count": values[rule.count],
        "less": values[rule.less] if rule.less is not None else None,
        "counted": number,
        "points": points,
    }
    return (_new(Message, ("arithmetic.count", said)),)


def _fixed(_rule: Fixed, points: int, _values: Values, _framework: Framework) -> Steps:
    return (Message("arithmetic.fixed", {"points": points}),)


def _by_case(rule: ByCase, points: int, values: Values, framework: Framework) -> Steps:
    for place, case in enumerate(rule.cases):
        if case.when is None or truth(case.when, values) is TRUE:
            steps = _STEPS[type(case.rule)](case.rule, points, values, framework)
            return (Message("arithmetic.case", {"case": place}), *steps)
    return ()


_STEPS: Final[dict[type, Callable[[Any, int, Values, Framework], Steps]]] = {
    PassFail: _pass_fail,
    Choice: _chosen,
    ByHand: _chosen,
    GradePoints: _chosen,
    Bands: _bands,
    Proportional: _proportional,
    CountPoints: _count_points,
    Fixed: _fixed,
    ByCase: _by_case,
}
