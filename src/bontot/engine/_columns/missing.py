"""The second pass: rows where something is unknown, not applicable or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from bontot.engine._columns.blocks import I8, Array
from bontot.engine._columns.given import judge, judge_item
from bontot.engine._columns.settle import Settled, Settling
from bontot.engine._columns.table import KNOWN
from bontot.engine._columns.three import LEFT_OUT, OPEN, TRUE, Rows
from bontot.engine._model.conditions import Condition, condition_facts


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bontot.engine._columns.results import ResultTable
    from bontot.engine._columns.table import Table


CHUNK_ROWS: Final = 16_384


def settle_missing(
    table: Table,
    result: ResultTable,
    left_out_lines: Mapping[int, Array],
    left_out_gates: Mapping[int, Array],
) -> None:
    """
    Work out again every line and every verdict that a missing fact can touch, in place.

    Args:
        table: the facts.
        result: what the first pass made of them.
        left_out_lines: by the line's place, the rows where its `applies_when` is false.
        left_out_gates: the same by the gate's place.
    """
    framework = result.framework
    masks: list[Array | None] = []
    for place, line in enumerate(framework.lines):
        mask = missing_in(table, (*line.rule.facts(), *_facts_of(line.applies_when)))
        mask = _either(mask, left_out_lines.get(place))
        masks.append(mask)
        for chosen in _chunks(mask):
            _judge_line(table, result, place, chosen)
    for place, gate in enumerate(framework.gates):
        mask = missing_in(table, (*gate.rule.facts(), *_facts_of(gate.applies_when)))
        masks.append(_either(mask, left_out_gates.get(place)))
    masks += [missing_in(table, _facts_of(level.when)) for level in framework.levels]
    touched: Array | None = None
    for mask in masks:
        touched = _either(touched, mask)
    if touched is not None and touched.any():
        _open(result)
        for chosen in _chunks(touched):
            _write(result, chosen, Settling(Rows(framework, table, chosen), result).settled())


def _facts_of(condition: Condition | None) -> tuple[str, ...]:
    return () if condition is None else condition_facts(condition)


def _either(first: Array | None, second: Array | None) -> Array | None:
    if first is None or second is None:
        return second if first is None else first
    joined: Array = first | second
    return joined


def missing_in(table: Table, facts: Iterable[str]) -> Array | None:
    """Give the rows where one of the facts has no value; None when all are known everywhere."""
    mask: Array | None = None
    for fact in dict.fromkeys(facts):
        if (state := table.states[fact]) is not None:
            mask = _either(mask, state != KNOWN)
    return mask


def _chunks(mask: Array | None) -> Iterator[Array]:
    """Give the rows chosen, some thousands at a time."""
    chosen = np.zeros(0, np.intp) if mask is None else np.flatnonzero(mask)
    for low in range(0, len(chosen), CHUNK_ROWS):
        yield chosen[low : low + CHUNK_ROWS]


def _judge_line(table: Table, result: ResultTable, place: int, chosen: Array) -> None:
    """Judge one line in the chosen rows and write it."""
    framework = result.framework
    line = framework.lines[place]
    rows = Rows(framework, table, chosen)
    criteria = len(framework.criteria)
    if place < criteria:
        judged = judge(line, rows)
    else:
        takes_away = place >= criteria + len(framework.bonus_items)
        judged = judge_item(line, rows, takes_away=takes_away)
    if place not in result.high_points and bool((judged.low != judged.high).any()):
        result.high_points[place] = result.points[place].copy()
    result.points[place, chosen] = judged.low
    if place in result.high_points:
        result.high_points[place][chosen] = judged.high
    if place not in result.unsettled:
        result.unsettled[place] = np.zeros(table.rows, I8)
    result.unsettled[place][chosen] = judged.unsettled


def _open(result: ResultTable) -> None:
    """Give the results room for high points and for what is not known."""
    framework = result.framework
    result.pillars_high = result.pillars.copy()
    result.pillars_most = np.empty_like(result.pillars)
    for place, pillar in enumerate(framework.pillars):
        result.pillars_most[place] = pillar.most
    result.total_high = result.total.copy()
    result.bonus_high = result.bonus.copy()
    result.deduction_high = result.deduction.copy()
    result.score_high = result.score.copy()
    result.bars_unknown = np.zeros_like(result.bars)
    result.bars_not_applicable = np.zeros_like(result.bars)
    if result.best is not None:
        result.worst = result.best.copy()


def _write(result: ResultTable, chosen: Array, settled: Settled) -> None:
    """Write what the chosen rows came to."""
    assert result.pillars_high is not None  # noqa: S101 - opened by the caller
    assert result.pillars_most is not None  # noqa: S101 - the same
    for place, one in enumerate(settled.pillars):
        result.pillars[place, chosen] = one.low
        result.pillars_high[place, chosen] = one.high
        result.pillars_most[place, chosen] = one.most
        result.verdicts[place, chosen] = settled.verdicts[place]
        if result.before_gates is not result.verdicts:
            result.before_gates[place, chosen] = settled.before_gates[place]
    for name in ("total", "bonus", "deduction", "score"):
        low, high = getattr(settled, name)
        getattr(result, name)[chosen] = low
        getattr(result, f"{name}_high")[chosen] = high
    for array, code in (
        (result.bars, TRUE),
        (result.bars_unknown, OPEN),
        (result.bars_not_applicable, LEFT_OUT),
    ):
        assert array is not None  # noqa: S101 - opened by the caller
        array[chosen] = _bits(settled.gates, code, array)
    if result.title is not None and settled.title is not None:
        result.title[chosen] = settled.title
    if result.best is not None and result.worst is not None and settled.level is not None:
        result.best[chosen], result.worst[chosen] = settled.level


def _bits(gates: tuple[Array, ...], code: int, like: Array) -> Array:
    """Gather the gates that came to one code into bits."""
    if not gates:
        return np.zeros(1, like.dtype)
    one = like.dtype.type if like.dtype.kind != "O" else int
    bits = np.zeros(len(gates[0]), like.dtype)
    for place, bar in enumerate(gates):
        bits |= (bar == code).astype(like.dtype) * one(1 << place)
    return bits
