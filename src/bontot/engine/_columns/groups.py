"""Groups of rows: the cohort of a cap, and the organisations and areas results are added up for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from bontot.engine._columns.blocks import I64, Array


RUN_ROWS: Final = 32_768


@dataclass(frozen=True)
class Groups:
    """
    Which group each row belongs to.

    Args:
        ids: a row each, the group's place from 0.
        labels: a group each, its key; rising.
        order: the rows put so that groups stand together; None when they do already.
        starts: a group each, its first place in that order.
        sizes: a group each, its number of rows.
        nested: the wider groupings asked about, with how these groups lie in them.
    """

    ids: Array
    labels: Array
    order: Array | None
    starts: Array
    sizes: Array
    nested: list[tuple[Groups, Groups | None]] = field(default_factory=list)

    @staticmethod
    def of(keys: Array) -> Groups:
        """Group rows by a key, in its rising order."""
        order = None
        standing = keys
        if len(keys) and bool((keys[1:] < keys[:-1]).any()):
            order = np.argsort(keys, kind="stable")
            standing = keys[order]
        changes = np.empty(len(keys), np.bool_)
        changes[:1] = True
        np.not_equal(standing[1:], standing[:-1], out=changes[1:])
        starts = np.flatnonzero(changes)
        sizes = np.diff(np.append(starts, len(keys)))
        ids = np.repeat(np.arange(len(starts)), sizes)
        if order is not None:
            unordered = np.empty_like(ids)
            unordered[order] = ids
            ids = unordered
        return Groups(ids, standing[starts], order, starts, sizes)

    @cached_property
    def runs(self) -> list[tuple[int, int, int, int]]:
        """Give whole groups some thousands of rows at a time: rows from, to; groups from, to."""
        found, first = [], 0
        ends = self.starts + self.sizes
        while first < len(ends):
            low = int(self.starts[first])
            last = max(int(np.searchsorted(ends, low + RUN_ROWS, side="right")), first + 1)
            found.append((low, int(ends[last - 1]), first, last))
            first = last
        return found

    @cached_property
    def largest(self) -> int:
        """Give the number of rows of the largest group."""
        return int(self.sizes.max()) if len(self.sizes) else 0

    def standing(self, values: Array) -> Array:
        """Put one value a row into the groups' order."""
        return values if self.order is None else values[self.order]

    def totals(self, values: Array, worth: Array | None = None) -> Array:
        """
        Add up by group, by differences of one running sum over rows that stay in cache.

        The sum may wrap around; the differences are right as long as a group's own total fits.

        Args:
            values: one whole number a row, in the groups' order.
            worth: when given, what each of these numbers stands for in the sum.
        """
        totals = np.empty(len(self.starts), I64)
        longest = max((high - low for low, high, _, _ in self.runs), default=0)
        buffer = np.empty(longest, I64)
        for low, high, first, last in self.runs:
            running = buffer[: high - low]
            if worth is None:
                np.cumsum(values[low:high], out=running)
            else:
                np.take(worth, values[low:high], out=running, mode="clip")
                np.cumsum(running, out=running)
            ends = running[self.starts[first:last] + (self.sizes[first:last] - 1 - low)]
            totals[first] = ends[0]
            np.subtract(ends[1:], ends[:-1], out=totals[first + 1 : last])
        return totals

    def parents(self, wider: Groups) -> Groups | None:
        """Group these groups by a wider key, or give None when one of them lies in two; looked up once."""
        for known, found in self.nested:
            if known is wider:
                return found
        first = self.starts if self.order is None else self.order[self.starts]
        above = wider.ids[first]
        found = Groups.of(above) if np.array_equal(above[self.ids], wider.ids) else None
        self.nested.append((wider, found))
        return found
