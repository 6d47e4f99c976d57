"""A cell's month: its meetings, its tasks, who is on its roll."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value

from bontot.domain.meetings.models import Meeting, MeetingLevel
from bontot.domain.meetings.types import MeetingKind, TaskPart
from bontot.domain.members.models import MembershipSpell
from bontot.domain.members.types import SpellKind
from bontot.domain.reports.types import MeetingLine, Month, TaskLine
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.types import TaskState
from bontot.primitives.periods import Period


FINISHED = (TaskState.DONE, TaskState.PARTLY_DONE, TaskState.NOT_DONE)
OFF_ROLL = (SpellKind.EXEMPT, SpellKind.AWAY, SpellKind.SUSPENDED)


def month_of(*, organization: UUID, period: Period, today: dt.date) -> Month:
    """
    Read the month of a cell.

    Args:
        organization: The cell; the page has checked that the actor may see its records.
        period: A month.
        today: For how long a task is overdue, and who is on the roll.

    Queries: 3.
    """
    open_or_due = Q(due_date__gte=period.start, due_date__lt=period.until) | (
        Q(due_date__lt=period.start) & ~Q(state__in=FINISHED)
    )
    tasks = Task.objects.filter(open_or_due, organization_id=organization)
    before = (period.start - dt.timedelta(days=1)).replace(day=1)
    lines = meeting_lines(
        Meeting.objects.filter(
            organization_id=organization, month__in=(before, period.start)
        ).exclude(kind=MeetingKind.CELL_COMMITTEE),
        most=20,
    )
    return Month(
        period=period,
        meetings=tuple(line for line in lines if line.month == period.start),
        before=tuple(line for line in lines if line.month == before),
        tasks=task_lines(tasks, today),
        on_roll=_on_roll(organization, min(today, period.until - dt.timedelta(days=1))),
    )


def meeting_lines(rows: QuerySet[Meeting], most: int = 10) -> tuple[MeetingLine, ...]:
    """
    Read meetings as lines, in the order planned.

    Queries: 1.
    """
    levels = MeetingLevel.objects.filter(meeting=OuterRef("pk")).order_by("source")
    found = (
        rows.select_related("minutes")
        .annotate(
            # "above" comes before "cell" in the alphabet: the official level wins
            quality=Subquery(levels.values("level")[:1]),
            all_papers=Count("papers", distinct=True),
            posted=Count("papers", filter=Q(papers__posted_at__isnull=False), distinct=True),
            heard=Count("tasks", filter=Q(tasks__part=TaskPart.HEARD), distinct=True),
            assigned=Count("tasks", filter=Q(tasks__part=TaskPart.ASSIGNED), distinct=True),
        )
        .order_by("planned_at")[:most]
    )
    return tuple(_line(meeting) for meeting in found)


def _line(meeting: Meeting) -> MeetingLine:
    minutes = getattr(meeting, "minutes", None)
    counted = meeting.__dict__
    return MeetingLine(
        id=meeting.pk,
        kind=meeting.kind,
        state=meeting.state,
        month=meeting.month,
        planned_at=meeting.planned_at,
        notice_given_at=meeting.notice_given_at,
        started_at=meeting.started_at,
        ended_at=meeting.ended_at,
        expected=meeting.expected,
        present=meeting.present,
        papers=counted["all_papers"],
        papers_posted=counted["posted"],
        heard=counted["heard"],
        assigned=counted["assigned"],
        level=counted["quality"] or "",
        adopted=bool(minutes and minutes.adopted_at),
        locked=bool(minutes and minutes.locked_at),
        final_posted=meeting.final_papers_posted_at is not None,
    )


def task_lines(rows: QuerySet[Task], today: dt.date) -> tuple[TaskLine, ...]:
    """
    Read tasks as lines, at most `LIST_ROWS`: those unfinished before those finished, the oldest deadline first.

    Queries: 1.
    """
    found = rows.annotate(
        names=ArrayAgg(
            "owners__member__full_name",
            filter=Q(owners__isnull=False),
            order_by="owners__member__sort_key",
            default=Value([]),
        )
    ).order_by("due_date", "content", "id")
    lines = [_task(task, today) for task in found[: settings.LIST_ROWS]]
    return tuple(sorted(lines, key=lambda line: line.state in FINISHED))


def _task(task: Task, today: dt.date) -> TaskLine:
    late = (today - task.due_date).days if task.state not in FINISHED else 0
    return TaskLine(
        id=task.pk,
        content=task.content,
        owners=tuple(task.__dict__["names"]),
        due_date=task.due_date,
        state=task.state,
        overdue_days=max(late, 0),
    )


def _on_roll(organization: UUID, on: dt.date) -> int:
    living = MembershipSpell.objects.filter(valid_from__lte=on).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    )
    off = living.filter(member=OuterRef("member"), kind__in=OFF_ROLL)
    return living.filter(
        Q(kind=SpellKind.ATTACHED) | (Q(kind=SpellKind.HOME) & ~Exists(off)),
        organization_id=organization,
    ).count()
