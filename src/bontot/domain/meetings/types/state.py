"""What the page of a month shows, frozen."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from bontot.domain.documents.types import NumberLine
from bontot.domain.meetings.types.opinions import OpinionItem


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A line of the agenda: of the procedure (`step`), from above (`guidance_id`), or the cell's own."""

    id: UUID
    content: str
    step: str
    guidance_id: UUID | None
    done: bool


@dataclass(frozen=True, slots=True)
class PaperItem:
    """A paper of the meeting; without a file, `file_name` is empty and `file_size` 0."""

    id: UUID
    title: str
    posted_at: dt.datetime | None
    paper_only: bool
    file_id: UUID | None
    file_name: str = ""
    file_size: int = 0


@dataclass(frozen=True, slots=True)
class SignedItem:
    """A copy signed by hand, filed back: its digest, who filed it and when."""

    id: UUID
    paper: str
    sha256: str
    filed_at: dt.datetime
    filed_by: str


@dataclass(frozen=True, slots=True)
class RollItem:
    """
    One name of the roll.

    Args:
        standing: official or probationary; empty for one attached.
        expected: Whether expected at this meeting.
        mark: The mark of the record; for one not expected, why (exempt, away, suspended); empty: present.
        official: May vote.
        posts: Held on the day.
    """

    member_id: UUID
    full_name: str
    standing: str
    expected: bool
    mark: str
    official: bool
    posts: tuple[str, ...]
    spoke: bool
    gist: str


@dataclass(frozen=True, slots=True)
class HearingItem:
    """A task to be heard at this meeting, with its result here and how often it was carried over."""

    task_id: UUID
    content: str
    owners: tuple[str, ...]
    owner_ids: tuple[UUID, ...]
    due_date: dt.date
    state: str
    result: str
    note: str
    carried: int
    version: int


@dataclass(frozen=True, slots=True)
class AssignedItem:
    """A task given at this meeting."""

    task_id: UUID
    content: str
    owners: tuple[str, ...]
    owner_ids: tuple[UUID, ...]
    due_date: dt.date
    hear_month: dt.date | None


@dataclass(frozen=True, slots=True)
class RemarkItem:
    """Praise or a reminder given."""

    id: int
    kind: str
    about: str
    member_id: UUID | None
    task_id: UUID | None


@dataclass(frozen=True, slots=True)
class VoteItem:
    """A show of hands and whether more than the share of all voting members agreed."""

    id: UUID
    purpose: str
    subject: str
    base: int
    in_favour: int
    against: int
    other: int
    adopted: bool | None
    reserved_opinion: str


@dataclass(frozen=True, slots=True)
class ConclusionItem:
    """A line of the conclusion or resolution."""

    id: UUID
    content: str
    resolution_number: str


@dataclass(frozen=True, slots=True)
class AmendmentItem:
    """A correction after the lock, with what was and what is."""

    id: UUID
    part: str
    reason: str
    before: object
    after: object
    amended_at: dt.datetime
    by: str


@dataclass(frozen=True, slots=True)
class Counts:
    """
    Expected, present and quorum.

    Args:
        expected: Who is expected; before the roll is taken by the spells of the day.
        present: None until the roll is taken, as `excused`, `unexcused` and `voting_present`.
        voting_members: All who may vote.
        quorum: How many of those who may vote must be there.
    """

    expected: int
    present: int | None
    excused: int | None
    unexcused: int | None
    voting_members: int
    voting_present: int | None
    quorum: int

    @property
    def quorate(self) -> bool | None:
        """Whether enough are there; None until the roll is taken."""
        return None if self.voting_present is None else self.voting_present >= self.quorum


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFull:
    """One meeting with everything its page shows; `committee_met`: the cell committee held its own meeting that month."""

    id: UUID
    organization_id: UUID
    kind: str
    state: str
    month: dt.date
    planned_at: dt.datetime
    place: str
    theme: str
    about_campaign: bool
    notice_given_at: dt.datetime | None
    not_told: tuple[UUID, ...]
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    entered_late: bool
    chair_id: UUID | None
    secretary_id: UUID | None
    attached: tuple[str, ...]
    guests: tuple[str, ...]
    in_charge_attended: bool | None
    speakers: int | None
    counts: Counts
    agenda: tuple[AgendaItem, ...]
    papers: tuple[PaperItem, ...]
    roll: tuple[RollItem, ...]
    hearing: tuple[HearingItem, ...]
    assigned: tuple[AssignedItem, ...]
    remarks: tuple[RemarkItem, ...]
    votes: tuple[VoteItem, ...]
    #: Sent before, for whoever reads this; on no paper.
    opinions: tuple[OpinionItem, ...]
    conclusions: tuple[ConclusionItem, ...]
    weakness: str
    remedy: str
    proposed_level: str
    committee_agreed: bool | None
    adopted_at: dt.datetime | None
    locked_at: dt.datetime | None
    final_papers_posted_at: dt.datetime | None
    level: str
    official_level: str
    official_reason: str
    amendments: tuple[AmendmentItem, ...]
    signed: tuple[SignedItem, ...]
    numbers: tuple[NumberLine, ...]
    versions: dict[str, int]
    committee_met: bool
    has_committee: bool


