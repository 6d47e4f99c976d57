"""Closing a meeting: its end, the level proposed, minutes adopted and locked, corrections after the lock."""

import datetime as dt
from collections.abc import Callable
from typing import Final
from uuid import UUID, uuid4

from django.db.models import Exists, OuterRef

from bontot.domain.audit.steps import Write
from bontot.domain.audit.types import Json, to_json
from bontot.domain.documents.types import Numbering, words
from bontot.domain.meetings.models import (
    Conclusion,
    Meeting,
    MeetingAmendment,
    MeetingRemark,
    MeetingSpeaker,
    MeetingTask,
    RollException,
)
from bontot.domain.meetings.queries.hearing import unheard
from bontot.domain.meetings.steps.holding import (
    add_remark,
    assign,
    conclude,
    hear_task,
    name_officers,
    next_month,
    record_speaker,
    take_roll,
)
from bontot.domain.meetings.steps.opinions import forget_opinions
from bontot.domain.meetings.steps.parts import check_part, check_state, minutes_of, part_changed
from bontot.domain.meetings.steps.preparing import tick_steps
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    AmendmentWithoutReason,
    Assigned,
    Change,
    Conclusions,
    Heard,
    HeardResult,
    MeetingEndsBeforeStart,
    MeetingInFuture,
    MeetingKind,
    MeetingNotDue,
    MeetingState,
    MinutesNotAdopted,
    Officers,
    Part,
    QualityLevel,
    Remark,
    Roll,
    RollNotTaken,
    Spoken,
    TaskPart,
    TasksNotHeard,
    Times,
)
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.steps import carry_over


def end(write: Write, meeting: Meeting, ended_at: dt.datetime) -> None:
    """
    End a meeting, or correct when it ended before the minutes are locked.

    Raises:
        RollNotTaken: The roll was not taken.
        MeetingEndsBeforeStart: It would end before it began.
        MeetingInFuture: The instant has not come.

    Queries: 1.
    """
    if meeting.expected is None and meeting.kind != MeetingKind.CELL_COMMITTEE:
        raise RollNotTaken
    _check_times(write, meeting.started_at, ended_at)
    write.update(meeting, ended_at=ended_at, state=MeetingState.AWAITING_ADOPTION)


def _check_times(write: Write, started: dt.datetime | None, ended: dt.datetime) -> None:
    if started is None:
        raise MeetingNotDue(state=str(MeetingState.PREPARING))
    if ended <= started:
        raise MeetingEndsBeforeStart(started=started, ended=ended)
    if ended > write.at:
        raise MeetingInFuture(at=ended)


def note_closing(write: Write, meeting: Meeting, weakness: str, remedy: str) -> None:
    """
    Note what the meeting itself lacked and what is done about it.

    Raises:
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: at most 3.
    """
    write.update(
        minutes_of(write, meeting),
        weakness=words(weakness, 500, needed=False),
        remedy=words(remedy, 500, needed=False),
    )


def propose_level(
    write: Write, meeting: Meeting, level: QualityLevel | None, *, committee_agreed: bool | None
) -> None:
    """
    Put a level to the cell's vote, with whether the cell committee agreed to it.

    Queries: at most 3.
    """
    write.update(
        minutes_of(write, meeting), proposed_level=level or "", committee_agreed=committee_agreed
    )


def adopt_minutes(write: Write, meeting: Meeting, adopted_at: dt.datetime) -> None:
    """
    Adopt the minutes of a meeting that has ended.

    Raises:
        MeetingNotDue: It has not ended.

    Queries: at most 5.
    """
    check_state(meeting, MeetingState.AWAITING_ADOPTION)
    minutes = minutes_of(write, meeting)
    if minutes.adopted_at is None:
        write.update(minutes, adopted_at=adopted_at)
    tick_steps(write, meeting, "minutes")


def lock(write: Write, meeting: Meeting) -> int:
    """
    Lock the minutes: the record is complete from now on, open tasks go on to the next month, opinions sent before go.

    Returns:
        How many tasks were carried over.

    Raises:
        MeetingNotDue: The meeting has not ended.
        MinutesNotAdopted: The minutes are not adopted.
        TasksNotHeard: Tasks to be heard here have no result.

    Queries: 7, and 1 for each task carried over.
    """
    check_state(meeting, MeetingState.AWAITING_ADOPTION)
    minutes = minutes_of(write, meeting)
    if minutes.adopted_at is None and meeting.kind != MeetingKind.CELL_COMMITTEE:
        raise MinutesNotAdopted(meeting=str(meeting.pk))
    if meeting.kind in MONTHLY_KINDS:
        left = unheard(meeting).count()
        if left:
            raise TasksNotHeard(count=left)
    write.update(minutes, locked_at=write.at)
    write.update(meeting, state=MeetingState.LOCKED)
    forget_opinions(write, meeting)
    here = MeetingTask.objects.filter(
        meeting=meeting,
        part=TaskPart.HEARD,
        result__in=[HeardResult.PARTLY, HeardResult.NOT_DONE],
    )
    later = MeetingTask.objects.filter(
        task=OuterRef("pk"), part=TaskPart.HEARD, meeting__month__gt=meeting.month
    )
    not_done = Task.objects.filter(pk__in=here.values("task_id")).exclude(Exists(later))
    return carry_over(write, write.lock(not_done), next_month(meeting.month))


