"""The results of many subjects, as columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from bontot.engine._columns.blocks import I8, Array, DType, smallest
from bontot.engine._model.results import OUTCOMES, Outcome


if TYPE_CHECKING:
    from bontot.engine._model.framework import Framework


NOT_MET, PARTLY, MET, NOT_APPLICABLE, UNKNOWN = range(len(OUTCOMES))
assert OUTCOMES[MET] is Outcome.MET  # noqa: S101 - the codes below follow the stored order


@dataclass(slots=True)
class ResultTable:
    """
    What the framework says of each row.

    Args:
        points: low points, lines × rows, in steps; the lines are criteria, then bonus, then deduction.
        high_points: by line, the high points, for lines where something unknown leaves an interval.
        unsettled: by line, the outcome code where it is NOT_APPLICABLE or UNKNOWN and 0 elsewhere.
        pillars: low points, pillars × rows.
        pillars_high, pillars_most: the same, high, and the maximum of what applies; None where equal everywhere.
        verdicts, before_gates: codes, pillars × rows, with and without the gates that fail a pillar.
        bars: bit i set where gate i bars; `bars_unknown`, `bars_not_applicable`: the same, for these.
        total, bonus, deduction, score: low, in steps; `…_high` is None while nothing is unknown anywhere.
        title: verdict codes, None without a title.
        best, worst: places of the best and worst level possible, −1 where no level is given; None without levels.
        capped: true where a cap lowered the level; None before a cap.
    """

    framework: Framework
    rows: int
    points: Array
    pillars: Array
    verdicts: Array
    before_gates: Array
    bars: Array
    total: Array
    bonus: Array
    deduction: Array
    score: Array
    title: Array | None
    best: Array | None
    worst: Array | None
    high_points: dict[int, Array] = field(default_factory=dict)
    unsettled: dict[int, Array] = field(default_factory=dict)
    pillars_high: Array | None = None
    pillars_most: Array | None = None
    bars_unknown: Array | None = None
    bars_not_applicable: Array | None = None
    total_high: Array | None = None
    bonus_high: Array | None = None
    deduction_high: Array | None = None
    score_high: Array | None = None
    capped: Array | None = None

    @staticmethod
    def empty(framework: Framework, rows: int, points: DType) -> ResultTable:
        """Allocate results that nothing is written in yet."""
        pillars = len(framework.pillars)
        failing = any(hasattr(gate.effect, "pillar") for gate in framework.gates)
        verdicts = np.empty((pillars, rows), I8)
        best = np.empty(rows, I8) if framework.levels else None
        return ResultTable(
            framework=framework,
            rows=rows,
            points=np.empty((len(framework.lines), rows), points),
            pillars=np.empty((pillars, rows), points),
            verdicts=verdicts,
            before_gates=np.empty((pillars, rows), I8) if failing else verdicts,
            bars=np.zeros(rows, smallest_bits(len(framework.gates))),
            total=np.empty(rows, points),
            bonus=np.empty(rows, points),
            deduction=np.empty(rows, points),
            score=np.empty(rows, points),
            title=np.empty(rows, I8) if framework.title else None,
            best=best,
            worst=best,
        )

    def close(self) -> None:
        """Forget everything that is unknown, so that the arrays can be written over."""
        self.high_points.clear()
        self.unsettled.clear()
        self.pillars_high = self.pillars_most = None
        self.bars_unknown = self.bars_not_applicable = None
        self.total_high = self.bonus_high = self.deduction_high = self.score_high = None
        self.worst = self.best

    def low(self, line: int) -> Array:
        """Give the low points of a line."""
        row: Array = self.points[line]
        return row

    def high(self, line: int) -> Array:
        """Give the high points of a line."""
        return self.high_points.get(line, self.low(line))

    def level_id(self, row: int) -> str | None:
        """Give a row's level, or None while it is unknown or there is none."""
        if self.best is None or self.worst is None or self.best[row] != self.worst[row]:
            return None
        return self.framework.levels[self.best[row]].id if self.best[row] >= 0 else None

    def outcomes(self, line: int) -> Array:
        """Give the outcome codes of a line."""
        points = self.low(line)
        most = self.framework.lines[line].most
        codes = np.where(points == 0, I8.type(NOT_MET), I8.type(PARTLY))
        codes[points >= most] = MET
        if (unsettled := self.unsettled.get(line)) is not None:
            np.copyto(codes, unsettled, where=unsettled != 0)
        return codes


def smallest_bits(count: int) -> DType:
    """Give the smallest unsigned type of at least so many bits."""
    if count <= 32:  # noqa: PLR2004 - bits of an integer - the widest of `smallest`
        return smallest((1 << max(count, 1)) - 1)
    return np.dtype(np.uint64) if count <= 64 else np.dtype(object)  # noqa: PLR2004 - bits of an integer
