"""Who is there to be evaluated: meetings held, members rated, and whether anything was recorded at all."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from bontot.domain.facts.types import Window


_MEETINGS: Final = """
SELECT m.id, m.organization_id, m.month,
       (COALESCE(m.started_at, m.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
FROM bontot_meeting m
WHERE m.organization_id = ANY(%(organizations)s::uuid[]) AND m.month >= %(start)s AND m.month < %(until)s
  AND m.kind IN ('regular', 'combined') AND m.state IN ('awaiting_adoption', 'locked')
ORDER BY m.month, m.organization_id, m.id
"""
_RATED: Final = """
SELECT f.organization_id, e.member_id
FROM (
    SELECT DISTINCT ON (p.organization_id) p.organization_id, p.id
    FROM bontot_frozenpopulation p
    WHERE p.organization_id = ANY(%(organizations)s::uuid[]) AND p.kind = 'rated'
      AND p.on_date >= %(start)s AND p.on_date <= %(last)s
    ORDER BY p.organization_id, p.on_date DESC
) f
JOIN bontot_populationmember e ON e.population_id = f.id AND e.counted
ORDER BY f.organization_id, e.member_id
"""
_RECORDED: Final = """
SELECT EXISTS (SELECT FROM bontot_meeting m WHERE m.organization_id = ANY(%(organizations)s::uuid[])
               AND m.month >= %(start)s AND m.month < %(until)s)
    OR EXISTS (SELECT FROM bontot_task t WHERE t.organization_id = ANY(%(organizations)s::uuid[])
               AND t.due_date >= %(start)s AND t.due_date < %(until)s)
    OR EXISTS (SELECT FROM bontot_plan p WHERE p.organization_id = ANY(%(organizations)s::uuid[])
               AND p.year = %(year)s)
    OR EXISTS (SELECT FROM bontot_annualrating r WHERE r.organization_id = ANY(%(organizations)s::uuid[])
               AND r.year = %(year)s)
    OR EXISTS (SELECT FROM bontot_finding f WHERE f.organization_id = ANY(%(organizations)s::uuid[])
               AND f.happened_from < %(until)s AND f.happened_until > %(start)s)
"""

_CHANGES: Final = """
SELECT DISTINCT day FROM (
    SELECT unnest(ARRAY[a.valid_from, a.valid_until]) AS day
    FROM bontot_frameworkassignment a JOIN bontot_frameworkversion v ON v.id = a.framework_id
    WHERE v.subject = 'meeting'
    UNION ALL
    SELECT unnest(ARRAY[p.valid_from, p.valid_until]) FROM bontot_organizationparent p
    WHERE p.organization_id = ANY(%(organizations)s::uuid[])
    UNION ALL
    SELECT unnest(ARRAY[f.valid_from, f.valid_until]) FROM bontot_organizationform f
    WHERE f.organization_id = ANY(%(organizations)s::uuid[])
) changes
WHERE day > %(first)s AND day <= %(last)s
ORDER BY day
"""


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting to be scored, with the day that says which framework was in force."""

    id: UUID
    organization_id: UUID
    month: dt.date
    day: dt.date


def held_meetings(organizations: Sequence[UUID], window: Window) -> list[HeldMeeting]:
    """
    List the monthly meetings that were held, by month.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _MEETINGS,
            {"organizations": list(organizations), "start": window.start, "until": window.until},
        )
        return [HeldMeeting(*row) for row in cursor]


def rated_members(organizations: Sequence[UUID], window: Window) -> dict[UUID, list[UUID]]:
    """
    List the members of each organisation's population to be rated, as last frozen in the period.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _RATED,
            {"organizations": list(organizations), "start": window.start, "last": window.last},
        )
        found: dict[UUID, list[UUID]] = {}
        for organization, member in cursor:
            found.setdefault(organization, []).append(member)
    return found


def anything_recorded(organizations: Sequence[UUID], window: Window) -> bool:
    """
    Say whether a single meeting, task, plan, rating or finding of the period is on record.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _RECORDED,
            {
                "organizations": list(organizations),
                "start": window.start,
                "until": window.until,
                "year": window.start.year,
            },
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def days_of_change(organizations: Iterable[UUID], first: dt.date, last: dt.date) -> list[dt.date]:
    """
    List the days after the first on which what judges a meeting of these organisations may have changed.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _CHANGES, {"organizations": sorted(organizations), "first": first, "last": last}
        )
        return [day for (day,) in cursor]
