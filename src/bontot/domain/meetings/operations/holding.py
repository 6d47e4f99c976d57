"""Holding a meeting: each edit of a part is one operation, saved as it is typed."""

import datetime as dt
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from bontot.domain.audit.steps import Write
from bontot.domain.audit.types import Actor, Json
from bontot.domain.meetings import steps
from bontot.domain.meetings.models import Meeting
from bontot.domain.meetings.operations._running import Request, _edit
from bontot.domain.meetings.types import (
    Assigned,
    Hands,
    Heard,
    MeetingState,
    Officers,
    Part,
    QualityLevel,
    Remark,
    Roll,
    Spoken,
)


#: A meeting that has begun and is not locked.
SITTING: Final = (MeetingState.IN_SESSION, MeetingState.AWAITING_ADOPTION)


def take_roll(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    roll: Roll,
) -> dict[str, Json]:
    """
    Take the roll by exception; all marks are given each time.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        NotExpected: A member is marked who is not expected, or marked twice.
        MorePresentThanExpected: The slip counts more present than were expected.
        CountsDoNotAddUp: The slip counts others than the marks give.
        NotPresent: One who chairs, keeps the minutes or spoke is marked absent.
        VoteDoesNotAddUp: A vote was counted among more than are present now.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.take_roll(write, meeting, roll)

    return _edit("take_roll", request, Part.ROLL, change)


def name_chair_and_secretary(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    officers: Officers,
) -> dict[str, Json]:
    """
    Name who chairs and who keeps the minutes.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        RollNotTaken: The roll was not taken.
        NotPresent: One of them was not present, or both are one.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.name_officers(write, meeting, officers)

    return _edit("name_chair_and_secretary", request, Part.OFFICERS, change)


def record_speaker(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    spoken: Spoken,
) -> dict[str, Json]:
    """
    Record that a member spoke, or did not after all.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        RollNotTaken: The roll was not taken.
        NotPresent: The member was not present.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.record_speaker(write, meeting, spoken)

    return _edit("record_speaker", request, Part.SPEAKERS, change)


def hear_task(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    heard: Heard,
) -> dict[str, Json]:
    """
    Hear a task: done, partly or not, with a word; None takes the result back.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        TaskNotHere: The cell has no such task to hear.
        TaskDoneBeforeAssigned: It would be done before it was given.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.hear_task(write, meeting, heard)

    return _edit("hear_task", request, Part.HEARING, change)


def record_remark(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    remark: Remark,
) -> dict[str, Json]:
    """
    Record praise or a reminder about a duty.

    Returns:
        `remark` beside the meeting, the part and its version.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        NotExpected: The member does not belong to the cell.
        TaskNotHere: The cell has no such task.
        TextMissing: It says about nothing.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        steps.check_state(meeting, *SITTING)
        return {"remark": steps.add_remark(write, meeting, remark)}

    return _edit("record_remark", request, Part.REMARKS, change)


def remove_remark(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    remark_id: int,
) -> dict[str, Json]:
    """
    Take a remark back.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        MeetingPartUnknown: The meeting has no such remark.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.remove_remark(write, meeting, remark_id)

    return _edit("remove_remark", request, Part.REMARKS, change)


def record_vote(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    hands: Hands,
    vote_id: UUID | None = None,
) -> dict[str, Json]:
    """
    Record a show of hands; a new count of the same replaces it.

    Returns:
        `vote` and whether it was `adopted`, beside the meeting, the part and its version.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        RollNotTaken: The roll was not taken.
        VoteDoesNotAddUp: The counts do not add up to the official members present who may vote.
        MeetingPartUnknown: There is no such vote.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        steps.check_state(meeting, *SITTING)
        row = steps.record_vote(write, meeting, hands, vote_id)
        return {"vote": row.pk, "adopted": row.adopted}

    return _edit("record_vote", request, Part.VOTES, change)


def assign_task(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    assigned: Assigned,
) -> dict[str, Json]:
    """
    Give a task: owners, content, deadline, and which meeting hears it.

    Returns:
        `task` beside the meeting, the part and its version.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        TaskDueBeforeAssigned: It is due before the meeting.
        NotExpected: An owner does not belong to the cell.
        TextMissing: It says nothing.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        steps.check_state(meeting, *SITTING)
        return {"task": steps.assign(write, meeting, assigned).pk}

    return _edit("assign_task", request, Part.ASSIGNING, change)


def take_back_task(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    task_id: UUID,
) -> dict[str, Json]:
    """
    Take back a task given at this meeting.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        TaskNotHere: None such was given here, or it was heard already.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.take_back_task(write, meeting, task_id)

    return _edit("take_back_task", request, Part.ASSIGNING, change)


def conclude(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    lines: Sequence[str],
) -> dict[str, Json]:
    """
    Write the conclusion line by line; before the meeting it is the draft resolution.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        TextMissing: A line is empty.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.conclude(write, meeting, lines)

    return _edit("conclude", request, Part.CONCLUSIONS, change)


def end_meeting(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    ended_at: dt.datetime | None = None,
) -> dict[str, Json]:
    """
    End a meeting: now, or when it ended earlier.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        RollNotTaken: The roll was not taken.
        MeetingEndsBeforeStart: It would end before it began.
        MeetingInFuture: The instant has not come.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.end(write, meeting, ended_at or at)

    return _edit("end_meeting", request, Part.CLOSING, change)


def note_closing(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    weakness: str,
    remedy: str,
) -> dict[str, Json]:
    """
    Note what the meeting lacked and what is done about it.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.note_closing(write, meeting, weakness, remedy)

    return _edit("note_closing", request, Part.CLOSING, change)


def propose_level(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    level: QualityLevel | None,
    committee_agreed: bool | None = None,
) -> dict[str, Json]:
    """
    Put a level to the cell's vote.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.propose_level(write, meeting, level, committee_agreed=committee_agreed)

    return _edit("propose_level", request, Part.CLOSING, change)


def adopt_minutes(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
) -> dict[str, Json]:
    """
    Adopt the minutes.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has not begun.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *SITTING)
        steps.adopt_minutes(write, meeting, at)

    return _edit("adopt_minutes", request, Part.CLOSING, change)
