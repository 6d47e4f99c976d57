"""Keeping values of indicators fresh, inside the transaction that reads them for a result."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import connection

from bontot.domain.facts.queries import compute, indicators_of, split_kept
from bontot.domain.facts.types import Grain, Values, Window


_KEEP: Final = """
INSERT INTO bontot_indicatorvalue
    (organization_id, indicator, period_from, period_until, state, numerator, denominator, audit_position)
SELECT n.organization_id, n.indicator, %(start)s, %(until)s, n.state, n.numerator, n.denominator, n.position
FROM unnest(%(subjects)s::uuid[], %(names)s::text[], %(states)s::int[], %(numerators)s::int[],
            %(denominators)s::int[], %(positions)s::bigint[])
     AS n (organization_id, indicator, state, numerator, denominator, position)
ON CONFLICT (organization_id, member_id, meeting_id, indicator, period_from, period_until) DO UPDATE
SET state = excluded.state, numerator = excluded.numerator, denominator = excluded.denominator,
    audit_position = excluded.audit_position
WHERE (bontot_indicatorvalue.state, bontot_indicatorvalue.numerator, bontot_indicatorvalue.denominator,
       bontot_indicatorvalue.audit_position)
    IS DISTINCT FROM (excluded.state, excluded.numerator, excluded.denominator, excluded.audit_position)
"""


def keep(values: Values, window: Window, moved: Mapping[UUID, int]) -> None:
    """
    Write values down with the position they were computed at; an equal row stays untouched.

    Queries: 1, none without values.
    """
    rows = [
        (subject, name, int(value.state), value.numerator, value.denominator, moved[subject])
        for subject, found in sorted(values.items())
        for name, value in found.items()
    ]
    if not rows:
        return
    columns = zip(*rows, strict=True)
    names = ("subjects", "names", "states", "numerators", "denominators", "positions")
    with connection.cursor() as cursor:
        cursor.execute(
            _KEEP,
            {
                **{name: list(column) for name, column in zip(names, columns, strict=True)},
                "start": window.start,
                "until": window.until,
            },
        )


def gather_kept(
    *,
    subjects: Sequence[UUID],
    grain: Grain,
    window: Window,
    names: Iterable[str] | None = None,
) -> Values:
    """
    Give indicators of many organisations; stale ones are computed and kept again, in this transaction.

    What a result is made of is read here, so that the result and the values kept beside it agree. Nothing but kept
    values changes, and no audit entry is due: they can be computed again at any time.

    Args:
        subjects: Organisations, members or meetings, by the grain.
        grain: Whom the values are about.
        window: The days they look at.
        names: Which indicators; all of the grain when left out.

    Raises:
        IndicatorUnknown: The grain has none of a name.

    Queries: 2 to see what holds, at most 22 to compute, 1 to keep.
    """
    wanted = indicators_of(grain, names)
    fresh, stale, moved = split_kept(subjects, grain, window, wanted)
    found = compute(stale, window, wanted) if stale else {}
    if moved:
        lasting = {one.id for one in wanted if not one.alive}
        keep(
            {
                subject: {name: value for name, value in values.items() if name in lasting}
                for subject, values in found.items()
            },
            window,
            moved,
        )
    alive = [one for one in wanted if one.alive]
    held = [subject for subject in subjects if subject not in found]
    if alive and held:
        for subject, values in compute(held, window, alive).items():
            fresh[subject].update(values)
    return {subject: found.get(subject) or fresh[subject] for subject in subjects}
