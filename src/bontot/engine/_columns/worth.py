"""Rules as kernels: points a row, every fact taken as known."""

from __future__ import annotations

from fractions import Fraction
from functools import singledispatch
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

import numpy as np

from bontot.engine._columns.blocks import (
    BOOL,
    U8,
    WIDE,
    Array,
    Block,
    DType,
    Kernel,
    Source,
    smallest,
)
from bontot.engine._columns.masks import (
    Ground,
    Pair,
    constant,
    mask,
    pair_of,
    scaled,
    whole_range,
)
from bontot.engine._model.conditions import AllOf, Of, Op
from bontot.engine._model.framework import Rounding, Rule
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
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Sequence

_BYTE = 255


@singledispatch
def worth(rule: Rule, ground: Ground, most: int, points: DType) -> Kernel:
    """Compile a rule; `points` is the type of the result, `most` the criterion's maximum."""
    raise NotImplementedError(type(rule).__name__)


@worth.register
def _pass_fail(rule: PassFail, ground: Ground, most: int, points: DType) -> Kernel:
    if rule.partly is not None:
        return _partly(rule, ground, most, points)
    holds = mask(rule.condition, ground)
    slot = ground.slots.take(BOOL)
    value: Any = points.type(most)

    def kernel(block: Block, out: Array) -> None:
        held = block.scratch[slot]
        holds(block, held)
        np.copyto(out, held.view(np.uint8))
        np.multiply(out, value, out=out)

    return kernel


def _partly(rule: PassFail, ground: Ground, most: int, points: DType) -> Kernel:
    """Count the items that hold."""
    assert rule.partly is not None  # noqa: S101 - the caller looked
    assert isinstance(rule.condition, AllOf)  # noqa: S101 - constructing the rule checks it
    items = [mask(item, ground) for item in rule.condition.items]
    held_slot, count_slot = ground.slots.take(BOOL), ground.slots.take(smallest(len(items)))
    steps = _steps([(rule.partly.at_least, rule.partly.points), (len(items), most)], 0, points)

    def kernel(block: Block, out: Array) -> None:
        held, count = block.scratch[held_slot], block.scratch[count_slot]
        count.fill(0)
        for item in items:
            item(block, held)
            np.add(count, held.view(np.uint8), out=count)
        out.fill(0)
        for least, more in steps:
            np.greater_equal(count, least, out=held)
            np.add(out, held.view(np.uint8) * more, out=out)

    return kernel


def _steps(rising: list[tuple[int, int]], start: int, points: DType) -> list[tuple[int, Any]]:
    """Turn (from, points) in rising order into (from, how many points more)."""
    steps = []
    for least, worth_ in rising:
        steps.append((least, points.type(worth_ - start)))
        start = worth_
    return steps


@worth.register
def _choice(rule: Choice, ground: Ground, _most: int, points: DType) -> Kernel:
    table = dict(rule.points)
    options = ground.framework.specs[rule.fact].options
    return _table(ground, rule.fact, [table[option] for option in options], points)


@worth.register
def _grade(rule: GradePoints, ground: Ground, _most: int, points: DType) -> Kernel:
    return _table(ground, rule.fact, list(rule.points), points)


def _table(ground: Ground, fact: str, by_code: list[int], points: DType) -> Kernel:
    """Give points by a code from 0: bands one wide."""
    return ladder(ground, ground.place(fact), list(enumerate(by_code)), points)


@worth.register
def _by_hand(rule: ByHand, ground: Ground, _most: int, _points: DType) -> Kernel:
    place = ground.place(rule.fact)

    def kernel(block: Block, out: Array) -> None:
        np.copyto(out, block.columns[place], casting="unsafe")

    return kernel


@worth.register
def _fixed(rule: Fixed, _ground: Ground, _most: int, _points: DType) -> Kernel:
    return constant(rule.points)


@worth.register
def _by_case(rule: ByCase, ground: Ground, most: int, points: DType) -> Kernel:
    *cases, last = rule.cases
    otherwise = worth(last.rule, ground, most, points)
    compiled = [
        (mask(case.when, ground), worth(case.rule, ground, most, points))
        for case in reversed(cases)
        if case.when is not None
    ]
    held_slot, slot = ground.slots.take(BOOL), ground.slots.take(points)

    def kernel(block: Block, out: Array) -> None:
        otherwise(block, out)
        held, other = block.scratch[held_slot], block.scratch[slot]
        for when, rule_ in compiled:
            rule_(block, other)
            when(block, held)
            np.subtract(other, out, out=other)
            np.multiply(other, held.view(np.uint8), out=other)
            np.add(out, other, out=out)

    return kernel


