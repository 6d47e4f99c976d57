"""The identifiers of organisations, campaigns and the like, by their codes."""

from uuid import UUID

from bontot.samples.streams import identity


def of_organization(code: str) -> UUID:
    """Give the identifier of the organisation with a code."""
    return identity("organization", code)


def of_campaign(place: str) -> UUID:
    """Give the identifier of a place's campaign."""
    return identity("campaign", place)


def of_plan_above(place: str) -> UUID:
    """Give the identifier of the campaign above a place's."""
    return identity("campaign above", place)
