"""A stored result with its explanation: computed again on the stored facts, so that it says what was decided."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from bontot import engine
from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.queries import counted_window, framework_of
from bontot.domain.assessments.types import NotEvaluated
from bontot.domain.catalogue.types import Subject
from bontot.domain.facts.queries import CATALOGUE, entries
from bontot.domain.facts.types import Entry, Grain
from bontot.domain.reports.queries.periods import evaluated
from bontot.domain.reports.types import MAIN_STRAND, Evaluated
from bontot.primitives.periods import Period


GRAINS = {
    Subject.CELL: Grain.CELL,
    Subject.COMMITTEE: Grain.COMMITTEE,
    Subject.MEMBER: Grain.MEMBER,
    Subject.MEETING: Grain.MEETING,
}


@dataclass(frozen=True, slots=True)
class Explained:
    """
    One stored result with its explanation.

    `level` is the level's id as stored, after any cap; None while unknown or without levels.
    `behind` holds the entries of what bars, fact by fact; `countable` names the facts that have entries to show.
    """

    evaluation_id: UUID
    explanation: engine.Explanation
    level: str | None
    subject: str
    strand: str
    period: Period
    counted_from: dt.date
    counted_until: dt.date
    evaluated_at: dt.datetime
    behind: Mapping[str, tuple[Entry, ...]]
    countable: frozenset[str]
    evaluated: Evaluated

    @property
    def framework(self) -> engine.Framework:
        """The framework that judged."""
        return self.explanation.evaluation.framework


def explained_result(
    *,
    organization: UUID,
    period: Period | None,
    as_of: dt.date,
    strand: str = MAIN_STRAND,
    member: UUID | None = None,
) -> Explained:
    """
    Read the current result of an organisation or of a member in a year, and explain it.

    The page has checked that the actor may see it.

    Args:
        organization: Whose result, or the cell of the member.
        period: The year; None for the newest with a result.
        as_of: The last day the page speaks of.
        strand: Which result of the organisation.
        member: For a member's result.

    Raises:
        NotEvaluated: There is no result for that strand and year.

    Queries: 3 (2 for a member), and 1 for each fact of a gate that bars.
    """
    row = _current(organization, period, strand, member, as_of)
    if row is None:
        asked = str(period or as_of.year)
        raise NotEvaluated(organization=str(organization), period=asked, strand=strand)
    year = Period(row.period_from.year)
    version = row.framework
    framework = framework_of(version.pk, row.framework_digest)
    facts = engine.decode_facts(framework, row.facts)
    explanation = engine.explain(engine.evaluate(framework, facts))
    grain = GRAINS[Subject(row.subject)]
    countable = frozenset(spec.id for spec in framework.facts if (grain, spec.id) in CATALOGUE)
    window = counted_window(
        organization, subject=Subject(row.subject), strand=row.strand, period=year, as_of=as_of
    )
    return Explained(
        evaluation_id=row.pk,
        explanation=explanation,
        level=None if row.level is None else framework.levels[row.level].id,
        subject=row.subject,
        strand=row.strand,
        period=year,
        counted_from=window.start,
        counted_until=window.until,
        evaluated_at=row.evaluated_at,
        behind={
            fact: entries(
                subject=member or organization, grain=grain, indicator=fact, window=window
            )
            for fact in _barring(explanation)
            if fact in countable
        },
        countable=countable,
        evaluated=evaluated(year, organization) if member is None else Evaluated((), ()),
    )


def _current(
    organization: UUID, period: Period | None, strand: str, member: UUID | None, as_of: dt.date
) -> Evaluation | None:
    first, until = (period.start, period.until) if period else (dt.date.min, dt.date.max)
    rows = Evaluation.objects.filter(
        Q(member_id=member) if member else Q(member=None),
        organization_id=organization,
        meeting__isnull=True,
        current=True,
        period_from__range=(first, as_of),
        period_until__lte=until,
    )
    if member is None:
        rows = rows.filter(strand=strand)
    return rows.select_related("framework").order_by("-period_until", "strand").first()


def _barring(explanation: engine.Explanation) -> Iterable[str]:
    """Name the facts that say what happened, of the gates that bar for good."""
    named = (read.spec.id for line in explanation.gates if line.for_good for read in line.inputs)
    return dict.fromkeys(named)
