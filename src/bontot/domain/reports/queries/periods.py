"""For which years and strands there are results in sight."""

from uuid import UUID

from bontot.domain.assessments.models import Evaluation
from bontot.domain.catalogue.types import Subject
from bontot.domain.reports.types import MAIN_STRAND
from bontot.primitives.periods import Period


_OF_ORGANIZATIONS = (Subject.CELL, Subject.COMMITTEE)


def evaluated_periods(organization: UUID | None = None) -> tuple[Period, ...]:
    """
    List the years with results, newest first: of one organisation, or of all in sight.

    Queries: 1.
    """
    rows = Evaluation.objects.filter(current=True, subject__in=_OF_ORGANIZATIONS)
    if organization:
        rows = rows.filter(organization_id=organization)
    years = sorted(set(rows.order_by().values_list("period_from__year", flat=True).distinct()))
    return tuple(Period(year) for year in reversed(years))


def evaluated_strands(period: Period, organization: UUID | None = None) -> tuple[str, ...]:
    """
    List the strands with results of organisations in a year, the main one first.

    Queries: 1.
    """
    rows = Evaluation.objects.filter(
        current=True,
        subject__in=_OF_ORGANIZATIONS,
        period_from__gte=period.start,
        period_until__lte=period.until,
    )
    if organization:
        rows = rows.filter(organization_id=organization)
    found = set(rows.order_by().values_list("strand", flat=True).distinct())
    return tuple(sorted(found, key=lambda strand: (strand != MAIN_STRAND, strand)))
