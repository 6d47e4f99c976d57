"""What those above ask a cell to take up, and which cells reported that they did."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from bontot.domain.meetings.models import AgendaLine, Guidance
from bontot.domain.meetings.types import GuidanceItem
from bontot.domain.orgtree.queries import cells_on
from bontot.domain.orgtree.types import OrganizationOnDay


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
    """Guidance a committee entered, with the cells it is for and those whose agenda reports that it was done."""

    id: UUID
    title: str
    kind: str
    number: str
    cell_types: tuple[str, ...]
    version: int
    cells: tuple[OrganizationOnDay, ...]
    done: frozenset[UUID]

    @property
    def left(self) -> tuple[OrganizationOnDay, ...]:
        """The cells that have not reported yet."""
        return tuple(cell for cell in self.cells if cell.id not in self.done)


@dataclass(frozen=True, slots=True)
class GuidanceMonth:
    """The cells of a committee and what they are to take up in a month."""

    cells: tuple[OrganizationOnDay, ...]
    reports: tuple[GuidanceReport, ...]


def guidance_for(organization: UUID, month: dt.date, on: dt.date) -> tuple[GuidanceItem, ...]:
    """
    List what those above ask a cell to take up in a month, the highest first.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FOR_CELL, {"organization": organization, "month": month, "on": on})
        return tuple(GuidanceItem(*row) for row in cursor.fetchall())


def guidance_month(*, committee: OrganizationOnDay, month: dt.date, on: dt.date) -> GuidanceMonth:
    """
    List the guidance a committee entered for a month, with what the cells' agendas report.

    Args:
        committee: As it stands on the day.
        month: The first day of the month.
        on: The day whose cells are listed.

    Queries: 3.
    """
    cells = tuple(unit for unit in cells_on(committee.path, on) if unit.id != committee.id)
    found = list(
        Guidance.objects.filter(
            organization_id=committee.id, month=month, withdrawn_at=None
        ).order_by("entered_at", "title")
    )
    done: dict[UUID, set[UUID]] = {row.pk: set() for row in found}
    ticked = AgendaLine.objects.filter(guidance__in=found, done_at__isnull=False)
    for guidance, cell in ticked.values_list("guidance_id", "meeting__organization_id"):
        if guidance is not None:
            done[guidance].add(cell)
    return GuidanceMonth(cells, tuple(_report(row, cells, done[row.pk]) for row in found))


def _report(row: Guidance, cells: tuple[OrganizationOnDay, ...], done: set[UUID]) -> GuidanceReport:
    meant = (cell for cell in cells if not row.cell_types or cell.cell_type in row.cell_types)
    return GuidanceReport(
        id=row.pk,
        title=row.title,
        kind=row.kind,
        number=row.number,
        cell_types=tuple(row.cell_types),
        version=row.version,
        cells=tuple(meant),
        done=frozenset(done),
    )
