"""Blocks of rows, and the scratch and constants their kernels share, small enough to stay in cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray


Array = NDArray[Any]
DType = np.dtype[Any]

BOOL = np.dtype(np.bool_)
U8 = np.dtype(np.uint8)
U16 = np.dtype(np.uint16)
U32 = np.dtype(np.uint32)
I8 = np.dtype(np.int8)
I16 = np.dtype(np.int16)
I32 = np.dtype(np.int32)
I64 = np.dtype(np.int64)
WIDE = np.dtype(object)  # Python's own integers, for products no machine integer holds

_UNSIGNED = (U8, U16, U32)
_SIGNED = (I16, I32, I64)


def smallest(most: int) -> DType:
    """Give the smallest type that holds 0 to `most`: unsigned up to 32 bits, then signed 64, then any."""
    for dtype in _UNSIGNED:
        if most <= np.iinfo(dtype).max:
            return dtype
    return I64 if most <= np.iinfo(I64).max else WIDE


def smallest_signed(most: int) -> DType:
    """Give the smallest of 16, 32 and 64 bits that holds −most to most."""
    for dtype in _SIGNED:
        if most <= np.iinfo(dtype).max:
            return dtype
    return WIDE


class Slots:
    """Hand out numbers for scratch and constants while kernels are compiled."""

    def __init__(self) -> None:
        """Start with none."""
        self.dtypes: list[DType] = []
        self.constants: list[tuple[int, DType]] = []
        self._free: dict[DType, list[int]] = {}
        self._taken: list[int] = []

    def take(self, dtype: DType) -> int:
        """Reserve one scratch array until the present node is done."""
        free = self._free.setdefault(dtype, [])
        if free:
            slot = free.pop()
        else:
            slot = len(self.dtypes)
            self.dtypes.append(dtype)
        self._taken.append(slot)
        return slot

    @contextmanager
    def node(self) -> Iterator[None]:
        """Give back, at its end, what was taken inside it."""
        before = len(self._taken)
        yield
        for slot in reversed(self._taken[before:]):
            self._free[self.dtypes[slot]].append(slot)
        del self._taken[before:]

    def constant(self, value: int, dtype: DType) -> int:
        """Reserve an array filled with a value: many times faster than a scalar in `minimum`."""
        key = (value, dtype)
        if key not in self.constants:
            self.constants.append(key)
        return self.constants.index(key)


class Block:
    """One run of rows: views of the facts' columns, scratch and constants of its length."""

    __slots__ = (
        "_all_constants",
        "_all_scratch",
        "columns",
        "constants",
        "high",
        "low",
        "scratch",
        "size",
    )

    def __init__(self, slots: Slots, rows: int) -> None:
        """Allocate scratch for at most `rows` rows."""
        self._all_scratch = [np.empty(rows, dtype) for dtype in slots.dtypes]
        self._all_constants = [np.full(rows, value, dtype) for value, dtype in slots.constants]
        self.scratch: list[Array] = []
        self.constants: list[Array] = []
        self.columns: list[Array] = []
        self.low = self.high = self.size = 0

    def move(self, columns: Sequence[Array], low: int, high: int) -> None:
        """Stand on the rows from `low` up to `high`."""
        if high - low != self.size:
            self.size = high - low
            self.scratch = [array[: self.size] for array in self._all_scratch]
            self.constants = [array[: self.size] for array in self._all_constants]
        self.low, self.high = low, high
        self.columns = [column[low:high] for column in columns]


# Writes one value a row of the block into the array.
Kernel = Callable[[Block, Array], None]
# Gives one value a row of the block: a column itself, or scratch.
Source = Callable[[Block], Array]
