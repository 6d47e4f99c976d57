"""Rosters and populations as of a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import connection

from bontot.domain.members.models import PopulationMember
from bontot.domain.members.types import (
    LEAVES_OUT,
    PopulationKind,
    PopulationLine,
    RosterLine,
    SpellKind,
)


_ROSTER = """
SELECT m.id, m.full_name, s.kind, s.standing, COALESCE(left_out.kind, ''),
       COALESCE(posts.held, '{}')
FROM bontot_membershipspell s
JOIN bontot_member m ON m.id = s.member_id
LEFT JOIN LATERAL (
    SELECT o.kind FROM bontot_membershipspell o
    WHERE o.member_id = s.member_id AND o.organization_id = s.organization_id AND s.kind = 'home'
      AND o.kind IN ('exempt', 'suspended', 'away')
      AND daterange(o.valid_from, o.valid_until) @> %(on)s::date
    ORDER BY array_position(ARRAY['exempt', 'suspended', 'away'], o.kind::text) LIMIT 1
) left_out ON true
LEFT JOIN LATERAL (
    SELECT array_agg(p.post ORDER BY p.post) AS held FROM bontot_position p
    WHERE p.member_id = s.member_id AND p.organization_id = s.organization_id
      AND daterange(p.valid_from, p.valid_until) @> %(on)s::date
) posts ON true
WHERE s.organization_id = %(organization)s AND s.kind IN ('home', 'attached')
  AND daterange(s.valid_from, s.valid_until) @> %(on)s::date
ORDER BY m.sort_key, m.folded, m.id
"""

_POPULATION = """
SELECT wanted.organization_id, wanted.on_date, s.member_id,
       left_out.kind IS NULL, left_out.kind IS NULL AND s.standing = 'official',
       COALESCE(left_out.kind, s.kind)
FROM unnest(%(organizations)s::uuid[], %(days)s::date[]) AS wanted (organization_id, on_date)
JOIN bontot_membershipspell s ON s.organization_id = wanted.organization_id
    AND s.kind = ANY(%(in)s) AND daterange(s.valid_from, s.valid_until) @> wanted.on_date
JOIN bontot_member m ON m.id = s.member_id
LEFT JOIN LATERAL (
    SELECT o.kind FROM bontot_membershipspell o
    WHERE o.member_id = s.member_id AND o.organization_id = s.organization_id AND s.kind = 'home'
      AND o.kind = ANY(%(out)s) AND daterange(o.valid_from, o.valid_until) @> wanted.on_date
    ORDER BY array_position(%(out)s::text[], o.kind::text) LIMIT 1
) left_out ON true
ORDER BY wanted.organization_id, wanted.on_date, m.sort_key, m.id
"""


def roster_on(organization_id: UUID, on: date) -> list[RosterLine]:
    """
    List the members at home at an organisation or attached to it on a day, in Vietnamese order.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ROSTER, {"organization": organization_id, "on": on})
        return [
            RosterLine(member, name, belongs, standing, left_out, tuple(posts))
            for member, name, belongs, standing, left_out, posts in cursor.fetchall()
        ]


def populations_on(
    kind: PopulationKind, wanted: Iterable[tuple[UUID, date]]
) -> list[PopulationLine]:
    """
    Work out one of the two populations for many organisations, each on its day.

    Returns:
        A line for each member, counted or left out by reason, in Vietnamese order within an organisation and day.

    Queries: 1.
    """
    pairs: Sequence[tuple[UUID, date]] = sorted(set(wanted))
    belongs = [SpellKind.HOME] + ([SpellKind.ATTACHED] if kind is PopulationKind.ROLL else [])
    with connection.cursor() as cursor:
        cursor.execute(
            _POPULATION,
            {
                "organizations": [organization for organization, _ in pairs],
                "days": [day for _, day in pairs],
                "in": list(map(str, belongs)),
                "out": list(map(str, LEAVES_OUT[kind])),
            },
        )
        return [PopulationLine(*row) for row in cursor.fetchall()]


def population_on(kind: PopulationKind, organization_id: UUID, on: date) -> list[PopulationLine]:
    """
    Work out one of the two populations of an organisation on a day.

    Queries: 1.
    """
    return populations_on(kind, [(organization_id, on)])


def frozen_population(
    kind: PopulationKind, organization_id: UUID, on: date
) -> list[PopulationLine]:
    """
    Read a population as it was frozen; empty when it was not.

    Queries: 1.
    """
    rows = (
        PopulationMember.objects.filter(
            population__kind=kind,
            population__organization_id=organization_id,
            population__on_date=on,
        )
        .order_by("member__sort_key", "member_id")
        .values_list("member_id", "counted", "official", "reason")
    )
    return [
        PopulationLine(organization_id, on, member, counted, official, reason)
        for member, counted, official, reason in rows
    ]


def secretaries_on(organizations: Iterable[UUID], on: date) -> dict[UUID, str]:
    """
    Find the name of the secretary of each organisation on a day; those without one are left out.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.organization_id, m.full_name FROM bontot_position p"
            " JOIN bontot_member m ON m.id = p.member_id"
            " WHERE p.organization_id = ANY(%s) AND p.post = 'secretary'"
            " AND daterange(p.valid_from, p.valid_until) @> %s::date",
            [sorted(set(organizations)), on],
        )
        return dict(cursor.fetchall())
