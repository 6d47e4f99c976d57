"""The cells of a committee: who is in charge of each and comes to its meetings, and its admissions as counts."""

import datetime as dt
import json

from django.conf import settings
from django.db import connection

from bontot.domain.meetings.types import MONTHLY_KINDS, THEMATIC_KINDS, MeetingState
from bontot.domain.members.queries import committee_posts
from bontot.domain.orgtree.types import CELL_KINDS, OrganizationOnDay
from bontot.domain.reports.types import CellCharge, Charges


_CELLS = """
SELECT o.id, o.label, p.path::text, n.name, COALESCE(m.full_name, ''), c.valid_from,
       COALESCE(came.held, 0), COALESCE(came.attended, 0), COALESCE(came.unsaid, 0),
       t.target, COALESCE(t.version, 0), COALESCE(a.counts, '{}')::text
FROM bontot_organizationparent p
JOIN bontot_organization o ON o.id = p.organization_id
JOIN bontot_organizationform f ON f.organization_id = o.id AND f.kind = ANY(%(kinds)s)
    AND daterange(f.valid_from, f.valid_until) @> %(on)s::date
JOIN bontot_organizationname n ON n.organization_id = o.id
    AND daterange(n.valid_from, n.valid_until) @> %(on)s::date
LEFT JOIN bontot_committeememberincharge c ON c.organization_id = o.id
    AND daterange(c.valid_from, c.valid_until) @> %(on)s::date
LEFT JOIN bontot_member m ON m.id = c.member_id
LEFT JOIN LATERAL (
    SELECT count(*) AS held, count(*) FILTER (WHERE g.in_charge_attended) AS attended,
           count(*) FILTER (WHERE g.in_charge_attended IS NULL) AS unsaid
    FROM bontot_meeting g
    WHERE g.organization_id = o.id AND g.month >= %(since)s AND g.month < %(until)s
      AND g.kind = ANY(%(meetings)s) AND g.state = ANY(%(held)s)
      AND (COALESCE(g.started_at, g.planned_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date >= c.valid_from
) came ON true
LEFT JOIN bontot_admissiontarget t ON t.organization_id = o.id AND t.year = %(year)s
LEFT JOIN LATERAL (
    SELECT json_object_agg(s.source, s.admitted) AS counts FROM (
        SELECT a.source, sum(a.admitted) AS admitted FROM bontot_admissioncount a
        WHERE a.organization_id = o.id AND a.month >= %(since)s AND a.month < %(until)s GROUP BY a.source
    ) s
) a ON true
WHERE p.path <@ %(path)s::ltree AND p.path <> %(path)s::ltree
  AND daterange(p.valid_from, p.valid_until) @> %(on)s::date
ORDER BY n.sort_key, o.label
LIMIT %(most)s
"""
_HELD = (MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED)


def charges_of(*, committee: OrganizationOnDay, year: int, on: dt.date) -> Charges:
    """
    List the cells under a committee in Vietnamese order, never by how many: who is in charge, and admissions.

    Attendance counts the meetings held in the year since the person in charge began.

    Args:
        committee: Of which.
        year: For meetings, targets and admissions.
        on: The day of the tree, the charges and the posts.

    Queries: 2.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _CELLS,
            {
                "path": committee.path,
                "on": on,
                "year": year,
                "since": dt.date(year, 1, 1),
                "until": dt.date(year + 1, 1, 1),
                "kinds": sorted(map(str, CELL_KINDS)),
                "meetings": sorted(map(str, {*MONTHLY_KINDS, *THEMATIC_KINDS})),
                "held": list(map(str, _HELD)),
                "most": settings.LIST_TREE,
            },
        )
        # The last column is JSON: source → how many
        rows = [(*row[:-1], json.loads(row[-1])) for row in cursor.fetchall()]
    cells = tuple(CellCharge(*row) for row in rows)
    return Charges(year=year, cells=cells, committee=committee_posts(committee.id, on))
