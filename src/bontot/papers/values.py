"""
What the papers of a meeting say, as frozen values.

Whoever fills them has decided everything: names in order, shares counted, numbers issued. Text is Vietnamese as
it shall stand on the paper; numbers that are points are text with a decimal comma. An empty text or tuple means
"nothing to say" and its line is left out; where a value may be `None` its line says what that means.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """
    Who issues a paper: what stands at its head, and for whom its signer signs.

    `collective` is what follows T/M when it is neither chi ủy nor chi bộ (a committee: "Đảng ủy", "Ban Thường vụ").
    """

    body_above: str
    name: str
    place: str
    has_cell_committee: bool
    sample: bool
    collective: str = ""

    @property
    def signs_for(self) -> str:
        """The collective body after T/M."""
        return self.collective or ("Chi ủy" if self.has_cell_committee else "Chi bộ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """
    The number and the date of a paper.

    `symbol` is what follows the number ("NQ/CB"); a paper without one has no number line. An empty `number` leaves
    room for the clerk, no `issued_on` leaves room for the date.
    """

    issued_on: dt.date | None
    number: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who shall sign by hand; `deputising_for` ("Bí thư") makes it K/T. The space above the name stays empty."""

    name: str
    post: str
    deputising_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHead:
    """
    The meeting a paper is about.

    `subject` completes the name of the paper: "sinh hoạt chi bộ thường kỳ tháng 10 năm 2025", "họp chi ủy tháng 10 năm 2025".
    """

    subject: str
    held_on: dt.date
    starts_at: dt.time | None
    venue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RollPerson:
    """
    One line of a roll.

    `standing` is "chính thức", "dự bị", "sinh hoạt tạm thời", "khách mời"; `state` a word of the roll ("có mặt", "vắng có lý do", …),
    empty on a blank roll; `note` a position or "được miễn sinh hoạt", never a reason of absence.
    """

    name: str
    standing: str = "chính thức"
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """A line of the agenda; `done` is None before the meeting. `outcome` is one neutral sentence, or nothing."""

    title: str
    done: bool | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """
    A task as a paper shows it.

    `result` is a state in words ("Hoàn thành", "Chưa hoàn thành", …), empty while nobody heard it; `deadline` and
    `heard_at` are text as printed ("25/11/2025", "kỳ tháng 11/2025").
    """

    content: str
    owner: str
    deadline: str = ""
    heard_at: str = ""
    source: str = ""
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCount:
    """
    One vote by show of hands.

    `base` counts the official members present who may vote, `voting_members` all who may; `reserved` names those who
    asked that their reserved opinion be recorded; `adopted` None: nobody recorded what followed.
    """

    matter: str
    base: int
    voting_members: int
    in_favour: int
    against: int
    other: int
    adopted: bool | None
    reserved: tuple[str, ...] = ()


