"""The cap on a level over a cohort: a pure function over many results, recomputable when one changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from bontot.engine._model.framework import Cap, CapBase, Framework, Ties
from bontot.engine._rules.exact import rounded
from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class NoCap(Invalid):
    """A framework has no cap: field `framework`."""

    code = "no_cap"


class Standing(NamedTuple):
    """
    What the cap needs of one result.

    Args:
        key: the cohort it belongs to.
        level: best and worst place still possible (0 is the best level), or None when it has no level.
        score: low and high, in steps.
        pool: cohorts too small are put together within the same pool.
    """

    key: str
    level: tuple[int, int] | None
    score: tuple[int, int]
    pool: str = ""


class Capped(NamedTuple):
    """
    What the cap makes of one result.

    Args:
        level: best and worst place after the cap.
        quota: the most the cohort may have at the capped level (the least, where unknowns leave it open).
        moved: it was at the level and is one lower by the cap.
    """

    level: tuple[int, int] | None
    quota: int
    moved: bool


def quota(cap: Cap, level_or_next: int, everyone: int) -> int:
    """
    Give how many of a cohort may have the capped level.

    Args:
        cap: the rule.
        level_or_next: how many would have the level or the next one without the cap.
        everyone: the whole cohort.

    Examples: 30 at the level or the next, 20 %: 5 when the share is of those left at the next level, 6 when of all 30.
    """
    top, under = cap.share.numerator, cap.share.denominator
    if cap.of is CapBase.ALL:
        return rounded(top * everyone, under, cap.rounding)
    if cap.of is CapBase.NEXT_OR_BETTER:
        return rounded(top * level_or_next, under, cap.rounding)
    # x <= p (n - x) where n are at the level or the next: x <= p n / (1 + p)
    return rounded(top * level_or_next, under + top, cap.rounding)


def cap_cohorts(framework: Framework, standings: Sequence[Standing]) -> tuple[Capped, ...]:
    """
    Apply the framework's cap within each cohort.

    Args:
        framework: one with a cap.
        standings: one for each result; their order decides ties under `by_order`.

    Returns:
        One for each standing, in the same order. A level that unknown results can still decide stays an interval.

    Raises:
        NoCap: the framework has none.
    """
    cap = framework.cap
    if cap is None:
        raise NoCap(framework=framework.slug)
    place = framework.level_index[cap.level]
    result: dict[int, Capped] = {}
    for members in _cohorts(cap, standings):
        result.update(_cohort(cap, place, standings, members))
    return tuple(result[index] for index in range(len(standings)))


def _cohorts(cap: Cap, standings: Sequence[Standing]) -> Iterable[list[int]]:
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for index, standing in enumerate(standings):
        by_key[standing.key].append(index)
    pools: defaultdict[str, list[int]] = defaultdict(list)
    for members in by_key.values():
        if len(members) < cap.pool_below:
            pools[standings[members[0]].pool].extend(members)
        else:
            yield members
    for members in pools.values():
        yield sorted(members)


def _cohort(
    cap: Cap, place: int, standings: Sequence[Standing], members: Sequence[int]
) -> dict[int, Capped]:
    may = [i for i in members if _may_be(standings[i], place)]
    sure = {i for i in may if _is(standings[i], place)}
    least, most = _quotas(cap, place, standings, members)
    result = {i: Capped(standings[i].level, least, moved=False) for i in members}
    for index in may:
        worst_case = [(other, standings[other].score[1]) for other in may if other != index]
        best_case = [(other, standings[other].score[0]) for other in sure if other != index]
        low, high = standings[index].score
        stays_worst = _stays(cap.ties, (index, low), worst_case, least)
        stays_best = _stays(cap.ties, (index, high), best_case, most)
        if stays_worst:
            continue
        best, worst = standings[index].level or (place, place)
        # Somebody already lower in the worst case stays there.
        worst = max(worst, place + 1)
        if not stays_best and best == place:
            best = place + 1
        result[index] = Capped((best, worst), least, index in sure and not stays_best)
    return result


def _may_be(standing: Standing, place: int) -> bool:
    return standing.level is not None and standing.level[0] <= place <= standing.level[1]


def _is(standing: Standing, place: int) -> bool:
    return standing.level == (place, place)


def _quotas(
    cap: Cap, place: int, standings: Sequence[Standing], members: Sequence[int]
) -> tuple[int, int]:
    """Give the least and the most the quota can be: who is at the level or the next counts together."""
    levels = [standings[i].level for i in members]
    surely = sum(
        level is not None and level[0] >= place and level[1] <= place + 1 for level in levels
    )
    possibly = sum(
        level is not None and level[0] <= place + 1 and level[1] >= place for level in levels
    )
    everyone = sum(level is not None for level in levels)
    return quota(cap, surely, everyone), quota(cap, possibly, everyone)


def _stays(
    ties: Ties, me: tuple[int, int], rivals: Sequence[tuple[int, int]], allowed: int
) -> bool:
    """Say whether one (index, score) stays at the level beside its rivals."""
    index, mine = me
    ahead = sum(score > mine for _, score in rivals)
    equal = sum(score == mine for _, score in rivals)
    before = sum(score == mine and other < index for other, score in rivals)
    return _TIES[ties](ahead, equal, before, allowed)


def _exclude_all(ahead: int, equal: int, _before: int, allowed: int) -> bool:
    return ahead + equal + 1 <= allowed


def _include_all(ahead: int, _equal: int, _before: int, allowed: int) -> bool:
    return ahead + 1 <= allowed


def _by_order(ahead: int, _equal: int, before: int, allowed: int) -> bool:
    return ahead + before + 1 <= allowed


_TIES: Final[dict[Ties, Callable[[int, int, int, int], bool]]] = {
    Ties.EXCLUDE_ALL: _exclude_all,
    Ties.INCLUDE_ALL: _include_all,
    Ties.BY_ORDER: _by_order,
}
