"""Frozen answers for the pages."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from bontot.domain.assessments.types import BON_TOT, MeetingSheet, OrganizationResult, ScorePreview
from bontot.domain.facts.types import Entry, Indicator, Value
from bontot.domain.meetings.types import EarlyWarning, MonthState, NotebookState, OpinionItem
from bontot.domain.members.types import OwnMember, PostLine, RosterLine
from bontot.domain.notices.types import Told
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.tasks.types import TaskOnDay
from bontot.engine import Verdict
from bontot.frameworks import PapersAsked
from bontot.primitives.errors import Invalid, NotFound
from bontot.primitives.periods import Period


#: The strand whose title names the product; others stand beside it.
MAIN_STRAND = BON_TOT


class TreeTooLarge(Invalid):
    """More organisations stand below than one page may list."""

    code = "tree_too_large"


class MemberNotShown(NotFound):
    """The actor may not see this member's result, or there is none: the answer is the same."""

    code = "member_not_shown"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the cells below hold the title, and how many have a result at all."""

    cells: int
    evaluated: int
    titled: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation in the tree with its own result, those below it, and the tally of its cells."""

    organization: OrganizationOnDay
    result: OrganizationResult | None
    children: "tuple[Node, ...]"
    tally: Tally

    @property
    def cells(self) -> "tuple[Node, ...]":
        """The cells directly below."""
        return tuple(child for child in self.children if child.organization.is_cell)

    @property
    def bodies(self) -> "tuple[Node, ...]":
        """What stands directly below and is no cell."""
        return tuple(child for child in self.children if not child.organization.is_cell)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """For which years there are results, and in which strands in the year asked about."""

    periods: tuple[Period, ...]
    strands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """What an account sees of the tree on a day, with the results of a period."""

    roots: tuple[Node, ...]
    on: dt.date
    period: Period
    evaluated: Evaluated
    cells_left_out: int


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation, those above it as far as the account may know, and the day it is shown as of."""

    organization: OrganizationOnDay
    above: tuple[OrganizationOnDay, ...]
    on: dt.date
    period: Period


@dataclass(frozen=True, slots=True)
class LastPlan:
    """When and where the cell met last, and who chaired and kept the minutes: proposed for the next one."""

    planned_at: dt.datetime
    place: str
    chair_id: UUID | None
    secretary_id: UUID | None


@dataclass(frozen=True, slots=True)
class MonthData:
    """The month of a cell with the score of its meeting, once that has ended, and the papers the rules ask of it."""

    state: MonthState
    score: ScorePreview | None
    last: LastPlan | None
    asked: PapersAsked | None


@dataclass(frozen=True, slots=True)
class NotebookData:
    """What the page of the notebook starts from, and the sheet in force on the day; None where none is."""

    state: NotebookState
    last: LastPlan | None
    sheet: MeetingSheet | None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting of the month as the home page shows it."""

    id: UUID
    kind: str
    state: str
    month: dt.date
    planned_at: dt.datetime
    notice_given_at: dt.datetime | None
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    expected: int | None
    present: int | None
    papers: int
    papers_posted: int
    heard: int
    assigned: int
    level: str
    adopted: bool
    locked: bool
    final_posted: bool


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a list shows it."""

    id: UUID
    content: str
    owners: tuple[str, ...]
    due_date: dt.date
    state: str
    overdue_days: int


@dataclass(frozen=True, slots=True)
class TasksPage:
    """
    The tasks of a cell, and the month's share as the indicator of the cell counts it.

    Args:
        tasks: The oldest deadline first, those finished last.
        people: Who may own one, in Vietnamese order.
        done: Of those due this month until today, how many are done; None while none is on record.
        due: How many were due this month until today.
    """

    tasks: tuple[TaskOnDay, ...]
    people: tuple[RosterLine, ...]
    done: int | None
    due: int | None


@dataclass(frozen=True, slots=True)
class TaskRemark:
    """Praise or a reminder about a task: at the meeting of which month, to whom (empty: the whole cell)."""

    kind: str
    month: dt.date
    name: str


@dataclass(frozen=True, slots=True)
class SittingMeeting:
    """A meeting in session or awaiting adoption; `seen` is the version of its remarks."""

    id: UUID
    month: dt.date
    seen: int


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One task with what was said about the work, and where praise or a reminder can be given now."""

    task: TaskOnDay
    people: tuple[RosterLine, ...]
    remarks: tuple[TaskRemark, ...]
    sitting: SittingMeeting | None


