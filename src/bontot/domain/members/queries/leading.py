"""Who leads a cell and for how long, who sits on a committee, and what the year must know of the books."""

import datetime as dt
import json
from uuid import UUID

from django.db import connection
from django.db.models import Q

from bontot.domain.members.models import Position, TermOfOffice
from bontot.domain.members.queries.rosters import roster_on
from bontot.domain.members.types import (
    BooksState,
    Leadership,
    PostLine,
    Probation,
    SpellKind,
    Standing,
    TermLine,
    probation_ends,
)


_STATE = """
SELECT json_build_object(
  'secretary', EXISTS (
      SELECT FROM bontot_position p WHERE p.organization_id = %(organization)s AND p.post = 'secretary'
        AND daterange(p.valid_from, p.valid_until) @> %(on)s::date),
  'term', (SELECT max(t.valid_until) FROM bontot_termofoffice t
           WHERE t.organization_id = %(organization)s AND t.valid_from <= %(on)s),
  'probations', (
      SELECT json_agg(json_build_object('id', m.id, 'name', m.full_name, 'since', s.valid_from, 'due', r.due_date)
                      ORDER BY m.sort_key, m.id)
      FROM bontot_membershipspell s
      JOIN bontot_member m ON m.id = s.member_id
      LEFT JOIN LATERAL (
          SELECT min(r.due_date) AS due_date FROM bontot_probationreview r
          WHERE r.member_id = s.member_id AND r.organization_id = s.organization_id AND r.decided_date IS NULL
      ) r ON true
      WHERE s.organization_id = %(organization)s AND s.kind = 'home' AND s.standing = 'probationary'
        AND daterange(s.valid_from, s.valid_until) @> %(on)s::date),
  'arriving', (SELECT count(*) FROM bontot_membertransfer t
               WHERE t.to_organization_id = %(organization)s AND t.state = 'sent')
)::text
"""


def books_state(organization_id: UUID, on: dt.date) -> BooksState:
    """
    Read what the year of a cell must know of its members: a secretary, the term, probation, transfers that wait.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STATE, {"organization": organization_id, "on": on})
        (text,) = cursor.fetchone()
    found = json.loads(text)
    return BooksState(
        has_secretary=found["secretary"],
        term_ends=_day(found["term"]),
        probations=tuple(
            Probation(
                UUID(one["id"]),
                one["name"],
                since := dt.date.fromisoformat(one["since"]),
                _day(one["due"]) or probation_ends(since),
            )
            for one in found["probations"] or ()
        ),
        arriving=found["arriving"],
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def leadership_of(organization_id: UUID, on: dt.date) -> Leadership:
    """
    Read who leads a cell and led it, its terms, and the official members who may be given a post.

    Queries: 3.
    """
    rows = Position.objects.filter(organization_id=organization_id).select_related("member")
    return Leadership(
        posts=tuple(_post(row) for row in rows.order_by("-valid_from", "post", "member__sort_key")),
        terms=tuple(
            TermLine(row.pk, row.valid_from, row.valid_until, row.version)
            for row in TermOfOffice.objects.filter(organization_id=organization_id).order_by(
                "-valid_from"
            )
        ),
        eligible=tuple(
            line
            for line in roster_on(organization_id, on)
            if line.belongs == SpellKind.HOME and line.standing == Standing.OFFICIAL
        ),
    )


def committee_posts(organization_id: UUID, on: dt.date) -> tuple[PostLine, ...]:
    """
    List who holds a post on a committee on a day, in Vietnamese order.

    Queries: 1.
    """
    rows = Position.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on),
        organization_id=organization_id,
        valid_from__lte=on,
    ).select_related("member")
    return tuple(_post(row) for row in rows.order_by("member__sort_key", "member_id", "post"))


def _post(row: Position) -> PostLine:
    return PostLine(
        row.pk,
        row.member_id,
        row.member.full_name,
        row.post,
        row.valid_from,
        row.valid_until,
        row.version,
    )
