"""One organisation, found by its label, as far as the account may see it."""

import datetime as dt

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import narrow_session
from bontot.domain.audit.types import Actor
from bontot.domain.orgtree.models import Organization
from bontot.domain.orgtree.queries import line_on
from bontot.domain.orgtree.types import OrganizationUnknown
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

    Queries: 2, 1 less for whoever sees no more than that organisation; 2 more for one closed since.
    """
    on = min(today, period.until - _DAY)
    line = line_on(label, on)
    if not line:
        on = _last_day(label, period)
        line = line_on(label, on)
    if not line:
        raise OrganizationUnknown(organization=label, on=on)
    organization = line[-1]
    check_can(actor, action, organization.path)
    if actor.scope != (organization.path,):
        narrow_session(organization.path)
    return Place(organization=organization, above=tuple(line[:-1]), on=on, period=period)


def _last_day(label: str, period: Period) -> dt.date:
    closed = (
        Organization.objects.filter(label=label, closed_date__gt=period.start)
        .values_list("closed_date", flat=True)
        .first()
    )
    if closed is None:
        raise OrganizationUnknown(organization=label, on=period.start)
    return closed - _DAY
