"""What those above ask a cell to take up, and which cells reported that they did."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from bontot.domain.meetings.models import AgendaLine, Guidance
from bontot.domain.meetings.types import GuidanceItem


_FOR_CELL = """
SELECT g.id, g.organization_id, g.title, g.kind, g.number, g.month, g.version
FROM bontot_organizationparent mine
JOIN bontot_organizationparent above ON above.path @> mine.path AND above.organization_id <> mine.organization_id
    AND daterange(above.valid_from, above.valid_until) @> %(on)s::date
JOIN bontot_guidance g ON g.organization_id = above.organization_id AND g.month = %(month)s
    AND g.withdrawn_at IS NULL
LEFT JOIN bontot_organizationform f ON f.organization_id = mine.organization_id
    AND daterange(f.valid_from, f.valid_until) @> %(on)s::date
WHERE mine.organization_id = %(organization)s AND daterange(mine.valid_from, mine.valid_until) @> %(on)s::date
  AND (cardinality(g.cell_types) = 0 OR f.cell_type = ANY(g.cell_types))
ORDER BY nlevel(above.path), g.entered_at, g.title
"""


@dataclass(frozen=True, slots=True)
class GuidanceReport:
    """Guidance a committee entered, with how many agendas it stands on and on how many it is ticked."""

    id: UUID
    title: str
    kind: str
    number: str
    month: dt.date
    cell_types: tuple[str, ...]
    version: int
    agendas: int
    done: int


def guidance_for(organization: UUID, month: dt.date, on: dt.date) -> tuple[GuidanceItem, ...]:
    """
    List what those above ask a cell to take up in a month, the highest first.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FOR_CELL, {"organization": organization, "month": month, "on": on})
        return tuple(GuidanceItem(*row) for row in cursor.fetchall())


def guidance_reports(organization: UUID, month: dt.date) -> tuple[GuidanceReport, ...]:
    """
    List the guidance a committee entered for a month, with what the cells' agendas report.

    Queries: 2.
    """
    rows = Guidance.objects.filter(
        organization_id=organization, month=month, withdrawn_at=None
    ).order_by("entered_at", "title")
    found = list(rows)
    placed: dict[UUID, list[bool]] = {row.pk: [] for row in found}
    for guidance, done in AgendaLine.objects.filter(guidance__in=found).values_list(
        "guidance_id", "done_at"
    ):
        if guidance is not None:
            placed[guidance].append(done is not None)
    return tuple(
        GuidanceReport(
            row.pk, row.title, row.kind, row.number, row.month, tuple(row.cell_types), row.version,
            len(placed[row.pk]), sum(placed[row.pk]),
        )
        for row in found
    )  # fmt: skip
