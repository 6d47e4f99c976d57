"""Gates as kernels: true where the gate bars, every fact taken as known."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from typing import TYPE_CHECKING, Any

import numpy as np

from bontot.engine._columns.blocks import BOOL, Array, Block, DType
from bontot.engine._columns.masks import Ground, against, mask
from bontot.engine._model.conditions import Op
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
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from bontot.engine._model.framework import GateRule


@singledispatch
def bars(
    rule: GateRule, ground: Ground, points: DType
) -> Callable[[Block, Array, Array, Array], None]:
    """This will compile a gate."""
    raise NotImplementedError(type(rule).__name__)


def _unless(kernel: Callable[[Block, Array], None]) -> Callable[[Block, Array, Array, Array], None]:
    """This will bar where the kernel's mask is false."""

    def gate(block: Block, lines: Array, pillars: Array, out: Array) -> None:  # noqa: ARG001
        kernel(block, out)
        np.logical_not(out, out=out)

    return gate


@bars.register(ShareAtRating)
@bars.register(AttendanceGate)
@bars.register(TaskCompletion)
@bars.register(OwnLevel)
@bars.register(LinkedLevel)
def _bound(
    rule: Any, ground: Ground, points: DType
) -> Callable[[Block, Array, Array, Array], None]:
    return _unless(mask(rule.bound, ground))


@bars.register
def _condition(
    rule: ConditionGate,
    ground: Ground,
    points: DType,  # noqa: ARG001
) -> Callable[[Block, Array, Array, Array], None]:
    return _unless(mask(rule.condition, ground))


@bars.register
def _event(
    rule: EventGate,
    ground: Ground,
    points: DType,  # noqa: ARG001
) -> Callable[[Block, Array, Array, Array], None]:
    kernel = against(
        ground,
        ground.place(rule.fact),
        Op.MORE_THAN,
        Ratio(0 if rule.is_flag else rule.more_than, 1),
    )

    def gate(block: Block, lines: Array, pillars: Array, out: Array) -> None:  # noqa: ARG001
        kernel(block, out)

    return gate


@bars.register
def _discipline(
    rule: Discipline,
    ground: Ground,
    points: DType,  # noqa: ARG001
) -> Callable[[Block, Array, Array, Array], None]:
    none = Ratio(0, 1)
    members = against(ground, ground.place(rule.barring_count), Op.MORE_THAN, none)
    collective = (
        against(ground, ground.place(rule.collective), Op.MORE_THAN, none)
        if rule.collective
        else None
    )
    slot = ground.slots.take(BOOL)

    def gate(block: Block, lines: Array, pillars: Array, out: Array) -> None:  # noqa: ARG001
        members(block, out)
        if collective:
            collective(block, block.scratch[slot])
            np.logical_or(out, block.scratch[slot], out=out)

    return gate


@bars.register
def _mandatory(
    rule: MandatoryMax, ground: Ground, points: DType
) -> Callable[[Block, Array, Array, Array], None]:
    criteria = ground.framework.criteria
    named = [(i, points.type(c.most)) for i, c in enumerate(criteria) if c.id in rule.criteria]
    slot = ground.slots.take(BOOL)

    def gate(block: Block, lines: Array, pillars: Array, out: Array) -> None:  # noqa: ARG001
        out.fill(0)
        held = block.scratch[slot]
        for line, most in named:
            np.less(lines[line], most, out=held)
            np.logical_or(out, held, out=out)

    return gate


@bars.register
def _pillar_points(
    rule: PillarPoints, ground: Ground, points: DType
) -> Callable[[Block, Array, Array, Array], None]:
    place = [pillar.id for pillar in ground.framework.pillars].index(rule.pillar)
    least = points.type(rule.points)

    def gate(block: Block, lines: Array, pillars: Array, out: Array) -> None:  # noqa: ARG001
        np.less(pillars[place], least, out=out)

    return gate
