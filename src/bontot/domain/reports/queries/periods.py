"""For which years and strands there are results in sight."""

import datetime as dt
from uuid import UUID

from django.db.models import Max

from bontot.domain.assessments.models import Evaluation
from bontot.domain.catalogue.types import Subject
from bontot.domain.reports.types import MAIN_STRAND, Evaluated
from bontot.primitives.periods import Period


_OF_ORGANIZATIONS = (Subject.CELL, Subject.COMMITTEE)


def newest_year(today: dt.date, organization: UUID | None = None) -> Period:
    """
    Name the newest year with results, of one organisation or of all in sight; this year while there are none.

    Until a year's results are in, those of the year before are what a place has.

    Queries: 1.
    """
    rows = Evaluation.objects.filter(
        current=True, subject__in=_OF_ORGANIZATIONS, period_from__lte=today
    )
    if organization:
        rows = rows.filter(organization_id=organization)
    newest = rows.aggregate(newest=Max("period_from"))["newest"]
    return Period(newest.year if newest else today.year)


def evaluated(period: Period, organization: UUID | None = None) -> Evaluated:
    """
    List the years with results, newest first, and the strands of one year: of one organisation, or of all in sight.

    Queries: 1.
    """
    rows = Evaluation.objects.filter(current=True, subject__in=_OF_ORGANIZATIONS)
    if organization:
        rows = rows.filter(organization_id=organization)
    found = set(rows.order_by().values_list("period_from__year", "strand").distinct())
    years = sorted({year for year, _ in found}, reverse=True)
    strands = {strand for year, strand in found if year == period.year}
    return Evaluated(
        periods=tuple(Period(year) for year in years),
        strands=tuple(sorted(strands, key=lambda strand: (strand != MAIN_STRAND, strand))),
    )
