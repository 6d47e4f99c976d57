"""Results as stored, and why they are what they are."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.queries._facts import indicator_names
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.queries._results import results
from bontot.domain.assessments.queries.committee import (
    committee_due,
    committee_month,
    own_cells,
)
from bontot.domain.assessments.queries.preview import (
    meeting_framework,
    meeting_sheet,
    score_preview,
)
from bontot.domain.assessments.types import BON_TOT, ExplainedResult, NotEvaluated
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import Subject
from bontot.domain.facts.queries import entries
from bontot.domain.facts.types import Entry, Grain, Window, window_of
from bontot.engine import Framework, decode_facts, evaluate, explain
from bontot.primitives.periods import Period


__all__ = [
    "committee_due",
    "committee_month",
    "counted_window",
    "explain_one",
    "fact_entries",
    "framework_of",
    "meeting_framework",
    "meeting_sheet",
    "own_cells",
    "results",
    "score_preview",
]


def counted_window(
    organization_id: UUID, *, subject: Subject, strand: str, period: Period, as_of: dt.date
) -> Window:
    """
    Give the days of a period that count for an organisation: from the month its framework began.

    Queries: 1.
    """
    whole = window_of(period, as_of=as_of)
    found = frameworks_in_force([organization_id], subject=subject, on=whole.last)
    in_force = found[organization_id].get(strand)
    return window_of(period, as_of=as_of, launched=in_force.valid_from if in_force else None)


def explain_one(
    *,
    organization: UUID,
    period: Period,
    as_of: dt.date,
    strand: str = BON_TOT,
    member: UUID | None = None,
    meeting: UUID | None = None,
    with_entries: bool = False,
) -> ExplainedResult:
    """
    Explain a stored result by running its framework again on its stored facts.

    Args:
        organization: Whose result, or the organisation of the member or meeting.
        period: As it was evaluated; the month for a meeting.
        as_of: Today.
        strand: Which result of it.
        member: For a member's result.
        meeting: For a meeting's result.
        with_entries: List the entries behind each fact as well.

    Raises:
        NotEvaluated: There is no result.

    Queries: 3, and with entries one more for each fact.
    """
    row = Evaluation.objects.filter(
        Q(member_id=member) if member else Q(member=None),
        Q(meeting_id=meeting) if meeting else Q(meeting=None),
        organization_id=organization,
        strand=strand,
        period_from=period.start,
        period_until=period.until,
        current=True,
    ).first()
    if row is None:
        raise NotEvaluated(organization=str(organization), period=str(period), strand=strand)
    kind = "meetings" if meeting else "members" if member else "organizations"
    found = results(period=period, strand=strand, organizations=[organization], of=kind)
    result = next(one for one in found if one.evaluation_id == row.pk)
    framework = framework_of(row.framework_id, row.framework_digest)
    facts = decode_facts(framework, row.facts)
    window = (
        window_of(period, as_of=as_of)
        if meeting
        else counted_window(
            organization, subject=Subject(row.subject), strand=strand, period=period, as_of=as_of
        )
    )
    return ExplainedResult(
        result=result,
        framework=framework,
        facts=facts,
        explanation=explain(evaluate(framework, facts)),
        counted_from=window.start,
        counted_until=window.until,
        entries=fact_entries(meeting or member or organization, framework, window)
        if with_entries
        else {},
    )


def fact_entries(
    subject: UUID, framework: Framework, window: Window
) -> dict[str, tuple[Entry, ...]]:
    """
    List the entries behind each indicator a framework reads, for one subject.

    Queries: one for each indicator.
    """
    grain = Grain(framework.subject.value)
    return {
        name: entries(subject=subject, grain=grain, indicator=name, window=window)
        for name in indicator_names(framework)
    }
