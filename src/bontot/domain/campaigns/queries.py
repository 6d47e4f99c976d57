"""A member's pledges, for them and for those who keep the books of their cell."""

from datetime import date
from uuid import UUID

from bontot.domain.audit.types import Actor
from bontot.domain.campaigns.models import Pledge
from bontot.domain.campaigns.types import OwnPledges, PledgeOfYear
from bontot.domain.members.queries import own_member


def own_pledges(*, actor: Actor, today: date) -> OwnPledges:
    """
    Read the pledges of the member an account belongs to.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.

    Queries: 2.
    """
    own = own_member(actor.user_id, today)
    found = [_said(row) for row in Pledge.objects.filter(member_id=own.id).order_by("-year")]
    return OwnPledges(
        year=today.year,
        current=next((one for one in found if one.year == today.year), None),
        before=tuple(one for one in found if one.year < today.year),
    )


def pledge_of(*, organization: UUID, member: UUID, year: int) -> PledgeOfYear | None:
    """
    Read a member's pledge of a year as their cell keeps it; the database shows it to its keepers alone.

    Queries: 1.
    """
    row = Pledge.objects.filter(organization_id=organization, member_id=member, year=year).first()
    return _said(row) if row else None


def _said(row: Pledge) -> PledgeOfYear:
    return PledgeOfYear(
        id=row.pk,
        year=row.year,
        promises=tuple(row.promises),
        declined=row.declined,
        from_paper=row.from_paper,
        written_at=row.written_at,
        version=row.version,
    )
