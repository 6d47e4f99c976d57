"""What was done with the inputs of a rule, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bontot.engine._model.conditions import AllOf, AnyOf, Compare, Leaf, condition_facts
from bontot.engine._model.explanations import Message
from bontot.engine._model.facts import UNKNOWN, Missing
from bontot.engine._model.results import CriterionResult, Outcome
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
from bontot.engine._scalar.points import counted, proportion
from bontot.engine._scalar.truth import FALSE, OPEN, TRUE, Values, measure, truth


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.engine._model.framework import Criterion, Framework, Rule


Steps = tuple[Message, ...]
_new: Final = tuple.__new__  # as where changes are made
_GROUPS: Final = (AllOf, AnyOf)


def arithmetic(
    criterion: Criterion, result: CriterionResult, values: Values, framework: Framework
) -> Steps:
    """Give the steps from the inputs of a criterion to its points."""
    if result.outcome is Outcome.NOT_APPLICABLE:
        policy = criterion.not_applicable.value
        return (Message("arithmetic.not_applicable", {"policy": policy, "points": result.low}),)
    if result.outcome is Outcome.UNKNOWN:
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
    return steps_of(criterion.rule, criterion.most, values, framework)


def read_by(criterion: Criterion) -> tuple[str, ...]:
    """Name the facts a criterion reads, its condition for applying included."""
    names = criterion.rule.facts()
    if criterion.applies_when is None:
        return names
    return tuple(dict.fromkeys((*condition_facts(criterion.applies_when), *names)))


def steps_of(rule: Rule, most: int, values: Values, framework: Framework) -> Steps:
    """Give the steps of one known rule."""
    return _STEPS[type(rule)](rule, most, values, framework)


def tests(group: AllOf | AnyOf, values: Values, framework: Framework) -> Steps:
    """Give one step for each comparison of a condition."""
    steps: list[Message] = []
    for item in group.items:
        if isinstance(item, _GROUPS):
            steps += tests(item, values, framework)
        else:
            steps.append(_test(item, values, framework))
    return tuple(steps)


def _test(leaf: Leaf, values: Values, framework: Framework) -> Message:
    """Give the step of one comparison."""
    if type(leaf) is Compare and (step := _share(leaf, values)) is not None:
        return step
    said = {"condition": remembered(leaf, framework), "truth": truth(leaf, values)}
    return _new(Message, ("arithmetic.test", said))


def _share(leaf: Compare, values: Values) -> Message | None:
    """Give the step of a comparison whose share is known, None when it is not."""
    pair = measure(leaf.quantity, values)
    if type(pair) is not tuple:
        return None
    top, under = pair
    bound = leaf.bound
    if under:
        held = leaf.op.holds(top * bound.denominator, bound.numerator * under)
    else:
        held = bool(leaf.when_zero)
    said = {
        "numerator": top,
        "denominator": under,
        "op": leaf.op,
        "bound": bound,
        "truth": TRUE if held else FALSE,
    }
    return _new(Message, ("arithmetic.share", said))


def _pass_fail(rule: PassFail, _most: int, values: Values, framework: Framework) -> Steps:
    steps = tests(rule.condition, values, framework)
    if rule.partly is None:
        return steps
    truths = [truth(item, values) for item in rule.condition.items]
    held = truths.count(TRUE)
    points = rule.partly.points if held >= rule.partly.at_least else 0
    counts = held + truths.count(FALSE) + truths.count(OPEN)
    if held == counts:
        return steps
    return (*steps, Message("arithmetic.partly", {"held": held, "items": counts, "points": points}))


def _chosen(
    rule: Choice | ByHand | GradePoints, most: int, values: Values, _framework: Framework
) -> Steps:
    value = values[rule.fact]
    if isinstance(rule, Choice):
        points = dict(rule.points).get(str(value), 0)
    elif isinstance(value, int):
        points = rule.points[value] if isinstance(rule, GradePoints) else value
    else:
        points = most
    return (Message("arithmetic.chosen", {"value": value, "points": points}),)


def _bands(rule: Bands, _most: int, values: Values, _framework: Framework) -> Steps:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        return ()
    top, under = pair
    if under == 0:
        return (Message("arithmetic.when_zero", {"points": rule.when_zero}),)
    for band in rule.bands:
        if band.holds(top, under):
            said = {"numerator": top, "denominator": under, "band": band, "points": band.points}
            return (_new(Message, ("arithmetic.band", said)),)
    return ()


def _proportional(rule: Proportional, most: int, values: Values, _framework: Framework) -> Steps:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        return ()
    top, under = pair
    if under == 0:
        return (Message("arithmetic.when_zero", {"points": rule.when_zero}),)
    said = {
        "numerator": top,
        "denominator": under,
        "points": proportion(rule, most, top, under),
    }
    return (_new(Message, ("arithmetic.proportional", said)),)


def _count_points(rule: CountPoints, most: int, values: Values, _framework: Framework) -> Steps:
    number = counted(rule, values)
    if isinstance(number, Missing):
        return ()
    points = min(rule.cap, rule.each * number)
    return (
        Message(
            "arithmetic.count",
            {
                "count": values[rule.count],
                "less": values[rule.less] if rule.less is not None else None,
                "counted": number,
                "points": max(0, most - points) if rule.subtract else points,
            },
        ),
    )


def _fixed(rule: Fixed, _most: int, _values: Values, _framework: Framework) -> Steps:
    return (Message("arithmetic.fixed", {"points": rule.points}),)


def _by_case(rule: ByCase, most: int, values: Values, framework: Framework) -> Steps:
    for place, case in enumerate(rule.cases):
        if case.when is None or truth(case.when, values) is TRUE:
            inner = steps_of(case.rule, most, values, framework)
            return (Message("arithmetic.case", {"case": place}), *inner)
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