@dataclass(frozen=True, slots=True)
class Month:
    """What a cell did and still has to do in a month; `before` are the meetings of the month before."""

    period: Period
    meetings: tuple[MeetingLine, ...]
    before: tuple[MeetingLine, ...]
    tasks: tuple[TaskLine, ...]
    on_roll: int


@dataclass(frozen=True, slots=True)
class MemberResult:
    """A member of a cell with the result of one framework about members."""

    member_id: UUID
    name: str
    sort_key: str
    verdict: Verdict
    pillars: tuple[Verdict, ...]
    framework: str
    grade: str


@dataclass(frozen=True, slots=True)
class Own:
    """A member's own year: where they belong, their tasks, their meetings, their rating."""

    member_id: UUID
    name: str
    cell: OrganizationOnDay | None
    tasks: tuple[TaskLine, ...]
    next_meeting: MeetingLine | None
    last_meeting: MeetingLine | None
    expected: int
    attended: int
    grade: str
    results: tuple[MemberResult, ...]
    told: tuple[Told, ...]
    #: Early warnings that name this member.
    warnings: tuple[EarlyWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class PostedPaper:
    """A paper of a meeting as members see it: posted, or handed out on paper."""

    id: UUID
    title: str
    posted_at: dt.datetime | None
    paper_only: bool
    file_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """The next meeting of a cell as its members see it; nothing of the roll, of tasks heard, or of what was said."""

    id: UUID
    kind: str
    month: dt.date
    planned_at: dt.datetime
    place: str
    theme: str
    announced: bool
    begun: bool
    agenda: tuple[str, ...]
    papers: tuple[PostedPaper, ...]
    draft: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """The next meeting of one's own cell, and the opinion one sent on it."""

    member: OwnMember
    cell: OrganizationOnDay | None
    meeting: NextMeeting | None
    opinion: OpinionItem | None


@dataclass(frozen=True, slots=True)
class OwnTasks:
    """The tasks a member owns, and the open ones of the whole cell."""

    member: OwnMember
    own: tuple[TaskOnDay, ...]
    whole_cell: tuple[TaskOnDay, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the system for whoever keeps it: counts and instants, no content."""

    organizations: int
    cells: int
    accounts: int
    evaluations: int
    last_evaluated_at: dt.datetime | None
    audit_entries: int
    last_entry_at: dt.datetime | None
    last_sealed_day: dt.date | None
    waiting_to_leave: int
    failed_jobs: int
    workers: int
    database_bytes: int
    server_version: str


@dataclass(frozen=True, slots=True)
class Person:
    """A member as the page of their result names them."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Behind:
    """A number, what it means, and the entries it was counted from."""

    indicator: Indicator
    value: Value
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CellCharge:
    """
    A cell as its committee directs it: who is in charge, and its admissions as counts.

    Args:
        held: Meetings of the year held since the person in charge began.
        attended: At how many of them that person was.
        unsaid: Of how many it was not recorded.
        target: None while none is set.
        admitted: Source → how many.
    """

    id: UUID
    label: str
    path: str
    name: str
    in_charge: str
    since: dt.date | None
    held: int
    attended: int
    unsaid: int
    target: int | None
    target_version: int
    admitted: dict[str, int]


@dataclass(frozen=True, slots=True)
class Charges:
    """The cells of a committee in a year, and who sits on the committee."""

    year: int
    cells: tuple[CellCharge, ...]
    committee: tuple[PostLine, ...]
