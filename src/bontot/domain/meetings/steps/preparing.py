"""Preparing a meeting: its plan, agenda, papers, notice; guidance from above."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from bontot.domain.audit.steps import Write
from bontot.domain.documents.steps import store_file
from bontot.domain.documents.types import (
    LetterOfComplaint,
    is_letter_of_complaint,
    media_type_of,
    words,
)
from bontot.domain.meetings.models import AgendaLine, Guidance, Meeting, MeetingPaper
from bontot.domain.meetings.queries.guidance import guidance_for
from bontot.domain.meetings.queries.people import (
    expected_of,
    has_cell_committee,
    meeting_day,
)
from bontot.domain.meetings.types import (
    APART,
    MONTHLY_KINDS,
    THEMATIC_KINDS,
    GuidanceItem,
    GuidanceKind,
    MeetingClash,
    MeetingEndsBeforeStart,
    MeetingFarFromMonth,
    MeetingInFuture,
    MeetingKind,
    MeetingOutsideLife,
    MeetingPartUnknown,
    MeetingState,
    MonthHasMeeting,
    NewFile,
    NoCellCommittee,
    NotExpected,
    Plan,
    steps_of,
)
from bontot.domain.notices.steps import tell_members
from bontot.domain.notices.types import NoticeKind
from bontot.domain.orgtree.queries import cells_on, life_of, organization_on
from bontot.primitives.periods import day_of


#: States in which a meeting has not begun.
TO_COME = (MeetingState.NOT_PREPARED, MeetingState.PREPARING, MeetingState.NOTIFIED)
#: Kinds on whose agendas guidance stands.
GUIDED_KINDS = MONTHLY_KINDS | THEMATIC_KINDS
#: Places on an agenda are this far apart, so that others fit between.
_SPACE = 10
#: A meeting of a month is held in it or, put off, in the one after.
_LATE = dt.timedelta(days=62)
_GUIDANCE_AFTER = {GuidanceKind.THEME: ("theme", "inform", "agenda")}


def add_meeting(
    write: Write, organization_id: UUID, plan: Plan, month: dt.date, *, late: bool = False
) -> Meeting:
    """
    Plan a meeting and lay out its agenda.

    Raises:
        MeetingOutsideLife: The day lies before the cell was founded or after it was closed.
        MeetingFarFromMonth: The day lies before the month, or long after it.
        MeetingClash: The cell has another meeting at that time.
        MonthHasMeeting: The month has its regular meeting already.
        NoCellCommittee: The cell has no cell committee to meet.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: 7.
    """
    _check_plan(organization_id, plan, month, but=None)
    meeting = write.create(
        Meeting(
            id=uuid4(),
            organization_id=organization_id,
            state=MeetingState.PREPARING,
            month=month,
            entered_late=late,
            **_columns(plan),
        )
    )
    lay_agenda(write, meeting)
    return meeting


def change_plan(write: Write, meeting: Meeting, plan: Plan) -> None:
    """
    Change the time, place, kind or theme of a meeting to come; a new kind lays the agenda out again.

    Raises:
        MeetingOutsideLife: The day lies outside the life of the cell.
        MeetingClash: The cell has another meeting at that time.
        MonthHasMeeting: The month has its regular meeting already.
        NoCellCommittee: The cell has no cell committee to meet.
        TextTooLong: A text is too long.
        SecrecyMark: A text bears a mark of secrecy.

    Queries: at most 9.
    """
    _check_plan(meeting.organization_id, plan, meeting.month, but=meeting.pk)
    other_kind = meeting.kind != plan.kind
    write.update(meeting, **_columns(plan))
    if other_kind:
        write.delete_many(AgendaLine.objects.filter(meeting=meeting).exclude(step=""))
        write.delete_many(AgendaLine.objects.filter(meeting=meeting, guidance__isnull=False))
        lay_agenda(write, meeting)


def _columns(plan: Plan) -> dict[str, object]:
    return {
        "kind": plan.kind,
        "planned_at": plan.planned_at,
        "place": words(plan.place, 200, needed=False),
        "theme": words(plan.theme, 200, needed=False),
        "about_campaign": plan.about_campaign,
    }


def _check_plan(organization_id: UUID, plan: Plan, month: dt.date, but: UUID | None) -> None:
    founded, closed = life_of(organization_id)
    day = day_of(plan.planned_at)
    if day < founded or (closed is not None and day >= closed):
        raise MeetingOutsideLife(day=day, founded=founded, closed=closed)
    if not month <= day < month + _LATE:
        raise MeetingFarFromMonth(day=day, month=month)
    if plan.kind == MeetingKind.CELL_COMMITTEE and not has_cell_committee(organization_id, day):
        raise NoCellCommittee(day=day)
    others = Meeting.objects.filter(organization_id=organization_id).exclude(
        state=MeetingState.POSTPONED
    )
    if but is not None:
        others = others.exclude(pk=but)
    near = others.filter(
        planned_at__gt=plan.planned_at - APART, planned_at__lt=plan.planned_at + APART
    ).first()
    if near is not None:
        raise MeetingClash(at=near.planned_at, kind=near.kind)
    if plan.kind in MONTHLY_KINDS and others.filter(month=month, kind__in=MONTHLY_KINDS).exists():
        raise MonthHasMeeting(month=month)


def lay_agenda(write: Write, meeting: Meeting) -> None:
    """
    Write the agenda of a kind of meeting in a type of cell, with what those above ask to be taken up.

    Queries: 4.
    """
    on = meeting_day(meeting)
    unit = organization_on(meeting.organization_id, on)
    steps = steps_of(MeetingKind(meeting.kind), unit.cell_type)
    places = {step.code: _SPACE * (place + 1) for place, step in enumerate(steps)}
    lines = [
        AgendaLine(meeting=meeting, position=places[step.code], content=step.vi, step=step.code)
        for step in steps
    ]
    if meeting.kind in GUIDED_KINDS:
        lines += [
            _guidance_line(meeting, item, places)
            for item in guidance_for(meeting.organization_id, meeting.month, on)
        ]
    write.create_many(lines)
    write.update(meeting, steps_expected=len(steps), steps_done=None)


def _guidance_line(meeting: Meeting, item: GuidanceItem, places: dict[str, int]) -> AgendaLine:
    after = _GUIDANCE_AFTER.get(GuidanceKind(item.kind), ("inform", "theme", "agenda"))
    place = next((places[code] for code in after if code in places), 0)
    title = f"{item.title} ({item.number})" if item.number else item.title
    return AgendaLine(meeting=meeting, position=place + 1, content=title, guidance_id=item.id)


def set_own_lines(write: Write, meeting: Meeting, lines: Sequence[str]) -> None:
    """
    Write the cell's own lines of the agenda, before the discussion; the others stay.

    Raises:
        TextMissing: A line is empty.
        TextTooLong: A line is too long.
        SecrecyMark: A line bears a mark of secrecy.

    Queries: 3.
    """
    own = AgendaLine.objects.filter(meeting=meeting, step="", guidance=None)
    wanted = [words(line, 240) for line in lines]
    if list(own.order_by("position", "id").values_list("content", flat=True)) == wanted:
        return
    before = AgendaLine.objects.filter(meeting=meeting, step="discuss").first()
    place = before.position - _SPACE // 2 if before else _SPACE * 50
    write.delete_many(own)
    write.create_many(
        [
            AgendaLine(meeting=meeting, position=place + min(number, _SPACE // 2 - 1), content=line)
            for number, line in enumerate(wanted)
        ]
    )


def tick_lines(write: Write, meeting: Meeting, lines: Iterable[UUID], *, done: bool) -> None:
    """
    Tick lines of the agenda, or take ticks back; a tick on guidance is the report that it was taken up.

    Raises:
        MeetingPartUnknown: The agenda has no such line.

    Queries: 2, and 1 for each line.
    """
    wanted = set(lines)
    found = {line.pk: line for line in AgendaLine.objects.filter(meeting=meeting)}
    missing = wanted - set(found)
    if missing:
        raise MeetingPartUnknown(part="agenda", row=str(min(missing)))
    for key in sorted(wanted):
        line = found[key]
        if (line.done_at is None) == done:
            write.update(line, done_at=write.at if done else None)
    _count_steps(write, meeting, found.values())


def tick_steps(write: Write, meeting: Meeting, *codes: str) -> None:
    """
    Tick steps of the procedure that the record itself shows were done.

    Queries: 1, and 2 where a step was not ticked yet.
    """
    found = list(AgendaLine.objects.filter(meeting=meeting))
    new = [line for line in found if line.step in codes and line.done_at is None]
    for line in new:
        write.update(line, done_at=write.at)
    if new:
        _count_steps(write, meeting, found)


def _count_steps(write: Write, meeting: Meeting, lines: Iterable[AgendaLine]) -> None:
    steps = [line for line in lines if line.step]
    if steps:
        done = sum(line.done_at is not None for line in steps)
        write.update(meeting, steps_expected=len(steps), steps_done=done)


def add_paper(
    write: Write, meeting: Meeting, title: str, *, paper_only: bool, file: NewFile | None = None
) -> UUID:
    """
    Add a paper: posted now, or handed out on paper only. Nothing is posted in the past.

    Without a title it is called as its file is.

    Raises:
        PaperTitled: The meeting has a paper of this title.
        TextMissing: It has no title.
        TextTooLong: The title is too long.
        SecrecyMark: The title or the file bears a mark of secrecy.
        FileEmpty: The file has no contents.
        FileTooBig: The file is larger than one upload may be.
        FileTypeWrong: The file is of another type than its name.
        LetterOfComplaint: It is a letter of complaint or denunciation.

    Queries: 1, and those of storing a file.
    """
    named = words(title or (file.name.rpartition(".")[0] if file else ""), 200)
    if is_letter_of_complaint(named):
        raise LetterOfComplaint(name=named)
    stored = None
    if file is not None:
        words(file.name, 200)
        stored = store_file(
            write,
            organization_id=meeting.organization_id,
            content=file.content,
            name=file.name,
            media_type=media_type_of(file.name, file.content),
        )
    paper = MeetingPaper(
        meeting=meeting,
        title=named,
        posted_at=None if paper_only else write.at,
        paper_only=paper_only,
        file=stored,
    )
    return write.create(paper).pk


def remove_paper(write: Write, meeting: Meeting, paper_id: UUID) -> None:
    """
    Take a paper away.

    Raises:
        MeetingPartUnknown: The meeting has no such paper.

    Queries: 2.
    """
    paper = MeetingPaper.objects.filter(meeting=meeting, pk=paper_id).first()
    if paper is None:
        raise MeetingPartUnknown(part="papers", row=str(paper_id))
    write.delete(paper)


def give_notice(write: Write, meeting: Meeting, not_told: Sequence[UUID]) -> int:
    """
    Give notice to all who are expected, except those named; accounts are told in the product and by e-mail.

    Returns:
        How many accounts were told.

    Raises:
        NotExpected: Somebody is named who is not expected.

    Queries: 2, and those of telling.
    """
    expected = set(expected_of(meeting))
    unknown = sorted(set(not_told) - expected)
    if unknown:
        raise NotExpected(members=[str(one) for one in unknown])
    state = MeetingState.NOTIFIED if meeting.state in TO_COME else meeting.state
    write.update(
        meeting,
        notice_given_at=meeting.notice_given_at or write.at,
        not_told=sorted(set(not_told)),
        state=state,
    )
    return tell_members(
        write,
        organization_id=meeting.organization_id,
        kind=NoticeKind.MEETING,
        about=meeting.pk,
        members=sorted(expected - set(not_told)),
    )


def start(write: Write, meeting: Meeting, started_at: dt.datetime) -> None:
    """
    Begin a meeting, or correct when it began before the minutes are locked.

    Raises:
        MeetingInFuture: The instant has not come.
        MeetingEndsBeforeStart: It ended before.

    Queries: 3.
    """
    if started_at > write.at:
        raise MeetingInFuture(at=started_at)
    if meeting.ended_at is not None:
        if meeting.ended_at <= started_at:
            raise MeetingEndsBeforeStart(started=started_at, ended=meeting.ended_at)
        write.update(meeting, started_at=started_at)
        return
    write.update(meeting, started_at=started_at, state=MeetingState.IN_SESSION)
    tick_steps(write, meeting, "open")


def guided_cells(guidance: Guidance) -> list[UUID]:
    """
    List the cells below that guidance is for, as they stand in its month.

    Queries: 2.
    """
    above = organization_on(guidance.organization_id, guidance.month)
    return [
        unit.id
        for unit in cells_on(above.path, guidance.month)
        if not guidance.cell_types or unit.cell_type in guidance.cell_types
    ]


def place_guidance(write: Write, guidance: Guidance, cells: Sequence[UUID]) -> int:
    """
    Put new guidance on the agendas of those cells' meetings of the month that have not begun.

    Returns:
        How many agendas.

    Queries: 3.
    """
    meetings = Meeting.objects.filter(
        organization_id__in=cells, month=guidance.month, state__in=TO_COME, kind__in=GUIDED_KINDS
    )
    item = GuidanceItem(
        guidance.pk, guidance.organization_id, guidance.title, guidance.kind, guidance.number,
        guidance.month, guidance.version,
    )  # fmt: skip
    lines = [
        _guidance_line(
            meeting, item, {line.step: line.position for line in meeting.agenda.all() if line.step}
        )
        for meeting in meetings.prefetch_related("agenda").order_by("pk")
    ]
    write.create_many(lines)
    return len(lines)
