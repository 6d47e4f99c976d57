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


_HALF = 6


def moved(month: dt.date, by: int) -> dt.date:
    """Give the first day of another month, so many later or (negative) earlier."""
    index = month.year * 12 + month.month - 1 + by
    return dt.date(index // 12, index % 12 + 1, 1)


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
    #: How many months a table covers; 0 on the other pages.
    months: int = 0

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
            ("commune_table", _("Bảng tổng hợp"), "table"),
        )
        return tuple(
            Link(self.address(name, self.slug), text, icon, name == self.current)
            for name, text, icon in names
        )

    @property
    def beside(self) -> tuple[str, str]:
        """The addresses of the month before and the month after."""
        step = self.months or 1
        before, after = moved(self.asked.month, -step), moved(self.asked.month, step)
        return (
            self.address(self.current, f"{before:%Y-%m}"),
            self.address(self.current, f"{after:%Y-%m}"),
        )

    def address(self, name: str, month: str) -> str:
        """Give the address of a page of this side for a month; a table stays as long as it is."""
        length = ("nua-nam" if self.months == _HALF else "quy",) if name == "commune_table" else ()
        return reverse(name, args=(self.label, month, *length))


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


def shell(asked: Asked, place: Place, current: str, months: int = 0) -> Shell:
    """Make the frame of a page."""
    return Shell(asked, place, current, get_token(asked.request), uuid4(), months)
