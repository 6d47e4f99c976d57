"""Conditions as kernels: one boolean a row, every fact taken as known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bontot.engine._columns.blocks import (
    BOOL,
    WIDE,
    Array,
    Block,
    DType,
    Kernel,
    Slots,
    Source,
    smallest,
)
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
    Op,
    OptionIn,
    Quantity,
)
from bontot.engine._model.facts import FactType
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.engine._columns.table import Column, Table
    from bontot.engine._model.framework import Framework


UFUNC: Final[dict[Op, np.ufunc]] = {
    Op.AT_LEAST: np.greater_equal,
    Op.MORE_THAN: np.greater,
    Op.AT_MOST: np.less_equal,
    Op.LESS_THAN: np.less,
    Op.EQUALS: np.equal,
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What kernels are compiled on: the framework's layout, the columns' types, the slots."""

    framework: Framework
    columns: tuple[Column, ...]
    slots: Slots

    @staticmethod
    def of(framework: Framework, table: Table) -> Ground:
        """Start with no slots taken."""
        return Ground(framework, table.columns, Slots())

    def place(self, fact: str) -> int:
        """Give the place of a fact's first column."""
        return self.framework.specs[fact].offset

    def most(self, place: int) -> int:
        """Give the largest value of a column."""
        return self.columns[place].most


@dataclass(frozen=True, slots=True)
class Pair:
    """The columns of a share: the denominator a column, or a whole number."""

    numerator: int
    denominator: int | None
    number: int = 1

    def most_below(self, ground: Ground) -> int:
        """Give the largest denominator."""
        return self.number if self.denominator is None else ground.most(self.denominator)


def pair_of(quantity: Quantity, ground: Ground) -> Pair | None:
    """Give the columns of a share or a ratio; None for a quantity of one column."""
    if isinstance(quantity, Of):
        place = ground.place(quantity.fact)
        ratio = ground.framework.specs[quantity.fact].type is FactType.RATIO
        return Pair(place, place + 1) if ratio else None
    if isinstance(quantity.denominator, int):
        return Pair(ground.place(quantity.numerator), None, quantity.denominator)
    return Pair(ground.place(quantity.numerator), ground.place(quantity.denominator))


def scaled(ground: Ground, place: int, factor: int, dtype: DType) -> Source:
    """Give a column times a factor, in a type that holds it."""
    column = ground.columns[place]
    if factor == 1 and column.dtype == dtype:
        return lambda block: block.columns[place]
    slot = ground.slots.take(dtype)
    if dtype != WIDE and factor > np.iinfo(dtype).max:
        factor = 0  # the product fits, so the column is 0 everywhere
    times: Any = factor if dtype == WIDE else dtype.type(factor)

    def source(block: Block) -> Array:
        array = block.scratch[slot]
        np.copyto(array, block.columns[place], casting="unsafe")
        if factor != 1:
            np.multiply(array, times, out=array)
        return array

    def direct(block: Block) -> Array:
        array = block.scratch[slot]
        np.multiply(block.columns[place], times, out=array)
        return array

    return direct if column.dtype == dtype else source


def against(ground: Ground, place: int, op: Op, bound: Ratio) -> Kernel:
    """Compare one column with a bound; the bound becomes a whole number first."""
    lowest, highest = whole_range(op, bound)
    most = ground.most(place)
    if lowest is not None and lowest <= 0:
        lowest = None
    if highest is not None and highest >= most:
        highest = None
    if (lowest is not None and lowest > most) or (highest is not None and highest < 0):
        return constant(0)
    return _within(place, lowest, highest, ground)


def whole_range(op: Op, bound: Ratio) -> tuple[int | None, int | None]:
    """Give the whole numbers that satisfy a comparison, as least and greatest; crossed when there is none."""
    down, rest = divmod(bound.numerator, bound.denominator)
    up = down + (rest > 0)
    if op is Op.AT_LEAST:
        return up, None
    if op is Op.MORE_THAN:
        return down + 1, None
    if op is Op.AT_MOST:
        return None, down
    if op is Op.LESS_THAN:
        return None, up - 1
    return (None, -1) if rest else (down, down)


def constant(value: int) -> Kernel:
    """Give one value in every row."""

    def kernel(_block: Block, out: Array) -> None:
        out.fill(value)

    return kernel


def _within(place: int, lowest: int | None, highest: int | None, ground: Ground) -> Kernel:
    """Compare with bounds that the column's type holds."""
    kind: Any = ground.columns[place].dtype.type
    if lowest is None and highest is None:
        return constant(1)
    if lowest is None or highest is None:
        compare: Any = np.less_equal if lowest is None else np.greater_equal
        bound = kind(highest if lowest is None else lowest)

        def one_side(block: Block, out: Array) -> None:
            compare(block.columns[place], bound, out=out)

        return one_side
    if lowest == highest:
        value = kind(lowest)

        def equal(block: Block, out: Array) -> None:
            np.equal(block.columns[place], value, out=out)

        return equal
    least, greatest = kind(lowest), kind(highest)
    slot = ground.slots.take(BOOL)

    def both(block: Block, out: Array) -> None:
        other = block.scratch[slot]
        np.greater_equal(block.columns[place], least, out=out)
        np.less_equal(block.columns[place], greatest, out=other)
        np.logical_and(out, other, out=out)

    return both