@worth.register
def _bands(rule: Bands, ground: Ground, _most: int, points: DType) -> Kernel:
    pair = pair_of(rule.quantity, ground)
    if pair is None or pair.denominator is None:
        # Without a pair the quantity is one fact: the parser lets nothing else through
        place = ground.place(rule.quantity.fact) if pair is None else pair.numerator  # type: ignore[union-attr]  # one fact
        number = 1 if pair is None else pair.number
        return ladder(ground, place, _whole_rungs(rule.bands, number), points)
    kernel = _share_ladder(ground, pair, rule.bands, points)
    if rule.when_zero is None:
        return kernel
    return _or_when_zero(ground, pair.denominator, kernel, rule.when_zero, points)


def _whole_rungs(bands: Sequence[Band], number: int) -> list[tuple[int, int]]:
    """Give (first whole number, points) of each band, rising; bands no whole number lies in drop out."""
    rungs: dict[int, int] = {}
    for band in sorted(bands, key=_low_of):
        if band.low is None:
            first = 0
        else:
            bound = Ratio(band.low.numerator * number, band.low.denominator)
            least, _ = whole_range(Op.AT_LEAST if band.low_closed else Op.MORE_THAN, bound)
            first = least or 0
        rungs[first] = band.points  # a band without whole numbers gives way to the next
    return list(rungs.items())


def _low_of(band: Band) -> tuple[Fraction, bool]:
    low = Fraction(-1) if band.low is None else Fraction(band.low.numerator, band.low.denominator)
    return low, not band.low_closed


def ladder(ground: Ground, place: int, rungs: list[tuple[int, int]], points: DType) -> Kernel:
    """Give the points of the highest rung a column reaches: p₀ + Σ Δ·[x ≥ bound]."""
    column = ground.columns[place]
    kept = [(least, worth_) for least, worth_ in rungs if least <= column.most]
    start = kept[0][1] if kept else rungs[0][1]
    steps = _merged(kept[1:], start)
    kind: Any = column.dtype.type
    tests = [(kind(least), change) for least, change in steps]
    return _climb(
        ground,
        [(_at_least(place, bound), change) for bound, change in tests],
        start,
        points,
    )


