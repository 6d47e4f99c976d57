"""Scoring one meeting as it closes, its judged lines, and a whole notebook in one pass."""

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
    LevelSource,
    MeetingInFuture,
    MeetingState,
    Notebook,
    Part,
    day_of,
)
from bontot.primitives.periods import month_of


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


def write_notebook(write: Write, meeting: Meeting, entry: Notebook) -> None:
    """
    Enter everything the notebook holds of a meeting, in the order of the page.

    Raises:
        MeetingInFuture: The meeting would end at an instant that has not come.
        Refused: What any single step refuses; then nothing is entered.

    Queries: about 40.
    """
    if entry.ended_at > write.at:
        raise MeetingInFuture(at=entry.ended_at)
    if entry.notice_given_at is not None:
        write.update(meeting, notice_given_at=entry.notice_given_at)
    for title in entry.paper_titles:
        meetings.add_paper(write, meeting, title, paper_only=True)
    meetings.start(write, meeting, entry.started_at)
    _write_who(write, meeting, entry)
    _write_what(write, meeting, entry)
    _close_notebook(write, meeting, entry)


def _write_who(write: Write, meeting: Meeting, entry: Notebook) -> None:
    meetings.take_roll(write, meeting, entry.roll)
    if entry.officers is not None:
        meetings.name_officers(write, meeting, entry.officers)
    for spoken in entry.spoken:
        meetings.record_speaker(write, meeting, spoken)
    if entry.speakers is not None:
        meetings.count_speakers(write, meeting, entry.speakers)


def _write_what(write: Write, meeting: Meeting, entry: Notebook) -> None:
    for heard in entry.heard:
        meetings.hear_task(write, meeting, heard)
    for remark in entry.remarks:
        meetings.add_remark(write, meeting, remark)
    if entry.conclusions:
        meetings.conclude(write, meeting, entry.conclusions)
    for hands in entry.votes:
        meetings.record_vote(write, meeting, hands)
    for assigned in entry.assigned:
        meetings.assign(write, meeting, assigned)


def _close_notebook(write: Write, meeting: Meeting, entry: Notebook) -> None:
    lines = AgendaLine.objects.filter(meeting=meeting, guidance=None)
    done = lines.exclude(step__in=["", *entry.agenda_left_out]).values_list("pk", flat=True)
    meetings.tick_lines(write, meeting, list(done), done=True)
    meetings.end(write, meeting, entry.ended_at)
    if entry.weakness or entry.remedy:
        meetings.note_closing(write, meeting, entry.weakness, entry.remedy)
    for fact, value in entry.judged:
        answer(write, meeting, fact, value)
    if entry.level is not None:
        meetings.propose_level(write, meeting, entry.level, committee_agreed=entry.committee_agreed)
    if entry.adopted:
        meetings.adopt_minutes(write, meeting, entry.ended_at)
    for part in Part:
        meetings.part_changed(write, meeting, part)


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
