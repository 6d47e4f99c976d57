"""Files of papers being made or ready for a committee."""

import datetime as dt
from uuid import UUID

from django.conf import settings

from bontot.domain.documents.queries import stored_file
from bontot.domain.documents.types import KeptFile
from bontot.domain.meetings.models import Meeting, PaperBundle
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    Bundle,
    BundleState,
    BundleUnknown,
    MeetingState,
    OwedMeeting,
)
from bontot.domain.orgtree.queries import ancestors_on, cells_on, organization_on


def bundles_of(*, organization: UUID, month: dt.date, at: dt.datetime) -> tuple[Bundle, ...]:
    """
    List the bundles of a committee for a month that are still kept, newest first.

    Queries: 1.
    """
    rows = PaperBundle.objects.filter(
        organization_id=organization, month=month, asked_at__gte=at - _kept()
    )
    return tuple(_bundle(row) for row in rows.select_related("file").order_by("-asked_at")[:5])


def bundle_asked(bundle: UUID) -> Bundle:
    """
    Read a bundle a job is about to make.

    Raises:
        BundleUnknown: There is none in sight.

    Queries: 1.
    """
    row = PaperBundle.objects.filter(pk=bundle).select_related("file").first()
    if row is None:
        raise BundleUnknown(bundle=str(bundle))
    return _bundle(row)


def bundle_file(*, organization: UUID, bundle: UUID, at: dt.datetime) -> KeptFile:
    """
    Find the file of a bundle of a committee.

    Raises:
        BundleUnknown: There is none ready there, or it is kept no longer.
        FileUnknown: Its file is out of sight.

    Queries: 2.
    """
    row = PaperBundle.objects.filter(
        pk=bundle,
        organization_id=organization,
        state=BundleState.READY,
        asked_at__gte=at - _kept(),
    ).first()
    if row is None or row.file_id is None:
        raise BundleUnknown(bundle=str(bundle))
    return stored_file(row.file_id)


def owed_meetings(*, committee: UUID, month: dt.date) -> tuple[OwedMeeting, ...]:
    """
    List the meetings of the month of the cells below whose final papers were posted, in the order of the tree.

    Queries: 4.
    """
    unit = organization_on(committee, month)
    above = (*ancestors_on(unit.path, month), unit)
    cells = [cell for cell in cells_on(unit.path, month) if cell.id != committee]
    rows = Meeting.objects.filter(
        organization_id__in=[cell.id for cell in cells],
        month=month,
        kind__in=MONTHLY_KINDS,
        state=MeetingState.LOCKED,
        final_papers_posted_at__isnull=False,
    )
    held = {row.organization_id: row.pk for row in rows.order_by("planned_at")}
    return tuple(OwedMeeting(cell, above, held[cell.id]) for cell in cells if cell.id in held)


def _kept() -> dt.timedelta:
    return dt.timedelta(days=settings.BUNDLE_DAYS)


def _bundle(row: PaperBundle) -> Bundle:
    return Bundle(
        id=row.pk,
        organization_id=row.organization_id,
        month=row.month,
        asked_by=row.asked_by_id,
        asked_at=row.asked_at,
        state=row.state,
        done=row.done,
        total=row.total,
        size=row.file.size if row.file else 0,
        kept_until=row.asked_at + _kept(),
    )
