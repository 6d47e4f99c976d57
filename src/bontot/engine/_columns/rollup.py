"""Roll-up: how many rows of each group reached what, from organisation to nation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bontot.engine._columns.blocks import I32, I64, Array


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bontot.engine._columns.groups import Groups
    from bontot.engine._columns.results import ResultTable


_WORD_BITS = 62
_INDEX_BITS = 12


@dataclass(frozen=True, slots=True)
class RollUp:
    """
    This will hold what was counted in each group.

    Args:
        labels: a group each, its key.
        names: a count each: `rows`, `level:<id>`, `level:unknown`, `title:achieved`, `title:unknown`, `score` (a sum, in steps,
            of low points), `gate:<id>`, `capped`.
        counts: groups × counts.
    """

    labels: Array
    names: tuple[str, ...]
    counts: Array

    def count(self, name: str) -> Array:
        """This will give one count for every group."""
        column: Array = self.counts[:, self.names.index(name)]
        return column


def roll_up(result: ResultTable, areas: Mapping[str, Groups]) -> dict[str, RollUp]:
    """
    This will count results in each group of each area, narrow areas first, and in the nation.

    Each area that holds the groups of the one before is added up from them, not from the rows.

    Args:
        result: evaluated rows, capped or not.
        areas: from narrow to wide: organisations, communes, provinces; at least one.

    Returns:
        A roll-up by the area's name; under `nation` one group with key 0.
    """
    rolled: dict[str, RollUp] = {}
    names: tuple[str, ...] = ()
    counts: Array | None = None
    before: Groups | None = None
    for name, groups in areas.items():
        parents = before.parents(groups) if before is not None else None
        if counts is None or parents is None:
            names, counts = _from_rows(result, groups)
        else:
            if parents.order is not None:
                counts = counts[:, parents.order]
            counts = np.add.reduceat(counts, parents.starts, axis=1, dtype=np.int64)
        rolled[name] = RollUp(groups.labels, names, counts.T)
        before = groups
    if counts is not None:
        rolled["nation"] = RollUp(
            np.zeros(1, np.int64), names, counts.sum(axis=1, dtype=np.int64)[None, :]
        )
    return rolled


def _from_rows(result: ResultTable, groups: Groups) -> tuple[tuple[str, ...], Array]:
    """This will count the rows of each group, several counters in one integer."""
    framework = result.framework
    parts: list[tuple[Sequence[str], Array]] = [(["rows"], groups.sizes[None, :])]
    if result.best is not None:
        names = [*(f"level:{level.id}" for level in framework.levels), "level:unknown"]
        parts.append((names, _one_hot(_level_of(result), len(names), groups)))
    if result.title is not None:
        held = _packed(np.array([0, 1, 0, 1 << _width(groups)]), result.title, groups)
        parts.append((["title:achieved", "title:unknown"], _unpacked(held, 2, groups)))
    most = framework.total * groups.largest
    dtype = I32 if most <= np.iinfo(I32).max else I64
    parts.append((["score"], groups.totals(groups.standing(result.score), dtype)[None, :]))
    parts.append(([f"gate:{gate.id}" for gate in framework.gates], _bits(result, groups)))
    if result.capped is not None:
        rows = np.flatnonzero(result.capped)
        counted = np.bincount(groups.ids[rows], minlength=len(groups.sizes))
        parts.append((["capped"], counted[None, :]))
    total = sum(len(part) for part, _ in parts)
    counts = np.empty((total, len(groups.sizes)), np.int32 if dtype == I32 else np.int64)
    place = 0
    for part, values in parts:
        counts[place : place + len(part)] = values
        place += len(part)
    return tuple(name for part, _ in parts for name in part), counts


def _level_of(result: ResultTable) -> Array:
    """This will give the level's place, or one past the last where it is not known."""
    assert result.best is not None  # noqa: S101 - the caller looked
    if result.worst is result.best:
        return result.best
    unknown = len(result.framework.levels)
    return np.where((result.best == result.worst) & (result.best >= 0), result.best, unknown)


def _width(groups: Groups) -> int:
    """This will give the bits that count the rows of the largest group."""
    return max(groups.largest.bit_length(), 1)


def _packed(values: Array, codes: Array, groups: Groups) -> Array:
    """This will add up, by group, the packed counters each code stands for."""
    return groups.totals(values[groups.standing(codes)])


def _unpacked(packed: Array, count: int, groups: Groups) -> Array:
    """This will take the counters out again: counts × groups."""
    width = _width(groups)
    mask = (1 << width) - 1
    return np.stack([(packed >> (width * k)) & mask for k in range(count)])


def _one_hot(codes: Array, count: int, groups: Groups) -> Array:
    """This will count each code."""
    width = _width(groups)
    fields = _WORD_BITS // width
    parts = []
    for low in range(0, count, fields):
        high = min(low + fields, count)
        values = np.zeros(count + 1, np.int64)
        values[low:high] = [1 << (width * k) for k in range(high - low)]
        parts.append(_unpacked(_packed(values, codes, groups), high - low, groups))
    return np.concatenate(parts)


def _bits(result: ResultTable, groups: Groups) -> Array:
    """This will count, for each gate, the rows it bars."""
    count = len(result.framework.gates)
    if not count:
        return np.zeros((0, len(groups.sizes)), np.int64)
    width = _width(groups)
    fields = min(_WORD_BITS // width, _INDEX_BITS)
    parts = []
    for low in range(0, count, fields):
        used = min(fields, count - low)
        index: Any = result.bars
        if count > used:
            index = ((result.bars >> low) & ((1 << used) - 1)).astype(np.int64)
        numbers = np.arange(1 << used)
        values = sum(((numbers >> k) & 1) << (width * k) for k in range(used))
        parts.append(_unpacked(_packed(np.asarray(values), index, groups), used, groups))
    return np.concatenate(parts)
