"""What is judged, what an evaluation gives back, and what can stand in its way."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from bontot.domain.catalogue.types import NoFrameworkInForce, TwoFrameworksInForce
from bontot.domain.facts.types import Entry, Progress
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.engine import Explanation, Facts, Framework
from bontot.primitives.errors import Invalid, NotFound
from bontot.primitives.periods import Period


__all__ = [
    "BON_TOT",
    "EvaluationDone",
    "ExplainedResult",
    "GateOutcome",
    "JudgementForeign",
    "NewJudgement",
    "NoFrameworkInForce",
    "NotEvaluated",
    "OrganizationResult",
    "OrganizationUnknown",
    "PeriodWithoutData",
    "PillarOutcome",
    "Progress",
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
