"""Verdicts as kernels: gate bits, pillars, title and level of a block, while nothing is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bontot.engine._columns.blocks import BOOL, I8, U8, Array, Block, DType
from bontot.engine._columns.gates import bars
from bontot.engine._columns.masks import mask
from bontot.engine._columns.results import smallest_bits
from bontot.engine._model.framework import (
    Achieved,
    AllCriteria,
    Effect,
    FailsPillar,
    FailsTitle,
    Level,
    LimitsLevel,
    LowersLevel,
    PointsReached,
)


if TYPE_CHECKING:
    from bontot.engine._columns.masks import Ground
    from bontot.engine._columns.sums import GateKernel, Step, Views
    from bontot.engine._model.framework import Framework, TitleNeeds

_BYTE_BITS = 8


def threshold(achieved: Achieved, most: int) -> int:
    """Give the points that achieve a pillar of which everything applies."""
    if isinstance(achieved, AllCriteria):
        return most
    if isinstance(achieved, PointsReached):
        return achieved.points
    return -(-achieved.share.numerator * most // achieved.share.denominator)


def gate_bits(ground: Ground, points: DType) -> Step:
    """Compile the gates: a bit each, gathered in bytes."""
    gates = ground.framework.gates
    dtype = smallest_bits(len(gates))
    held_slot, byte_slot, sum_slot, other_slot = (
        ground.slots.take(t) for t in (BOOL, U8, U8, BOOL)
    )
    wide_slot = ground.slots.take(dtype)
    compiled = []  # after the slots above: what gates use while they run is given back, these stay
    for place, gate in enumerate(gates):
        with ground.slots.node():
            applies = mask(gate.applies_when, ground) if gate.applies_when is not None else None
            compiled.append((place, bars(gate.rule, ground, points), applies))
    bytes_ = [compiled[i : i + _BYTE_BITS] for i in range(0, len(compiled), _BYTE_BITS)]

    def step(block: Block, views: Views) -> None:
        held, one, byte, other, wide = (
            block.scratch[s] for s in (held_slot, byte_slot, sum_slot, other_slot, wide_slot)
        )
        if not bytes_:
            views.bars.fill(0)
        for number, group in enumerate(bytes_):
            byte.fill(0)
            for place, kernel, applies in group:
                kernel(block, views, held)
                if applies:
                    applies(block, other)
                    np.logical_and(held, other, out=held)
                np.multiply(held.view(np.uint8), np.uint8(1 << place % _BYTE_BITS), out=one)
                np.bitwise_or(byte, one, out=byte)
            if number == 0:
                np.copyto(views.bars, byte)
            else:
                np.copyto(wide, byte)
                np.left_shift(wide, _shift(dtype, number), out=wide)
                np.bitwise_or(views.bars, wide, out=views.bars)

    return step


def _shift(dtype: DType, number: int) -> int | np.generic:
    return number * _BYTE_BITS if dtype.kind == "O" else dtype.type(number * _BYTE_BITS)


def bits_where(framework: Framework, effect: Effect) -> int:
    """Give the bits of the gates that have an effect."""
    return sum(1 << place for place, gate in enumerate(framework.gates) if gate.effect == effect)


class Barred:
    """Ask whether any of some gates bars."""

    def __init__(self, ground: Ground, bits: int) -> None:
        """Reserve scratch; without bits nothing is ever barred."""
        dtype = smallest_bits(len(ground.framework.gates))
        self.bits: Any = bits if dtype.kind == "O" else dtype.type(bits)
        self.slot = ground.slots.take(dtype)

    def __call__(self, block: Block, views: Views, out: Array) -> None:
        """Write true where one bars."""
        some = block.scratch[self.slot]
        np.bitwise_and(views.bars, self.bits, out=some)
        np.not_equal(some, 0, out=out)


def pillar_verdicts(ground: Ground, points: DType) -> Step:
    """Compile which pillars are achieved, before and after the gates that fail one."""
    framework = ground.framework
    least = [points.type(threshold(p.achieved, p.most)) for p in framework.pillars]
    failing = []
    for place, pillar in enumerate(framework.pillars):
        bits = bits_where(framework, FailsPillar(pillar.id))
        if bits:
            failing.append((place, Barred(ground, bits)))
    slot = ground.slots.take(BOOL)
    apart = any(isinstance(gate.effect, FailsPillar) for gate in framework.gates)

    def step(block: Block, views: Views) -> None:
        for place, bound in enumerate(least):
            np.greater_equal(
                views.pillars[place], bound, out=views.before_gates[place].view(np.bool_)
            )
        if apart:
            np.copyto(views.verdicts, views.before_gates)
        held = block.scratch[slot]
        for place, barred in failing:
            barred(block, views, held)
            verdict = views.verdicts[place].view(np.bool_)
            np.greater(verdict, held, out=verdict)

    return step


def title_verdict(ground: Ground, needs: TitleNeeds, points: DType) -> Step:
    """Compile whether the title is reached."""
    framework = ground.framework
    names = [pillar.id for pillar in framework.pillars]
    minima = [(names.index(name), points.type(least)) for name, least in needs.minima]
    bits = bits_where(framework, FailsTitle())
    barred = Barred(ground, bits) if bits else None
    slot = ground.slots.take(BOOL)
    score = None if needs.points is None else points.type(needs.points)

    def step(block: Block, views: Views) -> None:
        assert views.title is not None  # noqa: S101 - compiled only with a title
        title, held = views.title.view(np.bool_), block.scratch[slot]
        title.fill(1)
        if needs.all_pillars:
            for verdict in views.verdicts:
                np.logical_and(title, verdict.view(np.bool_), out=title)
        if score is not None:
            np.greater_equal(views.score, score, out=held)
            np.logical_and(title, held, out=title)
        for place, least in minima:
            np.greater_equal(views.pillars[place], least, out=held)
            np.logical_and(title, held, out=title)
        if barred:
            barred(block, views, held)
            np.greater(title, held, out=title)

    return step


def level_places(ground: Ground, points: DType) -> Step:
    """Compile the level: the first whose needs hold, then what gates do to it."""
    framework = ground.framework
    levels = framework.levels
    reached = (
        _by_thresholds(ground, points)
        if all(_only_points(level) for level in levels[:-1])
        else _by_needs(ground, points)
    )
    lowering = _lowering(ground)
    limits = _limits(ground)

    def step(block: Block, views: Views) -> None:
        reached(block, views)
        lowering(block, views)
        for limit in limits:
            limit(block, views)

    return step


def _only_points(level: Level) -> bool:
    return (
        level.at_least is not None and level.when is None and not (level.pillars or level.criteria)
    )


def _by_thresholds(ground: Ground, points: DType) -> Step:
    """Step up one level for each threshold the score reaches."""
    bounds = [points.type(level.at_least or 0) for level in ground.framework.levels[:-1]]
    last = len(bounds)
    slot = ground.slots.take(BOOL)

    def step(block: Block, views: Views) -> None:
        assert views.best is not None  # noqa: S101 - compiled only with levels
        held = block.scratch[slot]
        views.best.fill(last)
        for bound in bounds:
            np.greater_equal(views.score, bound, out=held)
            np.subtract(views.best, held.view(np.int8), out=views.best)

    return step


def _by_needs(ground: Ground, points: DType) -> Step:
    """Go from the worst level up, and take each whose needs hold."""
    held_slot, step_slot = ground.slots.take(BOOL), ground.slots.take(I8)
    tests = []
    for place, level in enumerate(ground.framework.levels[:-1]):
        with ground.slots.node():
            tests.append((I8.type(place), _needs(ground, level, points)))
    last = len(tests)

    def step(block: Block, views: Views) -> None:
        assert views.best is not None  # noqa: S101 - compiled only with levels
        held, down = block.scratch[held_slot], block.scratch[step_slot]
        best = views.best
        best.fill(last)
        for place, test in reversed(tests):
            test(block, views, held)
            np.subtract(best, place, out=down)
            np.multiply(down, held.view(np.int8), out=down)
            np.subtract(best, down, out=best)

    return step


def _needs(ground: Ground, level: Level, points: DType) -> GateKernel:
    """Compile what one level needs."""
    framework = ground.framework
    pillars = [i for i, pillar in enumerate(framework.pillars) if pillar.id in level.pillars]
    criteria = [
        (i, points.type(c.most)) for i, c in enumerate(framework.criteria) if c.id in level.criteria
    ]
    when = mask(level.when, ground) if level.when is not None else None
    slot = ground.slots.take(BOOL)
    bound = None if level.at_least is None else points.type(level.at_least)

    def test(block: Block, views: Views, out: Array) -> None:
        held = block.scratch[slot]
        out.fill(1)
        if bound is not None:
            np.greater_equal(views.score, bound, out=out)
        if when:
            when(block, held)
            np.logical_and(out, held, out=out)
        for place in pillars:
            np.logical_and(out, views.verdicts[place].view(np.bool_), out=out)
        for line, most in criteria:
            np.greater_equal(views.points[line], most, out=held)
            np.logical_and(out, held, out=out)

    return test


def _lowering(ground: Ground) -> Step:
    """Compile lowering by one for each gate that does so, not below the last level."""
    framework = ground.framework
    gates = [
        Barred(ground, 1 << i)
        for i, gate in enumerate(framework.gates)
        if isinstance(gate.effect, LowersLevel)
    ]
    slot = ground.slots.take(BOOL)
    last = I8.type(len(framework.levels) - 1)

    def step(block: Block, views: Views) -> None:
        assert views.best is not None  # noqa: S101 - compiled only with levels
        held = block.scratch[slot]
        for barred in gates:
            barred(block, views, held)
            np.add(views.best, held.view(np.int8), out=views.best)
        if gates:
            np.minimum(views.best, last, out=views.best)

    return step


def _limits(ground: Ground) -> list[Step]:
    """Compile the limits, the gates of one level together."""
    framework = ground.framework
    named = {gate.effect.level for gate in framework.gates if isinstance(gate.effect, LimitsLevel)}
    held_slot, least_slot = ground.slots.take(BOOL), ground.slots.take(I8)
    return [
        _limit(
            Barred(ground, bits_where(framework, LimitsLevel(name))),
            framework.level_index[name],
            held_slot,
            least_slot,
        )
        for name in sorted(named)
    ]


def _limit(barred: Barred, place: int, held_slot: int, least_slot: int) -> Step:
    least = I8.type(place)

    def step(block: Block, views: Views) -> None:
        assert views.best is not None  # noqa: S101 - compiled only with levels
        held, floor = block.scratch[held_slot], block.scratch[least_slot]
        barred(block, views, held)
        np.multiply(held.view(np.int8), least, out=floor)
        np.maximum(views.best, floor, out=views.best)

    return step
