"""Conditions and quantities over facts, three-valued, with what does not apply left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

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
    Truth,
)
from bontot.engine._model.facts import NOT_APPLICABLE, UNKNOWN, FactValue, Missing
from bontot.primitives.ratios import Ratio


Values = Mapping[str, FactValue]

TRUE: Final = Truth.TRUE
FALSE: Final = Truth.FALSE
OPEN: Final = Truth.UNKNOWN
LEFT_OUT: Final = Truth.NOT_APPLICABLE


def missing(*values: FactValue) -> Truth | None:
    """Give what missing values make of a comparison: left out before unknown; None when none is missing."""
    for value in values:
        if value is NOT_APPLICABLE:
            return LEFT_OUT
    for value in values:
        if value is UNKNOWN:
            return OPEN
    return None


def measure(quantity: Quantity, values: Values) -> tuple[int, int] | Missing:
    """
    Give a quantity as numerator and denominator.

    Returns:
        The pair (the denominator of a share of two counts may be 0), or what is missing.
    """
    if type(quantity) is Of:
        value = values[quantity.fact]
        if type(value) is int:
            return value, 1
        if type(value) is Ratio:
            return value.numerator, value.denominator
        return value  # type: ignore[return-value]  # a count, ratio or judged number that is missing
    top = values[quantity.numerator]  # type: ignore[union-attr]  # the other of the two
    under = quantity.denominator  # type: ignore[union-attr]  # the other of the two
    bottom: FactValue = values[under] if type(under) is str else under
    if type(top) is int and type(bottom) is int:
        return top, bottom
    return NOT_APPLICABLE if top is NOT_APPLICABLE or bottom is NOT_APPLICABLE else UNKNOWN


def truth(condition: Condition, values: Values) -> Truth:
    """Say what a condition comes to."""
    return _TRUTHS[type(condition)](condition, values)


def _compare(leaf: Compare, values: Values) -> Truth:
    quantity = leaf.quantity
    # The commonest by far, a count by itself, goes without a pair.
    if type(quantity) is Of and type(count := values[quantity.fact]) is int:
        top, under = count, 1
    else:
        pair = measure(quantity, values)
        if type(pair) is not tuple:
            return LEFT_OUT if pair is NOT_APPLICABLE else OPEN
        top, under = pair
    if under == 0:
        return TRUE if leaf.when_zero else FALSE
    bound = leaf.bound
    holds = leaf.op.holds(top * bound.denominator, bound.numerator * under)
    return TRUE if holds else FALSE


def _counts(leaf: CompareCounts, values: Values) -> Truth:
    left, right = values[leaf.left], values[leaf.right]
    if (lost := missing(left, right)) is not None:
        return lost
    return TRUE if leaf.op.holds(left, right) else FALSE


def _flag(leaf: FlagIs, values: Values) -> Truth:
    value = values[leaf.fact]
    if (lost := missing(value)) is not None:
        return lost
    return TRUE if value is leaf.value else FALSE


def _grade(leaf: GradeIs, values: Values) -> Truth:
    value = values[leaf.fact]
    if (lost := missing(value)) is not None:
        return lost
    return TRUE if leaf.op.holds(value, leaf.grade) else FALSE


def _option(leaf: OptionIn, values: Values) -> Truth:
    value = values[leaf.fact]
    if (lost := missing(value)) is not None:
        return lost
    return TRUE if value in leaf.options else FALSE


def _date(leaf: DateIs, values: Values) -> Truth:
    value = values[leaf.fact]
    if (lost := missing(value)) is not None:
        return lost
    return TRUE if leaf.op.holds(value, leaf.day) else FALSE


def _all(group: AllOf, values: Values) -> Truth:
    result = LEFT_OUT
    for item in group.items:
        one = _TRUTHS[type(item)](item, values)
        if one is FALSE:
            return FALSE
        if one is OPEN or (one is TRUE and result is LEFT_OUT):
            result = one
    return result


def _any(group: AnyOf, values: Values) -> Truth:
    return some([truth(item, values) for item in group.items])


def every(truths: Iterable[Truth]) -> Truth:
    """Join with `and`: false as soon as one is false; those left out do not count."""
    result = LEFT_OUT
    for one in truths:
        if one is FALSE:
            return FALSE
        if one is OPEN or (one is TRUE and result is LEFT_OUT):
            result = one
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """Join with `or`: true as soon as one is true; those left out do not count."""
    result = LEFT_OUT
    for one in truths:
        if one is TRUE:
            return TRUE
        if one is OPEN or (one is FALSE and result is LEFT_OUT):
            result = one
    return result


_TRUTHS: Final[dict[type, Callable[[Any, Values], Truth]]] = {
    Compare: _compare,
    CompareCounts: _counts,
    FlagIs: _flag,
    GradeIs: _grade,
    OptionIn: _option,
    DateIs: _date,
    AllOf: _all,
    AnyOf: _any,
}
