"""Who comes in on the committee's side, and the frame its pages share."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpRequest, QueryDict
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.accounts.types import Action
from bontot.domain.audit.types import Actor
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.domain.reports.queries import place_of
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import clock
from bontot.interfaces.web.components.crumbs import Crumb, crumbs
from bontot.interfaces.web.components.menu import Link
from bontot.primitives.periods import Period, UnreadablePeriod, parse_period


@dataclass(frozen=True, slots=True)
class Refusal:
    """A form that could not be kept: which, the sentence, what was typed, and what is kept now."""

    form: str
    sentence: str
    typed: QueryDict
    theirs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for which month of which committee."""

    request: HttpRequest
    who: Actor
    label: str
    period: Period

    @property
    def month(self) -> dt.date:
        """The first day of the month."""
        return self.period.start


@dataclass(frozen=True, slots=True)
class Shell:
    """What every page of the committee's side shows around its own."""

    asked: Asked
    place: Place
    current: str
    token: str
    #: One for every form of the page: whichever is sent, sent twice it does it once.
    key: UUID

    @property
    def label(self) -> str:
        """The committee in addresses."""
        return self.asked.label

    @property
    def slug(self) -> str:
        """The month in addresses."""
        return str(self.asked.period)

    @property
    def month(self) -> str:
        """The month as people write it."""
        return f"{self.asked.month:%m/%Y}"

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The way down to the committee."""
        return crumbs(self.place, self.asked.who, itself=True)

    @property
    def tabs(self) -> tuple[Link, ...]:
        """The pages of the committee's side."""
        names = (
            ("committee_month", _("Mức sinh hoạt"), "list-checks"),
            ("guidance", _("Định hướng, văn bản"), "scroll-text"),
            ("given", _("Nhiệm vụ giao chi bộ"), "list-checks"),
            ("bundle", _("Văn bản của chi bộ"), "file-archive"),
        )
        return tuple(
            Link(reverse(name, args=(self.label, self.slug)), text, icon, name == self.current)
            for name, text, icon in names
        )

    @property
    def beside(self) -> tuple[str, str]:
        """The addresses of the month before and the month after."""
        first = self.asked.month
        before, after = first - dt.timedelta(days=1), first + dt.timedelta(days=31)
        return tuple(  # type: ignore[return-value]  # two of them
            reverse(self.current, args=(self.label, f"{day:%Y-%m}")) for day in (before, after)
        )


def month_in(text: str) -> Period:
    """
    Read a month from an address.

    Raises:
        UnreadablePeriod: The text is no month.
    """
    period = parse_period(text)
    if period.is_year:
        raise UnreadablePeriod(text=text)
    return period


def committee_place(asked: Asked) -> Place:
    """
    Find the committee asked for, as far as who asks may evaluate there.

    Raises:
        OrganizationUnknown: There is none in sight, or it is no committee over cells.
        NotInScope: The actor sees nothing there.
        ActionNotPermitted: The actor sees it and evaluates nothing there.

    Queries: 2, 1 less for whoever sees no more than that committee.
    """
    place = place_of(
        actor=asked.who,
        label=asked.label,
        period=asked.period,
        today=clock.today(),
        action=Action.EVALUATE,
    )
    if not place.organization.is_committee:
        raise OrganizationUnknown(organization=asked.label, on=place.on)
    return place


def shell(asked: Asked, place: Place, current: str) -> Shell:
    """Make the frame of a page."""
    return Shell(asked, place, current, get_token(asked.request), uuid4())
