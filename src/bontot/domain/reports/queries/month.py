"""A cell's month: its meetings, its tasks, who is on its roll."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from bontot.domain.meetings.models import Meeting
from bontot.domain.meetings.types import LevelSource, MeetingKind, TaskPart
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

    Queries: 7.
    """
    open_or_due = Q(due_date__gte=period.start, due_date__lt=period.until) | (
        Q(due_date__lt=period.start) & ~Q(state__in=FINISHED)
    )
    tasks = Task.objects.filter(open_or_due, organization_id=organization)
    shown = task_lines(tasks, today)
    return Month(
        period=period,
        meetings=meeting_lines(
            Meeting.objects.filter(organization_id=organization, month=period.start).exclude(
                kind=MeetingKind.CELL_COMMITTEE
            )
        ),
        tasks=shown,
        tasks_left_out=tasks.count() - len(shown),
        on_roll=_on_roll(organization, min(today, period.until - dt.timedelta(days=1))),
    )


def meeting_lines(rows: QuerySet[Meeting], most: int = 10) -> tuple[MeetingLine, ...]:
    """
    Read meetings as lines, in the order planned.

    Queries: 2.
    """
    found = (
        rows.select_related("minutes")
        .prefetch_related("levels")
        .annotate(
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
    levels = {level.source: level.level for level in meeting.levels.all()}
    counted = meeting.__dict__
    return MeetingLine(
        id=meeting.pk,
        kind=meeting.kind,
        state=meeting.state,
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
        level=levels.get(LevelSource.ABOVE) or levels.get(LevelSource.CELL) or "",
        adopted=bool(minutes and minutes.adopted_at),
        locked=bool(minutes and minutes.locked_at),
    )


def task_lines(rows: QuerySet[Task], today: dt.date) -> tuple[TaskLine, ...]:
    """
    Read tasks as lines: the oldest deadline first, those unfinished before those finished.

    Queries: 3.
    """
    found = rows.prefetch_related("owners__member").order_by("due_date", "content", "id")
    lines = [_task(task, today) for task in found[: settings.LIST_ROWS]]
    return tuple(sorted(lines, key=lambda line: line.state in FINISHED))


def _task(task: Task, today: dt.date) -> TaskLine:
    late = (today - task.due_date).days if task.state not in FINISHED else 0
    return TaskLine(
        id=task.pk,
        content=task.content,
        owners=tuple(_names(task)),
        due_date=task.due_date,
        state=task.state,
        overdue_days=max(late, 0),
    )


def _names(task: Task) -> Iterable[str]:
    return sorted(owner.member.full_name for owner in task.owners.all())


def _on_roll(organization: UUID, on: dt.date) -> int:
    living = MembershipSpell.objects.filter(valid_from__lte=on).filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    )
    off = living.filter(member=OuterRef("member"), kind__in=OFF_ROLL)
    return living.filter(
        Q(kind=SpellKind.ATTACHED) | (Q(kind=SpellKind.HOME) & ~Exists(off)),
        organization_id=organization,
    ).count()
