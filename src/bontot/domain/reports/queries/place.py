"""One organisation, found by its label, as far as the account may see it."""

import datetime as dt

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import narrow_session
from bontot.domain.audit.types import Actor
from bontot.domain.orgtree.models import Organization
from bontot.domain.orgtree.queries import ancestors_on, find_organizations
from bontot.domain.orgtree.types import OrganizationOnDay, OrganizationUnknown
from bontot.domain.reports.queries.periods import evaluated_periods, evaluated_strands
from bontot.domain.reports.types import Place
from bontot.primitives.periods import Period


_DAY = dt.timedelta(days=1)


def place_of(*, actor: Actor, label: str, period: Period, today: dt.date, action: Action) -> Place:
    """
    Find an organisation on the last day of a period (or today, or its own last day), and narrow what is seen to it.

    Args:
        actor: Who asks.
        label: What stands for the organisation in addresses.
        period: The year shown.
        today: So that a period still running is shown as of today.
        action: What the page lets the actor do there.

    Raises:
        OrganizationUnknown: There is none in sight, or it did not live in that period.
        NotInScope: The actor sees nothing there.
        ActionNotPermitted: The actor sees it and may not do this.

    Queries: 5; 7 for an organisation closed since.
    """
    on = min(today, period.until - _DAY)
    organization = _labelled(label, on)
    if organization is None:
        on = _last_day(label, period)
        organization = _labelled(label, on)
    if organization is None:
        raise OrganizationUnknown(organization=label, on=on)
    check_can(actor, action, organization.path)
    above = tuple(ancestors_on(organization.path, on))
    narrow_session(organization.path)
    return Place(
        organization=organization,
        above=above,
        on=on,
        period=period,
        periods=evaluated_periods(organization.id),
        strands=evaluated_strands(period, organization.id),
    )


def _labelled(label: str, on: dt.date) -> OrganizationOnDay | None:
    found = find_organizations(label, on, limit=1)
    return found[0] if found and found[0].label == label else None


def _last_day(label: str, period: Period) -> dt.date:
    closed = (
        Organization.objects.filter(label=label, closed_date__gt=period.start)
        .values_list("closed_date", flat=True)
        .first()
    )
    if closed is None:
        raise OrganizationUnknown(organization=label, on=period.start)
    return closed - _DAY
