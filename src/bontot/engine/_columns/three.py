"""Conditions in three-valued logic, over chosen rows, with what does not apply left out."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Final

import numpy as np

from bontot.engine._columns.blocks import I8, I64, Array
from bontot.engine._columns.masks import UFUNC
from bontot.engine._columns.table import KNOWN
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
from bontot.engine._model.facts import FactType


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bontot.engine._columns.table import Table
    from bontot.engine._model.framework import Framework


# Truths; verdicts and bars are stored under the same codes.
FALSE, TRUE, LEFT_OUT, OPEN = range(4)

_BIT: Final = np.array([1, 2, 4, 8], np.uint8)
_SEEN: Final = np.arange(16)
_EVERY: Final = np.select(
    [(_SEEN & 1) > 0, (_SEEN & 8) > 0, (_SEEN & 2) > 0], [FALSE, OPEN, TRUE], LEFT_OUT
).astype(I8)
_SOME: Final = np.select(
    [(_SEEN & 2) > 0, (_SEEN & 8) > 0, (_SEEN & 1) > 0], [TRUE, OPEN, FALSE], LEFT_OUT
).astype(I8)
_OPPOSITE: Final = np.array([TRUE, FALSE, LEFT_OUT, OPEN], I8)

# By state: known, unknown, not applicable.
_OF_STATE: Final = np.array([TRUE, OPEN, LEFT_OUT], I8)


class Rows:
    """Give the facts of chosen rows in 64 bits, each gathered once."""

    def __init__(self, framework: Framework, table: Table, chosen: Array) -> None:
        """Gather nothing yet."""
        self.framework = framework
        self.table = table
        self.chosen = chosen
        self.count = len(chosen)
        self._values: dict[int, Array] = {}
        self._states: dict[str, Array] = {}

    def place(self, fact: str) -> int:
        """Give the place of a fact's first column."""
        return self.framework.specs[fact].offset

    def values(self, place: int) -> Array:
        """Give a column."""
        if place not in self._values:
            self._values[place] = self.table.columns[place].values[self.chosen].astype(I64)
        return self._values[place]

    def most(self, place: int) -> int:
        """Give the largest value of a column, over all rows."""
        return self.table.columns[place].most

    def state(self, fact: str) -> Array:
        """Give whether a fact is known (0), unknown (1) or not applicable (2)."""
        if fact not in self._states:
            state = self.table.states[fact]
            self._states[fact] = (
                np.zeros(self.count, np.uint8) if state is None else state[self.chosen]
            )
        return self._states[fact]

    def states(self, *facts: str) -> Array:
        """Give what several facts make together: left out before unknown."""
        joined = self.state(facts[0])
        for fact in facts[1:]:
            joined = np.maximum(joined, self.state(fact))  # not applicable is the highest code
        return joined

    def all(self, code: int) -> Array:
        """Give one truth for every row."""
        return np.full(self.count, code, I8)


def multiplied(values: Array, most: int, factor: int) -> Array:
    """Multiply exactly: in 64 bits where the product fits, else in Python's own integers."""
    if most * factor > np.iinfo(I64).max:
        values = values.astype(object)
    product: Array = values * factor
    return product


def every(truths: Sequence[Array], rows: int) -> Array:
    """Join with `and`: false as soon as one is false; those left out do not count."""
    return _EVERY[_seen(truths, rows)]


def some(truths: Sequence[Array], rows: int) -> Array:
    """Join with `or`: true as soon as one is true; those left out do not count."""
    return _SOME[_seen(truths, rows)]


def _seen(truths: Iterable[Array], rows: int) -> Array:
    seen = np.zeros(rows, np.uint8)
    for one in truths:
        seen |= _BIT[one]
    return seen


def opposite(truths: Array) -> Array:
    """Turn true into false and back; what is open or left out stays."""
    return _OPPOSITE[truths]


