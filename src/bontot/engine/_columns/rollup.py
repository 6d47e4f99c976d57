"""Roll-up: how many rows of each group reached what, from organisation to nation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bontot.engine._model.results import VERDICTS, Verdict


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bontot.engine._columns.blocks import Array
    from bontot.engine._columns.groups import Groups
    from bontot.engine._columns.results import ResultTable


_WORD_BITS = 62
_INDEX_BITS = 12


@dataclass(frozen=True, slots=True)
class RollUp:
    """
    What was counted in each group.

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
        """Give one count for every group."""
        column: Array = self.counts[:, self.names.index(name)]
        return column


def roll_up(result: ResultTable, areas: Mapping[str, Groups]) -> dict[str, RollUp]:
    """
    Count results in each group of each area, narrow areas first, and in the nation.

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
            counts = np.add.reduceat(counts, parents.starts, axis=1)
        rolled[name] = RollUp(groups.labels, names, counts.T)
        before = groups
    if counts is not None:
        rolled["nation"] = RollUp(
            np.zeros(1, np.int64), names, counts.sum(axis=1, dtype=np.int64)[None, :]
        )
    return rolled


def _from_rows(result: ResultTable, groups: Groups) -> tuple[tuple[str, ...], Array]:
    """Count the rows of each group."""
    names = _names(result)
    counts = np.empty((len(names), len(groups.sizes)), np.int64)
    counts[0] = groups.sizes
    place = 1
    if result.best is not None:
        levels = len(result.framework.levels)
        codes = groups.standing(_level_of(result))
        _count_codes(codes, range(levels + 1), groups, counts[place : place + levels + 1])
        place += levels + 1
    if result.title is not None:
        wanted = (VERDICTS.index(Verdict.ACHIEVED), VERDICTS.index(Verdict.UNKNOWN))
        _count_codes(groups.standing(result.title), wanted, groups, counts[place : place + 2])
        place += 2
    counts[place] = groups.totals(groups.standing(result.score))
    gates = len(result.framework.gates)
    _count_bits(groups.standing(result.bars), groups, counts[place + 1 : place + 1 + gates])
    if result.capped is not None:
        rows = np.flatnonzero(result.capped)
        counts[-1] = np.bincount(groups.ids[rows], minlength=len(groups.sizes))
    return names, counts


def _names(result: ResultTable) -> tuple[str, ...]:
    """Name the counts."""
    framework = result.framework
    names = ["rows"]
    if result.best is not None:
        names += [*(f"level:{level.id}" for level in framework.levels), "level:unknown"]
    if result.title is not None:
        names += ["title:achieved", "title:unknown"]
    names += ["score", *(f"gate:{gate.id}" for gate in framework.gates)]
    return (*names, "capped") if result.capped is not None else tuple(names)


def _level_of(result: ResultTable) -> Array:
    """Give the level's place, or one past the last where it is not known."""
    assert result.best is not None  # noqa: S101 - the caller looked
    if result.worst is result.best:
        return result.best
    unknown = len(result.framework.levels)
    return np.where((result.best == result.worst) & (result.best >= 0), result.best, unknown)


def _fields(groups: Groups) -> tuple[int, int]:
    """Give the bits that count the rows of the largest group, and how many such counters one integer holds."""
    width = max(groups.largest.bit_length(), 1)
    return width, _WORD_BITS // width


def _unpack(packed: Array, width: int, out: Array) -> None:
    """Take the counters out of one integer each, a row of `out` for every counter."""
    for place, counts in enumerate(out):
        np.right_shift(packed, width * place, out=counts)
        np.bitwise_and(counts, (1 << width) - 1, out=counts)


def _count_codes(codes: Array, wanted: Sequence[int], groups: Groups, out: Array) -> None:
    """Count each wanted code, several counters in one integer."""
    width, fields = _fields(groups)
    for low in range(0, len(wanted), fields):
        part = wanted[low : low + fields]
        worth = np.zeros(max(wanted) + 1, np.int64)
        worth[list(part)] = [1 << (width * place) for place in range(len(part))]
        _unpack(groups.totals(codes, worth), width, out[low : low + len(part)])


def _count_bits(bits: Array, groups: Groups, out: Array) -> None:
    """Count, for each gate, the rows it bars, several counters in one integer."""
    width, fields = _fields(groups)
    fields = min(fields, _INDEX_BITS)
    for low in range(0, len(out), fields):
        used = min(fields, len(out) - low)
        index = bits
        if len(out) > used:
            index = ((bits >> low) & ((1 << used) - 1)).astype(np.int64)
        numbers = np.arange(1 << used)
        worth = np.zeros(1 << used, np.int64)
        for place in range(used):
            worth |= ((numbers >> place) & 1) << (width * place)
        _unpack(groups.totals(index, worth), width, out[low : low + used])
