"""Answers about the roster of a cell, a member's record, posts and terms, moves, admissions."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from bontot.domain.members.types.roster import RosterLine


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many a population leaves out for one reason."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Population:
    """How many count in one of the two populations, how many of them are official, who is left out and why."""

    counted: int
    official: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """
    A page of the roster of an organisation on a day.

    Args:
        total: All on the roster.
        found: Those the search found.
        page: Which page, from 1.
        pages: How many pages.
        lines: Those of this page, exact matches first, else in Vietnamese order.
        roll: Who is expected at meetings.
        rated: Who is rated at the end of the year.
        arriving: How many transfers to this organisation wait to be received.
    """

    on: dt.date
    total: int
    found: int
    page: int
    pages: int
    lines: tuple[RosterLine, ...]
    roll: Population
    rated: Population
    arriving: int


@dataclass(frozen=True, slots=True)
class SpellLine:
    """A spell on a member's record."""

    id: UUID
    kind: str
    standing: str
    valid_from: dt.date
    valid_until: dt.date | None
    ended_by: str
    version: int


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post with its holder."""

    id: UUID
    member_id: UUID
    full_name: str
    post: str
    valid_from: dt.date
    valid_until: dt.date | None
    version: int


@dataclass(frozen=True, slots=True)
class Probation:
    """The clock of a probationary member."""

    member_id: UUID
    full_name: str
    admitted: dt.date
    due: dt.date


@dataclass(frozen=True, slots=True)
class TransferLine:
    """
    A transfer as one of its two cells sees it.

    Args:
        incoming: Towards the cell that looks.
        other: The other cell's name.
        full_name: The member's; empty to a cell that did not receive them.
    """

    id: UUID
    incoming: bool
    kind: str
    state: str
    member_id: UUID
    full_name: str
    other: str
    letter_number: str
    letter_date: dt.date
    until_date: dt.date | None
    reply_number: str
    decided_date: dt.date | None
    decline_reason: str
    version: int


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """
    What a cell's books hold of one member.

    Args:
        home: The spell that makes this cell the official home on the day; None when it is not.
        probation: The clock, while it runs.
        recognized: When the member was recognised as official, where it is recorded here.
    """

    id: UUID
    full_name: str
    version: int
    on: dt.date
    home: SpellLine | None
    spells: tuple[SpellLine, ...]
    posts: tuple[PostLine, ...]
    probation: Probation | None
    recognized: dt.date | None
    transfers: tuple[TransferLine, ...]


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term of office of the cell committee."""

    id: UUID
    valid_from: dt.date
    valid_until: dt.date
    version: int


@dataclass(frozen=True, slots=True)
class Leadership:
    """Who leads a cell and led it, its terms, and who may be given a post."""

    posts: tuple[PostLine, ...]
    terms: tuple[TermLine, ...]
    eligible: tuple[RosterLine, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    """A cell a member may be sent to."""

    id: UUID
    name: str
    above: str


@dataclass(frozen=True, slots=True)
class Transfers:
    """The transfers of a cell, newest first, and where its members may be sent."""

    lines: tuple[TransferLine, ...]
    destinations: tuple[Destination, ...]
    members: tuple[RosterLine, ...]


@dataclass(frozen=True, slots=True)
class AdmissionLine:
    """How many were admitted in a month from one source."""

    month: dt.date
    source: str
    admitted: int
    version: int


@dataclass(frozen=True, slots=True)
class Admissions:
    """Admissions of a year against its target; `target` None while none is set."""

    year: int
    target: int | None
    target_version: int
    lines: tuple[AdmissionLine, ...]

    @property
    def admitted(self) -> int:
        """How many in all."""
        return sum(line.admitted for line in self.lines)


@dataclass(frozen=True, slots=True)
class BooksState:
    """What the year of a cell must know of its members: posts, term, probation, moves."""

    has_secretary: bool
    term_ends: dt.date | None
    probations: tuple[Probation, ...]
    arriving: int
