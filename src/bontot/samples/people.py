"""Who belongs to each cell and when, which posts they hold, and who is on its roll on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from uuid import UUID

from bontot.domain.members.types import Post, Sex, SpellKind, Standing
from bontot.samples.casts.places import OUTSIDE
from bontot.samples.casts.shape import Cell, Place
from bontot.samples.names import SORTING, SORTING_CELL, draw_name
from bontot.samples.streams import identity, stream


TERM_BEGAN = date(2022, 6, 1)
COMMITTEE_TERM_BEGAN = date(2020, 6, 1)
CHARGE_BEGAN = date(2023, 1, 1)

#: Who is attached to a cell for a while: the first of those away from this other cell of the same place.
ATTACHED_FROM = {
    "ML-01": "ML-02",
    "ML-04": "ML-03",
    "PC-03": "PC-01",
    "PL-03": "PL-01",
    "HK-04": "HK-03",
}

#: Students are away for their internship alone; everybody else who is away left before the sample begins.
INTERNSHIP_CELL = "HK-13"
INTERNSHIP = (date(2024, 3, 1), date(2024, 6, 1))

#: A member who came to PC-07 from a former unit, where the act of F-12 happened.
NEWCOMER_CELL, NEWCOMER_CAME = "PC-07", date(2023, 12, 15)
#: PC-12 has nine official members, eight from August, nine again when another one comes in December.
MOVING_CELL, LEFT, CAME = "PC-12", date(2024, 8, 1), date(2024, 12, 1)

#: The one probationary member of 22 at Hòa Khánh Nam whose review came 20 days late.
LATE_REVIEW_CELL, LATE_REVIEW_DAYS = "HK-03", 20

#: Cells led by a secretary alone: no deputy.
SECRETARY_ALONE = frozenset({"ML-12"})


@dataclass(frozen=True, slots=True)
class Spell:
    """A member at a cell during an interval (half-open)."""

    cell: str
    kind: SpellKind
    standing: Standing | None
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Say whether the spell runs on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """An invented member with all spells."""

    id: UUID
    name: str
    sex: Sex
    spells: tuple[Spell, ...]

    def home(self, day: date) -> Spell | None:
        """Give the official home on a day."""
        return next((s for s in self.spells if s.kind is SpellKind.HOME and s.covers(day)), None)

    def has(self, kind: SpellKind, cell: str, day: date) -> bool:
        """Say whether a spell of this kind at this cell runs on a day."""
        return any(s.kind is kind and s.cell == cell and s.covers(day) for s in self.spells)


@dataclass(frozen=True, slots=True)
class Holder:
    """A post held at an organisation (by its code) from a day on."""

    id: UUID
    member: UUID
    organization: str
    post: Post
    since: date


@dataclass(frozen=True, slots=True)
class Charge:
    """The committee member in charge of a cell from a day on."""

    id: UUID
    member: UUID
    cell: str
    since: date


@dataclass(frozen=True, slots=True)
class Review:
    """A probationary member due to become official, and when it was decided."""

    id: UUID
    member: UUID
    cell: str
    due: date
    decided: date


@dataclass(frozen=True, slots=True)
class Roll:
    """Who was expected at a cell on a day, who of them votes, and who is left out with the reason."""

    expected: tuple[UUID, ...]
    voters: frozenset[UUID]
    exempt: tuple[UUID, ...]
    away: tuple[UUID, ...]
    attached: tuple[UUID, ...]


class People:
    """The people of one place, and the answers the rest of the plan asks about them."""

    def __init__(self, place: Place) -> None:
        """Draw everybody of the place."""
        self.place = place
        self.by_cell: dict[str, list[Person]] = {}
        self.reviews: list[Review] = []
        for cell in place.cells:
            self.by_cell[cell.code] = list(self._draw_cell(cell))
        if any(cell.code == MOVING_CELL for cell in place.cells):
            self._draw_outside()
        self._attach()

    def everybody(self) -> list[Person]:
        """List every member of the place once, in the order of the casts."""
        return [person for people in self.by_cell.values() for person in people]

    def roll(self, code: str, day: date) -> Roll:
        """Take the roll of a cell as it stands on a day."""
        return self._rolls(code, day)

    def rated(self, code: str, day: date) -> list[Person]:
        """List those rated at a cell on a day: at home there, less exempt."""
        return [
            person
            for person in self.everybody()
            if (home := person.home(day))
            and home.cell == code
            and not person.has(SpellKind.EXEMPT, code, day)
        ]

    @cached_property
    def _rolls_kept(self) -> dict[tuple[str, date], Roll]:
        return {}

    def _rolls(self, code: str, day: date) -> Roll:
        key = (code, day)
        if key not in self._rolls_kept:
            self._rolls_kept[key] = self._take_roll(code, day)
        return self._rolls_kept[key]

    def _take_roll(self, code: str, day: date) -> Roll:
        at_home = [p for p in self.everybody() if (h := p.home(day)) and h.cell == code]
        exempt = [p.id for p in at_home if p.has(SpellKind.EXEMPT, code, day)]
        away = [p.id for p in at_home if p.has(SpellKind.AWAY, code, day)]
        attached = [p.id for p in self.everybody() if p.has(SpellKind.ATTACHED, code, day)]
        out = {*exempt, *away}
        present = [p for p in at_home if p.id not in out]
        voters = frozenset(
            p.id for p in present if (h := p.home(day)) and h.standing is Standing.OFFICIAL
        )
        expected = (*(p.id for p in present), *attached)
        return Roll(expected, voters, tuple(exempt), tuple(away), tuple(attached))

    # -- posts ------------------------------------------------------------------------------------

    def secretary(self, code: str) -> UUID:
        """Give the secretary of a cell."""
        return self.by_cell[code][0].id

    def cell_committee(self, code: str) -> list[UUID]:
        """List the cell committee, secretary first; empty where the cell has none."""
        return [p.id for p in self.by_cell[code][: self.place.cell(code).committee]]

    def leaders(self, code: str) -> list[UUID]:
        """List who leads a cell: its committee, or its secretary and deputy."""
        size = max(self.place.cell(code).committee, 1 if code in SECRETARY_ALONE else 2)
        return [p.id for p in self.by_cell[code][:size]]

    def ordinary(self, code: str, index: int) -> UUID:
        """Give an official member of a cell who holds no post, is always expected and never moved."""
        cell = self.place.cell(code)
        first = len(self.leaders(code)) + 1  # the next one may lead the committee above
        last = cell.official - cell.exempt - cell.away
        settled = [p for p in self.by_cell[code][first:last] if len(p.spells) == 1]
        return settled[index % len(settled)].id

    def committee_secretary(self, committee: str) -> UUID:
        """Give the secretary of a grassroots committee: a member of its leading cell."""
        cells = next(c.cells for c in self.place.committees if c.code == committee)
        leading = next((c for c in cells if "Cơ quan" in self.place.cell(c).name), cells[0])
        return self.by_cell[leading][self.place.cell(leading).committee].id

    def holders(self) -> Iterator[Holder]:
        """List every post held in the place."""
        for cell in self.place.cells:
            for index, member in enumerate(self.leaders(cell.code)):
                post = (Post.SECRETARY, Post.DEPUTY_SECRETARY)[index] if index < 2 else None
                post = post or Post.CELL_COMMITTEE_MEMBER
                yield self._holder(member, cell.code, post, TERM_BEGAN)
        for committee in self.place.committees:
            if len(committee.cells) == 1:
                continue
            chief = self.committee_secretary(committee.code)
            yield self._holder(chief, committee.code, Post.SECRETARY, COMMITTEE_TERM_BEGAN)
            for code in committee.cells:
                yield self._holder(
                    self.secretary(code),
                    committee.code,
                    Post.COMMITTEE_MEMBER,
                    COMMITTEE_TERM_BEGAN,
                )

    def charges(self) -> Iterator[Charge]:
        """Put a committee member of another cell in charge of each cell."""
        for committee in self.place.committees:
            if len(committee.cells) == 1:
                continue
            for index, code in enumerate(committee.cells):
                other = committee.cells[(index + 1) % len(committee.cells)]
                yield Charge(identity(code, "charge"), self.secretary(other), code, CHARGE_BEGAN)

    @staticmethod
    def _holder(member: UUID, organization: str, post: Post, since: date) -> Holder:
        return Holder(
            identity(organization, "post", post.value, member), member, organization, post, since
        )

    # -- drawing ----------------------------------------------------------------------------------

    def _draw_cell(self, cell: Cell) -> Iterator[Person]:
        chance = stream(cell.code, "people")
        names = self._names(cell, chance)
        tail = cell.official - cell.exempt
        for index in range(cell.members):
            name, sex = names[index]
            spells: tuple[Spell, ...]
            if index >= cell.official:
                spells = self._probation(cell, index, chance)
            else:
                spells = self._official(cell, chance)
                if index >= tail:
                    spells += (_exempt(cell, chance),)
                elif index >= tail - cell.away:
                    spells += (_away(cell, chance),)
            yield Person(identity(cell.code, "member", index), name, sex, spells)

    def _names(self, cell: Cell, chance: Random) -> list[tuple[str, Sex]]:
        """Name everybody of a cell; two of one cell never share a name."""
        names: dict[str, Sex] = dict(SORTING) if cell.code == SORTING_CELL else {}
        while len(names) < cell.members:
            names.setdefault(*draw_name(chance, self.place.province_label))
        return list(names.items())

    def _official(self, cell: Cell, chance: Random) -> tuple[Spell, ...]:
        since = date(chance.randint(2016, 2021), chance.randint(1, 12), 1)
        return (Spell(cell.code, SpellKind.HOME, Standing.OFFICIAL, since, None),)

    def _probation(self, cell: Cell, index: int, chance: Random) -> tuple[Spell, ...]:
        admitted = _admitted(cell, index, chance)
        due = admitted.replace(year=admitted.year + 1)
        late = LATE_REVIEW_DAYS if cell.code == LATE_REVIEW_CELL else 0
        decided = due + timedelta(days=late)
        member = identity(cell.code, "member", index)
        self.reviews.append(
            Review(identity(cell.code, "review", index), member, cell.code, due, decided)
        )
        return (
            Spell(cell.code, SpellKind.HOME, Standing.PROBATIONARY, admitted, decided),
            Spell(cell.code, SpellKind.HOME, Standing.OFFICIAL, decided, None),
        )

    def _draw_outside(self) -> None:
        """Fill the unit outside, and move its people and those of two cells."""
        chance = stream(OUTSIDE.code, "people")
        people = []
        for index in range(OUTSIDE.official):
            name, sex = draw_name(chance, self.place.province_label)
            spells = self._official(OUTSIDE, chance)
            if index == OUTSIDE.official - 1:
                spells = (*_moved(spells[0], CAME, MOVING_CELL),)
            people.append(Person(identity(OUTSIDE.code, "member", index), name, sex, spells))
        self.by_cell[OUTSIDE.code] = people
        self._move(NEWCOMER_CELL, 4, NEWCOMER_CAME, OUTSIDE.code, came=True)
        self._move(MOVING_CELL, 5, LEFT, OUTSIDE.code, came=False)

    def _move(self, code: str, index: int, day: date, other: str, *, came: bool) -> None:
        person = self.by_cell[code][index]
        home = person.spells[0]
        first, last = (other, code) if came else (code, other)
        spells = (
            Spell(first, SpellKind.HOME, Standing.OFFICIAL, home.since, day),
            Spell(last, SpellKind.HOME, Standing.OFFICIAL, day, None),
        )
        self.by_cell[code][index] = Person(person.id, person.name, person.sex, spells)

    def _attach(self) -> None:
        for to, away_from in ATTACHED_FROM.items():
            if away_from not in self.by_cell:
                continue
            people = self.by_cell[away_from]
            index, away = next(
                (i, spell)
                for i, person in enumerate(people)
                for spell in person.spells
                if spell.kind is SpellKind.AWAY
            )
            person = people[index]
            attached = Spell(to, SpellKind.ATTACHED, None, away.since, away.until)
            people[index] = Person(person.id, person.name, person.sex, (*person.spells, attached))


def _moved(home: Spell, day: date, to: str) -> tuple[Spell, Spell]:
    return (
        Spell(home.cell, home.kind, home.standing, home.since, day),
        Spell(to, home.kind, home.standing, day, None),
    )


def _exempt(cell: Cell, chance: Random) -> Spell:
    since = date(chance.randint(2021, 2022), chance.randint(1, 12), 1)
    return Spell(cell.code, SpellKind.EXEMPT, None, since, None)


def _away(cell: Cell, chance: Random) -> Spell:
    if cell.code == INTERNSHIP_CELL:
        return Spell(cell.code, SpellKind.AWAY, None, *INTERNSHIP)
    since = date(2022, chance.randint(1, 12), 1)
    return Spell(cell.code, SpellKind.AWAY, None, since, None)


def _admitted(cell: Cell, index: int, chance: Random) -> date:
    """Give the day in 2023 on which a probationary member of 1/1/2024 was admitted."""
    if cell.code == INTERNSHIP_CELL:
        return date(2023, 12, 7 + (index - cell.official) % 14)
    if cell.code == LATE_REVIEW_CELL:
        return date(2023, 5, 10)
    return date(2023, chance.randint(2, 7), chance.choice((3, 12, 19, 26)))