def cross(ground: Ground, pair: Pair, op: Op, bound: Ratio) -> Kernel:
    """Compare a share with a bound by cross-multiplication."""
    if pair.denominator is None:
        return _cross_number(ground, pair, op, bound)
    most = max(
        ground.most(pair.numerator) * bound.denominator, pair.most_below(ground) * bound.numerator
    )
    dtype = smallest(most)
    left = scaled(ground, pair.numerator, bound.denominator, dtype)
    right = scaled(ground, pair.denominator, bound.numerator, dtype)
    compare = UFUNC[op]

    def kernel(block: Block, out: Array) -> None:
        compare(left(block), right(block), out=out)

    return kernel


def _cross_number(ground: Ground, pair: Pair, op: Op, bound: Ratio) -> Kernel:
    """Compare a share over a whole number: one comparison with a whole number."""
    return against(
        ground, pair.numerator, op, Ratio(bound.numerator * pair.number, bound.denominator)
    )


def when_zero(ground: Ground, place: int, kernel: Kernel, *, value: bool) -> Kernel:
    """Let a denominator of 0 decide."""
    slot = ground.slots.take(BOOL)
    kind: Any = ground.columns[place].dtype.type
    zero = kind(0)
    combine: Any = np.logical_or if value else np.logical_and
    test: Any = np.equal if value else np.not_equal

    def decided(block: Block, out: Array) -> None:
        kernel(block, out)
        other = block.scratch[slot]
        test(block.columns[place], zero, out=other)
        combine(out, other, out=out)

    return decided


@singledispatch
def mask(condition: Condition, ground: Ground) -> Kernel:
    """Compile a condition."""
    raise NotImplementedError(type(condition).__name__)


@mask.register
def _compare(condition: Compare, ground: Ground) -> Kernel:
    pair = pair_of(condition.quantity, ground)
    if pair is None:
        assert isinstance(condition.quantity, Of)  # noqa: S101 - narrows the type
        return against(ground, ground.place(condition.quantity.fact), condition.op, condition.bound)
    kernel = cross(ground, pair, condition.op, condition.bound)
    if pair.denominator is None or condition.when_zero is None:
        return kernel
    if condition.when_zero and condition.op is Op.AT_LEAST:
        return kernel  # over 0 both sides of `≥` leave it true already
    return when_zero(ground, pair.denominator, kernel, value=condition.when_zero)


@mask.register
def _compare_counts(condition: CompareCounts, ground: Ground) -> Kernel:
    left, right = ground.place(condition.left), ground.place(condition.right)
    dtype = smallest(max(ground.most(left), ground.most(right)))
    first, second = scaled(ground, left, 1, dtype), scaled(ground, right, 1, dtype)
    compare = UFUNC[condition.op]

    def kernel(block: Block, out: Array) -> None:
        compare(first(block), second(block), out=out)

    return kernel


def _coded(ground: Ground, fact: str, op: Op, code: int) -> Kernel:
    return against(ground, ground.place(fact), op, Ratio(code, 1))


@mask.register
def _flag_is(condition: FlagIs, ground: Ground) -> Kernel:
    return _coded(ground, condition.fact, Op.EQUALS, int(condition.value))


@mask.register
def _grade_is(condition: GradeIs, ground: Ground) -> Kernel:
    return _coded(ground, condition.fact, condition.op, int(condition.grade))


@mask.register
def _date_is(condition: DateIs, ground: Ground) -> Kernel:
    return _coded(ground, condition.fact, condition.op, condition.day.toordinal())


@mask.register
def _option_in(condition: OptionIn, ground: Ground) -> Kernel:
    options = ground.framework.specs[condition.fact].options
    kernels = [
        _coded(ground, condition.fact, Op.EQUALS, options.index(option))
        for option in condition.options
    ]
    return _joined(kernels, np.logical_or, ground)


@mask.register
def _all_of(condition: AllOf, ground: Ground) -> Kernel:
    return _joined([mask(item, ground) for item in condition.items], np.logical_and, ground)


@mask.register
def _any_of(condition: AnyOf, ground: Ground) -> Kernel:
    return _joined([mask(item, ground) for item in condition.items], np.logical_or, ground)


def _joined(kernels: list[Kernel], join: Callable[..., Any], ground: Ground) -> Kernel:
    """Join masks by `and` or `or`."""
    if len(kernels) == 1:
        return kernels[0]
    first, *rest = kernels
    slot = ground.slots.take(BOOL)

    def kernel(block: Block, out: Array) -> None:
        first(block, out)
        other = block.scratch[slot]
        for item in rest:
            item(block, other)
            join(out, other, out=out)

    return kernel
