"""Recording members, posts and populations inside an open operation."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID, uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.members.models import (
    FrozenPopulation,
    Member,
    MembershipSpell,
    PopulationMember,
    Position,
)
from bontot.domain.members.queries import populations_on
from bontot.domain.members.types import NewMember, PopulationKind
from bontot.primitives.vietnamese import fold, person_sort_key, tidy


#: A roster recorded late makes the indicators of this many years stale: a committee's term.
YEARS_TOUCHED = 5


def add_members(write: Write, members: Sequence[NewMember]) -> None:
    """
    Insert members with their spells and posts.

    Queries: 3 for each 2,000 rows.
    """
    people = []
    for new in members:
        name = tidy(new.full_name)
        people.append(
            Member(
                id=new.id,
                full_name=name,
                folded=fold(name),
                sort_key=person_sort_key(name),
                sex=new.sex or "",
            )
        )
    write.create_many(people)
    write.create_many(
        [
            MembershipSpell(
                id=uuid5(new.id, f"spell {number}"),
                member_id=new.id,
                organization_id=spell.organization_id,
                kind=spell.kind,
                standing=spell.standing or "",
                valid_from=spell.valid_from,
                valid_until=spell.valid_until,
            )
            for new in members
            for number, spell in enumerate(new.spells)
        ]
    )
    write.create_many(
        [
            Position(
                id=uuid5(new.id, f"post {number}"),
                member_id=new.id,
                organization_id=post.organization_id,
                post=post.post,
                valid_from=post.valid_from,
                valid_until=post.valid_until,
            )
            for new in members
            for number, post in enumerate(new.posts)
        ]
    )
    write.touch_many(
        (spell.organization_id, month)
        for new in members
        for spell in new.spells
        for month in months_touched(spell.valid_from, spell.valid_until, write.at.date())
    )


def months_touched(since: date, until: date | None, on: date) -> Iterator[date]:
    """
    Give the months whose rosters an interval recorded on a day changes: its first, and those of the last five years.

    Args:
        since: First day of the interval.
        until: The day after its last; None while it lasts.
        on: The day it is recorded.
    """
    yield since
    month = max(since, date(on.year - YEARS_TOUCHED, on.month, 1)).replace(day=1)
    last = on if until is None else min(until, on)
    while month <= last:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def freeze_populations(
    write: Write, kind: PopulationKind, wanted: Iterable[tuple[UUID, date]]
) -> dict[tuple[UUID, date], tuple[int, int]]:
    """
    Freeze a population of organisations, each on its day, with every member and the reason.

    Returns:
        Organisation and day → how many count, and how many of them are official.

    Queries: 1 and 2 for each 2,000 rows.
    """
    pairs = sorted(set(wanted))
    lines = {
        pair: list(group)
        for pair, group in groupby(
            populations_on(kind, pairs), key=lambda line: (line.organization_id, line.on_date)
        )
    }
    populations: list[FrozenPopulation] = []
    entries: list[PopulationMember] = []
    counts: dict[tuple[UUID, date], tuple[int, int]] = {}
    for organization, day in pairs:
        found = lines.get((organization, day), [])
        counts[organization, day] = (
            sum(line.counted for line in found),
            sum(line.official for line in found),
        )
        population = FrozenPopulation(
            id=uuid5(organization, f"population {kind} {day}"),
            organization_id=organization,
            kind=kind,
            on_date=day,
            counted=counts[organization, day][0],
            official_counted=counts[organization, day][1],
        )
        populations.append(population)
        entries.extend(
            PopulationMember(
                population_id=population.id,
                member_id=line.member_id,
                counted=line.counted,
                official=line.official,
                reason=line.reason,
            )
            for line in found
        )
    write.create_many(populations)
    write.create_many(entries)
    write.touch_many(pairs)
    return counts
