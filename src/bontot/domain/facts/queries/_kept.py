"""Values kept, how far each organisation's record has moved, and which kept values still hold."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import connection

from bontot.domain.facts.types import State, Value, Values, Window


#: Operations that change no entry an indicator keeps a value of.
_BLIND: Final = ("assessments.evaluate",)

_POSITIONS: Final = """
WITH below AS (
    SELECT DISTINCT s.organization_id AS subject_id, p.organization_id
    FROM bontot_organizationparent s
    JOIN bontot_organizationparent p ON p.path <@ s.path
    WHERE s.organization_id = ANY(%(subjects)s::uuid[])
)
SELECT b.subject_id, max(t.entry_id)
FROM below b
JOIN bontot_audittouch t ON t.organization_id = b.organization_id AND t.month < %(until)s::date
JOIN bontot_auditentry e ON e.id = t.entry_id AND e.operation <> ALL(%(blind)s)
GROUP BY 1
"""
_KEPT: Final = """
SELECT v.organization_id, v.indicator, v.state, v.numerator, v.denominator, v.audit_position
FROM bontot_indicatorvalue v
WHERE v.organization_id = ANY(%(subjects)s::uuid[]) AND v.member_id IS NULL AND v.meeting_id IS NULL
  AND v.period_from = %(start)s AND v.period_until = %(until)s AND v.indicator = ANY(%(names)s)
"""


def positions(subjects: Sequence[UUID], window: Window) -> dict[UUID, int]:
    """
    Find the newest audit entry that touches each organisation, or one below it, up to the end of the period.

    An entry about an earlier month counts as well: a spell or a plan that began before may still run.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _POSITIONS,
            {"subjects": list(subjects), "until": window.until, "blind": list(_BLIND)},
        )
        found = dict(cursor.fetchall())
    return {subject: found.get(subject, 0) for subject in subjects}


def kept(
    subjects: Sequence[UUID],
    window: Window,
    names: Collection[str],
    moved: Mapping[UUID, int],
) -> Values:
    """
    Read the kept values that still hold: nothing touched their organisation since.

    Queries: 1.
    """
    fresh: Values = {subject: {} for subject in subjects}
    with connection.cursor() as cursor:
        cursor.execute(
            _KEPT,
            {
                "subjects": list(subjects),
                "start": window.start,
                "until": window.until,
                "names": list(names),
            },
        )
        for subject, name, state, numerator, denominator, position in cursor:
            if position == moved[subject]:
                fresh[subject][name] = Value(State(state), numerator, denominator)
    return fresh
