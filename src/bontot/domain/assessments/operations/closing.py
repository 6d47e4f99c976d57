"""Closing a month: judged lines, the lock with its score, final papers, corrections, the notebook."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.assessments.steps import closing as steps
from bontot.domain.audit.steps import Write, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.meetings import steps as meetings
from bontot.domain.meetings.models import Meeting
from bontot.domain.meetings.types import (
    Change,
    MeetingState,
    MeetingUnknown,
    Notebook,
    Part,
)
from bontot.domain.orgtree.queries import known_paths_of
from bontot.primitives.errors import at_place
from bontot.primitives.periods import day_of


@dataclass(frozen=True, slots=True)
class _Request:
    actor: Actor
    at: dt.datetime
    key: UUID | None
    meeting_id: UUID
    seen: int


def _edit(
    name: str, request: _Request, part: Part, change: Callable[[Write, Meeting], dict[str, object]]
) -> dict[str, Json]:
    """Run an edit of a part that scores or judges; its answer names the meeting, the part and the new version."""
    with writing(
        f"assessments.{name}", actor=request.actor, at=request.at, key=request.key
    ) as write:
        if write.repeat is not None:
            return write.repeat
        meeting, path = meetings.lock_meeting(write, request.meeting_id)
        check_can(request.actor, Action.RECORD_MEETING, path)
        meetings.check_part(meeting, part, request.seen)
        more = change(write, meeting)
        version = (
            meetings.part_changed(write, meeting, part)
            if write.changed
            else meetings.version_of(meeting, part)
        )
        return write.answer(meeting=meeting.pk, part=str(part), version=version, **more)


def answer_line(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    fact: str,
    value: str,
) -> dict[str, Json]:
    """
    Answer a judged line of the sheet in force on the day of the meeting; an empty value takes it back.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed the closing after it was shown.
        MinutesLocked: The minutes are locked.
        JudgementForeign: The sheet asks for no such judgement.
        FactErrors: The value is no option, or no number in its steps.
        NoFrameworkInForce: Nothing scores meetings there that day.

    Queries: about 12 and the frame's.
    """

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        meetings.check_open(meeting)
        steps.answer(write, meeting, fact, value)
        return {}

    return _edit("answer_line", _Request(actor, at, key, meeting_id, seen), Part.CLOSING, change)


def lock_minutes(
    *, actor: Actor, at: dt.datetime, key: UUID | None = None, meeting_id: UUID, seen: int
) -> dict[str, Json]:
    """
    Lock the minutes: the record is complete, open tasks go on, and the meeting has its score.

    Returns:
        `level` of the cell's own record and how many tasks were `carried` over.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device closed it, or changed the closing, after it was shown.
        MinutesLocked: The minutes are locked already.
        MeetingNotDue: The meeting has not ended.
        MinutesNotAdopted: The minutes are not adopted.
        TasksNotHeard: Tasks to be heard here have no result.
        TwoFrameworksInForce: Two sheets score the meeting.

    Queries: about 40 and the frame's.
    """

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        meetings.check_open(meeting)
        carried = meetings.lock(write, meeting)
        return {"level": steps.score_one(write, meeting), "carried": carried}

    return _edit("lock_minutes", _Request(actor, at, key, meeting_id, seen), Part.CLOSING, change)


def post_final_papers(
    *, actor: Actor, at: dt.datetime, key: UUID | None = None, meeting_id: UUID, seen: int
) -> dict[str, Json]:
    """
    Post the final papers now, before or after the lock; a locked meeting is scored again.

    Returns:
        `level` of the cell's own record.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed the papers after they were shown.
        MeetingNotDue: The meeting has not ended.

    Queries: about 30 and the frame's.
    """

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        meetings.check_state(meeting, MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED)
        if meeting.final_papers_posted_at is not None:
            return {}
        write.update(meeting, final_papers_posted_at=at)
        locked = meeting.state == MeetingState.LOCKED
        return {"level": steps.score_one(write, meeting) if locked else ""}

    return _edit(
        "post_final_papers", _Request(actor, at, key, meeting_id, seen), Part.PAPERS, change
    )


def amend(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    change: Change,
    reason: str,
) -> dict[str, Json]:
    """
    Correct locked minutes: a dated amendment with a reason, both versions readable, and the score again.

    Returns:
        `amendment`, empty when nothing differs, and the `level`.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        MeetingNotDue: The minutes are not locked.
        AmendmentWithoutReason: No reason is given.
        ChangedMeanwhile: Somebody corrected the part after it was shown.
        Refused: What the step that is corrected refuses.

    Queries: about 40 and the frame's.
    """
    with writing("assessments.amend", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        meeting, path = meetings.lock_meeting(write, meeting_id)
        check_can(actor, Action.RECORD_MEETING, path)
        amendment = meetings.amend(write, meeting, change, reason, seen)
        level = steps.score_one(write, meeting) if amendment else ""
        return write.answer(meeting=meeting.pk, amendment=amendment, level=level)


def enter_from_notebook(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    entry: Notebook,
    meeting_id: UUID | None = None,
    lock: bool = False,
) -> dict[str, Json]:
    """
    Enter a meeting from the paper notebook in one pass; all of it or nothing, and a refusal names its place.

    Args:
        actor: Who keeps the minutes.
        at: The instant of entering; no posting time lies before it.
        key: The idempotency key.
        organization_id: The cell.
        entry: What the notebook holds.
        meeting_id: The meeting planned for it, if there is one.
        lock: Lock the minutes as well.

    Returns:
        `meeting`, whether it was entered `late`, and its `level` once locked.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        MeetingNotDue: The planned meeting was begun already.
        MeetingInFuture: It would end at an instant that has not come.
        NoticeAfterStart: Notice would have been given after it began.
        TasksNotHeard: It is to be locked, and tasks to be heard there have no result.
        MinutesNotAdopted: It is to be locked, and the minutes are not adopted.
        Invalid: What any single step finds wrong; its field `part` says where.
        Refused: What any single step refuses; its field `part` says where.

    Queries: about 90 and the frame's.
    """
    with writing("assessments.enter_from_notebook", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        path = known_paths_of([organization_id])[organization_id]
        check_can(actor, Action.RECORD_MEETING, path)
        late = steps.is_late(write, organization_id, entry)
        with at_place("start"):
            meeting = _meeting_of(write, organization_id, entry, meeting_id, late=late)
        steps.write_notebook(write, meeting, entry)
        level = ""
        if lock:
            steps.lock_notebook(write, meeting)
            level = steps.score_one(write, meeting)
        return write.answer(meeting=meeting.pk, late=late, level=level)


def _meeting_of(
    write: Write, organization_id: UUID, entry: Notebook, meeting_id: UUID | None, *, late: bool
) -> Meeting:
    if meeting_id is None:
        month = day_of(entry.started_at).replace(day=1)
        return meetings.add_meeting(write, organization_id, entry.plan, month, late=late)
    meeting, _ = meetings.lock_meeting(write, meeting_id)
    if meeting.organization_id != organization_id:
        raise MeetingUnknown(meeting=str(meeting_id))
    meetings.check_state(meeting, *meetings.TO_COME)
    plan = replace(entry.plan, planned_at=meeting.planned_at)
    if (meeting.kind, meeting.place, meeting.theme) != (plan.kind, plan.place, plan.theme):
        meetings.change_plan(write, meeting, plan)
    write.update(meeting, entered_late=late)
    return meeting
