"""The year of a cell: twelve months, thematic meetings by quarter, tasks, and what to mend in time."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from django.db.models import Count, Q

from bontot.domain.meetings.models import Meeting, MeetingLevel, RollException
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    THEMATIC_KINDS,
    CellYear,
    EarlyWarning,
    HeardResult,
    LevelSource,
    MeetingState,
    MonthOfYear,
    RollMark,
    TaskPart,
)
from bontot.domain.members.queries import books_state
from bontot.domain.members.types import BooksState
from bontot.domain.orgtree.queries import life_of
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.types import FINISHED


HELD: Final = frozenset({MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED})
#: Excused this many monthly meetings running is said to the member and the cell committee.
EXCUSED_RUNNING: Final = 3
#: Days before a probation or a term ends from which something has to be prepared.
SOON: Final = dt.timedelta(days=60)


def year_of_cell(*, organization: UUID, year: int, today: dt.date) -> CellYear:
    """
    Read the year of a cell with its early warnings; one with a name is for that member and the cell committee alone.

    Args:
        organization: The cell.
        year: Which.
        today: What is over, overdue, or still to come.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.

    Queries: 6; 5 for a year that is not this one.
    """
    life = life_of(organization)
    first = dt.date(year, 1, 1)
    rows = list(
        Meeting.objects.filter(
            organization_id=organization, month__gte=first, month__lt=dt.date(year + 1, 1, 1)
        )
        .exclude(state=MeetingState.POSTPONED)
        .annotate(
            heard=Count("tasks", filter=Q(tasks__part=TaskPart.HEARD), distinct=True),
            done=Count(
                "tasks",
                filter=Q(tasks__part=TaskPart.HEARD, tasks__result=HeardResult.DONE),
                distinct=True,
            ),
        )
        .order_by("month", "planned_at", "id")
    )
    levels = _levels(rows)
    months = tuple(_month(dt.date(year, number, 1), rows, levels) for number in range(1, 13))
    quarters = _quarters(rows)
    open_tasks = Task.objects.filter(organization_id=organization).exclude(state__in=FINISHED)
    due = list(open_tasks.values_list("due_date", flat=True))
    overdue = sum(day < today for day in due)
    return CellYear(
        year=year,
        months=months,
        quarters=quarters,
        tasks_open=len(due),
        tasks_overdue=overdue,
        warnings=(
            *_gaps(months, life, today),
            *_quiet_quarters(year, quarters, life, today),
            *_excused_running(rows),
            *_overdue(overdue, today),
            *(_of_books(books_state(organization, today), today) if year == today.year else ()),
        ),
    )


def _levels(rows: Sequence[Meeting]) -> dict[tuple[UUID, str], str]:
    found = MeetingLevel.objects.filter(meeting__in=rows)
    return {(row.meeting_id, row.source): row.level for row in found}


def _month(
    month: dt.date, rows: Sequence[Meeting], levels: dict[tuple[UUID, str], str]
) -> MonthOfYear:
    duty = [row for row in rows if row.month == month and row.kind in MONTHLY_KINDS]
    if not duty:
        return MonthOfYear(
            month, None, "", "", "", official=False, expected=None, present=None, tasks_heard=0,
            tasks_done=0, entered_late=False,
        )  # fmt: skip
    row = duty[-1]
    above = levels.get((row.pk, LevelSource.ABOVE), "")
    counted: dict[str, int] = row.__dict__
    return MonthOfYear(
        month=month,
        meeting_id=row.pk,
        state=row.state,
        kind=row.kind,
        level=above or levels.get((row.pk, LevelSource.CELL), ""),
        official=bool(above),
        expected=row.expected,
        present=row.present,
        tasks_heard=counted["heard"],
        tasks_done=counted["done"],
        entered_late=row.entered_late,
    )


def _quarters(rows: Sequence[Meeting]) -> tuple[int, int, int, int]:
    held = [row for row in rows if row.kind in THEMATIC_KINDS and row.state in HELD]
    counts = [sum((row.month.month - 1) // 3 == quarter for row in held) for quarter in range(4)]
    return counts[0], counts[1], counts[2], counts[3]


def _lived(day: dt.date, life: tuple[dt.date, dt.date | None]) -> bool:
    founded, closed = life
    return day >= founded and (closed is None or day < closed)


def _gaps(
    months: Iterable[MonthOfYear], life: tuple[dt.date, dt.date | None], today: dt.date
) -> Iterable[EarlyWarning]:
    for one in months:
        over = today >= (one.month + dt.timedelta(days=31)).replace(day=1)
        if not over or not _lived(one.month, life):
            continue
        if one.meeting_id is None:
            yield EarlyWarning("no_meeting", one.month, None, {"month": one.month.month})
        elif one.state != MeetingState.LOCKED:
            yield EarlyWarning("not_locked", one.month, None, {"month": one.month.month})


def _quiet_quarters(
    year: int,
    quarters: Sequence[int],
    life: tuple[dt.date, dt.date | None],
    today: dt.date,
) -> Iterable[EarlyWarning]:
    """Warn of a quarter in its last month, or over, that has no thematic meeting."""
    for place, count in enumerate(quarters):
        last = dt.date(year, 3 * place + 3, 1)
        if count == 0 and today >= last and _lived(last, life):
            until = (last + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            yield EarlyWarning(
                "no_theme_in_quarter", last, None, {"quarter": place + 1, "until": until}
            )


def _excused_running(rows: Sequence[Meeting]) -> Iterable[EarlyWarning]:
    """Warn of members excused from the last monthly meetings held, one after another."""
    held = [row for row in rows if row.kind in MONTHLY_KINDS and row.state in HELD]
    if len(held) < EXCUSED_RUNNING:
        return
    marks = RollException.objects.filter(meeting__in=held, mark=RollMark.EXCUSED)
    absent: dict[UUID, set[UUID]] = {}
    names: dict[UUID, str] = {}
    for member, meeting, name in marks.order_by("member__sort_key", "member_id").values_list(
        "member_id", "meeting_id", "member__full_name"
    ):
        absent.setdefault(member, set()).add(meeting)
        names[member] = name
    for member, missed in absent.items():
        running = 0
        for row in reversed(held):
            if row.pk not in missed:
                break
            running += 1
        if running >= EXCUSED_RUNNING:
            yield EarlyWarning(
                "excused_running", held[-1].month, member, {"name": names[member], "times": running}
            )


def _overdue(count: int, today: dt.date) -> Iterable[EarlyWarning]:
    if count:
        yield EarlyWarning("tasks_overdue", today.replace(day=1), None, {"count": count})


def _of_books(books: BooksState, today: dt.date) -> Iterable[EarlyWarning]:
    """Warn of what the books of a cell ask for now: a secretary, a term, a probation, a transfer."""
    month = today.replace(day=1)
    if not books.has_secretary:
        yield EarlyWarning("no_secretary", month, None, {})
    if books.term_ends is not None and books.term_ends - today <= SOON:
        last = books.term_ends - dt.timedelta(days=1)
        code = "term_over" if books.term_ends <= today else "term_ending"
        yield EarlyWarning(code, month, None, {"until": last})
    for one in books.probations:
        if one.due - today <= SOON:
            code = "probation_overdue" if one.due < today else "probation_due"
            fields: dict[str, object] = {"name": one.full_name, "until": one.due}
            yield EarlyWarning(code, month, one.member_id, fields)
    if books.arriving:
        yield EarlyWarning("transfer_waiting", month, None, {"count": books.arriving})
