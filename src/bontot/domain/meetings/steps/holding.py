"""Holding a meeting: the roll, who spoke, tasks heard, remarks, votes, new tasks, conclusions."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID, uuid4

from bontot.domain.audit.steps import Write
from bontot.domain.documents.types import words
from bontot.domain.meetings.models import (
    Conclusion,
    Meeting,
    MeetingRemark,
    MeetingSpeaker,
    MeetingTask,
    MeetingVote,
    RollException,
)
from bontot.domain.meetings.queries.people import expected_of, may_vote, meeting_day
from bontot.domain.meetings.steps.preparing import tick_steps
from bontot.domain.meetings.types import (
    LEVEL_SUBJECT,
    Assigned,
    CountsDoNotAddUp,
    Hands,
    Heard,
    HeardResult,
    MeetingPartUnknown,
    MeetingState,
    MorePresentThanExpected,
    MoreSpeakersThanPresent,
    NewMark,
    NotExpected,
    NotPresent,
    Officers,
    Remark,
    Roll,
    RollMark,
    RollNotTaken,
    Spoken,
    TaskNotHere,
    TaskPart,
    VoteDoesNotAddUp,
    VotePurpose,
    majority,
)
from bontot.domain.members.queries import roster_on
from bontot.domain.members.types import RosterLine
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.steps import carry_over, give_task, settle_task
from bontot.domain.tasks.types import NewTask, TaskSource, TaskState


_ABSENT: Final = frozenset({RollMark.EXCUSED, RollMark.UNEXCUSED})
_OFF: Final = frozenset({RollMark.EXEMPT, RollMark.AWAY})
_SUBJECTS: Final = {
    VotePurpose.RESOLUTION: "Nghị quyết",
    VotePurpose.LEVEL: LEVEL_SUBJECT,
    VotePurpose.MINUTES: "Biên bản",
}
_STEP_OF: Final = {
    VotePurpose.RESOLUTION: "resolve",
    VotePurpose.LEVEL: "score",
    VotePurpose.MINUTES: "minutes",
}
_TASK_STATES: Final = {
    HeardResult.DONE: TaskState.DONE,
    HeardResult.PARTLY: TaskState.PARTLY_DONE,
    HeardResult.NOT_DONE: TaskState.NOT_DONE,
}
#: A resolution that was adopted and has no number yet.
NUMBER_TO_COME: Final = "…-NQ/CB"


def take_roll(write: Write, meeting: Meeting, roll: Roll) -> None:
    """
    Take the roll by exception: counts follow from the spells of the day and the marks, and stay on the meeting.

    Raises:
        NotExpected: A member is marked who is not expected, or marked twice.
        MorePresentThanExpected: The slip counts more present than were expected.
        CountsDoNotAddUp: The slip counts others than the marks give.
        NotPresent: One who chairs, keeps the minutes or spoke is marked absent.
        TextTooLong: The name of a guest, or of one who came for a while, is too long.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 4, and 1 for each mark that differs.
    """
    expected = expected_of(meeting)
    marks = _checked(roll.marks, expected)
    off = {key for key, mark in marks.items() if mark in _OFF}
    joined = {key for key, mark in marks.items() if mark is RollMark.ATTACHED}
    absent = {key for key, mark in marks.items() if mark in _ABSENT}
    there = (set(expected) | joined) - off - absent
    voters = {key for key, line in expected.items() if may_vote(line)} - off
    _compare(roll.present_counted, len(there), len(there) + len(absent))
    _check_active(meeting, there)
    _write_marks(write, meeting, marks)
    guests = [words(guest, 160) for guest in roll.guests]
    write.update(
        meeting,
        expected=len(there) + len(absent),
        present=len(there),
        excused=sum(mark is RollMark.EXCUSED for mark in marks.values()),
        unexcused=sum(mark is RollMark.UNEXCUSED for mark in marks.values()),
        voting_members=len(voters),
        voting_present=len(voters - absent),
        guests=len(guests),
        guest_names=guests,
        attached_names=[words(name, 160) for name in roll.attached],
        in_charge_attended=roll.in_charge_attended,
    )
    tick_steps(write, meeting, "roll")


def _checked(marks: Sequence[NewMark], expected: Mapping[UUID, RosterLine]) -> dict[UUID, RollMark]:
    found: dict[UUID, RollMark] = {}
    for new in marks:
        joins = new.mark == RollMark.ATTACHED
        if new.member_id in found or joins == (new.member_id in expected):
            raise NotExpected(members=[str(new.member_id)])
        found[new.member_id] = RollMark(new.mark)
    return found


def _compare(counted: int | None, present: int, expected: int) -> None:
    if counted is None or counted == present:
        return
    if counted > expected:
        raise MorePresentThanExpected(present=counted, expected=expected)
    raise CountsDoNotAddUp(present=counted, by_marks=present, expected=expected)


def _check_active(meeting: Meeting, there: set[UUID]) -> None:
    spoken = MeetingSpeaker.objects.filter(meeting=meeting).values_list("member_id", flat=True)
    active = {meeting.chair_id, meeting.meeting_secretary_id, *spoken} - {None}
    gone = active - there
    if gone:
        raise NotPresent(members=sorted(str(one) for one in gone))


def _write_marks(write: Write, meeting: Meeting, marks: Mapping[UUID, RollMark]) -> None:
    known = {row.member_id: row for row in RollException.objects.filter(meeting=meeting)}
    for member, row in known.items():
        if member not in marks:
            write.delete(row)
    for member, mark in marks.items():
        kept = known.get(member)
        if kept is None:
            write.create(RollException(meeting=meeting, member_id=member, mark=mark))
        else:
            write.update(kept, mark=mark)


def present_of(meeting: Meeting) -> set[UUID]:
    """
    Give who was present by the roll.

    Raises:
        RollNotTaken: It was not taken.

    Queries: 2.
    """
    if meeting.expected is None:
        raise RollNotTaken
    marks = dict(RollException.objects.filter(meeting=meeting).values_list("member_id", "mark"))
    joined = {key for key, mark in marks.items() if mark == RollMark.ATTACHED}
    return (set(expected_of(meeting)) | joined) - {
        key for key, mark in marks.items() if mark in _ABSENT | _OFF
    }


def name_officers(write: Write, meeting: Meeting, officers: Officers) -> None:
    """
    Name who chairs and who keeps the minutes: two of those present.

    Raises:
        RollNotTaken: The roll was not taken.
        NotPresent: One of them was not present, or both are one.

    Queries: 5.
    """
    named = {officers.chair_id, officers.secretary_id}
    gone = named - present_of(meeting)
    if gone or len(named) == 1:
        raise NotPresent(members=sorted(str(one) for one in gone))
    write.update(meeting, chair_id=officers.chair_id, meeting_secretary_id=officers.secretary_id)
    tick_steps(write, meeting, "secretary")


def record_speaker(write: Write, meeting: Meeting, spoken: Spoken) -> None:
    """
    Record that a member spoke; the meeting keeps how many did.

    Raises:
        RollNotTaken: The roll was not taken.
        NotPresent: The member was not present.
        TextTooLong: The gist is too long.
        SecrecyMark: It bears a mark of secrecy.

    Queries: at most 6.
    """
    row = MeetingSpeaker.objects.filter(meeting=meeting, member_id=spoken.member_id).first()
    if not spoken.spoke:
        if row is not None:
            write.delete(row)
    else:
        gist = words(spoken.gist, 300, needed=False)
        if spoken.member_id not in present_of(meeting):
            raise NotPresent(members=[str(spoken.member_id)])
        if row is None:
            write.create(MeetingSpeaker(meeting=meeting, member_id=spoken.member_id, gist=gist))
        else:
            write.update(row, gist=gist)
    write.update(meeting, speakers=MeetingSpeaker.objects.filter(meeting=meeting).count())


def count_speakers(write: Write, meeting: Meeting, count: int) -> None:
    """
    Record how many spoke, without names.

    Raises:
        RollNotTaken: The roll was not taken.
        MoreSpeakersThanPresent: More than were present, or fewer than are named.

    Queries: 2.
    """
    if meeting.present is None:
        raise RollNotTaken
    named = MeetingSpeaker.objects.filter(meeting=meeting).count()
    if not named <= count <= meeting.present:
        raise MoreSpeakersThanPresent(speakers=count, present=meeting.present, named=named)
    write.update(meeting, speakers=count)


def hear_task(write: Write, meeting: Meeting, heard: Heard) -> None:
    """
    Hear a task: its result stands with the meeting and settles where the task stands.

    Raises:
        TaskNotHere: The cell has no such task, or it is given at this very meeting.
        TaskDoneBeforeAssigned: It would be done before it was given.
        TextTooLong: The note is too long.
        SecrecyMark: It bears a mark of secrecy.

    Queries: at most 7.
    """
    found = write.lock(
        Task.objects.filter(pk=heard.task_id, organization_id=meeting.organization_id)
    )
    here = {
        row.part: row for row in MeetingTask.objects.filter(meeting=meeting, task_id=heard.task_id)
    }
    if not found or TaskPart.ASSIGNED in here:
        raise TaskNotHere(task=str(heard.task_id))
    task, row = found[0], here.get(TaskPart.HEARD)
    if heard.result is None:
        if row is not None:
            write.delete(row)
            _settle(write, meeting, task, heard)
        return
    note = words(heard.note, 200, needed=False)
    if row is None:
        write.create(
            MeetingTask(
                meeting=meeting, task=task, part=TaskPart.HEARD, result=heard.result, note=note
            )
        )
    else:
        write.update(row, result=heard.result, note=note)
    if not _heard_later(meeting, task):
        _settle(write, meeting, task, heard)
    tick_steps(write, meeting, "hear")


def _heard_later(meeting: Meeting, task: Task) -> bool:
    """Say whether a later month's meeting settled it: then what this one heard changes its own record alone."""
    return MeetingTask.objects.filter(
        task=task, part=TaskPart.HEARD, meeting__month__gt=meeting.month
    ).exists()