_PART_OF: Final[dict[type, Part]] = {
    Roll: Part.ROLL,
    Officers: Part.OFFICERS,
    Spoken: Part.SPEAKERS,
    Heard: Part.HEARING,
    Remark: Part.REMARKS,
    Assigned: Part.ASSIGNING,
    Times: Part.CLOSING,
    Conclusions: Part.CONCLUSIONS,
}


def _set_times(write: Write, meeting: Meeting, times: Times) -> None:
    _check_times(write, times.started_at, times.ended_at)
    write.update(meeting, started_at=times.started_at, ended_at=times.ended_at)


def _conclude(write: Write, meeting: Meeting, change: Conclusions) -> None:
    conclude(write, meeting, change.lines)


_DOES: Final[dict[type, Callable[..., object]]] = {
    Roll: take_roll,
    Officers: name_officers,
    Spoken: record_speaker,
    Heard: hear_task,
    Remark: add_remark,
    Assigned: assign,
    Times: _set_times,
    Conclusions: _conclude,
}


def amend(write: Write, meeting: Meeting, change: Change, reason: str, seen: int) -> UUID | None:
    """
    Correct locked minutes: the record changes, and what was stays readable beside it with the day and the reason.

    Args:
        write: The operation.
        meeting: The meeting, held.
        change: What is put in the place of a part.
        reason: Why.
        seen: The version of the part as it was shown.

    Returns:
        The amendment; None when nothing differs.

    Raises:
        MeetingNotDue: The minutes are not locked yet.
        ChangedMeanwhile: Somebody corrected the part after it was shown.
        AmendmentWithoutReason: No reason is given.
        TextTooLong: The reason is too long.
        SecrecyMark: The reason bears a mark of secrecy.

    Queries: 4, and those of the change.
    """
    check_state(meeting, MeetingState.LOCKED)
    if not reason.strip():
        raise AmendmentWithoutReason
    kept = words(reason, 500)
    part = _PART_OF[type(change)]
    check_part(meeting, part, seen)
    before = _as_written(meeting, part)
    _DOES[type(change)](write, meeting, change)
    after = _as_written(meeting, part)
    if before == after:
        return None
    part_changed(write, meeting, part)
    return write.create(
        MeetingAmendment(
            id=uuid4(),
            meeting=meeting,
            part=part,
            reason=kept,
            before=before,
            after=after,
            amended_at=write.at,
            amended_by_id=write.actor.user_id,
        )
    ).pk


def _as_written(meeting: Meeting, part: Part) -> Json:
    """Give a part as it stands, for the amendment to keep; members by identifier."""
    return to_json(_SNAPSHOTS[part](meeting))


def _roll(meeting: Meeting) -> object:
    marks = RollException.objects.filter(meeting=meeting).order_by("member_id")
    return {
        "marks": [list(row) for row in marks.values_list("member_id", "mark")],
        "expected": meeting.expected,
        "present": meeting.present,
        "voting_present": meeting.voting_present,
        "attached": list(meeting.attached_names),
        "guests": list(meeting.guest_names),
        "in_charge_attended": meeting.in_charge_attended,
    }


def _officers(meeting: Meeting) -> object:
    return {"chair": meeting.chair_id, "secretary": meeting.meeting_secretary_id}


def _speakers(meeting: Meeting) -> object:
    rows = MeetingSpeaker.objects.filter(meeting=meeting).order_by("member_id")
    return {
        "speakers": meeting.speakers,
        "spoken": [list(row) for row in rows.values_list("member_id", "gist")],
    }


def _tasks(part: TaskPart) -> Callable[[Meeting], object]:
    def read(meeting: Meeting) -> object:
        rows = MeetingTask.objects.filter(meeting=meeting, part=part).order_by("task_id")
        return [list(row) for row in rows.values_list("task__content", "result", "note")]

    return read


def _remarks(meeting: Meeting) -> object:
    rows = MeetingRemark.objects.filter(meeting=meeting).order_by("pk")
    return [list(row) for row in rows.values_list("kind", "about", "member_id")]


def _conclusions(meeting: Meeting) -> object:
    rows = Conclusion.objects.filter(meeting=meeting).order_by("position", "content")
    return list(rows.values_list("content", flat=True))


def _times(meeting: Meeting) -> object:
    return {"started_at": meeting.started_at, "ended_at": meeting.ended_at}


_SNAPSHOTS: Final[dict[Part, Callable[[Meeting], object]]] = {
    Part.ROLL: _roll,
    Part.OFFICERS: _officers,
    Part.SPEAKERS: _speakers,
    Part.HEARING: _tasks(TaskPart.HEARD),
    Part.REMARKS: _remarks,
    Part.ASSIGNING: _tasks(TaskPart.ASSIGNED),
    Part.CLOSING: _times,
    Part.CONCLUSIONS: _conclusions,
}


def note_number(write: Write, meeting: Meeting, paper: Numbering, number: int | None) -> None:
    """
    Write the number of the resolution on its lines, where the resolution was adopted.

    Queries: 1, and 1 for each line.
    """
    write.touch(meeting.organization_id, meeting.month)
    if paper.paper_type != "NQ" or number is None:
        return
    said = f"{number:02d}-NQ/{paper.body}"
    for line in Conclusion.objects.filter(meeting=meeting).exclude(resolution_number=""):
        write.update(line, resolution_number=said)
