"""A quarter or a half-year of the cells of a committee: what they recorded, a line a cell, never a ranking."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q

from bontot.domain.meetings.models import Meeting, MissedMonth
from bontot.domain.meetings.types import MONTHLY_KINDS, THEMATIC_KINDS, LevelSource, MeetingState
from bontot.domain.orgtree.queries import cells_on
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.types import TaskState


_HELD = (MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED)


@dataclass(frozen=True, slots=True)
class CellOfPeriod:
    """
    What one cell recorded in some months.

    Args:
        levels: Of each month: from above, else its own; empty where there is none.
        due: Months it lived in that have begun, each with a meeting to hold.
        missed: Month → why it did not meet, as noted.
    """

    cell: OrganizationOnDay
    levels: tuple[str, ...]
    due: int
    held: int
    thematic: int
    expected: int
    present: int
    unexcused: int
    tasks: int
    tasks_done: int
    missed: dict[dt.date, str]


def commune_period(
    *, path: str, months: Sequence[dt.date], on: dt.date, today: dt.date
) -> tuple[CellOfPeriod, ...]:
    """
    Read some months of the cells below a path, in the order of the tree.

    Args:
        path: Where the committee stands on the day.
        months: The first days of months, in order.
        on: The day whose cells are listed.
        today: Months to come are not due.

    Queries: 4.
    """
    cells = [unit for unit in cells_on(path, on) if unit.path != path]
    ids = [cell.id for cell in cells]
    meetings: dict[UUID, list[Meeting]] = {}
    for row in _meetings(ids, months):
        meetings.setdefault(row.organization_id, []).append(row)
    tasks = {cell: (count, done) for cell, count, done in _tasks(ids, months)}
    missed: dict[UUID, dict[dt.date, str]] = {}
    notes = MissedMonth.objects.filter(organization_id__in=ids, month__in=months)
    for note in notes.order_by("month"):
        missed.setdefault(note.organization_id, {})[note.month] = note.reason
    return tuple(
        _cell(
            cell=cell,
            meetings=meetings.get(cell.id, []),
            due=sum(month <= today and _lives(cell, month) for month in months),
            months=months,
            tasks=tasks.get(cell.id, (0, 0)),
            missed=missed.get(cell.id, {}),
        )
        for cell in cells
    )


def _meetings(cells: Sequence[UUID], months: Sequence[dt.date]) -> Sequence[Meeting]:
    return list(
        Meeting.objects.filter(
            organization_id__in=cells,
            month__in=months,
            kind__in=[*MONTHLY_KINDS, *THEMATIC_KINDS],
            state__in=_HELD,
        )
        .annotate(
            by_cell=FilteredRelation("levels", condition=Q(levels__source=LevelSource.CELL)),
            by_above=FilteredRelation("levels", condition=Q(levels__source=LevelSource.ABOVE)),
        )
        .annotate(own_level=F("by_cell__level"), above_level=F("by_above__level"))
        .order_by("planned_at", "id")
    )


def _tasks(cells: Sequence[UUID], months: Sequence[dt.date]) -> Sequence[tuple[UUID, int, int]]:
    until = (months[-1] + dt.timedelta(days=31)).replace(day=1)
    rows = Task.objects.filter(
        organization_id__in=cells, due_date__gte=months[0], due_date__lt=until
    )
    return list(
        rows.values("organization_id")
        .annotate(given=Count("id"), done=Count("id", filter=Q(state=TaskState.DONE)))
        .values_list("organization_id", "given", "done")
    )


def _lives(cell: OrganizationOnDay, month: dt.date) -> bool:
    founded = cell.founded_date <= month
    return founded and (cell.closed_date is None or cell.closed_date > month)


def _cell(
    *,
    cell: OrganizationOnDay,
    meetings: Sequence[Meeting],
    due: int,
    months: Sequence[dt.date],
    tasks: tuple[int, int],
    missed: dict[dt.date, str],
) -> CellOfPeriod:
    monthly = {row.month: row for row in meetings if row.kind in MONTHLY_KINDS}
    levels = (
        row.__dict__["above_level"] or row.__dict__["own_level"] or "" if row else ""
        for row in map(monthly.get, months)
    )
    return CellOfPeriod(
        cell=cell,
        levels=tuple(levels),
        due=due,
        held=len(monthly),
        thematic=sum(row.kind in THEMATIC_KINDS for row in meetings),
        expected=sum(row.expected or 0 for row in meetings),
        present=sum(row.present or 0 for row in meetings),
        unexcused=sum(row.unexcused or 0 for row in meetings),
        tasks=tasks[0],
        tasks_done=tasks[1],
        missed=missed,
    )
