"""The tasks of a cell, and one of them, as the pages of whoever follows them show them."""

import datetime as dt
from uuid import UUID

from django.db.models import OuterRef, Subquery

from bontot.domain.facts.queries import compute, indicators_of
from bontot.domain.facts.types import Grain, State, window_of
from bontot.domain.meetings.models import Meeting, MeetingPart, MeetingRemark
from bontot.domain.meetings.types import MeetingState
from bontot.domain.meetings.types import Part as MeetingPartName
from bontot.domain.members.queries import roster_on
from bontot.domain.members.types import RosterLine
from bontot.domain.reports.types import SittingMeeting, TaskPage, TaskRemark, TasksPage
from bontot.domain.tasks.queries import task_of, tasks_of
from bontot.primitives.periods import Period


_SITTING = (MeetingState.IN_SESSION, MeetingState.AWAITING_ADOPTION)

#: How long a finished task stays on the list.
_KEPT = dt.timedelta(days=92)


def tasks_page(
    *, organization: UUID, today: dt.date, member: UUID | None = None, whole_cell: bool = False
) -> TasksPage:
    """
    Read the tasks of a cell, open ones and those due in the last three months, with who may own one.

    Args:
        organization: The cell; the page has checked that the actor follows its tasks.
        today: For what is overdue and due soon, and who belongs to the cell.
        member: Only those this member owns.
        whole_cell: Only those of the whole cell.

    Queries: 5.
    """
    window = window_of(Period(today.year, today.month), as_of=today)
    (done,) = indicators_of(Grain.CELL, ["tasks_done"])
    share = compute([organization], window, [done])[organization][done.id]
    known = share.state is State.KNOWN
    return TasksPage(
        tasks=tasks_of(
            organization=organization,
            today=today,
            member=member,
            whole_cell=whole_cell,
            since=today - _KEPT,
        ),
        people=people_of(organization, today),
        done=share.numerator if known else None,
        due=share.denominator if known else None,
    )


def people_of(organization: UUID, today: dt.date) -> tuple[RosterLine, ...]:
    """
    List who may own a task of a cell.

    Queries: 1.
    """
    return tuple(roster_on(organization, today))


def task_page(*, organization: UUID, task: UUID, today: dt.date) -> TaskPage:
    """
    Read one task of a cell with the praise and reminders about it, and the meeting at which one may be given now.

    Raises:
        TaskUnknown: There is no such task there.

    Queries: 6.
    """
    remarks = MeetingRemark.objects.filter(
        task_id=task, meeting__organization_id=organization
    ).select_related("meeting", "member")
    versions = MeetingPart.objects.filter(meeting=OuterRef("pk"), part=MeetingPartName.REMARKS)
    sitting = (
        Meeting.objects.filter(organization_id=organization, state__in=_SITTING)
        .order_by("-planned_at")
        .values_list("pk", "month", Subquery(versions.values("version")[:1]))
        .first()
    )
    return TaskPage(
        task=task_of(organization=organization, task=task, today=today),
        people=people_of(organization, today),
        remarks=tuple(
            TaskRemark(one.kind, one.meeting.month, one.member.full_name if one.member else "")
            for one in remarks.order_by("meeting__planned_at", "id")
        ),
        sitting=SittingMeeting(sitting[0], sitting[1], sitting[2] or 0) if sitting else None,
    )
