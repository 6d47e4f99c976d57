"""Rules over chosen rows: low and high points, and where the rule does not apply."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from bontot.engine._columns.blocks import I8, I64, Array
from bontot.engine._columns.results import NOT_APPLICABLE, UNKNOWN
from bontot.engine._columns.table import KNOWN
from bontot.engine._columns.table import NOT_APPLICABLE as STATE_NOT_APPLICABLE
from bontot.engine._columns.three import (
    FALSE,
    LEFT_OUT,
    OPEN,
    TRUE,
    Measured,
    Rows,
    multiplied,
    truth,
)
from bontot.engine._model.framework import (
    Criterion,
    NotApplicablePolicy,
    Rounding,
    Rule,
    UnknownPolicy,
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
    from collections.abc import Sequence

    from bontot.primitives.ratios import Ratio


class Given(NamedTuple):
    """
    What a rule gives in each row.

    Args:
        low, high: in steps; equal where it is known.
        out: true where the rule does not apply (low and high mean nothing there).
    """

    low: Array
    high: Array
    out: Array


class Judged(NamedTuple):
    """
    How a line came out in each row.

    Args:
        unsettled: the outcome's code where it is NOT_APPLICABLE or UNKNOWN, else 0.
    """

    low: Array
    high: Array
    unsettled: Array


def judge(line: Criterion, rows: Rows) -> Judged:
    """Apply a criterion of a pillar, with its policies."""
    given, applies = _applied(line, rows)
    opened = applies == OPEN
    low = np.where(opened, 0, given.low)
    high = np.where(opened, line.most, given.high)
    out = (given.out & (applies == TRUE)) | (applies == FALSE) | (applies == LEFT_OUT)
    unknown = ~out & (low != high)
    if line.unknown is UnknownPolicy.NO_POINTS:
        low, high = np.where(unknown, 0, low), np.where(unknown, 0, high)
    instead = line.most if line.not_applicable is NotApplicablePolicy.FULL else 0
    low, high = np.where(out, instead, low), np.where(out, instead, high)
    return Judged(low, high, _unsettled(out, unknown))


def judge_item(line: Criterion, rows: Rows, *, takes_away: bool) -> Judged:
    """Apply an item of the bonus or the deduction: nothing where it does not apply."""
    given, applies = _applied(line, rows)
    out = given.out | (applies == FALSE) | (applies == LEFT_OUT)
    low, high = np.where(applies == OPEN, 0, given.low), given.high
    unknown = ~out & (low != high)
    if line.unknown is UnknownPolicy.NO_POINTS and not takes_away:
        low, high = np.where(unknown, 0, low), np.where(unknown, 0, high)
    low, high = np.where(out, 0, low), np.where(out, 0, high)
    return Judged(low, high, _unsettled(out, unknown))


def _applied(line: Criterion, rows: Rows) -> tuple[Given, Array]:
    given = points(line.rule, line.most, rows)
    if line.applies_when is None:
        return given, rows.all(TRUE)
    return given, truth(line.applies_when, rows)


def _unsettled(out: Array, unknown: Array) -> Array:
    return np.where(out, I8.type(NOT_APPLICABLE), np.where(unknown, I8.type(UNKNOWN), I8.type(0)))


@singledispatch
def points(rule: Rule, most: int, rows: Rows) -> Given:
    """Give the points of a rule in a criterion of a maximum."""
    raise NotImplementedError(type(rule).__name__)


def _ends(known: Array, state: Array, low: int, high: int) -> Given:
    """Put the ends of an interval where the fact is unknown."""
    missing = state != KNOWN
    return Given(
        np.where(missing, low, known),
        np.where(missing, high, known),
        state == STATE_NOT_APPLICABLE,
    )


@points.register
def _pass_fail(rule: PassFail, most: int, rows: Rows) -> Given:
    if rule.partly is not None:
        return _partly(rule, most, rows)
    held = truth(rule.condition, rows)
    return Given(
        np.where(held == TRUE, most, 0),
        np.where((held == TRUE) | (held == OPEN), most, 0),
        held == LEFT_OUT,
    )


def _partly(rule: PassFail, most: int, rows: Rows) -> Given:
    truths = np.stack([truth(item, rows) for item in rule.condition.items])
    items = (truths != LEFT_OUT).sum(axis=0)
    sure = (truths == TRUE).sum(axis=0)
    possible = sure + (truths == OPEN).sum(axis=0)

    def some(held: Array) -> Array:
        assert rule.partly is not None  # noqa: S101 - the caller looked
        partly = np.where(held >= rule.partly.at_least, rule.partly.points, 0)
        return np.where(held == items, most, partly)

    return Given(some(sure), some(possible), items == 0)


def _by_code(fact: str, by_code: Sequence[int], rows: Rows) -> Given:
    table = np.array(by_code, I64)
    known = table[rows.values(rows.place(fact))]
    return _ends(known, rows.state(fact), min(by_code), max(by_code))


@points.register
def _choice(rule: Choice, most: int, rows: Rows) -> Given:  # noqa: ARG001 - one shape for all kinds
    table = dict(rule.points)
    options = rows.framework.specs[rule.fact].options
    return _by_code(rule.fact, [table[option] for option in options], rows)


@points.register
def _grade(rule: GradePoints, most: int, rows: Rows) -> Given:  # noqa: ARG001 - one shape for all kinds
    return _by_code(rule.fact, rule.points, rows)


@points.register
def _by_hand(rule: ByHand, most: int, rows: Rows) -> Given:
    return _ends(rows.values(rows.place(rule.fact)), rows.state(rule.fact), 0, most)


@points.register
def _fixed(rule: Fixed, most: int, rows: Rows) -> Given:  # noqa: ARG001 - one shape for all kinds
    given = np.full(rows.count, rule.points, I64)
    return Given(given, given, np.zeros(rows.count, np.bool_))


@points.register
def _bands(rule: Bands, most: int, rows: Rows) -> Given:
    measured = Measured(rule.quantity, rows)
    known = np.zeros(rows.count, I64)
    found = np.zeros(rows.count, np.bool_)
    for band in rule.bands:
        inside = _side(measured, band.low, np.greater_equal if band.low_closed else np.greater)
        inside &= _side(measured, band.high, np.less_equal if band.high_closed else np.less)
        np.copyto(known, band.points, where=inside & ~found)
        found |= inside
    known = np.where(measured.bottom == 0, rule.when_zero or 0, known)
    return _ends(known, measured.state, rule.lowest, rule.highest(most))


def _side(measured: Measured, bound: Ratio | None, compare: np.ufunc) -> Array:
    """Compare with one bound of a band, none being no bound."""
    if bound is None:
        return np.ones(len(measured.top), np.bool_)
    top, bottom = measured.scaled(bound.denominator, bound.numerator)
    sided: Array = compare(top, bottom).astype(np.bool_)
    return sided


@points.register
def _proportional(rule: Proportional, most: int, rows: Rows) -> Given:
    measured = Measured(rule.quantity, rows)
    above = most * rule.times.numerator
    below = rule.times.denominator * rule.place
    slack = 2  # rounding to the nearest doubles both
    top = multiplied(measured.top, measured.top_most * slack + measured.bottom_most * below, above)
    bottom = multiplied(np.maximum(measured.bottom, 1), max(measured.bottom_most, 1) * slack, below)
    known = rounded(top, bottom, rule.rounding) * rule.place
    known = np.minimum(np.maximum(known, rule.floor), rule.cap).astype(I64)
    known = np.where(measured.bottom == 0, rule.when_zero or 0, known)
    ends = [rule.floor, rule.cap]
    if rule.when_zero is not None:
        ends.append(rule.when_zero)
    return _ends(known, measured.state, min(ends), max(ends))


def rounded(top: Array, bottom: Array, rounding: Rounding) -> Array:
    """Round fractions ≥ 0 to whole numbers; halves go up in `nearest`."""
    if rounding is Rounding.DOWN:
        quotient = top // bottom
    elif rounding is Rounding.UP:
        quotient = -(-top // bottom)
    else:
        quotient = (2 * top + bottom) // (2 * bottom)
    whole: Array = quotient
    return whole


@points.register
def _count_points(rule: CountPoints, most: int, rows: Rows) -> Given:
    place = rows.place(rule.count)
    number, state = rows.values(place), rows.state(rule.count)
    if rule.less is not None:
        number = np.maximum(number - rows.values(rows.place(rule.less)), 0)
        state = rows.states(rule.count, rule.less)
    each = multiplied(number, rows.most(place), rule.each)
    known = np.minimum(each, rule.cap).astype(I64)
    if rule.subtract:
        return _ends(np.maximum(most - known, 0), state, max(0, most - rule.cap), most)
    return _ends(known, state, 0, rule.cap)


_FAR: Final = np.iinfo(I64).max


@points.register
def _by_case(rule: ByCase, most: int, rows: Rows) -> Given:
    """Join the cases still possible: any number of unknown ones, up to the first that holds."""
    going = np.ones(rows.count, np.bool_)
    low = np.full(rows.count, _FAR)
    high = np.full(rows.count, -1)
    some_out = np.zeros(rows.count, np.bool_)
    for case in rule.cases:
        held = rows.all(TRUE) if case.when is None else truth(case.when, rows)
        possible = going & ((held == TRUE) | (held == OPEN))
        given = points(case.rule, most, rows)
        counted = possible & ~given.out
        low = np.where(counted, np.minimum(low, given.low), low)
        high = np.where(counted, np.maximum(high, given.high), high)
        some_out |= possible & given.out
        going &= held != TRUE
    none = high < 0
    mixed = some_out & ~none
    return Given(
        np.where(mixed | none, 0, low), np.where(mixed, most, np.where(none, 0, high)), none
    )
