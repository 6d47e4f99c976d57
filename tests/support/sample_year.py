"""Finding one meeting, rating, finding, petition or target in the planned sample year."""

from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
)
from bontot.samples.casts.places import PLACES
from bontot.samples.ids import of_organization
from bontot.samples.planning import plan
from bontot.samples.streams import identity


SLUGS = [where.slug for where in PLACES]


def slug_of(code):
    return next(p.slug for p in PLACES if any(cell.code == code for cell in p.cells))


def monthly(code, year=2024):
    """Month → the regular (or combined) meeting of a cell."""
    organization = of_organization(code)
    return {
        meeting.month.month: meeting
        for meeting in plan(slug_of(code)).meetings
        if meeting.organization_id == organization
        and meeting.kind in MONTHLY_KINDS
        and meeting.month.year == year
    }


def ratings_in_force(slug, year):
    return [
        rating
        for rating in plan(slug).ratings
        if rating.year == year and rating.superseded_date is None and rating.member_id
    ]


def finding(story):
    wanted = identity("finding", story)
    return next(f for slug in SLUGS for f in plan(slug).findings if f.id == wanted)


def petition(code):
    wanted = identity("petition", code)
    return next(p for slug in SLUGS for p in plan(slug).petitions if p.id == wanted)


def target(code, name, year=2024):
    return next(
        t
        for t in plan(slug_of(code)).targets
        if (t.organization_id, t.name, t.year) == (of_organization(code), name, year)
    )
