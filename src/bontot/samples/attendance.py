"""Who was present at each meeting, who was absent with reason and who without: nothing else is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from uuid import UUID

from bontot.domain.meetings.types import NewMark, RollMark
from bontot.domain.orgtree.types import CellType
from bontot.samples.calendar import meets_on
from bontot.samples.casts.shape import Cell
from bontot.samples.people import People, Roll
from bontot.samples.scenario import ALWAYS_EXCUSED, EXCUSED, RUNS, STORIES, UNEXCUSED
from bontot.samples.streams import stream


@dataclass(frozen=True, slots=True)
class Attended:
    """The counts of a meeting and the exceptions of its roll."""

    roll: Roll
    excused: tuple[UUID, ...]
    unexcused: tuple[UUID, ...]

    @property
    def present(self) -> tuple[UUID, ...]:
        """Those expected who came, in the order of the roll."""
        out = {*self.excused, *self.unexcused}
        return tuple(member for member in self.roll.expected if member not in out)

    @property
    def voting(self) -> int:
        """Official members present: the base of every vote."""
        return sum(member in self.roll.voters for member in self.present)

    def marks(self) -> tuple[NewMark, ...]:
        """The exceptions: absent, exempt, away, attached."""
        named = (
            (RollMark.EXCUSED, self.excused),
            (RollMark.UNEXCUSED, self.unexcused),
            (RollMark.EXEMPT, self.roll.exempt),
            (RollMark.AWAY, self.roll.away),
            (
                RollMark.ATTACHED,
                [m for m in self.roll.attached if m not in {*self.excused, *self.unexcused}],
            ),
        )
        return tuple(NewMark(member, mark) for mark, members in named for member in members)


def most_excused(expected: int) -> int:
    """Give how many may be absent with "more than 85%" still present."""
    return (15 * expected - 1) // 100


def attend(people: People, cell: Cell, months: Sequence[date]) -> dict[date, Attended]:
    """Settle the roll of a cell's regular meetings, month by month; nobody runs over three unless told."""
    chance = stream(cell.code, "attendance")
    runs: dict[UUID, int] = {}
    settled: dict[date, Attended] = {}
    for month in months:
        day, _ = meets_on(cell, month)
        roll = people.roll(cell.code, day)
        unexcused = _unexcused(people, cell, month)
        told = [_story(people, cell, "run")] if month in RUNS.get(cell.code, ()) else []
        kept = {*people.leaders(cell.code), *unexcused, *told}
        if cell.code in RUNS:
            kept.add(_story(people, cell, "run"))
        free = [m for m in roll.expected if m not in kept and runs.get(m, 0) < 2]
        count = _how_many(cell, month, len(roll.expected), chance) - len(told) - len(unexcused)
        excused = (*told, *chance.sample(free, min(max(count, 0), len(free))))
        runs = {member: runs.get(member, 0) + 1 for member in excused}
        settled[month] = Attended(roll, excused, unexcused)
    return settled


def _how_many(cell: Cell, month: date, expected: int, chance: Random) -> int:
    drawn = chance.random()
    if cell.code in ALWAYS_EXCUSED:
        return ALWAYS_EXCUSED[cell.code]
    told = EXCUSED.get((cell.code, month))
    if told is not None:
        return told + UNEXCUSED.get((cell.code, month), 0)
    share = 0.11 if cell.cell_type is CellType.RESIDENTIAL else 0.05
    return min(most_excused(expected), round(expected * share * drawn * 1.3))


def _unexcused(people: People, cell: Cell, month: date) -> tuple[UUID, ...]:
    count = UNEXCUSED.get((cell.code, month), 0)
    if not count:
        return ()
    first = STORIES["F-02"][1] if cell.code == STORIES["F-02"][0] else 7
    return tuple(people.ordinary(cell.code, first + step) for step in range(count))


def _story(people: People, cell: Cell, story: str) -> UUID:
    return people.ordinary(cell.code, STORIES[story][1])
