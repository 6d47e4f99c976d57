"""What is judged, what an evaluation gives back, and what can stand in its way."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from bontot.domain.catalogue.types import (
    FrameworkInForce,
    NoFrameworkInForce,
    TwoFrameworksInForce,
)
from bontot.domain.facts.types import Entry, Progress
from bontot.domain.meetings.types import MeetingState, QualityLevel
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.engine import Explanation, Facts, Framework
from bontot.primitives.errors import Invalid, NotFound, NotPermitted, Refused
from bontot.primitives.periods import Period


__all__ = [
    "BON_TOT",
    "AcceptedLevel",
    "AskedFact",
    "Attention",
    "CellMonth",
    "CommitteeDue",
    "CommitteeMonth",
    "EvaluationDone",
    "ExplainedResult",
    "FrameworkInForce",
    "GateOutcome",
    "JudgementForeign",
    "LineState",
    "MeetingNotScored",
    "MeetingSheet",
    "NewJudgement",
    "NoFrameworkInForce",
    "NotEvaluated",
    "NothingToAccept",
    "OfficialLevel",
    "OrganizationResult",
    "OrganizationUnknown",
    "OwnCell",
    "PeriodWithoutData",
    "PillarOutcome",
    "Progress",
    "ScoreLine",
    "ScorePreview",
    "ScoringDone",
    "TwoFrameworksInForce",
]

#: The strand of the title itself; others judge beside it.
BON_TOT = "bon-tot"


@dataclass(frozen=True, slots=True)
class NewJudgement:
    """
    A judged fact as a body entered it.

    Args:
        organization_id: The organisation judged, or the one of the member or meeting.
        period: The year, or the month of a meeting.
        fact: As the framework names it, `judged_…`.
        value: A number in its steps as decimal text, or an option.
        member_id: For a framework about members.
        meeting_id: For a framework about meetings.
    """

    organization_id: UUID
    period: Period
    fact: str
    value: str
    member_id: UUID | None = None
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PillarOutcome:
    """One good as it came out; `outcome` is achieved, not_achieved, unknown or not_applicable."""

    id: str
    vi: str
    en: str
    outcome: str


@dataclass(frozen=True, slots=True)
class GateOutcome:
    """A gate that bars."""

    id: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class OrganizationResult:
    """
    The current result of one subject in a strand and period.

    Args:
        name: The organisation's name on the last day of the period.
        code: Its code that day.
        path: Where it stood that day.
        title: The title's Vietnamese name, empty in a framework without one; `title_en` the English.
        title_outcome: achieved, not_achieved, unknown or not_applicable.
        level: The level's id, None while unknown or without levels.
        score: In steps of the framework, None while unknown; `most` is the full score.
        gates: Those that bar.
    """

    evaluation_id: UUID
    organization_id: UUID
    name: str
    code: str
    path: str
    subject: str
    strand: str
    framework: str
    pillars: tuple[PillarOutcome, ...]
    title: str
    title_en: str
    title_outcome: str
    level: str | None
    score: int | None
    most: int
    gates: tuple[GateOutcome, ...]
    evaluated_at: dt.datetime
    member_id: UUID | None = None
    meeting_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ExplainedResult:
    """
    A stored result explained: the framework run again on the stored facts.

    Args:
        counted_from: First day that counted; later than the period's where the framework began within it.
        counted_until: The day after the last.
        entries: Fact → entries behind it; empty when they were not asked for.
    """

    result: OrganizationResult
    framework: Framework
    facts: Facts
    explanation: Explanation
    counted_from: dt.date
    counted_until: dt.date
    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScoringDone:
    """What scoring meetings did."""

    scored: int
    changed: int


@dataclass(frozen=True, slots=True)
class EvaluationDone:
    """
    What an evaluation did.

    Args:
        results: Of organisations, in the order of the tree; members' and meetings' are read by `results`.
        written: New results stored.
        unchanged: Results that were the same as before.
        meetings: What scoring their meetings did.
        without_framework: Organisations nothing judges.
    """

    results: tuple[OrganizationResult, ...]
    written: int
    unchanged: int
    meetings: ScoringDone
    without_framework: tuple[UUID, ...]


class PeriodWithoutData(NotFound):
    """Nothing at all was recorded in the period."""

    code = "period_without_data"


class NotEvaluated(NotFound):
    """There is no result yet for this organisation, strand and period."""

    code = "not_evaluated"


class JudgementForeign(Invalid):
    """The framework in force asks for no such judgement."""

    code = "judgement_foreign"


class LineState(StrEnum):
    """Whether a line of the score is answered by the record, asked of people, open, or does not apply."""

    ANSWERED = "answered"
    ASKED = "asked"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class AskedFact:
    """
    A judged fact a line asks for, one by one; never pre-set.

    Args:
        options: Named options, best first; empty for a number.
        most, step: Of a number, in the framework's steps.
        value: As entered, empty while nobody has.
    """

    fact: str
    vi: str
    en: str
    options: tuple[str, ...]
    most: int
    step: int
    value: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of the sheet: points in steps, low and high while something is open."""

    id: str
    pillar: str
    vi: str
    en: str
    most: int
    low: int
    high: int
    state: LineState
    asked: tuple[AskedFact, ...]
    open_facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScorePreview:
    """
    A meeting's score as far as its record goes, by the framework in force on its day.

    Args:
        explanation: Of the same, for "see the grounds".
        score: Low and high, in steps; `most` in steps.
        level: The level's id; None while open or without levels.
    """

    framework: Framework
    in_force: FrameworkInForce
    explanation: Explanation
    lines: tuple[ScoreLine, ...]
    score: tuple[int, int]
    most: int
    level: str | None

    @property
    def left(self) -> tuple[AskedFact, ...]:
        """The judged facts nobody has answered yet, in the order of the sheet."""
        return tuple(one for line in self.lines for one in line.asked if not one.value)


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """The framework that scores a meeting, and what it asks people to judge, in the order of the sheet."""

    framework: Framework
    asked: tuple[AskedFact, ...]