def _settle(write: Write, meeting: Meeting, task: Task, heard: Heard) -> None:
    if heard.result is None:
        settle_task(write, task, TaskState.IN_PROGRESS)
        return
    day = meeting_day(meeting)
    left = heard.result is not HeardResult.DONE
    settle_task(
        write,
        task,
        _TASK_STATES[heard.result],
        done=_done_on(task, meeting, heard, day),
        closed=day if heard.close and left else None,
    )
    if left and meeting.state == MeetingState.LOCKED:
        carry_over(write, [task], next_month(meeting.month))


def _done_on(task: Task, meeting: Meeting, heard: Heard, day: dt.date) -> dt.date | None:
    """Say when a task was done: as told, as its owner said, in time where it is heard when it is due, else that day."""
    if heard.result is not HeardResult.DONE:
        return None
    told = heard.done_date or task.proposed_date
    if told is not None:
        return told
    in_time = task.hear_month == meeting.month and task.carried == 0
    return min(task.due_date, day) if in_time else day


def add_remark(write: Write, meeting: Meeting, remark: Remark) -> int:
    """
    Record praise or a reminder about a duty.

    Raises:
        NotExpected: The member does not belong to the cell.
        TaskNotHere: The cell has no such task.
        TextMissing: It says about nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 3.
    """
    _check_members(meeting, [remark.member_id] if remark.member_id else [])
    if remark.task_id is not None:
        of_cell = Task.objects.filter(pk=remark.task_id, organization_id=meeting.organization_id)
        if not of_cell.exists():
            raise TaskNotHere(task=str(remark.task_id))
    row = MeetingRemark(
        meeting=meeting,
        kind=remark.kind,
        about=words(remark.about, 120),
        member_id=remark.member_id,
        task_id=remark.task_id,
    )
    return write.create(row).pk


