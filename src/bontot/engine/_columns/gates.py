"""Gates as kernels: true where the gate bars, every fact taken as known."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

import numpy as np

from bontot.engine._columns.blocks import BOOL, Array, Block, DType, Kernel
from bontot.engine._columns.masks import Ground, against, mask
from bontot.engine._columns.sums import GateKernel, Views
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
def bars(rule: GateRule, ground: Ground, points: DType) -> GateKernel:
    """Compile a gate; the block's points and pillars stand in the views."""
    raise NotImplementedError(type(rule).__name__)


def _alone(kernel: Kernel) -> GateKernel:
    """Bar where the kernel's mask is true."""

    def gate(block: Block, _views: Views, out: Array) -> None:
        kernel(block, out)

    return gate


def _unless(kernel: Kernel) -> GateKernel:
    """Bar where the kernel's mask is false."""

    def gate(block: Block, _views: Views, out: Array) -> None:
        kernel(block, out)
        np.logical_not(out, out=out)

    return gate


@bars.register
def _bound(
    rule: ShareAtRating | AttendanceGate | TaskCompletion | OwnLevel | LinkedLevel,
    ground: Ground,
    _points: DType,
) -> GateKernel:
    return _unless(mask(rule.bound, ground))


@bars.register
def _condition(rule: ConditionGate, ground: Ground, _points: DType) -> GateKernel:
    return _unless(mask(rule.condition, ground))


@bars.register
def _event(rule: EventGate, ground: Ground, _points: DType) -> GateKernel:
    number = Ratio(0 if rule.is_flag else rule.more_than, 1)
    return _alone(against(ground, ground.place(rule.fact), Op.MORE_THAN, number))


@bars.register
def _discipline(rule: Discipline, ground: Ground, _points: DType) -> GateKernel:
    none = Ratio(0, 1)
    members = against(ground, ground.place(rule.barring_count), Op.MORE_THAN, none)
    if rule.collective is None:
        return _alone(members)
    collective = against(ground, ground.place(rule.collective), Op.MORE_THAN, none)
    slot = ground.slots.take(BOOL)

    def gate(block: Block, _views: Views, out: Array) -> None:
        members(block, out)
        collective(block, block.scratch[slot])
        np.logical_or(out, block.scratch[slot], out=out)

    return gate


@bars.register
def _mandatory(rule: MandatoryMax, ground: Ground, points: DType) -> GateKernel:
    named = [
        (place, points.type(criterion.most))
        for place, criterion in enumerate(ground.framework.criteria)
        if criterion.id in rule.criteria
    ]
    slot = ground.slots.take(BOOL)

    def gate(block: Block, views: Views, out: Array) -> None:
        out.fill(0)
        held = block.scratch[slot]
        for line, most in named:
            np.less(views.points[line], most, out=held)
            np.logical_or(out, held, out=out)

    return gate


@bars.register
def _pillar_points(rule: PillarPoints, ground: Ground, points: DType) -> GateKernel:
    place = [pillar.id for pillar in ground.framework.pillars].index(rule.pillar)
    least = points.type(rule.points)

    def gate(_block: Block, views: Views, out: Array) -> None:
        np.less(views.pillars[place], least, out=out)

    return gate
