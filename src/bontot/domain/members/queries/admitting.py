"""Admissions of a year against its target, as counts alone."""

import datetime as dt
from uuid import UUID

from bontot.domain.members.models import AdmissionCount, AdmissionTarget
from bontot.domain.members.types import AdmissionLine, Admissions


def admissions_of(organization_id: UUID, year: int) -> Admissions:
    """
    Read how many a cell admitted in a year, by month and source, and how many it was asked to.

    Queries: 2.
    """
    target = AdmissionTarget.objects.filter(organization_id=organization_id, year=year).first()
    counts = AdmissionCount.objects.filter(
        organization_id=organization_id,
        month__gte=dt.date(year, 1, 1),
        month__lt=dt.date(year + 1, 1, 1),
    )
    return Admissions(
        year=year,
        target=target.target if target else None,
        target_version=target.version if target else 0,
        lines=tuple(
            AdmissionLine(row.month, row.source, row.admitted, row.version)
            for row in counts.order_by("month", "source")
        ),
    )