def _merged(rungs: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """Give (bound, change), without the bounds that change nothing."""
    steps = []
    for least, worth_ in rungs:
        if worth_ != start:
            steps.append((least, worth_ - start))
        start = worth_
    return steps


def _at_least(place: int, bound: np.generic) -> Kernel:
    def kernel(block: Block, out: Array) -> None:
        np.greater_equal(block.columns[place], bound, out=out)

    return kernel


def _climb(ground: Ground, tests: list[tuple[Kernel, int]], start: int, points: DType) -> Kernel:
    """Add each change where its test holds; in bytes where all changes go one way and fit."""
    if not tests:
        return constant(start)
    unit = gcd(*(change for _, change in tests))
    counts = [abs(change) // unit for _, change in tests]
    one_way = len({change > 0 for _, change in tests}) == 1
    if not one_way or sum(counts) > _BYTE:
        return _climb_wide(ground, tests, start, points)
    sign = 1 if tests[0][1] > 0 else -1
    held_slot, sum_slot, add_slot = (ground.slots.take(t) for t in (BOOL, U8, U8))
    factor, base = points.type(unit * sign), points.type(start)
    first, *rest = [(test, np.uint8(count)) for (test, _), count in zip(tests, counts, strict=True)]

    def kernel(block: Block, out: Array) -> None:
        held, total, more = (block.scratch[s] for s in (held_slot, sum_slot, add_slot))
        as_byte = held.view(np.uint8)
        first[0](block, held)
        np.multiply(as_byte, first[1], out=total)
        for test, count in rest:
            test(block, held)
            if count == 1:
                np.add(total, as_byte, out=total)
            else:
                np.multiply(as_byte, count, out=more)
                np.add(total, more, out=total)
        np.copyto(out, total)
        np.multiply(out, factor, out=out)
        if start:
            np.add(out, base, out=out)

    return kernel


def _climb_wide(
    ground: Ground, tests: list[tuple[Kernel, int]], start: int, points: DType
) -> Kernel:
    """Do the same in the points' own type, for changes that go both ways."""
    held_slot, add_slot = ground.slots.take(BOOL), ground.slots.take(points)
    typed = [(test, points.type(change)) for test, change in tests]

    def kernel(block: Block, out: Array) -> None:
        held, more = block.scratch[held_slot], block.scratch[add_slot]
        out.fill(start)
        for test, change in typed:
            test(block, held)
            np.copyto(more, held.view(np.uint8))
            np.multiply(more, change, out=more)
            np.add(out, more, out=out)

    return kernel


def _share_ladder(ground: Ground, pair: Pair, bands: Sequence[Band], points: DType) -> Kernel:
    """Compare numerator × common with denominator × bound, for each bound of the bands."""
    rising = sorted(bands, key=_low_of)
    start = rising[0].points
    common = lcm(*(band.low.denominator for band in rising if band.low is not None), 1)
    bounds = [
        (band.low.numerator * (common // band.low.denominator), band.low_closed, band.points)
        for band in rising
        if band.low is not None
    ]
    if rising[0].low is not None:
        bounds = bounds[1:]
    greatest = max((bound for bound, _, _ in bounds), default=0)
    dtype = smallest(max(ground.most(pair.numerator) * common, pair.most_below(ground) * greatest))
    assert pair.denominator is not None  # noqa: S101 - the caller looked
    left = scaled(ground, pair.numerator, common, dtype)
    tests: list[tuple[Kernel, int]] = []
    for bound, closed, worth_ in bounds:
        if worth_ != start:
            right = scaled(ground, pair.denominator, bound, dtype)
            tests.append((_compared(left, right, closed=closed), worth_ - start))
        start = worth_
    return _climb(ground, tests, rising[0].points, points)


def _compared(left: Source, right: Source, *, closed: bool) -> Kernel:
    compare: Any = np.greater_equal if closed else np.greater

    def kernel(block: Block, out: Array) -> None:
        compare(left(block), right(block), out=out)

    return kernel


def _or_when_zero(
    ground: Ground, denominator: int, kernel: Kernel, value: int, points: DType
) -> Kernel:
    """Give `value` where the denominator is 0."""
    if ground.most(denominator) == 0:
        return constant(value)
    held_slot, slot = ground.slots.take(BOOL), ground.slots.take(points)
    kind: Any = ground.columns[denominator].dtype.type
    zero, instead = kind(0), points.type(value)

    def decided(block: Block, out: Array) -> None:
        kernel(block, out)
        held, other = block.scratch[held_slot], block.scratch[slot]
        column = block.columns[denominator]
        np.not_equal(column, zero, out=held)
        np.copyto(other, held.view(np.uint8))
        np.multiply(out, other, out=out)
        if value:
            np.subtract(points.type(1), other, out=other)
            np.multiply(other, instead, out=other)
            np.add(out, other, out=out)

    return decided


@worth.register
def _proportional(rule: Proportional, ground: Ground, most: int, points: DType) -> Kernel:
    pair = pair_of(rule.quantity, ground)
    if pair is None:
        assert isinstance(rule.quantity, Of)  # noqa: S101 - narrows the type
        pair = Pair(ground.place(rule.quantity.fact), None, 1)
    above = most * rule.times.numerator
    below = rule.times.denominator * rule.place
    if pair.denominator is None:
        by_number = _divided_by_number(rule, ground, pair, above, below * pair.number)
        return _bounded(rule, ground, by_number, points)
    kernel = _bounded(rule, ground, _divided(rule, ground, pair, above, below), points)
    if rule.when_zero is None:
        return kernel
    return _or_when_zero(ground, pair.denominator, kernel, rule.when_zero, points)


def _rounded(above: int, below: int, rounding: Rounding) -> tuple[int, int, int, int]:
    """Give a, b, c, d so that ⌊(a·x + c·y − d) / (b·y)⌋ is above·x / (below·y) rounded."""
    common = gcd(above, below)
    above, below = above // common, below // common
    if rounding is Rounding.NEAREST:
        return 2 * above, 2 * below, below, 0
    if rounding is Rounding.UP:
        return above, below, below, 1
    return above, below, 0, 0


def _divided_by_number(
    rule: Proportional, ground: Ground, pair: Pair, above: int, below: int
) -> tuple[Source, int, DType]:
    """Divide by a whole number, known when compiling."""
    a, b, c, d = _rounded(above, below, rule.rounding)
    most = ground.most(pair.numerator) * a + c
    dtype = smallest(max(most, b, _ceiling(rule)))
    down, more = (x if dtype == WIDE else dtype.type(x) for x in (b, c - d))
    source = scaled(ground, pair.numerator, a, dtype)
    slot = ground.slots.take(dtype)

    def quotient(block: Block) -> Array:
        array = block.scratch[slot]
        value = source(block)
        if c:
            np.add(value, more, out=array)
            value = array
        np.floor_divide(value, down, out=array)
        return array

    return quotient, max(most - d, 0) // b, dtype


def _ceiling(rule: Proportional) -> int:
    """Give the largest value the bounding of a quotient makes: the first multiple of place from cap on."""
    return (rule.cap // rule.place + 1) * rule.place


def _divided(
    rule: Proportional, ground: Ground, pair: Pair, above: int, below: int
) -> tuple[Source, int, DType]:
    """Divide a column by a column, in integers."""
    assert pair.denominator is not None  # noqa: S101 - the caller looked
    a, b, c, d = _rounded(above, below, rule.rounding)
    least_below = pair.most_below(ground)
    most = ground.most(pair.numerator) * a + least_below * c
    dtype = smallest(max(most, max(least_below, 1) * b, _ceiling(rule)))
    numerator = scaled(ground, pair.numerator, a, dtype)
    denominator = scaled(ground, pair.denominator, 1, dtype)
    over, under = ground.slots.take(dtype), ground.slots.take(dtype)
    one = ground.slots.constant(1, dtype)
    step, more, less = (x if dtype == WIDE else dtype.type(x) for x in (b, c, d))

    def quotient(block: Block) -> Array:
        top, bottom = block.scratch[over], block.scratch[under]
        np.maximum(denominator(block), block.constants[one], out=bottom)
        value = numerator(block)
        if c:
            np.multiply(bottom, more, out=top)
            np.add(top, value, out=top)
            if d:
                np.subtract(top, less, out=top)
            value = top
        if b != 1:
            np.multiply(bottom, step, out=bottom)
        np.floor_divide(value, bottom, out=top)
        return top

    return quotient, most // b, dtype


def _bounded(
    rule: Proportional, ground: Ground, divided: tuple[Source, int, DType], points: DType
) -> Kernel:
    """Bring a quotient to its place and keep it between floor and cap."""
    quotient, most, dtype = divided
    place = rule.place if dtype == WIDE else dtype.type(rule.place)
    ceiling = ground.slots.constant(rule.cap // rule.place + 1, dtype)
    cap = ground.slots.constant(rule.cap, points)
    floor = ground.slots.constant(rule.floor, points)
    too_much = most * rule.place > rule.cap
    exact = ground.slots.constant(rule.cap, dtype)
    in_place = rule.place == 1 and dtype.itemsize == points.itemsize and dtype != WIDE

    def at_once(block: Block, out: Array) -> None:
        np.minimum(quotient(block), block.constants[exact], out=out.view(dtype))
        if rule.floor:
            np.maximum(out, block.constants[floor], out=out)

    def by_place(block: Block, out: Array) -> None:
        value = quotient(block)
        if too_much:
            np.minimum(value, block.constants[ceiling], out=value)
        np.multiply(value, place, out=value)
        np.copyto(out, value, casting="unsafe")
        np.minimum(out, block.constants[cap], out=out)
        np.maximum(out, block.constants[floor], out=out)

    return at_once if in_place else by_place


@worth.register
def _count_points(rule: CountPoints, ground: Ground, most: int, points: DType) -> Kernel:
    counted = _counted(rule, ground)
    enough = -(-rule.cap // rule.each)
    dtype = counted[1]
    limit = enough <= counted[2]
    enough_slot = ground.slots.constant(min(enough, counted[2]), dtype)
    cap_slot = ground.slots.constant(rule.cap, points)
    slot = ground.slots.take(dtype)
    each, base = points.type(rule.each), points.type(most)
    over_cap = limit and enough * rule.each > rule.cap
    zero = ground.slots.constant(0, points)

    def kernel(block: Block, out: Array) -> None:
        value = counted[0](block)
        if limit:
            np.minimum(value, block.constants[enough_slot], out=block.scratch[slot])
            value = block.scratch[slot]
        np.copyto(out, value, casting="unsafe")
        np.multiply(out, each, out=out)
        if over_cap:
            np.minimum(out, block.constants[cap_slot], out=out)
        if rule.subtract:
            np.subtract(base, out, out=out)
            np.maximum(out, block.constants[zero], out=out)

    return kernel


def _counted(rule: CountPoints, ground: Ground) -> tuple[Source, DType, int]:
    """Give what is counted, its type and the largest it can be."""
    place = ground.place(rule.count)
    column = ground.columns[place]
    if rule.less is None:
        return (lambda block: block.columns[place]), column.dtype, column.most
    other = ground.place(rule.less)
    dtype = smallest(max(column.most, ground.most(other)))
    first, second = scaled(ground, place, 1, dtype), scaled(ground, other, 1, dtype)
    slot = ground.slots.take(dtype)

    def difference(block: Block) -> Array:
        array, less = block.scratch[slot], second(block)
        np.maximum(first(block), less, out=array)
        np.subtract(array, less, out=array)
        return array

    return difference, dtype, column.most