class SheetForm(Enum):
    """How a score sheet judges a line."""

    POINTS = "points"
    PASS_FAIL = "pass_fail"  # noqa: S105 - a form of sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """
    One line of a score sheet.

    `own` None: there are no grounds ("Chưa có căn cứ"). `above` "" : the committee above has not judged. Points are
    text ("4,5"); a pass/fail sheet carries "Đạt", "Không đạt", "Không áp dụng". A group line has `is_group` and its sums.
    """

    code: str
    text: str
    maximum: str = ""
    own: str | None = None
    above: str = ""
    is_group: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingScore:
    """
    The score of a meeting by the framework in force on its date.

    `own_level` None while lines without grounds leave it open; `voted_level` is what was put to the vote, `above_level` ""
    until the committee above decided.
    """

    form: SheetForm
    framework: str
    lines: tuple[ScoreLine, ...]
    maximum: str = ""
    own_total: str = ""
    above_total: str = ""
    own_level: str | None = None
    voted_level: str = ""
    above_level: str = ""
    weakness: str = ""
    remedy: str = ""
    reason_above: str = ""
    vote: VoteCount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Giấy mời (thông báo) sinh hoạt."""

    issuer: Issuer
    register: Register
    meeting: MeetingHead
    invited: str
    chair: str
    agenda: tuple[str, ...]
    papers: tuple[str, ...]
    request: str
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankRoll:
    """Danh sách điểm danh, to be ticked by hand."""

    issuer: Issuer
    meeting: MeetingHead
    people: tuple[RollPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSlip:
    """Phiếu ghi tại buổi họp: one A4 page in the order of the screen; what is known is printed, the rest has room."""

    issuer: Issuer
    meeting: MeetingHead
    expected_official: int
    expected_probationary: int
    expected_attached: int
    chair: str
    meeting_secretary: str
    agenda: tuple[str, ...]
    last_tasks: tuple[TaskLine, ...]
    votes: tuple[str, ...]
    levels: tuple[str, ...] = ("Tốt", "Khá", "Trung bình", "Kém")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """
    The roll of a meeting as its minutes say it; tuples hold names.

    `attached` are those on the roll by a temporary move, counted among those present; `joined` came from other cells
    and are counted beside, as `guests` are.
    """

    expected: int
    present_official: int
    present_probationary: int
    may_vote: int
    present_attached: int = 0
    excused: tuple[str, ...] = ()
    unexcused: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """That someone spoke, and a short neutral note where the minutes need one."""

    speaker: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A dated correction after the lock."""

    on: dt.date
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """
    Biên bản sinh hoạt.

    `roll` is filled under the light variant only: then roll and score stand inside and no other paper is asked.
    `score_inside` prints every line of the score, otherwise its groups.
    """

    issuer: Issuer
    register: Register
    meeting: MeetingHead
    ended_at: dt.time | None
    ended_on: dt.date | None
    attendance: Attendance
    chair: str
    meeting_secretary: str
    dues: str
    agenda: tuple[AgendaLine, ...]
    heard_tasks: tuple[TaskLine, ...]
    opinions: tuple[Opinion, ...]
    praise: tuple[str, ...]
    reminders: tuple[str, ...]
    new_tasks: tuple[TaskLine, ...]
    votes: tuple[VoteCount, ...]
    conclusions: tuple[str, ...]
    score: MeetingScore | None
    minutes_vote: VoteCount | None
    roll: tuple[RollPerson, ...] = ()
    score_inside: bool = False
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionPart:
    """A numbered part of a resolution; `tasks` are printed as a table beneath its paragraphs."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tasks: tuple[TaskLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Nghị quyết: printed only when one was adopted."""

    issuer: Issuer
    register: Register
    meeting: MeetingHead
    subject: str
    basis: tuple[str, ...]
    parts: tuple[ResolutionPart, ...]
    vote: VoteCount
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet:
    """
    Phiếu đánh giá chất lượng sinh hoạt chi bộ: two columns, the cell's own and the committee's above.

    `committee_above` is what follows T/M in the second signature: "Đảng ủy".
    """

    issuer: Issuer
    register: Register
    meeting: MeetingHead
    score: MeetingScore
    signer: Signer
    committee_above: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList:
    """Bảng phân công nhiệm vụ of a cell (`owner` empty) or of one member."""

    issuer: Issuer
    register: Register
    period: str
    owner: str
    tasks: tuple[TaskLine, ...]
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMeeting:
    """One meeting in a month report; `level` empty while nobody set it."""

    kind: str
    held_on: dt.date
    expected: int
    present: int
    excused: int
    unexcused: int
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthReport:
    """Báo cáo kết quả sinh hoạt tháng, to the committee above; counts, no names but the signer's."""

    issuer: Issuer
    register: Register
    month: str
    addressee: str
    meetings: tuple[ReportMeeting, ...]
    topics: tuple[str, ...]
    guidance_done: tuple[str, ...]
    tasks_heard: int
    tasks_done: int
    tasks_assigned: int
    resolution: str
    weakness: str
    remedy: str
    petitions: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPeriod:
    """One cell's line in a commune's table; `levels` has one word a month, "" when no level is set."""

    cell: str
    levels: tuple[str, ...]
    meetings_due: int
    meetings_held: int
    thematic: int
    expected: int
    present: int
    unexcused: int
    tasks: int
    tasks_done: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneTable:
    """Bảng tổng hợp of a quarter or half-year; lines keep the order given: it is a register, not a ranking."""

    issuer: Issuer
    register: Register
    period: str
    months: tuple[str, ...]
    cells: tuple[CellPeriod, ...]
    recipients: tuple[str, ...]
    signer: Signer


Paper = (
    Invitation
    | BlankRoll
    | NoteSlip
    | Minutes
    | Resolution
    | ScoreSheet
    | TaskList
    | MonthReport
    | CommuneTable
)
