"""A member's own pages: the next meeting with its papers, and the tasks they own or the whole cell has."""

import datetime as dt
from uuid import UUID

from bontot.domain.audit.types import Actor
from bontot.domain.meetings.models import AgendaLine, Conclusion, Meeting, MeetingPaper
from bontot.domain.meetings.queries import own_opinion
from bontot.domain.meetings.types import MeetingKind, MeetingState
from bontot.domain.members.queries import own_member
from bontot.domain.orgtree.queries import organizations_on
from bontot.domain.reports.types import NextMeeting, OwnMeeting, OwnTasks, PostedPaper
from bontot.domain.tasks.queries import task_of, tasks_of
from bontot.domain.tasks.types import TaskOnDay


#: States of a meeting that is still to come or under way.
_COMING = (
    MeetingState.NOT_PREPARED,
    MeetingState.PREPARING,
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
)
#: How long a meeting that was never opened still counts as the next one.
_STILL = dt.timedelta(days=7)
#: How long a finished task stays on a member's list.
_KEPT = dt.timedelta(days=92)


def own_meeting(*, actor: Actor, today: dt.date) -> OwnMeeting:
    """
    Read the next meeting of the cell a member belongs to, as far as members see it, and what they sent on it.

    What is still being prepared shows its day alone; agenda, papers and draft come with the notice.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.

    Queries: at most 7.
    """
    own = own_member(actor.user_id, today)
    row = (
        Meeting.objects.filter(
            organization_id=own.organization_id,
            state__in=_COMING,
            planned_at__date__gte=today - _STILL,
        )
        .exclude(kind=MeetingKind.CELL_COMMITTEE)
        .order_by("planned_at")
        .first()
    )
    if row is None:
        return OwnMeeting(own, None, None, None)
    cell = organizations_on([own.organization_id], today).get(own.organization_id)
    return OwnMeeting(own, cell, _next(row), own_opinion(row.pk, own.id))


def _next(row: Meeting) -> NextMeeting:
    announced = row.state in {MeetingState.NOTIFIED, MeetingState.IN_SESSION}
    agenda = AgendaLine.objects.filter(meeting=row).order_by("position", "content")
    draft = Conclusion.objects.filter(meeting=row).order_by("position", "content")
    return NextMeeting(
        id=row.pk,
        kind=row.kind,
        month=row.month,
        planned_at=row.planned_at,
        place=row.place,
        theme=row.theme,
        announced=announced,
        begun=row.state == MeetingState.IN_SESSION,
        agenda=tuple(agenda.values_list("content", flat=True)) if announced else (),
        papers=_papers(row) if announced else (),
        draft=tuple(draft.values_list("content", flat=True)) if announced else (),
    )


def _papers(row: Meeting) -> tuple[PostedPaper, ...]:
    return tuple(
        PostedPaper(one.pk, one.title, one.posted_at, one.paper_only, one.file_id)
        for one in MeetingPaper.objects.filter(meeting=row).order_by("title")
        if one.paper_only or one.posted_at is not None
    )


def own_tasks(*, actor: Actor, today: dt.date) -> OwnTasks:
    """
    List the tasks a member owns, and those of the whole cell.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.

    Queries: 7.
    """
    own = own_member(actor.user_id, today)
    since = today - _KEPT
    cell = own.organization_id
    return OwnTasks(
        member=own,
        own=tasks_of(organization=cell, today=today, member=own.id, since=since),
        whole_cell=tasks_of(organization=cell, today=today, whole_cell=True, open_only=True),
    )


def own_task(*, actor: Actor, task: UUID, today: dt.date) -> TaskOnDay:
    """
    Read one task a member owns.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.
        TaskUnknown: The member owns no such task.

    Queries: 4.
    """
    own = own_member(actor.user_id, today)
    return task_of(organization=own.organization_id, task=task, today=today, member=own.id)
