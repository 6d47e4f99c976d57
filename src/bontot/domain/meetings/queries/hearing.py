"""Which tasks a meeting hears."""

from django.db.models import Exists, OuterRef, Q, QuerySet

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
