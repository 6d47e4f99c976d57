"""Groups of rows: the cohort of a cap, and the organisations and areas results are added up for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bontot.engine._columns.blocks import I64, Array


@dataclass(frozen=True)
class Groups:
    """
    This will hold which group each row belongs to.

    Args:
        ids: a row each, the group's place from 0.
        labels: a group each, its key; rising.
        order: the rows put so that groups stand together; None when they do already.
        starts: a group each, its first place in that order.
        sizes: a group each, its number of rows.
    """

    ids: Array
    labels: Array
    order: Array | None
    starts: Array
    sizes: Array

    @staticmethod
    def of(keys: Array) -> Groups:
        """This will group rows by a key, in its rising order."""
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
    def ends(self) -> Array:
        """This will give the last place of each group."""
        ends: Array = self.starts + self.sizes - 1
        return ends

    @cached_property
    def largest(self) -> int:
        """This will give the number of rows of the largest group."""
        return int(self.sizes.max()) if len(self.sizes) else 0

    def standing(self, values: Array) -> Array:
        """This will put one value a row into the groups' order."""
        return values if self.order is None else values[self.order]

    def totals(self, values: Array, dtype: np.dtype[np.int32] | np.dtype[np.int64] = I64) -> Array:
        """
        This will add values up by group, by differences of one running sum.

        The sum may wrap around; the differences are right as long as a group's own total fits.
        """
        running: Array = np.cumsum(values, dtype=dtype)[self.ends]
        totals = running.copy()
        np.subtract(running[1:], running[:-1], out=totals[1:])
        return totals

    def parents(self, wider: Groups) -> Groups | None:
        """This will group these groups by a wider key, or give None when one of them lies in two."""
        first = self.starts if self.order is None else self.order[self.starts]
        above = wider.ids[first]
        if not np.array_equal(above[self.ids], wider.ids):
            return None
        return Groups.of(above)