def between(low: Array, high: Array) -> Array:
    """Give true where it holds even at the low end, false where not even at the high end, else open."""
    return np.where(low, I8.type(TRUE), np.where(high, I8.type(OPEN), I8.type(FALSE)))


def stated(holds: Array, state: Array) -> Array:
    """Let a missing fact decide over a comparison."""
    truths = _OF_STATE[state]
    truths[(state == KNOWN) & ~holds] = FALSE
    return truths


class Measured:
    """A quantity: numerator and denominator a row, and what is missing."""

    __slots__ = ("bottom", "bottom_most", "state", "top", "top_most")

    def __init__(self, quantity: Quantity, rows: Rows) -> None:
        """Measure."""
        one = np.ones(rows.count, I64)
        if isinstance(quantity, Of):
            place = rows.place(quantity.fact)
            ratio = rows.framework.specs[quantity.fact].type is FactType.RATIO
            self.state = rows.state(quantity.fact)
            under: int | None = place + 1 if ratio else None
            number = 1
        else:
            place = rows.place(quantity.numerator)
            if isinstance(quantity.denominator, int):
                self.state, under, number = (
                    rows.state(quantity.numerator),
                    None,
                    quantity.denominator,
                )
            else:
                self.state = rows.states(quantity.numerator, quantity.denominator)
                under, number = rows.place(quantity.denominator), 1
        self.top, self.top_most = rows.values(place), rows.most(place)
        self.bottom = one * number if under is None else rows.values(under)
        self.bottom_most = number if under is None else rows.most(under)

    def scaled(self, top: int, bottom: int) -> tuple[Array, Array]:
        """Give numerator × top and denominator × bottom."""
        return (
            multiplied(self.top, self.top_most, top),
            multiplied(self.bottom, self.bottom_most, bottom),
        )


@singledispatch
def truth(condition: Condition, rows: Rows) -> Array:
    """Say what a condition comes to in each row."""
    raise NotImplementedError(type(condition).__name__)


@truth.register
def _compare(leaf: Compare, rows: Rows) -> Array:
    measured = Measured(leaf.quantity, rows)
    top, bottom = measured.scaled(leaf.bound.denominator, leaf.bound.numerator)
    holds = UFUNC[leaf.op](top, bottom).astype(np.bool_)
    holds = np.where(measured.bottom == 0, bool(leaf.when_zero), holds)
    return stated(holds, measured.state)


@truth.register
def _compare_counts(leaf: CompareCounts, rows: Rows) -> Array:
    left, right = rows.values(rows.place(leaf.left)), rows.values(rows.place(leaf.right))
    return stated(UFUNC[leaf.op](left, right), rows.states(leaf.left, leaf.right))


def _coded(fact: str, op: np.ufunc, code: int, rows: Rows) -> Array:
    return stated(op(rows.values(rows.place(fact)), code), rows.state(fact))


@truth.register
def _flag_is(leaf: FlagIs, rows: Rows) -> Array:
    return _coded(leaf.fact, np.equal, int(leaf.value), rows)


@truth.register
def _grade_is(leaf: GradeIs, rows: Rows) -> Array:
    return _coded(leaf.fact, UFUNC[leaf.op], int(leaf.grade), rows)


@truth.register
def _date_is(leaf: DateIs, rows: Rows) -> Array:
    return _coded(leaf.fact, UFUNC[leaf.op], leaf.day.toordinal(), rows)


@truth.register
def _option_in(leaf: OptionIn, rows: Rows) -> Array:
    options = rows.framework.specs[leaf.fact].options
    codes = [options.index(option) for option in leaf.options]
    return stated(np.isin(rows.values(rows.place(leaf.fact)), codes), rows.state(leaf.fact))


@truth.register
def _all_of(group: AllOf, rows: Rows) -> Array:
    return every([truth(item, rows) for item in group.items], rows.count)


@truth.register
def _any_of(group: AnyOf, rows: Rows) -> Array:
    return some([truth(item, rows) for item in group.items], rows.count)
