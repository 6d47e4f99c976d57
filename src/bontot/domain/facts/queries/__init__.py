"""Values of indicators for sets of organisations, and the entries behind one value."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db import connection

from bontot.domain.facts.queries._building import entries_of, parameters, reading_of
from bontot.domain.facts.queries._kept import kept, positions
from bontot.domain.facts.queries.catalogue import CATALOGUE, indicator_of, indicators_of, units_of
from bontot.domain.facts.types import (
    NOT_APPLICABLE_VALUE,
    UNKNOWN_VALUE,
    Entry,
    Grain,
    Indicator,
    State,
    Value,
    Values,
    Window,
)


__all__ = [
    "CATALOGUE",
    "compute",
    "entries",
    "gather",
    "indicator_of",
    "indicators_of",
    "kept",
    "positions",
    "split_kept",
    "units_of",
]

#: Subjects one reading asks about.
SUBJECTS_AT_ONCE: Final = 20_000
#: Entries one page of explanation lists.
MOST_ENTRIES: Final = 2_000
#: Grains whose values are kept; a meeting's and a member's are computed when they are asked for.
KEPT_GRAINS: Final = frozenset({Grain.CELL, Grain.COMMITTEE})


def compute(subjects: Sequence[UUID], window: Window, indicators: Sequence[Indicator]) -> Values:
    """
    Compute indicators of one grain from the record.

    Returns:
        Subject → indicator → value, every subject with every indicator.

    Queries: one for each base the indicators read, for each 20,000 subjects.
    """
    found: Values = {subject: {} for subject in subjects}
    ordered = sorted(indicators, key=lambda one: (one.scope, one.base, one.id))
    for (scope, base), group in groupby(ordered, key=lambda one: (one.scope, one.base)):
        together = tuple(group)
        statement = reading_of(scope, base, together)
        for low in range(0, len(subjects), SUBJECTS_AT_ONCE):
            _read(statement, subjects[low : low + SUBJECTS_AT_ONCE], window, together, found)
    return found


def _read(
    statement: str,
    subjects: Sequence[UUID],
    window: Window,
    indicators: tuple[Indicator, ...],
    into: Values,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters(subjects, window))
        for subject, *columns in cursor:
            into[subject].update(
                (one.id, _value(column)) for one, column in zip(indicators, columns, strict=True)
            )


def _value(column: list[int | None] | None) -> Value:
    if column is None or None in column:
        return UNKNOWN_VALUE
    if not column:
        return NOT_APPLICABLE_VALUE
    return Value(State.KNOWN, *column)  # type: ignore[arg-type]  # no None is left


def split_kept(
    subjects: Sequence[UUID], grain: Grain, window: Window, wanted: Sequence[Indicator]
) -> tuple[Values, list[UUID], dict[UUID, int]]:
    """
    Read what is kept and still holds, and say which organisations lack something.

    Values of a running period change with the day and are never kept.

    Returns:
        Fresh values; organisations to compute again; how far each one's record has moved.

    Queries: 2, none for a running period or a grain that is not kept.
    """
    if grain not in KEPT_GRAINS or not window.over:
        return {subject: {} for subject in subjects}, list(subjects), {}
    lasting = {one.id for one in wanted if not one.alive}
    moved = positions(subjects, window)
    fresh = kept(subjects, window, lasting, moved)
    stale = [subject for subject in subjects if len(fresh[subject]) < len(lasting)]
    return fresh, stale, moved


def gather(
    *,
    subjects: Sequence[UUID],
    grain: Grain,
    window: Window,
    names: Iterable[str] | None = None,
) -> Values:
    """
    Give indicators of many subjects without writing anything: what is kept and holds, the rest computed.

    Args:
        subjects: Organisations, members or meetings, by the grain.
        grain: Whom the values are about.
        window: The days they look at.
        names: Which indicators; all of the grain when left out.

    Raises:
        IndicatorUnknown: The grain has none of a name.

    Queries: 2, and one for each base whose values are not kept (at most 22).
    """
    wanted = indicators_of(grain, names)
    fresh, stale, _ = split_kept(subjects, grain, window, wanted)
    found = compute(stale, window, wanted) if stale else {}
    alive = [one for one in wanted if one.alive]
    held = [subject for subject in subjects if subject not in found]
    if alive and held:
        for subject, values in compute(held, window, alive).items():
            fresh[subject].update(values)
    return {subject: found.get(subject) or fresh[subject] for subject in subjects}


def entries(*, subject: UUID, grain: Grain, indicator: str, window: Window) -> tuple[Entry, ...]:
    """
    List the entries behind one value of one subject, by day; at most 2,000.

    Raises:
        IndicatorUnknown: The grain has none of this name.

    Queries: 1.
    """
    statement = entries_of(indicator_of(grain, indicator))
    with connection.cursor() as cursor:
        cursor.execute(statement, {**parameters([subject], window), "most": MOST_ENTRIES})
        return tuple(Entry(*row) for row in cursor)
