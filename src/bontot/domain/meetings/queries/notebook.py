"""What the page of the notebook starts from: the roster of the day, tasks to be heard, the agenda."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from bontot.domain.meetings.models import AgendaLine, Conclusion, Meeting
from bontot.domain.meetings.queries.guidance import guidance_for
from bontot.domain.meetings.queries.hearing import with_owners
from bontot.domain.meetings.queries.month import chosen_meeting, hearing_item
from bontot.domain.meetings.queries.people import is_expected, may_vote
from bontot.domain.meetings.types import (
    GuidanceItem,
    HearingItem,
    MeetingKind,
    MeetingState,
    NotebookLine,
    NotebookState,
    RollItem,
    steps_of,
)
from bontot.domain.members.queries import roster_on
from bontot.domain.members.types import Post
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.types import FINISHED


_TO_COME = (MeetingState.NOT_PREPARED, MeetingState.PREPARING, MeetingState.NOTIFIED)


def notebook_state(
    *, organization: UUID, cell_type: str, month: dt.date, day: dt.date, kind: str = ""
) -> NotebookState:
    """
    Read what the page of the notebook starts from.

    Args:
        organization: The cell; the page has checked that the actor keeps its minutes.
        cell_type: Its type, for the steps of the procedure.
        month: The first day of the month.
        day: The day of the meeting as far as it is known: whose roster.
        kind: The kind of meeting chosen; empty for the one planned, or a regular one.

    Queries: 5, 1 more where a meeting is planned.
    """
    rows = list(
        Meeting.objects.filter(organization_id=organization, month=month).order_by(
            "planned_at", "id"
        )
    )
    row = chosen_meeting(rows, None)
    planned = row if row is not None and row.state in _TO_COME else None
    meeting_kind = kind or (planned.kind if planned else MeetingKind.REGULAR)
    roster = roster_on(organization, day)
    return NotebookState(
        month=month,
        day=day,
        meeting=planned.pk if planned else None,
        begun=row is not None and planned is None,
        kind=meeting_kind,
        planned_at=planned.planned_at if planned else None,
        place=planned.place if planned else "",
        theme=planned.theme if planned else "",
        roll=tuple(
            RollItem(
                member_id=line.member_id,
                full_name=line.full_name,
                standing=line.standing,
                expected=is_expected(line, meeting_kind),
                mark=line.left_out,
                official=may_vote(line),
                posts=line.posts,
                spoke=False,
                gist="",
            )
            for line in roster
        ),
        hearing=_hearing(organization, month, day),
        agenda=_lines_of(planned)
        if planned is not None and planned.kind == meeting_kind
        else _procedure(meeting_kind, cell_type, guidance_for(organization, month, day)),
        conclusions=_draft(planned),
        has_committee=any(Post.CELL_COMMITTEE_MEMBER in line.posts for line in roster),
    )


def _hearing(organization: UUID, month: dt.date, day: dt.date) -> tuple[HearingItem, ...]:
    due = Q(hear_month__lte=month) | Q(hear_month=None, due_date__lte=day)
    tasks = Task.objects.filter(due, organization_id=organization).exclude(state__in=FINISHED)
    return tuple(hearing_item(task, {}) for task in with_owners(tasks))


def _lines_of(planned: Meeting) -> tuple[NotebookLine, ...]:
    return tuple(
        NotebookLine(line.step or str(line.pk), line.content, line.guidance_id)
        for line in AgendaLine.objects.filter(meeting=planned).order_by("position", "id")
    )


def _procedure(
    kind: str, cell_type: str, guidance: tuple[GuidanceItem, ...]
) -> tuple[NotebookLine, ...]:
    steps = [NotebookLine(step.code, step.vi) for step in steps_of(MeetingKind(kind), cell_type)]
    return (*steps, *(NotebookLine(str(item.id), item.title, item.id) for item in guidance))


def _draft(planned: Meeting | None) -> tuple[str, ...]:
    if planned is None:
        return ()
    lines = Conclusion.objects.filter(meeting=planned).order_by("position", "content")
    return tuple(lines.values_list("content", flat=True))
