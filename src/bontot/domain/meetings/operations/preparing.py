"""Preparing a meeting, and guidance from the committee above."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID, uuid4

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents.types import words
from bontot.domain.meetings import steps
from bontot.domain.meetings.models import AgendaLine, Guidance, Meeting
from bontot.domain.meetings.operations._running import Request, _edit
from bontot.domain.meetings.types import (
    GuidanceKind,
    GuidanceUnknown,
    MeetingState,
    NewFile,
    Part,
    Plan,
)
from bontot.domain.notices.steps import tell_cells
from bontot.domain.notices.types import NoticeKind
from bontot.domain.orgtree.queries import known_paths_of
from bontot.primitives.periods import day_of


def plan_meeting(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    plan: Plan,
    month: dt.date | None = None,
) -> dict[str, Json]:
    """
    Plan a meeting; its agenda is laid out by its kind, the type of cell and what those above ask.

    Args:
        actor: Who plans.
        at: The instant.
        key: The idempotency key.
        organization_id: The cell.
        plan: When, where and about what.
        month: Whose duty it fulfils; the month of its day when left out.

    Returns:
        `meeting`: its identifier.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        MeetingOutsideLife: The day lies outside the life of the cell.
        MeetingClash: The cell has another meeting at that time.
        MonthHasMeeting: The month has its regular meeting already.
        NoCellCommittee: The cell has no cell committee to meet.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: about 12 and the frame's.
    """
    with writing("meetings.plan", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        path = known_paths_of([organization_id])[organization_id]
        check_can(actor, Action.RECORD_MEETING, path)
        duty = (month or day_of(plan.planned_at)).replace(day=1)
        meeting = steps.add_meeting(write, organization_id, plan, duty)
        steps.part_changed(write, meeting, Part.PLAN)
        return write.answer(meeting=meeting.pk)


def change_plan(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    plan: Plan,
) -> dict[str, Json]:
    """
    Change the plan of a meeting that has not begun.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has begun.
        MeetingOutsideLife: The day lies outside the life of the cell.
        MeetingClash: The cell has another meeting at that time.
        MonthHasMeeting: The month has its regular meeting already.
        NoCellCommittee: The cell has no cell committee to meet.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *steps.TO_COME)
        steps.change_plan(write, meeting, plan)

    return _edit("change_plan", request, Part.PLAN, change)


def postpone_meeting(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
) -> dict[str, Json]:
    """
    Put a meeting off; another one is planned for its month.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting has begun.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.check_state(meeting, *steps.TO_COME)
        write.update(meeting, state=MeetingState.POSTPONED)

    return _edit("postpone_meeting", request, Part.PLAN, change)


def set_own_agenda(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    lines: Sequence[str],
) -> dict[str, Json]:
    """
    Write the cell's own lines of the agenda; those of the procedure and from above stay.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        TextMissing: A line is empty.
        TextTooLong: A line is too long.
        SecrecyMark: A line bears a mark of secrecy.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.set_own_lines(write, meeting, lines)

    return _edit("set_own_agenda", request, Part.AGENDA, change)


def tick_agenda(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    line_ids: Sequence[UUID],
    done: bool = True,
) -> dict[str, Json]:
    """
    Tick lines of the agenda; a tick on guidance from above is the report that it was done.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingPartUnknown: The agenda has no such line.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.tick_lines(write, meeting, line_ids, done=done)

    return _edit("tick_agenda", request, Part.AGENDA, change)


def add_paper(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    title: str,
    paper_only: bool = False,
    file: NewFile | None = None,
) -> dict[str, Json]:
    """
    Add a paper: posted now, or handed out on paper only; never posted in the past.

    Returns:
        `paper` beside the meeting, the part and its version.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        PaperTitled: The meeting has a paper of this title.
        TextMissing: It has no title.
        TextTooLong: The title is too long.
        SecrecyMark: The title or the file bears a mark of secrecy.
        FileEmpty: The file has no contents.
        FileTooBig: The file is larger than one upload may be.
        FileTypeWrong: The file is of another type than its name.
        LetterOfComplaint: It is a letter of complaint or denunciation.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        paper = steps.add_paper(write, meeting, title, paper_only=paper_only, file=file)
        return {"paper": paper}

    return _edit("add_paper", request, Part.PAPERS, change)


