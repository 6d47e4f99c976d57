"""The early warnings that name one member, read for that member."""

import datetime as dt
import json
from itertools import takewhile
from uuid import UUID

from django.db import connection

from bontot.domain.meetings.queries.year import EXCUSED_RUNNING, HELD, SOON
from bontot.domain.meetings.types import MONTHLY_KINDS, EarlyWarning
from bontot.domain.members.types import probation_ends


_NAMED = """
SELECT json_build_object(
  'name', (SELECT m.full_name FROM bontot_member m WHERE m.id = %(member)s),
  'missed', (
      SELECT json_agg(EXISTS (
                 SELECT FROM bontot_rollexception e
                 WHERE e.meeting_id = m.id AND e.member_id = %(member)s AND e.mark = 'excused')
             ORDER BY m.month DESC, m.planned_at DESC, m.id DESC)
      FROM bontot_meeting m
      WHERE m.organization_id = %(organization)s AND m.month >= %(since)s AND m.month < %(until)s
        AND m.kind = ANY(%(kinds)s) AND m.state = ANY(%(held)s)),
  'probation', (
      SELECT json_build_object('since', s.valid_from, 'due', (
          SELECT min(r.due_date) FROM bontot_probationreview r
          WHERE r.member_id = s.member_id AND r.decided_date IS NULL))
      FROM bontot_membershipspell s
      WHERE s.organization_id = %(organization)s AND s.member_id = %(member)s
        AND s.kind = 'home' AND s.standing = 'probationary'
        AND daterange(s.valid_from, s.valid_until) @> %(today)s::date)
)::text
"""


def warnings_of_member(
    *, organization: UUID, member: UUID, today: dt.date
) -> tuple[EarlyWarning, ...]:
    """
    Read the early warnings of this year that name one member, for that member.

    Args:
        organization: The member's cell.
        member: Who asks about themselves.
        today: Which year, and whether a probation is due.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _NAMED,
            {
                "organization": organization,
                "member": member,
                "since": dt.date(today.year, 1, 1),
                "until": dt.date(today.year + 1, 1, 1),
                "kinds": sorted(map(str, MONTHLY_KINDS)),
                "held": sorted(map(str, HELD)),
                "today": today,
            },
        )
        (text,) = cursor.fetchone()
    found = json.loads(text)
    month, name = today.replace(day=1), found["name"]
    warnings = []
    running = len(list(takewhile(bool, found["missed"] or ())))
    if running >= EXCUSED_RUNNING:
        fields: dict[str, object] = {"name": name, "times": running}
        warnings.append(EarlyWarning("excused_running", month, member, fields))
    if probation := found["probation"]:
        admitted = dt.date.fromisoformat(probation["since"])
        due = dt.date.fromisoformat(probation["due"]) if probation["due"] else None
        due = due or probation_ends(admitted)
        if due - today <= SOON:
            code = "probation_overdue" if due < today else "probation_due"
            warnings.append(EarlyWarning(code, month, member, {"name": name, "until": due}))
    return tuple(warnings)