@dataclass(frozen=True, slots=True)
class OfficialLevel:
    """
    The level the committee above gives a meeting.

    Args:
        level: None accepts the cell's own.
        reason: Where it differs, or was not met.
        seen: The version of the official level as shown; 0 where there was none.
    """

    meeting_id: UUID
    level: QualityLevel | None
    reason: str = ""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class AcceptedLevel:
    """A meeting whose own level, as it was shown, becomes the official one."""

    meeting_id: UUID
    level: QualityLevel


class Attention(StrEnum):
    """What of a cell's month asks for a look before its level is set."""

    NO_MEETING = "no_meeting"
    NOT_LOCKED = "not_locked"
    NO_LEVEL = "no_level"
    POOR = "poor"
    DIFFERS = "differs"
    UNKNOWN_LINES = "unknown_lines"
    NOT_VOTED = "not_voted"
    SAME_SCORE = "same_score"
    UNEXCUSED = "unexcused"
    ENTERED_LATE = "entered_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellMonth:
    """
    A cell in the month of its committee.

    Args:
        held_at: When its meeting was held; None before.
        level: The cell's own by its record, `proposed` as put to the vote, `official` from above.
        official_version: 0 where there is none from above.
        score: In steps of its framework; None while open or where it gives no points.
        same: How many months running the same score was given.
        final_sent_at: When the final papers were posted; `final_due` by when they are due.
        missed_reason: Why it did not meet, as noted; `missed_version` 0 where it was not.
        own: The one who asks belongs to this cell, and so does not appraise it.
        why: Codes of what to look at, see `Attention`. Empty: nothing stands out.
    """

    organization_id: UUID
    label: str
    name: str
    cell_type: str
    meeting_id: UUID | None
    state: str
    held_at: dt.datetime | None
    level: str
    proposed: str
    official: str
    official_version: int
    reason: str
    score: int | None
    expected: int | None
    present: int | None
    unexcused: int
    same: int
    final_sent_at: dt.datetime | None
    final_due: dt.date | None
    missed_reason: str
    missed_version: int
    own: bool
    why: tuple[Attention, ...]

    @property
    def own_level(self) -> str:
        """The level there is to accept; empty where the cell has none."""
        return self.proposed if self.level in {"", QualityLevel.UNKNOWN} else self.level

    @property
    def acceptable(self) -> bool:
        """Whether its own level can be accepted without a reason now."""
        return (
            self.state == MeetingState.LOCKED
            and not self.official
            and not self.own
            and self.own_level not in {"", QualityLevel.POOR, QualityLevel.NOT_MET}
        )


@dataclass(frozen=True, slots=True)
class CommitteeMonth:
    """The cells of a committee in a month: those to look at first, then the rest in the order of the tree."""

    month: dt.date
    over: bool
    exceptions: tuple[CellMonth, ...]
    rest: tuple[CellMonth, ...]

    @property
    def to_accept(self) -> tuple[CellMonth, ...]:
        """Those among the rest whose own level can be accepted now."""
        return tuple(cell for cell in self.rest if cell.acceptable)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self.exceptions) + len(self.rest)


@dataclass(frozen=True, slots=True)
class CommitteeDue:
    """What a committee has to do about a month, in counts of cells."""

    month: dt.date
    cells: int
    not_met: int
    to_set: int
    papers_overdue: int


class MeetingNotScored(Refused):
    """No framework judges this kind of meeting on its day."""

    code = "meeting_not_scored"


class OwnCell(NotPermitted):
    """Who belongs to a cell does not appraise it."""

    code = "own_cell"


class NothingToAccept(Refused):
    """A meeting has no level of the cell's own to accept."""

    code = "nothing_to_accept"
