"""The plan: kernels compiled from any framework for a table, run block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bontot.engine._columns.blocks import Block, DType, Kernel, smallest_signed
from bontot.engine._columns.masks import Ground, mask
from bontot.engine._columns.missing import settle_missing
from bontot.engine._columns.results import ResultTable
from bontot.engine._columns.sums import Step, Views, sums
from bontot.engine._columns.verdicts import (
    gate_bits,
    level_places,
    pillar_verdicts,
    title_verdict,
)
from bontot.engine._columns.worth import worth


if TYPE_CHECKING:
    from collections.abc import Sequence

    from bontot.engine._columns.table import Table
    from bontot.engine._model.conditions import Condition
    from bontot.engine._model.framework import Criterion, Framework


BLOCK_ROWS: Final = 32768


@dataclass(frozen=True, slots=True)
class Plan:
    """The compiled framework: one kernel a line, then the steps over the whole block."""

    ground: Ground
    points: DType
    lines: tuple[Kernel, ...]
    steps: tuple[Step, ...]
    applying_lines: tuple[tuple[int, Kernel], ...]
    applying_gates: tuple[tuple[int, Kernel], ...]

    @staticmethod
    def of(framework: Framework, table: Table) -> Plan:
        """Compile a framework for the types of a table's columns."""
        ground = Ground.of(framework, table)
        points = points_type(framework)
        lines = []
        for line in framework.lines:
            with ground.slots.node():
                lines.append(worth(line.rule, ground, line.most, points))
        steps = [sums(framework, ground.slots, points)]
        with ground.slots.node():
            steps.append(gate_bits(ground, points))
        with ground.slots.node():
            steps.append(pillar_verdicts(ground, points))
        if framework.title is not None:
            with ground.slots.node():
                steps.append(title_verdict(ground, framework.title.needs, points))
        if framework.levels:
            with ground.slots.node():
                steps.append(level_places(ground, points))
        return Plan(
            ground,
            points,
            tuple(lines),
            tuple(steps),
            _applying(ground, [line.applies_when for line in framework.lines]),
            _applying(ground, [gate.applies_when for gate in framework.gates]),
        )

    def run(self, table: Table, into: ResultTable | None = None) -> ResultTable:
        """Evaluate every row, block by block, then settle those where something is missing."""
        result = into or ResultTable.empty(self.ground.framework, table.rows, self.points)
        result.close()
        lines = {place: np.empty(table.rows, np.bool_) for place, _ in self.applying_lines}
        gates = {place: np.empty(table.rows, np.bool_) for place, _ in self.applying_gates}
        columns = [column.values for column in table.columns]
        block = Block(self.ground.slots, min(BLOCK_ROWS, table.rows))
        for low in range(0, table.rows, BLOCK_ROWS):
            high = min(low + BLOCK_ROWS, table.rows)
            block.move(columns, low, high)
            views = Views(result, low, high)
            for kernel, out in zip(self.lines, views.points, strict=True):
                kernel(block, out)
            for step in self.steps:
                step(block, views)
            for applying, left_out in ((self.applying_lines, lines), (self.applying_gates, gates)):
                for place, kernel in applying:
                    out = left_out[place][low:high]
                    kernel(block, out)
                    np.logical_not(out, out=out)
        settle_missing(table, result, lines, gates)
        return result


def _applying(
    ground: Ground, conditions: Sequence[Condition | None]
) -> tuple[tuple[int, Kernel], ...]:
    """Compile, by place, when something applies."""
    compiled = []
    for place, condition in enumerate(conditions):
        if condition is not None:
            with ground.slots.node():
                compiled.append((place, mask(condition, ground)))
    return tuple(compiled)


def points_type(framework: Framework) -> DType:
    """Give the type that holds every sum and every intermediate product of points."""
    caps = sum(a.cap for a in (framework.bonus, framework.deduction) if a is not None)
    return smallest_signed(
        max(
            _all_of(framework.criteria) + caps,
            _all_of(framework.bonus_items),
            _all_of(framework.deduction_items),
            framework.total + caps,
            *(
                max(line.most, line.rule.highest(line.most)) + _grain(line.rule)
                for line in framework.lines
            ),
        )
    )


def _all_of(lines: Sequence[Criterion]) -> int:
    """Give the most the lines can come to together, before any cap."""
    return sum(max(line.most, line.rule.highest(line.most)) for line in lines)


def _grain(rule: object) -> int:
    """Give the points of one counted, wherever it stands in a rule."""
    cases = getattr(rule, "cases", ())
    return max([getattr(rule, "each", 0), *(_grain(case.rule) for case in cases)])
