"""Sums as kernels: pillars, total, bonus, deduction and score of a block, while nothing is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from bontot.engine._columns.blocks import Array, Block


if TYPE_CHECKING:
    from collections.abc import Sequence

    from bontot.engine._columns.blocks import DType, Slots
    from bontot.engine._columns.results import ResultTable
    from bontot.engine._model.framework import Adjustment, Framework


class Views:
    """The rows of a block in the results' arrays."""

    __slots__ = (
        "bars", "before_gates", "best", "bonus", "deduction", "pillars", "points", "score", "title", "total", "verdicts",
    )  # fmt: skip

    def __init__(self, result: ResultTable, low: int, high: int) -> None:
        """Take the views."""
        self.points = result.points[:, low:high]
        self.pillars = result.pillars[:, low:high]
        self.verdicts = result.verdicts[:, low:high]
        self.before_gates = result.before_gates[:, low:high]
        self.bars = result.bars[low:high]
        self.total = result.total[low:high]
        self.bonus = result.bonus[low:high]
        self.deduction = result.deduction[low:high]
        self.score = result.score[low:high]
        self.title = None if result.title is None else result.title[low:high]
        self.best = None if result.best is None else result.best[low:high]


# Works on a block and its rows in the results.
Step = Callable[[Block, Views], None]
# Writes true where a gate bars.
GateKernel = Callable[[Block, Views, Array], None]


def _add_up(parts: Sequence[Array], out: Array) -> None:
    """Sum arrays into one."""
    if not parts:
        out.fill(0)
    elif len(parts) == 1:
        np.copyto(out, parts[0])
    else:
        np.add(parts[0], parts[1], out=out)
        for part in parts[2:]:
            np.add(out, part, out=out)


def sums(framework: Framework, slots: Slots, points: DType) -> Step:
    """Compile everything that is added up."""
    spans = []
    start = 0
    for pillar in framework.pillars:
        spans.append((start, start + len(pillar.criteria)))
        start += len(pillar.criteria)
    bonus_from = start
    deduction_from = start + len(framework.bonus_items)
    end = len(framework.lines)
    bonus_cap = _cap_of(framework.bonus, slots, points)
    deduction_cap = _cap_of(framework.deduction, slots, points)
    zero, total = slots.constant(0, points), slots.constant(framework.total, points)

    def step(block: Block, views: Views) -> None:
        lines = list(views.points)
        for place, (low, high) in enumerate(spans):
            _add_up(lines[low:high], views.pillars[place])
        _add_up(list(views.pillars), views.total)
        _add_up(lines[bonus_from:deduction_from], views.bonus)
        _add_up(lines[deduction_from:end], views.deduction)
        score = views.score
        if bonus_cap is None and deduction_cap is None:
            np.copyto(score, views.total)
            return
        if bonus_cap is not None:
            np.minimum(views.bonus, block.constants[bonus_cap], out=views.bonus)
        if deduction_cap is not None:
            np.minimum(views.deduction, block.constants[deduction_cap], out=views.deduction)
        np.add(views.total, views.bonus, out=score)
        np.subtract(score, views.deduction, out=score)
        np.maximum(score, block.constants[zero], out=score)
        np.minimum(score, block.constants[total], out=score)

    return step


def _cap_of(adjustment: Adjustment | None, slots: Slots, points: DType) -> int | None:
    return None if adjustment is None else slots.constant(adjustment.cap, points)
