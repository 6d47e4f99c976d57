"""Rosters, populations, records, posts, moves and admissions as of a day."""

from bontot.domain.members.queries.admitting import admissions_of
from bontot.domain.members.queries.leading import books_state, committee_posts, leadership_of
from bontot.domain.members.queries.moving import destinations_of, moves_of, transfers_of
from bontot.domain.members.queries.own import own_member
from bontot.domain.members.queries.records import record_of
from bontot.domain.members.queries.rosters import (
    frozen_population,
    population_on,
    populations_on,
    roster_on,
    secretaries_on,
)
from bontot.domain.members.queries.searching import roster_page


__all__ = [
    "admissions_of",
    "books_state",
    "committee_posts",
    "destinations_of",
    "frozen_population",
    "leadership_of",
    "moves_of",
    "own_member",
    "population_on",
    "populations_on",
    "record_of",
    "roster_on",
    "roster_page",
    "secretaries_on",
    "transfers_of",
]