def remove_remark(write: Write, meeting: Meeting, remark_id: int) -> None:
    """
    Take a remark back.

    Raises:
        MeetingPartUnknown: The meeting has no such remark.

    Queries: 2.
    """
    row = MeetingRemark.objects.filter(meeting=meeting, pk=remark_id).first()
    if row is None:
        raise MeetingPartUnknown(part="remarks", row=str(remark_id))
    write.delete(row)


def _check_members(meeting: Meeting, members: Sequence[UUID]) -> None:
    if not members:
        return
    known = {line.member_id for line in roster_on(meeting.organization_id, meeting_day(meeting))}
    unknown = sorted(set(members) - known)
    if unknown:
        raise NotExpected(members=[str(one) for one in unknown])


def record_vote(
    write: Write, meeting: Meeting, hands: Hands, vote_id: UUID | None = None
) -> MeetingVote:
    """
    Record a show of hands; the resolution, the level and the minutes have one each, a new count replaces it.

    Raises:
        RollNotTaken: The roll was not taken.
        VoteDoesNotAddUp: The counts do not add up to the official members present who may vote.
        MeetingPartUnknown: There is no such vote.
        TextMissing: It does not say what is voted on.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: at most 6.
    """
    if meeting.voting_present is None or meeting.voting_members is None:
        raise RollNotTaken
    counted = hands.in_favour + hands.against + hands.other
    if counted != meeting.voting_present or min(hands.in_favour, hands.against, hands.other) < 0:
        raise VoteDoesNotAddUp(counted=counted, base=meeting.voting_present)
    adopted = hands.in_favour >= majority(meeting.voting_members)
    columns: dict[str, object] = {
        "subject": _SUBJECTS.get(hands.purpose) or words(hands.subject, 200),
        "base": meeting.voting_present,
        "in_favour": hands.in_favour,
        "against": hands.against,
        "other": hands.other,
        "adopted": adopted,
        "reserved_opinion": words(hands.reserved_opinion, 500, needed=False),
    }
    row = _vote_row(meeting, hands.purpose, vote_id)
    if row is None:
        row = write.create(MeetingVote(meeting=meeting, purpose=hands.purpose, **columns))
    else:
        write.update(row, **columns)
    if hands.purpose is VotePurpose.RESOLUTION:
        _mark_resolution(write, meeting, adopted=adopted)
    if hands.purpose in _STEP_OF:
        tick_steps(write, meeting, _STEP_OF[hands.purpose])
    return row


