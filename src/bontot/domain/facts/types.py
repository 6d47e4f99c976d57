"""What an indicator is, the value it gives, and an entry behind that value."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from uuid import UUID

from bontot.primitives.errors import NotFound
from bontot.primitives.periods import Period


class Grain(StrEnum):
    """Whom a value is about: one meeting, or a cell, a committee or a member in a period."""

    MEETING = "meeting"
    CELL = "cell"
    COMMITTEE = "committee"
    MEMBER = "member"


class Kind(StrEnum):
    """The types of fact an indicator gives; the engine has the same words."""

    COUNT = "count"
    RATIO = "ratio"
    FLAG = "flag"
    GRADE = "grade"


class State(IntEnum):
    """Whether a value is there; unknown is neither zero nor full."""

    KNOWN = 0
    UNKNOWN = 1
    NOT_APPLICABLE = 2


@dataclass(frozen=True, slots=True)
class Window:
    """
    The days a value looks at, and the day it is asked on.

    Args:
        start: First day; the first of a month.
        until: The day after the last.
        as_of: Today. What lies after it is not due yet.
    """

    start: dt.date
    until: dt.date
    as_of: dt.date

    @property
    def last(self) -> dt.date:
        """The last day of the period that has come."""
        return min(self.until - dt.timedelta(days=1), self.as_of)

    @property
    def over(self) -> bool:
        """Whether the period has ended: then the value changes with entries alone."""
        return self.as_of >= self.until - dt.timedelta(days=1)


def window_of(period: Period, *, as_of: dt.date, launched: dt.date | None = None) -> Window:
    """
    Cut a period to the whole months that count when something began on a day.

    Examples:
        >>> window_of(Period(2023), as_of=dt.date(2024, 1, 5), launched=dt.date(2023, 5, 31)).start
        datetime.date(2023, 6, 1)
    """
    start = period.start
    if launched is not None and launched > start:
        months = period.months_from(launched)
        start = months[0].start if months else period.until
    return Window(start=start, until=period.until, as_of=as_of)


@dataclass(frozen=True, slots=True)
class Indicator:
    """
    One definition: what is counted, over which rows, and what makes it unknown.

    The SQL parts are expressions over the rows `r` of a base (`queries/sql/<base>.sql`).

    Args:
        id: As the frameworks name the fact.
        grain: Whom it is about.
        kind: The type of fact.
        unit: For counts and ratios.
        vi: The Vietnamese name.
        en: The English name.
        base: Which rows it reads.
        counts: What a row adds: to the count, the numerator, the flag (above zero is yes), or the grade.
        of: What a row adds to the denominator of a ratio.
        where: Which rows of the base belong to it.
        open_when: Which of those rows leave the whole unknown.
        empty: What no row at all means.
        below: For a committee: over everything below it, not its own records alone.
        alive: Whether it changes with results computed here, and so is never kept.
        states: In words: when unknown, when zero, when not applicable.
        boundary: Why the limits of the product allow it.
    """

    id: str
    grain: Grain
    kind: Kind
    unit: str
    vi: str
    en: str
    base: str
    counts: str
    states: str
    boundary: str
    of: str = "1"
    where: str = "TRUE"
    open_when: str = "FALSE"
    empty: State = State.UNKNOWN
    below: bool = False
    alive: bool = False

    @property
    def scope(self) -> str:
        """Which organisations it looks at: the subject's own, or all below it."""
        return "scope_below" if self.below else "scope_own"


@dataclass(frozen=True, slots=True)
class Value:
    """A value as found: a ratio keeps its parts; a flag is 0 or 1; a grade counts from 0, the worst, to 3."""

    state: State
    numerator: int = 0
    denominator: int = 1


UNKNOWN_VALUE = Value(State.UNKNOWN)
NOT_APPLICABLE_VALUE = Value(State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry behind a value.

    Args:
        kind: What it is: `meeting`, `task`, `finding` …
        id: The row; None where something is missing (a month without a meeting).
        on_date: Its day.
        label: A number, a name or a code of the row; never a person's name.
        detail: A code: state, origin, grade.
        counts: What it adds to the count or the numerator.
        of: What it adds to the denominator.
        open: Whether it leaves the value unknown.
    """

    kind: str
    id: UUID | None
    on_date: dt.date | None
    label: str
    detail: str
    counts: int
    of: int
    open: bool

    @property
    def contributes(self) -> bool:
        """Whether it adds to the count or the numerator."""
        return self.counts > 0


Values = dict[UUID, dict[str, Value]]
Progress = Callable[[str, int, int], None]


class IndicatorUnknown(NotFound):
    """No indicator of this grain has this name."""

    code = "indicator_unknown"
