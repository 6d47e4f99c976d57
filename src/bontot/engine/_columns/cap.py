"""The cap on a level over a cohort: how many may hold it, who does, who is one level lower."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from bontot.engine._columns.blocks import I64, Array
from bontot.engine._columns.groups import Groups
from bontot.engine._model.framework import Cap, CapBase, Rounding, Ties
from bontot.engine._rules.cohort import Standing, cap_cohorts


if TYPE_CHECKING:
    from bontot.engine._columns.results import ResultTable


_KEY_BITS: Final = 62


def cap_levels(result: ResultTable, cohort: Groups) -> None:
    """
    Lower by one level those beyond what the framework's cap allows, in place; nothing without a cap.

    A cohort in which a level or a score is still open is left to the slow evaluator, which weighs what may yet come.
    """
    cap = result.framework.cap
    if cap is None or result.best is None or result.worst is None:
        return
    cohort = _pooled(cohort, cap.pool_below)
    place = result.framework.level_index[cap.level]
    open_cohorts = _open_cohorts(result, cohort)
    top = np.flatnonzero(result.best == place)
    quota = allowed(cap, _base(cap, result, cohort, place))
    beyond = _beyond(cap, result.score[top], cohort.ids[top], top, quota)
    if open_cohorts is not None:
        beyond = beyond[~open_cohorts[cohort.ids[beyond]]]
    if result.capped is None or len(result.capped) != result.rows:
        result.capped = np.zeros(result.rows, np.bool_)
    else:
        result.capped.fill(0)
    result.capped[beyond] = True
    result.best[beyond] = place + 1
    if result.worst is not result.best:
        result.worst[beyond] = place + 1
    if open_cohorts is not None:
        _cap_open(result, cohort, np.flatnonzero(open_cohorts[cohort.ids]))


def _open_cohorts(result: ResultTable, cohort: Groups) -> Array | None:
    """Give, a cohort each, whether a level or a score in it is open; None when all are known."""
    if result.worst is result.best or result.score_high is None:
        return None
    rows = (result.best != result.worst) | (result.score != result.score_high)
    if not rows.any():
        return None
    opened = np.zeros(len(cohort.sizes), np.bool_)
    opened[cohort.ids[rows]] = True
    return opened


def _cap_open(result: ResultTable, cohort: Groups, rows: Array) -> None:
    """Let the slow evaluator cap the cohorts of these rows."""
    assert result.best is not None  # noqa: S101 - the caller looked
    assert result.worst is not None  # noqa: S101 - the caller looked
    assert result.capped is not None  # noqa: S101 - the caller made it
    assert result.score_high is not None  # noqa: S101 - or nothing would be open
    standings = [
        Standing(str(key), (best, worst) if best >= 0 else None, (low, high))
        for key, best, worst, low, high in zip(
            cohort.ids[rows].tolist(),
            result.best[rows].tolist(),
            result.worst[rows].tolist(),
            result.score[rows].tolist(),
            result.score_high[rows].tolist(),
            strict=True,
        )
    ]
    for row, capped in zip(rows, cap_cohorts(result.framework, standings), strict=True):
        if capped.level is not None:
            result.best[row], result.worst[row] = capped.level
        result.capped[row] = capped.moved


def _pooled(cohort: Groups, below: int) -> Groups:
    """Put the cohorts smaller than `below` together."""
    if not below or not bool((cohort.sizes < below).any()):
        return cohort
    keys = np.where(cohort.sizes < below, len(cohort.sizes), np.arange(len(cohort.sizes)))
    return Groups.of(keys[cohort.ids])


def _base(cap: Cap, result: ResultTable, cohort: Groups, place: int) -> Array:
    """Count, in each cohort, those the share is taken of."""
    if cap.of is CapBase.ALL:
        return cohort.sizes
    assert result.best is not None  # noqa: S101 - the caller looked
    counted = (result.best == place) | (result.best == place + 1)
    return np.bincount(cohort.ids[counted], minlength=len(cohort.sizes))


def allowed(cap: Cap, base: Array) -> Array:
    """
    Give how many may hold the level.

    Of the level and the next together (n of them), x ≤ p·(n − x) for `next_only` is x ≤ p·n / (1 + p).
    """
    above, below = cap.share.numerator, cap.share.denominator
    if cap.of is CapBase.NEXT_ONLY:
        below += above
    base = base.astype(np.int64)
    if cap.rounding is Rounding.NEAREST:
        rounded: Array = (2 * above * base + below) // (2 * below)
        return rounded
    whole: Array = above * base // below
    return whole


def _beyond(cap: Cap, score: Array, ids: Array, rows: Array, quota: Array) -> Array:
    """Give the rows that stand beyond their cohort's quota, best score first, ties as the cap says."""
    order = _ranked(score, ids, rows)
    ids, score = ids[order], score[order]
    first = np.flatnonzero(np.append(True, ids[1:] != ids[:-1]))[: len(ids)]
    counts = np.diff(np.append(first, len(ids)))
    rank = np.arange(len(ids)) - np.repeat(first, counts)
    if cap.ties is not Ties.BY_ORDER:
        rank = _tied(cap.ties, rank, ids, score)
    beyond: Array = rows[order][rank >= quota[ids]]
    return beyond


def _ranked(score: Array, ids: Array, rows: Array) -> Array:
    """Give the order: by cohort, best score first, then as given; one integer a row where that fits."""
    if not len(rows):
        return rows
    bits = len(rows).bit_length()
    score_bits = int(score.max()).bit_length()
    if bits + score_bits + int(ids.max()).bit_length() > _KEY_BITS:
        return np.lexsort((rows, -score.astype(I64), ids))
    key = ids.astype(I64) << (score_bits + bits)
    key |= ((1 << score_bits) - 1 - score.astype(I64)) << bits
    key |= np.arange(len(rows))
    key.sort()
    ranked: Array = key & ((1 << bits) - 1)
    return ranked


def _tied(ties: Ties, rank: Array, ids: Array, score: Array) -> Array:
    """Give equal scores one rank: the first of them (all in), or the last (all out)."""
    if not len(rank):
        return rank
    starts = np.append(True, (ids[1:] != ids[:-1]) | (score[1:] != score[:-1]))
    first = np.flatnonzero(starts)
    sizes = np.diff(np.append(first, len(rank)))
    shared = rank[first] if ties is Ties.INCLUDE_ALL else rank[first + sizes - 1]
    return np.repeat(shared, sizes)
