"""Verdicts of chosen rows in three-valued logic: sums, gates, pillars, title and level."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bontot.engine._columns.blocks import I8, I64, Array
from bontot.engine._columns.given import rounded
from bontot.engine._columns.results import NOT_APPLICABLE
from bontot.engine._columns.three import (
    FALSE,
    LEFT_OUT,
    OPEN,
    TRUE,
    Rows,
    between,
    every,
    multiplied,
    opposite,
    some,
    stated,
    truth,
)
from bontot.engine._model.framework import (
    Adjustment,
    AllCriteria,
    FailsPillar,
    FailsTitle,
    Framework,
    Gate,
    GateRule,
    Level,
    LimitsLevel,
    LowersLevel,
    NotApplicablePolicy,
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


if TYPE_CHECKING:
    from bontot.engine._columns.results import ResultTable


class Line(NamedTuple):
    """One line of the chosen rows: points, what it counts for, and whether it was left out."""

    low: Array
    high: Array
    most: Array
    out: Array


class Sum(NamedTuple):
    """The points of a pillar, the maximum that applies, and the full one."""

    low: Array
    high: Array
    most: Array
    full: int


class Settled(NamedTuple):
    """Everything the chosen rows came to; the same names as in the results."""

    pillars: tuple[Sum, ...]
    verdicts: tuple[Array, ...]
    before_gates: tuple[Array, ...]
    gates: tuple[Array, ...]
    total: tuple[Array, Array]
    bonus: tuple[Array, Array]
    deduction: tuple[Array, Array]
    score: tuple[Array, Array]
    title: Array | None
    level: tuple[Array, Array] | None


class Settling:
    """Work out the verdicts of chosen rows from their points and their facts."""

    def __init__(self, rows: Rows, result: ResultTable) -> None:
        """Take the points the lines came to."""
        self.rows = rows
        self.framework: Framework = rows.framework
        self.lines = [_line(result, place, rows) for place in range(len(self.framework.lines))]
        self.places = {c.id: i for i, c in enumerate(self.framework.criteria)}
        self.pillar_places = {p.id: i for i, p in enumerate(self.framework.pillars)}
        self.sums = self._sums()

    def settled(self) -> Settled:
        """Give everything."""
        framework = self.framework
        gates = tuple(self.gate(gate) for gate in framework.gates)
        before = tuple(self._achieved(place) for place in range(len(framework.pillars)))
        verdicts = tuple(
            self._after_gates(pillar.id, held, gates)
            for pillar, held in zip(framework.pillars, before, strict=True)
        )
        total = self._total()
        bonus = self._capped(framework.bonus, len(framework.criteria), len(framework.bonus_items))
        taken_from = len(framework.criteria) + len(framework.bonus_items)
        deduction = self._capped(framework.deduction, taken_from, len(framework.deduction_items))
        score = (
            np.clip(total[0] + bonus[0] - deduction[1], 0, framework.total),
            np.clip(total[1] + bonus[1] - deduction[0], 0, framework.total),
        )
        empty = np.logical_and.reduce([one.most == 0 for one in self.sums])
        return Settled(
            tuple(self.sums),
            verdicts,
            before,
            gates,
            total,
            bonus,
            deduction,
            score,
            self._title(verdicts, gates, score, empty),
            self._level(verdicts, gates, score, empty),
        )

    def _sums(self) -> list[Sum]:
        sums, start = [], 0
        for pillar in self.framework.pillars:
            part = self.lines[start : start + len(pillar.criteria)]
            start += len(pillar.criteria)
            low = np.sum([line.low for line in part], axis=0)
            high = np.sum([line.high for line in part], axis=0)
            sums.append(Sum(low, high, np.sum([line.most for line in part], axis=0), pillar.most))
        return sums

    def passed(self, criterion: str) -> Array:
        """Say whether a criterion counts as met: one left out does not count."""
        line = self.lines[self.places[criterion]]
        held = between(line.low == line.most, line.high == line.most)
        held[line.most == 0] = LEFT_OUT
        return held

    def reaches(self, pillar: int, points: int) -> Array:
        """Say whether a pillar has some points of its full maximum, measured over what applies."""
        one = self.sums[pillar]
        least = points * one.most
        held = between(one.low * one.full >= least, one.high * one.full >= least)
        held[one.most == 0] = LEFT_OUT
        return held

    def _achieved(self, place: int) -> Array:
        pillar, one = self.framework.pillars[place], self.sums[place]
        rule = pillar.achieved
        if isinstance(rule, AllCriteria):
            held = every([self.passed(c.id) for c in pillar.criteria], self.rows.count)
        elif isinstance(rule, ShareOfMaximum):
            share, most = rule.share, pillar.most
            least = multiplied(one.most, most, share.numerator)
            held = between(
                (multiplied(one.low, most, share.denominator) >= least).astype(np.bool_),
                (multiplied(one.high, most, share.denominator) >= least).astype(np.bool_),
            )
        else:
            held = self.reaches(place, rule.points)
        held[one.most == 0] = LEFT_OUT
        return held

    def _after_gates(self, pillar: str, held: Array, gates: tuple[Array, ...]) -> Array:
        held = held.copy()
        for gate, bar in zip(self.framework.gates, gates, strict=True):
            if isinstance(gate.effect, FailsPillar) and gate.effect.pillar == pillar:
                held[(bar == OPEN) & (held != FALSE)] = OPEN
                held[bar == TRUE] = FALSE
        return held

    def _total(self) -> tuple[Array, Array]:
        low, high, most = (
            np.sum([getattr(one, name) for one in self.sums], axis=0)
            for name in ("low", "high", "most")
        )
        scale = self.framework.scale
        if scale is None or scale.rounding is None:
            return low, high
        as_is = (most == 0) | (most == scale.total)
        bottom = np.where(as_is, 1, most)
        return (
            np.where(as_is, low, rounded(low * scale.total, bottom, scale.rounding)),
            np.where(as_is, high, rounded(high * scale.total, bottom, scale.rounding)),
        )

    def _capped(self, adjustment: Adjustment | None, start: int, count: int) -> tuple[Array, Array]:
        if adjustment is None:
            none = np.zeros(self.rows.count, I64)
            return none, none
        part = self.lines[start : start + count]
        return (
            np.minimum(np.sum([line.low for line in part], axis=0), adjustment.cap),
            np.minimum(np.sum([line.high for line in part], axis=0), adjustment.cap),
        )

    def gate(self, gate: Gate) -> Array:
        """Say of a gate whether it bars (true), passes (false), is open, or does not apply."""
        barred = _bars(gate.rule, self)
        if gate.applies_when is None:
            return barred
        applies = truth(gate.applies_when, self.rows)
        barred = np.where((applies == OPEN) & (barred == TRUE), I8.type(OPEN), barred)
        return np.where((applies == FALSE) | (applies == LEFT_OUT), I8.type(LEFT_OUT), barred)

    def _title(
        self,
        verdicts: tuple[Array, ...],
        gates: tuple[Array, ...],
        score: tuple[Array, Array],
        empty: Array,
    ) -> Array | None:
        if self.framework.title is None:
            return None
        needs = self.framework.title.needs
        held = list(verdicts) if needs.all_pillars else []
        if needs.points is not None:
            held.append(between(score[0] >= needs.points, score[1] >= needs.points))
        held += [self.reaches(self.pillar_places[name], least) for name, least in needs.minima]
        held = [np.where(empty, I8.type(LEFT_OUT), one) for one in held]
        for gate, bar in zip(self.framework.gates, gates, strict=True):
            if isinstance(gate.effect, FailsTitle):
                part = np.where(bar == TRUE, I8.type(FALSE), I8.type(LEFT_OUT))
                part[(bar == OPEN) & ~empty] = OPEN
                held.append(part)
        return every(held, self.rows.count)

    def _level(
        self,
        verdicts: tuple[Array, ...],
        gates: tuple[Array, ...],
        score: tuple[Array, Array],
        empty: Array,
    ) -> tuple[Array, Array] | None:
        levels = self.framework.levels
        if not levels:
            return None
        last = len(levels) - 1
        best, worst = np.full(self.rows.count, -1), np.full(self.rows.count, -1)
        for place, level in enumerate(levels):
            held = self._needs(level, verdicts, score)
            going = worst < 0
            best = np.where(going & (best < 0) & (held != FALSE), place, best)
            worst = np.where(going & ((held == TRUE) | (held == LEFT_OUT)), place, worst)
        worst = np.where(worst < 0, last, worst)
        best = np.where(best < 0, worst, best)
        best, worst = self._moved(gates, best, worst, last)
        return np.where(empty, -1, best), np.where(empty, -1, worst)

    def _needs(
        self, level: Level, verdicts: tuple[Array, ...], score: tuple[Array, Array]
    ) -> Array:
        held = []
        if level.at_least is not None:
            held.append(between(score[0] >= level.at_least, score[1] >= level.at_least))
        if level.when is not None:
            held.append(truth(level.when, self.rows))
        held += [verdicts[self.pillar_places[name]] for name in level.pillars]
        held += [self.passed(name) for name in level.criteria]
        return every(held, self.rows.count)

    def _moved(
        self, gates: tuple[Array, ...], best: Array, worst: Array, last: int
    ) -> tuple[Array, Array]:
        limits = []
        for gate, bar in zip(self.framework.gates, gates, strict=True):
            if isinstance(gate.effect, LowersLevel):
                worst = worst + ((bar == TRUE) | (bar == OPEN))
                best = best + (bar == TRUE)
            elif isinstance(gate.effect, LimitsLevel):
                limits.append((self.framework.level_index[gate.effect.level], bar))
        best, worst = np.minimum(best, last), np.minimum(worst, last)
        for place, bar in limits:
            worst = np.where((bar == TRUE) | (bar == OPEN), np.maximum(worst, place), worst)
            best = np.where(bar == TRUE, np.maximum(best, place), best)
        return best, worst


def _line(result: ResultTable, place: int, rows: Rows) -> Line:
    """Take one line's points, and leave out what is rescaled."""
    criterion = result.framework.lines[place]
    low = result.low(place)[rows.chosen].astype(I64)
    high = low
    if place in result.high_points:
        high = result.high_points[place][rows.chosen].astype(I64)
    out = np.zeros(rows.count, np.bool_)
    if place in result.unsettled:
        out = result.unsettled[place][rows.chosen] == NOT_APPLICABLE
    most = np.full(rows.count, criterion.most, I64)
    if criterion.not_applicable is NotApplicablePolicy.RESCALE:
        most[out] = 0
    return Line(low, high, most, out)


