"""`evaluate_table`: both passes, then the cap and the roll-up for those who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.engine._columns.plan import Plan


if TYPE_CHECKING:
    from bontot.engine._columns.results import ResultTable
    from bontot.engine._columns.table import Table
    from bontot.engine._model.framework import Framework


def evaluate_table(
    framework: Framework, table: Table, *, into: ResultTable | None = None
) -> ResultTable:
    """
    Evaluate every row of a table; equal to `evaluate` on each row by itself.

    Args:
        framework: a resolved framework.
        table: facts made for this framework.
        into: results of the same framework and as many rows, whose arrays are written over.
    """
    return Plan.of(framework, table).run(table, into)
