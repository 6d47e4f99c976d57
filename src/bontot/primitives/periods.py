"""Periods: a year or a month, as half-open days. The first day belongs to it, the last is the day before `until`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from typing_extensions import override

from bontot.primitives.errors import Invalid


#: Days and months of the product are those of Vietnam, wherever its server stands.
VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
MONTHS: Final = 12
_FIRST_YEAR: Final = 1930
_LAST_YEAR: Final = 2199
_TEXT = re.compile(r"(\d{4})(?:-(\d{2}))?")


def day_of(instant: dt.datetime) -> dt.date:
    """Give the day an instant falls on in Vietnam."""
    return instant.astimezone(VIETNAM).date()


class UnreadablePeriod(Invalid):
    """A text is neither a year (`2024`) nor a month (`2024-05`)."""

    code = "unreadable_period"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """
    A year, or a month of it; a year sorts before its months.

    Examples:
        >>> str(Period(2024)), str(Period(2024, 5)), Period(2024, 12).until.isoformat()
        ('2024', '2024-05', '2025-01-01')
    """

    year: int
    month: int = 0

    def __post_init__(self) -> None:
        """
        Refuse a month that is none.

        Raises:
            UnreadablePeriod: the year or the month is out of range.
        """
        if not (_FIRST_YEAR <= self.year <= _LAST_YEAR and 0 <= self.month <= MONTHS):
            raise UnreadablePeriod(text=f"{self.year}-{self.month:02d}")

    @override
    def __str__(self) -> str:
        """Give `2024` or `2024-05`."""
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)

    @property
    def is_year(self) -> bool:
        """Say whether it is a whole year."""
        return self.month == 0

    @property
    def start(self) -> dt.date:
        """Give the first day."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def until(self) -> dt.date:
        """Give the day after the last."""
        if self.month in {0, MONTHS}:
            return dt.date(self.year + 1, 1, 1)
        return dt.date(self.year, self.month + 1, 1)

    def covers(self, day: dt.date) -> bool:
        """Say whether a day lies in the period."""
        return self.start <= day < self.until

    @property
    def whole_year(self) -> Period:
        """Give the year it lies in."""
        return Period(self.year)

    @property
    def months(self) -> tuple[Period, ...]:
        """Give its months in order: twelve, or itself."""
        if self.month:
            return (self,)
        return tuple(Period(self.year, month) for month in range(1, MONTHS + 1))

    @property
    def quarter(self) -> int | None:
        """Give the quarter of a month, 1 to 4; None for a year."""
        return (self.month + 2) // 3 if self.month else None

    def months_from(self, launch: dt.date) -> tuple[Period, ...]:
        """
        Give its months that count when something begins on a day: whole months only.

        Examples:
            >>> [str(month) for month in Period(2023).months_from(dt.date(2023, 10, 31))]
            ['2023-11', '2023-12']
        """
        return tuple(month for month in self.months if month.start >= launch)


def parse_period(text: str) -> Period:
    """
    Read `2024` or `2024-05`.

    Raises:
        UnreadablePeriod: the text is neither.

    Examples:
        >>> parse_period("2024-05")
        Period(year=2024, month=5)
    """
    found = _TEXT.fullmatch(text.strip())
    if not found or found.group(2) == "00":
        raise UnreadablePeriod(text=text)
    return Period(int(found.group(1)), int(found.group(2) or 0))


def month_of(day: dt.date) -> Period:
    """Give the month a day lies in."""
    return Period(day.year, day.month)