@singledispatch
def _bars(rule: GateRule, settling: Settling) -> Array:
    raise NotImplementedError(type(rule).__name__)


@_bars.register
def _bound(
    rule: ShareAtRating | AttendanceGate | TaskCompletion | OwnLevel | LinkedLevel,
    settling: Settling,
) -> Array:
    return opposite(truth(rule.bound, settling.rows))


@_bars.register
def _condition(rule: ConditionGate, settling: Settling) -> Array:
    return opposite(truth(rule.condition, settling.rows))


@_bars.register
def _event(rule: EventGate, settling: Settling) -> Array:
    return _more_than(rule.fact, 0 if rule.is_flag else rule.more_than, settling.rows)


def _more_than(fact: str, number: int, rows: Rows) -> Array:
    return stated(rows.values(rows.place(fact)) > number, rows.state(fact))


@_bars.register
def _mandatory(rule: MandatoryMax, settling: Settling) -> Array:
    held = []
    for name in rule.criteria:
        one = settling.passed(name)
        one[settling.lines[settling.places[name]].out] = LEFT_OUT
        held.append(one)
    return opposite(every(held, settling.rows.count))


@_bars.register
def _pillar_points(rule: PillarPoints, settling: Settling) -> Array:
    return opposite(settling.reaches(settling.pillar_places[rule.pillar], rule.points))


@_bars.register
def _discipline(rule: Discipline, settling: Settling) -> Array:
    held = _more_than(rule.barring_count, 0, settling.rows)
    if rule.collective is None:
        return held
    return some([held, _more_than(rule.collective, 0, settling.rows)], settling.rows.count)
