"""Which tasks a meeting hears, and tasks with who owns them."""

from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from bontot.domain.meetings.models import Meeting, MeetingTask
from bontot.domain.meetings.queries.people import meeting_day
from bontot.domain.meetings.types import TaskPart
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.types import FINISHED


def to_hear(meeting: Meeting) -> QuerySet[Task]:
    """
    Choose the tasks a meeting hears: those heard here, and those open whose month has come or whose deadline is past.

    Queries: none by itself.
    """
    here = MeetingTask.objects.filter(meeting=meeting, task=OuterRef("pk"))
    heard = Exists(here.filter(part=TaskPart.HEARD))
    given = Exists(here.filter(part=TaskPart.ASSIGNED))
    due = Q(hear_month__lte=meeting.month) | Q(hear_month=None, due_date__lte=meeting_day(meeting))
    return (
        Task.objects.filter(organization_id=meeting.organization_id)
        .filter(Q(heard) | (due & ~Q(state__in=FINISHED)))
        .exclude(given)
        .order_by("due_date", "content", "id")
    )


def unheard(meeting: Meeting) -> QuerySet[Task]:
    """
    Choose the tasks a meeting is to hear that have no result there yet.

    Queries: none by itself.
    """
    here = MeetingTask.objects.filter(meeting=meeting, task=OuterRef("pk"), part=TaskPart.HEARD)
    return to_hear(meeting).exclude(Exists(here))


def with_owners(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """
    Read tasks with the names and identifiers of their owners, the oldest deadline first.

    Queries: none by itself.
    """
    order = ("owners__member__sort_key", "owners__member__full_name", "owners__member_id")
    owned = Q(owners__isnull=False)
    return tasks.annotate(
        owner_names=ArrayAgg(
            "owners__member__full_name", filter=owned, order_by=order, default=Value([])
        ),
        owner_keys=ArrayAgg("owners__member_id", filter=owned, order_by=order, default=Value([])),
    ).order_by("due_date", "content", "id")


def owners_read(task: Task) -> tuple[tuple[str, ...], tuple[UUID, ...]]:
    """Give the names and the identifiers of the owners of a task read with them."""
    read = task.__dict__
    return tuple(read["owner_names"]), tuple(read["owner_keys"])