@dataclass(frozen=True, slots=True)
class OtherMeeting:
    """Another meeting of the month: the cell committee's, a thematic one."""

    id: UUID
    kind: str
    state: str
    planned_at: dt.datetime


@dataclass(frozen=True, slots=True)
class MonthState:
    """
    The month of a cell.

    Args:
        due: The step that is due: 1 prepare, 2 hold, 3 close, 4 nothing more.
        meeting: The one that fulfils the month's duty, or the one asked for; None while none is planned.
        others: The other meetings of the month.
        to_come: Tasks that will be heard at the next one, while no meeting is planned.
        guidance: What those above ask the cell to take up, while no meeting is planned; then it stands on the agenda.
    """

    month: dt.date
    due: int
    meeting: MeetingFull | None
    others: tuple[OtherMeeting, ...]
    to_come: tuple[HearingItem, ...]
    guidance: tuple["GuidanceItem", ...]


@dataclass(frozen=True, slots=True)
class GuidanceItem:
    """What a committee above asks to be taken up in a month."""

    id: UUID
    organization_id: UUID
    title: str
    kind: str
    number: str
    month: dt.date
    version: int


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """One month in the calendar of a cell."""

    month: dt.date
    meeting_id: UUID | None
    state: str
    kind: str
    level: str
    official: bool
    expected: int | None
    present: int | None
    tasks_heard: int
    tasks_done: int
    entered_late: bool


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """
    An early warning and where it is mended.

    Args:
        code: no_theme_in_quarter, excused_running, no_meeting, not_locked, tasks_overdue, no_secretary, term_ending,
            term_over, probation_due, probation_overdue, transfer_waiting.
        member_id: A warning with a name is for that member and the cell committee alone.
        fields: For the sentence.
    """

    code: str
    month: dt.date
    member_id: UUID | None
    fields: dict[str, object]


@dataclass(frozen=True, slots=True)
class CellYear:
    """Twelve months, thematic meetings of four quarters (None: not over and none yet), and warnings."""

    year: int
    months: tuple[MonthOfYear, ...]
    quarters: tuple[int, int, int, int]
    tasks_open: int
    tasks_overdue: int
    warnings: tuple[EarlyWarning, ...]


@dataclass(frozen=True, slots=True)
class NotebookLine:
    """A line of the agenda to be left out or, where those above asked for it (`guidance_id`), to be ticked."""

    code: str
    content: str
    guidance_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotebookState:
    """
    What the page of the notebook starts from.

    Args:
        meeting: The one planned for the month; None where none is.
        begun: The month's meeting has begun or is over: nothing is entered from the notebook any more.
        planned_at: Of the one planned, as `kind`, `place` and `theme`.
        roll: Everyone on the roster of the day.
        hearing: Tasks to be heard there.
        conclusions: The draft of the one planned.
    """

    month: dt.date
    day: dt.date
    meeting: UUID | None
    begun: bool
    kind: str
    planned_at: dt.datetime | None
    place: str
    theme: str
    roll: tuple[RollItem, ...]
    hearing: tuple[HearingItem, ...]
    agenda: tuple[NotebookLine, ...]
    conclusions: tuple[str, ...]
    has_committee: bool
