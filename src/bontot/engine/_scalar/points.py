"""Rules over facts: the points a rule gives, as an interval while something it reads is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bontot.engine._model.facts import NOT_APPLICABLE, FactValue, Missing
from bontot.engine._rules.exact import rounded
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
from bontot.engine._scalar.truth import FALSE, LEFT_OUT, OPEN, TRUE, Values, measure, truth


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.engine._model.framework import Rule


# Low and high in steps, equal when it is known; None stands for a rule that does not apply.
Given = tuple[int, int] | None


def worth(rule: Rule, most: int, values: Values) -> Given:
    """
    Give the points of a rule in a criterion of a maximum.

    Returns:
        Low and high in steps; None when the rule does not apply.
    """
    return WORTHS[type(rule)](rule, most, values)


def _pass_fail(rule: PassFail, most: int, values: Values) -> Given:
    if rule.partly is not None:
        return _partly(rule, most, values)
    held = truth(rule.condition, values)
    if held is TRUE:
        return (most, most)
    if held is FALSE:
        return (0, 0)
    return (0, most) if held is OPEN else None


def _partly(rule: PassFail, most: int, values: Values) -> Given:
    truths = [truth(item, values) for item in rule.condition.items]
    counted = [held for held in truths if held is not LEFT_OUT]
    if not counted:
        return None
    sure = counted.count(TRUE)
    possible = sure + counted.count(OPEN)
    return (_some(rule, most, sure, len(counted)), _some(rule, most, possible, len(counted)))


def _some(rule: PassFail, most: int, held: int, items: int) -> int:
    if held == items:
        return most
    partly = rule.partly
    return partly.points if partly is not None and held >= partly.at_least else 0


def _choice(rule: Choice, _most: int, values: Values) -> Given:
    value = values[rule.fact]
    if isinstance(value, Missing):
        return _between(value, [points for _, points in rule.points])
    points = dict(rule.points)[str(value)]
    return (points, points)


def _between(value: object, points: list[int]) -> Given:
    return None if value is NOT_APPLICABLE else (min(points), max(points))


def _by_hand(rule: ByHand, most: int, values: Values) -> Given:
    value = values[rule.fact]
    if isinstance(value, Missing):
        return _between(value, [0, most])
    return (_number(value), _number(value))


def _number(value: FactValue) -> int:
    assert isinstance(value, int)  # noqa: S101 - the reader gives a count or judged points here
    return value


def _bands(rule: Bands, _most: int, values: Values) -> Given:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        return _between(pair, [rule.lowest, rule.highest(_most)])
    top, under = pair
    if under == 0:
        points = rule.when_zero or 0
        return (points, points)
    band = rule.band_at(top, under)
    points = band.points if band is not None else 0
    return (points, points)


def _proportional(rule: Proportional, most: int, values: Values) -> Given:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        ends = [rule.floor, rule.cap]
        return _between(pair, ends if rule.when_zero is None else [*ends, rule.when_zero])
    points = proportion(rule, most, *pair)
    return (points, points)


def proportion(rule: Proportional, most: int, top: int, under: int) -> int:
    """Give the points of one known share."""
    if under == 0:
        return rule.when_zero or 0
    times, place = rule.times, rule.place
    exact_top = most * times.numerator * top
    exact_under = times.denominator * under * place
    points = rounded(exact_top, exact_under, rule.rounding) * place
    if points >= rule.cap:
        return rule.cap
    return max(rule.floor, points)


def _count_points(rule: CountPoints, most: int, values: Values) -> Given:
    number = counted(rule, values)
    if type(number) is not int:
        low, high = 0, rule.cap
        if number is NOT_APPLICABLE:
            return None
    else:
        low = rule.each * number
        low = high = min(rule.cap, low)
    if rule.subtract:
        return (max(0, most - high), max(0, most - low))
    return (low, high)


def counted(rule: CountPoints, values: Values) -> int | Missing:
    """Give what is counted: the count, or its positive difference from another."""
    count = values[rule.count]
    if rule.less is None:
        return count  # type: ignore[return-value]  # a count, or what is missing
    less = values[rule.less]
    if type(count) is int and type(less) is int:
        return count - less if count > less else 0
    return NOT_APPLICABLE if count is NOT_APPLICABLE or less is NOT_APPLICABLE else Missing.UNKNOWN


def _grade(rule: GradePoints, _most: int, values: Values) -> Given:
    value = values[rule.fact]
    if isinstance(value, Missing):
        return _between(value, list(rule.points))
    points = rule.points[_number(value)]
    return (points, points)


def _fixed(rule: Fixed, _most: int, _values: Values) -> Given:
    return (rule.points, rule.points)


def _by_case(rule: ByCase, most: int, values: Values) -> Given:
    """Join the cases still possible: any number of unknown ones, up to the first that holds."""
    possible: list[Given] = []
    for case in rule.cases:
        held = TRUE if case.when is None else truth(case.when, values)
        if held is TRUE or held is OPEN:
            possible.append(worth(case.rule, most, values))
        if held is TRUE:
            break
    if len(possible) == 1:
        return possible[0]
    known = [given for given in possible if given is not None]
    if len(known) < len(possible):
        return (0, most) if known else None
    if not known:
        return None
    return (min(given[0] for given in known), max(given[1] for given in known))


WORTHS: Final[dict[type, Callable[[Any, int, Values], Given]]] = {
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