def remove_paper(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    paper_id: UUID,
) -> dict[str, Json]:
    """
    Take a paper away.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingPartUnknown: The meeting has no such paper.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        steps.remove_paper(write, meeting, paper_id)

    return _edit("remove_paper", request, Part.PAPERS, change)


def give_notice(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    not_told: Sequence[UUID] = (),
) -> dict[str, Json]:
    """
    Give notice: all were told, except those named. Accounts are told in the product and by e-mail.

    Returns:
        `told`: how many accounts were told now.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        NotExpected: Somebody is named who is not expected.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> dict[str, object]:
        return {"told": steps.give_notice(write, meeting, not_told)}

    return _edit("give_notice", request, Part.PLAN, change)


def start_meeting(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    seen: int,
    started_at: dt.datetime | None = None,
) -> dict[str, Json]:
    """
    Begin a meeting: now, or when it began earlier.

    Raises:
        MeetingUnknown: There is no such meeting in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor keeps no minutes there.
        ChangedMeanwhile: Another device changed this part after it was shown.
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The minutes are locked.
        MeetingInFuture: The instant has not come.
        MeetingEndsBeforeStart: It ended before.

    Queries: about 15 and the frame's.
    """
    request = Request(actor, at, key, meeting_id, seen)

    def change(write: Write, meeting: Meeting) -> None:
        begun = (MeetingState.IN_SESSION, MeetingState.AWAITING_ADOPTION)
        steps.check_state(meeting, *steps.TO_COME, *begun)
        steps.start(write, meeting, started_at or at)

    return _edit("start_meeting", request, Part.PLAN, change)


def enter_guidance(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    title: str,
    kind: GuidanceKind,
    months: Sequence[dt.date],
    cell_types: Sequence[str] = (),
    number: str = "",
) -> dict[str, Json]:
    """
    Enter once what the cells below are to take up; it stands on the agendas of those months.

    Args:
        actor: One of the committee.
        at: The instant.
        key: The idempotency key.
        organization_id: The committee.
        title: What the agenda line says.
        kind: A paper, a theme or a guide.
        months: In which months, by any day of each.
        cell_types: For which types of cell; empty for all.
        number: Of the paper.

    Returns:
        `guidance`: one identifier a month; `agendas`: on how many agendas already laid out it was put.

    Raises:
        OrganizationUnknown: The committee is not there or out of sight.
        NotInScope: It is outside what the actor sees.
        ActionNotPermitted: The actor gives no guidance there.
        GuidanceEntered: It was entered for one of the months already.
        TextMissing: It has no title.
        TextTooLong: The title is too long.
        SecrecyMark: The title bears a mark of secrecy.

    Queries: 2, 5 for each month, those of telling and the frame's.
    """
    with writing("meetings.enter_guidance", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        path = known_paths_of([organization_id])[organization_id]
        check_can(actor, Action.EVALUATE, path)
        made: list[UUID] = []
        agendas = 0
        for month in sorted({day.replace(day=1) for day in months}):
            guidance = write.create(
                Guidance(
                    id=uuid4(),
                    organization_id=organization_id,
                    kind=kind,
                    title=words(title, 200),
                    number=words(number, 40, needed=False),
                    month=month,
                    cell_types=sorted(map(str, cell_types)),
                    entered_at=at,
                )
            )
            cells = steps.guided_cells(guidance)
            agendas += steps.place_guidance(write, guidance, cells)
            write.touch(organization_id, month)
            if not made:  # told once, whatever the number of its months
                about = [(cell, guidance.pk) for cell in cells]
                tell_cells(write, kind=NoticeKind.GUIDANCE, about=about)
            made.append(guidance.pk)
        return write.answer(guidance=made, agendas=agendas)


def withdraw_guidance(
    *, actor: Actor, at: dt.datetime, key: UUID | None = None, guidance_id: UUID, seen: int
) -> dict[str, Json]:
    """
    Withdraw guidance: it leaves the agendas of meetings that have not begun, and stays where it was taken up.

    Raises:
        GuidanceUnknown: There is none such in sight.
        NotInScope: The committee is outside what the actor sees.
        ActionNotPermitted: The actor gives no guidance there.
        ChangedMeanwhile: Somebody changed it after it was shown.

    Queries: 5 and the frame's.
    """
    with writing("meetings.withdraw_guidance", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        found = write.lock(Guidance.objects.filter(pk=guidance_id, withdrawn_at=None))
        if not found:
            raise GuidanceUnknown(guidance=str(guidance_id))
        guidance = found[0]
        paths = known_paths_of([guidance.organization_id])
        check_can(actor, Action.EVALUATE, paths[guidance.organization_id])
        check_version(guidance, seen)
        write.update(guidance, withdrawn_at=at)
        write.delete_many(
            AgendaLine.objects.filter(
                guidance=guidance, done_at=None, meeting__state__in=steps.TO_COME
            )
        )
        write.touch(guidance.organization_id, guidance.month)
        return write.answer(guidance=guidance.pk)