def _vote_row(meeting: Meeting, purpose: VotePurpose, vote_id: UUID | None) -> MeetingVote | None:
    votes = MeetingVote.objects.filter(meeting=meeting)
    if vote_id is not None:
        found = votes.filter(pk=vote_id).first()
        if found is None:
            raise MeetingPartUnknown(part="votes", row=str(vote_id))
        return found
    return None if purpose is VotePurpose.OTHER else votes.filter(purpose=purpose).first()


def _mark_resolution(write: Write, meeting: Meeting, *, adopted: bool) -> None:
    for line in Conclusion.objects.filter(meeting=meeting):
        number = (line.resolution_number or NUMBER_TO_COME) if adopted else ""
        write.update(line, resolution_number=number)


def assign(write: Write, meeting: Meeting, new: Assigned) -> Task:
    """
    Give a task at the meeting; the meeting of the next month hears it unless another is named.

    Raises:
        TaskDueBeforeAssigned: It is due before the meeting.
        NotExpected: An owner does not belong to the cell.
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: at most 9.
    """
    _check_members(meeting, new.owners)
    hears = new.hear_month or next_month(meeting.month)
    task = give_task(
        write,
        NewTask(
            id=uuid4(),
            organization_id=meeting.organization_id,
            source=TaskSource.RESOLUTION,
            content=new.content,
            assigned_date=meeting_day(meeting),
            due_date=new.due_date,
            hear_month=hears.replace(day=1),
            owners=new.owners,
        ),
    )
    write.create(MeetingTask(meeting=meeting, task=task, part=TaskPart.ASSIGNED))
    tick_steps(write, meeting, "assign")
    return task


def take_back_task(write: Write, meeting: Meeting, task_id: UUID) -> None:
    """
    Take back a task given at this meeting that nobody has heard yet.

    Raises:
        TaskNotHere: None such was given here, or it was heard already.

    Queries: 4.
    """
    rows = list(MeetingTask.objects.filter(task_id=task_id).select_related("task"))
    if len(rows) != 1 or rows[0].meeting_id != meeting.pk or rows[0].part != TaskPart.ASSIGNED:
        raise TaskNotHere(task=str(task_id))
    task = rows[0].task
    write.delete(rows[0])
    write.delete(task)


def next_month(month: dt.date) -> dt.date:
    """Give the first day of the month after."""
    return (month.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def conclude(write: Write, meeting: Meeting, lines: Sequence[str]) -> None:
    """
    Write what the meeting concludes, line by line; before the meeting it is the draft resolution.

    Raises:
        TextMissing: A line is empty.
        TextTooLong: A line is too long.
        SecrecyMark: A line bears a mark of secrecy.

    Queries: 3, and 1 for each line that differs.
    """
    wanted = [words(line, 1000) for line in lines]
    known = list(Conclusion.objects.filter(meeting=meeting).order_by("position", "content", "id"))
    number = next((row.resolution_number for row in known if row.resolution_number), "")
    if not number and _resolution_adopted(meeting):
        number = NUMBER_TO_COME
    for place, line in enumerate(wanted):
        if place < len(known):
            write.update(known[place], content=line, position=place)
        else:
            write.create(
                Conclusion(meeting=meeting, position=place, content=line, resolution_number=number)
            )
    for row in known[len(wanted) :]:
        write.delete(row)
    if wanted and meeting.started_at is not None:
        tick_steps(write, meeting, "conclude")


def _resolution_adopted(meeting: Meeting) -> bool:
    return MeetingVote.objects.filter(
        meeting=meeting, purpose=VotePurpose.RESOLUTION, adopted=True
    ).exists()
