"""Exact arithmetic: the one rounding."""

from __future__ import annotations

from typing import Final

from bontot.engine._model.framework import Rounding


# Looked up once: Python looks a member of an enumeration up by a call.
_DOWN: Final = Rounding.DOWN
_UP: Final = Rounding.UP


def rounded(top: int, under: int, rounding: Rounding) -> int:
    """
    Round a fraction ≥ 0 to a whole number; halves go up in `nearest`.

    Examples:
        >>> rounded(5, 2, Rounding.NEAREST), rounded(5, 2, Rounding.DOWN), rounded(5, 2, Rounding.UP)
        (3, 2, 3)
    """
    if rounding is _DOWN:
        return top // under
    if rounding is _UP:
        return -(-top // under)
    return (2 * top + under) // (2 * under)
