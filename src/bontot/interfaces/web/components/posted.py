"""What a form sent in carries: texts, days, times, choices, identifiers; unreadable ones are refused."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid5

from django.http import QueryDict

from bontot.domain.audit.types import Actor
from bontot.interfaces.shared import clock
from bontot.interfaces.web.components.requests import UnreadableDay
from bontot.primitives.errors import Invalid
from bontot.primitives.periods import UnreadablePeriod, parse_period


if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class UnreadableChoice(Invalid):
    """A choice that the page does not offer; fields `name` and `text`."""

    code = "unreadable_choice"


class UnreadableTime(Invalid):
    """A text that should be a time of day, HH:MM, is none; field `text`."""

    code = "unreadable_time"


class UnreadableNumber(Invalid):
    """A text that should be a whole number is none; field `text`."""

    code = "unreadable_number"


_MOST_DIGITS = 6

Chosen = TypeVar("Chosen", bound=Enum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One form sent in: who, when, and its fields."""

    actor: Actor
    at: dt.datetime
    data: QueryDict
    #: For operations that answer a repeat with their first answer.
    key: UUID | None

    def text(self, name: str) -> str:
        """Read a text; empty when it is not there."""
        return (self.data.get(name) or "").strip()

    def lines(self, name: str) -> list[str]:
        """Read a text line by line, empty lines left out."""
        return [line.strip() for line in self.text(name).splitlines() if line.strip()]

    def ident(self, name: str) -> UUID:
        """
        Read an identifier.

        Raises:
            UnreadableChoice: It is none.
        """
        return as_ident(name, self.text(name))

    def idents(self, name: str) -> list[UUID]:
        """Read a list of identifiers."""
        return [as_ident(name, text) for text in self.data.getlist(name) if text]

    def count(self, name: str) -> int:
        """
        Read a whole number; empty is 0.

        Raises:
            UnreadableNumber: It is none.
        """
        text = self.text(name) or "0"
        if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
            raise UnreadableNumber(text=text)
        return int(text)

    def choice(self, name: str, kinds: type[Chosen]) -> Chosen:
        """
        Read one of the values of an enumeration.

        Raises:
            UnreadableChoice: It is none of them.
        """
        try:
            return kinds(self.text(name))
        except ValueError:
            raise UnreadableChoice(name=name, text=self.text(name)) from None

    def yes_no(self, name: str) -> bool | None:
        """Read yes, no or not known."""
        return {"1": True, "0": False}.get(self.text(name))

    def day(self, name: str) -> dt.date:
        """
        Read a day, as a browser sends it or as people write it.

        Raises:
            UnreadableDay: It is none.
        """
        text = self.text(name)
        for shape in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return dt.datetime.strptime(text, shape).replace(tzinfo=clock.ZONE).date()
            except ValueError:
                continue
        raise UnreadableDay(text=text)

    def month_named(self, name: str) -> dt.date:
        """
        Read a month, as an address says it: its first day.

        Raises:
            UnreadablePeriod: It is none.
        """
        period = parse_period(self.text(name))
        if period.is_year:
            raise UnreadablePeriod(text=self.text(name))
        return period.start

    def instant(self, day: dt.date, name: str) -> dt.datetime:
        """
        Read a time of day on a day.

        Raises:
            UnreadableTime: It is none.
        """
        text = self.text(name).replace("h", ":").replace(".", ":")
        try:
            at = dt.datetime.strptime(text, "%H:%M").replace(tzinfo=clock.ZONE).time()
        except ValueError:
            raise UnreadableTime(text=self.text(name)) from None
        return dt.datetime.combine(day, at, tzinfo=clock.ZONE)

    @property
    def seen(self) -> int:
        """The version of the part as shown."""
        return self.count("seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted(Sent):
    """One form about a cell sent in: besides, for which month of which cell."""

    organization_id: UUID
    month: dt.date

    @property
    def edit(self) -> Mapping[str, object]:
        """What every edit of a part is told."""
        return {
            "actor": self.actor,
            "at": self.at,
            "key": self.key,
            "meeting_id": self.ident("meeting"),
            "seen": self.seen,
        }


def as_ident(name: str, text: str) -> UUID:
    """
    Read an identifier.

    Raises:
        UnreadableChoice: It is none.
    """
    try:
        return UUID(text)
    except ValueError:
        raise UnreadableChoice(name=name, text=text) from None


def key_of(
    data: QueryDict, files: "Mapping[str, UploadedFile[bytes]] | None" = None
) -> UUID | None:
    """
    Make the key of one form sent in: sent twice it has the same, another form or other words of that page have not.

    A page gives one key to all its forms, and a browser that goes back shows it again: taken as it is, what was
    typed then would be answered as a repeat and lost.

    Raises:
        UnreadableChoice: The page's key is none.
    """
    key = data.get("key", "")
    if not key:
        return None
    said = sorted(pair for pair in data.lists() if pair[0] != "csrfmiddlewaretoken")
    sent = sorted((name, one.name, one.size) for name, one in (files or {}).items())
    return uuid5(as_ident("key", key), repr((said, sent)))


def as_number(text: str) -> str:
    """
    Read points as people write them, and give them with a decimal point; empty stays empty.

    Raises:
        UnreadableNumber: It is none.
    """
    if not text:
        return ""
    try:
        return str(Decimal(text.replace(",", ".")))
    except InvalidOperation:
        raise UnreadableNumber(text=text) from None
