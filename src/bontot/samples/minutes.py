"""The meetings of the sample year, each with its roll, papers, tasks, remarks, minutes, conclusions and votes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from bontot.domain.meetings.types import (
    LEVEL_SUBJECT,
    HeldMeeting,
    MeetingKind,
    NewConclusion,
    NewMeetingTask,
    NewPaper,
    NewRemark,
    NewVote,
    RemarkKind,
    TaskPart,
)
from bontot.domain.tasks.types import NewTask, TaskSource, TaskState
from bontot.samples.attendance import Attended, attend
from bontot.samples.calendar import (
    DAYS_OFF,
    GUIDANCE,
    TODAY,
    focus_of,
    meets_on,
    months,
    theme_of,
)
from bontot.samples.casts.shape import Cell, Place
from bontot.samples.ids import of_organization
from bontot.samples.people import People
from bontot.samples.scenario import (
    CAMPAIGN_THEME,
    CAMPAIGN_THEME_MONTHS,
    CAMPAIGN_THEME_PLACE,
    COMMITTEE_DID_NOT_MEET,
    MINUTES,
    MODEL_THEME,
    NO_NOTICE,
    PRAISE,
    REMINDERS,
    STEP_LEFT_OUT,
    struggles,
)
from bontot.samples.streams import identity, instant, stream
from bontot.samples.work import CellWork


#: Steps of a regular meeting, from opening to reading the minutes (DOMAIN section 4).
STEPS = 14
REGULAR_MINUTES, COMBINED_MINUTES, COMMITTEE_MINUTES = 90, 120, 45


@dataclass(slots=True)
class CellMeetings:
    """What is needed to write the meetings of one cell."""

    place: Place
    cell: Cell
    people: People
    work: CellWork
    in_charge: bool
    roll: dict[date, Attended] = field(init=False)
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        """Settle the rolls, and the stream the rest is drawn from."""
        self.roll = attend(self.people, self.cell, months(self.place))
        self.chance = stream(self.cell.code, "minutes")


def meetings_of(told: CellMeetings) -> Iterator[HeldMeeting]:
    """Write every meeting of a cell: the cell committee's before, then the cell's own."""
    for month in months(told.place):
        if told.cell.committee and (told.cell.code, month) not in COMMITTEE_DID_NOT_MEET:
            yield _committee_meeting(told, month)
        yield _monthly(told, month)
        if (told.cell.code, month) == MODEL_THEME:
            yield _model_theme(told, month)


def model_theme_task() -> NewTask:
    """Give the one task that comes out of the model thematic meeting."""
    code, month = MODEL_THEME
    given = month.replace(day=20)
    return NewTask(
        id=identity(code, "task", "model theme"),
        organization_id=of_organization(code),
        source=TaskSource.RESOLUTION,
        content="Gửi bài sinh hoạt chuyên đề mẫu cho các chi bộ bạn",
        assigned_date=given,
        due_date=given + timedelta(days=10),
        state=TaskState.DONE,
        done_date=given + timedelta(days=6),
    )


def _campaign_theme(told: CellMeetings, month: date) -> bool:
    return told.place.code == CAMPAIGN_THEME_PLACE and month in CAMPAIGN_THEME_MONTHS


def _theme(told: CellMeetings, month: date) -> str:
    if (told.cell.code, month) == MODEL_THEME:
        return ""
    return CAMPAIGN_THEME if _campaign_theme(told, month) else theme_of(told.cell, month)


def _monthly(told: CellMeetings, month: date) -> HeldMeeting:
    cell, attended = told.cell, told.roll[month]
    key = (cell.code, month)
    theme = _theme(told, month)
    day, begins = meets_on(cell, month)
    planned = instant(day, begins)
    lasts = _lasts(told, combined=bool(theme))
    ended = planned + timedelta(minutes=lasts)
    in_charge = (month.month == 5 or told.chance.random() < 0.85) if told.in_charge else None
    present = attended.present
    chair = next(m for m in told.people.leaders(cell.code) if m in present)
    return HeldMeeting(
        id=identity(cell.code, "meeting", month),
        organization_id=of_organization(cell.code),
        kind=MeetingKind.COMBINED if theme else MeetingKind.REGULAR,
        month=month,
        planned_at=planned,
        notice_given_at=None if key in NO_NOTICE else _before(day, 3, time(8, 0)),
        started_at=planned,
        ended_at=ended,
        theme=theme,
        about_campaign=_campaign_theme(told, month),
        chair_id=chair,
        meeting_secretary_id=next(m for m in reversed(present) if m != chair),
        expected=len(attended.roll.expected),
        present=len(present),
        excused=len(attended.excused),
        unexcused=len(attended.unexcused),
        voting_present=attended.voting,
        guests=int(bool(in_charge)),
        speakers=_speakers(told, len(present)),
        in_charge_attended=in_charge,
        steps_expected=STEPS,
        steps_done=STEPS - (key in STEP_LEFT_OUT),
        final_papers_posted_at=_before(day, -1 - (told.chance.random() < 0.2), time(9, 0)),
        adopted_at=ended,
        locked_at=_before(day, -2, time(17, 0)),
        marks=attended.marks(),
        papers=_papers(told, month, planned),
        tasks=_tasks(told, month),
        remarks=tuple(_remarks(told, present)),
        conclusions=_conclusions(told, month, theme),
        votes=_votes(told, month, attended.voting),
    )


def _before(day: date, days: int, at: time) -> datetime:
    return instant(day - timedelta(days=days), at)


def _lasts(told: CellMeetings, *, combined: bool) -> int:
    drawn = told.chance.randrange(0, 21, 5)
    told_minutes = MINUTES.get(told.cell.code)
    if told_minutes is not None:
        return told_minutes
    return (COMBINED_MINUTES if combined else REGULAR_MINUTES) + drawn


def _speakers(told: CellMeetings, present: int) -> int:
    share = told.chance.uniform(0.42, 0.75)
    return max(1, min(present, round(present * share)))


def _papers(told: CellMeetings, month: date, planned: datetime) -> tuple[NewPaper, ...]:
    day = planned.date()
    ahead = 2 if told.place.code == CAMPAIGN_THEME_PLACE else 1
    posted = (
        planned - timedelta(hours=1)
        if month in told.work.late_drafts
        else _before(day, ahead, time(17, 0))
    )
    draft = NewPaper(f"Dự thảo nghị quyết tháng {month:%m/%Y}", posted)
    if month.year != TODAY.year:
        return (draft,)
    return draft, NewPaper(GUIDANCE[month.month], _before(day, 4, time(17, 0)))


def _tasks(told: CellMeetings, month: date) -> tuple[NewMeetingTask, ...]:
    assigned = (
        NewMeetingTask(task, TaskPart.ASSIGNED) for task in told.work.assigned.get(month, ())
    )
    heard = (
        NewMeetingTask(task, TaskPart.HEARD, result)
        for task, result in told.work.heard.get(month, ())
    )
    return (*assigned, *heard)


def _remarks(told: CellMeetings, present: tuple[UUID, ...]) -> Iterator[NewRemark]:
    chance = told.chance
    if chance.random() > 0.05 * struggles(told.cell.code):
        yield NewRemark(RemarkKind.PRAISE, chance.choice(PRAISE), chance.choice(present))
    if chance.random() < 0.25:
        yield NewRemark(RemarkKind.REMINDER, chance.choice(REMINDERS))


def _conclusions(told: CellMeetings, month: date, theme: str) -> tuple[NewConclusion, ...]:
    resolution = NewConclusion(focus_of(told.place, month), f"{month.month:02d}-NQ/CB")
    return (resolution, NewConclusion(f"Kết luận chuyên đề: {theme}")) if theme else (resolution,)


def _votes(told: CellMeetings, month: date, base: int) -> tuple[NewVote, NewVote]:
    reserved = int(told.chance.random() < 0.1 and base > 9)
    return (
        NewVote(f"Nghị quyết tháng {month:%m/%Y}", base, base - reserved, 0, reserved),
        NewVote(LEVEL_SUBJECT, base, base),
    )


def _committee_meeting(told: CellMeetings, month: date) -> HeldMeeting:
    cell = told.cell
    day, _ = meets_on(cell, month)
    day -= timedelta(days=2)
    while day in DAYS_OFF:
        day -= timedelta(days=1)
    began = instant(day, time(16, 30))
    size = len(told.people.cell_committee(cell.code))
    return HeldMeeting(
        id=identity(cell.code, "committee meeting", month),
        organization_id=of_organization(cell.code),
        kind=MeetingKind.CELL_COMMITTEE,
        month=month,
        planned_at=began,
        notice_given_at=_before(day, 1, time(8, 0)),
        started_at=began,
        ended_at=began + timedelta(minutes=COMMITTEE_MINUTES),
        chair_id=told.people.secretary(cell.code),
        expected=size,
        present=size,
        excused=0,
        unexcused=0,
        voting_present=size,
        adopted_at=began + timedelta(minutes=COMMITTEE_MINUTES),
        locked_at=began + timedelta(hours=2),
    )


def _model_theme(told: CellMeetings, month: date) -> HeldMeeting:
    """Write the model thematic meeting: two guests from every cell of the place, everybody present."""
    cell = told.cell
    began = instant(month.replace(day=20), time(14, 0))
    roll = told.people.roll(cell.code, month.replace(day=20))
    chair = told.people.secretary(cell.code)
    ended = began + timedelta(minutes=COMBINED_MINUTES)
    voting = len(roll.voters)
    theme = theme_of(cell, month)
    return HeldMeeting(
        id=identity(cell.code, "thematic meeting", month),
        organization_id=of_organization(cell.code),
        kind=MeetingKind.THEMATIC,
        month=month,
        planned_at=began,
        notice_given_at=began - timedelta(days=7),
        started_at=began,
        ended_at=ended,
        theme=theme,
        chair_id=chair,
        meeting_secretary_id=next(m for m in roll.expected if m != chair),
        expected=len(roll.expected),
        present=len(roll.expected),
        excused=0,
        unexcused=0,
        voting_present=voting,
        guests=2 * (len(told.place.cells) - 1),
        speakers=len(roll.expected) * 2 // 3,
        in_charge_attended=True,
        steps_expected=STEPS,
        steps_done=STEPS,
        final_papers_posted_at=ended + timedelta(days=1),
        adopted_at=ended,
        locked_at=ended + timedelta(days=2),
        papers=(NewPaper(f"Bài sinh hoạt chuyên đề: {theme}"[:200], began - timedelta(days=5)),),
        tasks=(NewMeetingTask(model_theme_task().id, TaskPart.ASSIGNED),),
        remarks=(NewRemark(RemarkKind.PRAISE, PRAISE[2]),),
        conclusions=(NewConclusion(f"Kết luận chuyên đề: {theme}", "09a-NQ/CB"),),
        votes=(
            NewVote("Kết luận chuyên đề", voting, voting),
            NewVote(LEVEL_SUBJECT, voting, voting),
        ),
    )
