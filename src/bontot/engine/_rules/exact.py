"""Exact arithmetic: the one rounding."""

from __future__ import annotations

from bontot.engine._model.framework import Rounding


def rounded(top: int, under: int, rounding: Rounding) -> int:
    """
    Round a fraction ≥ 0 to a whole number; halves go up in `nearest`.

    Examples:
        >>> rounded(5, 2, Rounding.NEAREST), rounded(5, 2, Rounding.DOWN), rounded(5, 2, Rounding.UP)
        (3, 2, 3)
    """
    if rounding is Rounding.DOWN:
        return top // under
    if rounding is Rounding.UP:
        return -(-top // under)
    return (2 * top + under) // (2 * under)
