"""Scoring one meeting as it closes, its judged lines, and a whole notebook in one pass."""

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from bontot.domain.assessments.models import Judgement
from bontot.domain.assessments.queries._facts import judged_names, read_judgement
from bontot.domain.assessments.queries.preview import meeting_framework
from bontot.domain.assessments.steps.evaluating import Tally
from bontot.domain.assessments.steps.judging import judge
from bontot.domain.assessments.steps.scoring import score
from bontot.domain.assessments.types import JudgementForeign, NewJudgement
from bontot.domain.audit.steps import Write
from bontot.domain.facts.types import Window
from bontot.domain.meetings import steps as meetings
from bontot.domain.meetings.models import AgendaLine, Meeting, MeetingLevel
from bontot.domain.meetings.queries import meeting_day
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    Hands,
    LevelSource,
    MeetingEndsBeforeStart,
    MeetingInFuture,
    MeetingState,
    MinutesNotAdopted,
    Notebook,
    NoticeAfterStart,
    Part,
    TasksNotHeard,
)
from bontot.primitives.errors import at_place
from bontot.primitives.periods import day_of, month_of


Row = TypeVar("Row")


def score_one(write: Write, meeting: Meeting) -> str:
    """
    Score the meetings of the cell in the month of one, by what was in force on the day of each.

    Returns:
        The level of the cell's own record; empty where nothing scores it.

    Queries: about 18.
    """
    if meeting.kind not in MONTHLY_KINDS:
        return ""
    period = month_of(meeting.month)
    window = Window(period.start, period.until, period.until)
    score(write, [meeting.organization_id], window, Tally())
    row = MeetingLevel.objects.filter(meeting=meeting, source=LevelSource.CELL).first()
    return row.level if row else ""


def answer(write: Write, meeting: Meeting, fact: str, value: str) -> None:
    """
    Write down a judged line of the sheet in force on the day of the meeting; an empty value takes it back.

    Raises:
        JudgementForeign: The sheet asks for no such judgement.
        FactErrors: The value is no option, or no number in its steps.
        NoFrameworkInForce: Nothing scores meetings there that day.

    Queries: at most 5.
    """
    _, framework = meeting_framework(meeting.organization_id, meeting_day(meeting))
    if fact not in judged_names(framework):
        raise JudgementForeign(fact=fact, organization=str(meeting.organization_id))
    if not value:
        row = Judgement.objects.filter(meeting=meeting, fact=fact).first()
        if row is not None:
            write.delete(row)
        return
    read_judgement(framework, fact, value)
    new = NewJudgement(
        meeting.organization_id, month_of(meeting.month), fact, value, meeting_id=meeting.pk
    )
    judge(write, [new])


def _each(part: str, rows: Iterable[Row], write_down: Callable[[Row], object]) -> None:
    for place, row in enumerate(rows):
        with at_place(part, place):
            write_down(row)


def write_notebook(write: Write, meeting: Meeting, entry: Notebook) -> None:
    """
    Enter everything the notebook holds of a meeting, in the order of the page; a refusal names its place.

    Raises:
        MeetingInFuture: The meeting would end at an instant that has not come.
        MeetingEndsBeforeStart: It would not end after it began.
        NoticeAfterStart: Notice would have been given after the meeting began.
        Refused: What any single step refuses; then nothing is entered.

    Queries: about 40.
    """
    with at_place("end"):
        if entry.ended_at > write.at:
            raise MeetingInFuture(at=entry.ended_at)
        if entry.ended_at <= entry.started_at:
            raise MeetingEndsBeforeStart(started=entry.started_at, ended=entry.ended_at)
    with at_place("start"):
        _write_start(write, meeting, entry)
    _write_who(write, meeting, entry)
    _write_what(write, meeting, entry)
    _close_notebook(write, meeting, entry)


def _write_start(write: Write, meeting: Meeting, entry: Notebook) -> None:
    if entry.notice_given_at is not None:
        if entry.notice_given_at > entry.started_at:
            raise NoticeAfterStart(at=entry.notice_given_at)
        write.update(meeting, notice_given_at=entry.notice_given_at)
    for title in entry.paper_titles:
        meetings.add_paper(write, meeting, title, paper_only=True)
    meetings.start(write, meeting, entry.started_at)


def _write_who(write: Write, meeting: Meeting, entry: Notebook) -> None:
    with at_place("roll"):
        meetings.take_roll(write, meeting, entry.roll)
    if entry.officers is not None:
        with at_place("officers"):
            meetings.name_officers(write, meeting, entry.officers)


def _write_what(write: Write, meeting: Meeting, entry: Notebook) -> None:
    with at_place("agenda"):
        _tick(write, meeting, entry)
    _each("hearing", entry.heard, lambda one: meetings.hear_task(write, meeting, one))
    _each("speakers", entry.spoken, lambda one: meetings.record_speaker(write, meeting, one))
    if entry.speakers is not None:
        with at_place("speakers"):
            meetings.count_speakers(write, meeting, entry.speakers)
    _each("remarks", entry.remarks, lambda one: meetings.add_remark(write, meeting, one))
    if entry.conclusions:
        with at_place("conclusions"):
            meetings.conclude(write, meeting, entry.conclusions)
    _each("assigning", entry.assigned, lambda one: meetings.assign(write, meeting, one))
    all_of_them = [
        Hands(purpose=purpose, in_favour=meeting.voting_present or 0) for purpose in entry.unanimous
    ]
    with at_place("votes"):
        for hands in (*entry.votes, *all_of_them):
            meetings.record_vote(write, meeting, hands)


def _tick(write: Write, meeting: Meeting, entry: Notebook) -> None:
    """Tick the agenda by exception; what those above asked for only where it is said to be done."""
    done = [
        line.pk
        for line in AgendaLine.objects.filter(meeting=meeting)
        if (
            line.guidance_id in entry.guidance_done
            if line.guidance_id
            else (line.step or str(line.pk)) not in entry.agenda_left_out
        )
    ]
    meetings.tick_lines(write, meeting, done, done=True)


def _close_notebook(write: Write, meeting: Meeting, entry: Notebook) -> None:
    with at_place("end"):
        meetings.end(write, meeting, entry.ended_at)
    with at_place("level"):
        if entry.weakness or entry.remedy:
            meetings.note_closing(write, meeting, entry.weakness, entry.remedy)
        for fact, value in entry.judged:
            answer(write, meeting, fact, value)
        if entry.level is not None:
            meetings.propose_level(
                write, meeting, entry.level, committee_agreed=entry.committee_agreed
            )
    if entry.adopted:
        meetings.adopt_minutes(write, meeting, entry.ended_at)
    for part in Part:
        meetings.part_changed(write, meeting, part)


def lock_notebook(write: Write, meeting: Meeting) -> None:
    """
    Lock what was entered from the notebook; a refusal names its place.

    Raises:
        MinutesNotAdopted: The minutes are not adopted.
        TasksNotHeard: Tasks to be heard there have no result.

    Queries: those of locking.
    """
    try:
        meetings.lock(write, meeting)
    except (TasksNotHeard, MinutesNotAdopted) as fault:
        fault.fields["part"] = "hearing" if isinstance(fault, TasksNotHeard) else "end"
        raise


def is_late(write: Write, organization: UUID, entry: Notebook) -> bool:
    """
    Say whether a meeting is entered late or out of order: in a later month, or after a later one was held.

    Queries: 1.
    """
    month = day_of(entry.started_at).replace(day=1)
    later = Meeting.objects.filter(
        organization_id=organization,
        month__gt=month,
        state__in=[MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED],
    )
    return day_of(write.at).replace(day=1) > month or later.exists()
