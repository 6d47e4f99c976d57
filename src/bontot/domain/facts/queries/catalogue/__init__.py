"""The indicator catalogue: one definition each."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from bontot.domain.facts.queries.catalogue.cells import OF_A_CELL
from bontot.domain.facts.queries.catalogue.committees import OF_A_COMMITTEE
from bontot.domain.facts.queries.catalogue.meetings import OF_A_MEETING
from bontot.domain.facts.queries.catalogue.members import OF_A_MEMBER
from bontot.domain.facts.types import Grain, Indicator, IndicatorUnknown


CATALOGUE: Final[Mapping[tuple[Grain, str], Indicator]] = MappingProxyType(
    {
        (indicator.grain, indicator.id): indicator
        for group in (OF_A_MEETING, OF_A_CELL, OF_A_COMMITTEE, OF_A_MEMBER)
        for indicator in group
    }
)


def indicators_of(grain: Grain, names: Iterable[str] | None = None) -> tuple[Indicator, ...]:
    """
    Give the indicators of a grain, all or those named, in the order of the catalogue or of the names.

    Raises:
        IndicatorUnknown: The grain has none of a name.

    Queries: none.
    """
    if names is None:
        return tuple(found for (owner, _), found in CATALOGUE.items() if owner is grain)
    return tuple(indicator_of(grain, name) for name in names)


def indicator_of(grain: Grain, name: str) -> Indicator:
    """
    Give one indicator.

    Raises:
        IndicatorUnknown: The grain has none of this name.

    Queries: none.
    """
    found = CATALOGUE.get((grain, name))
    if found is None:
        raise IndicatorUnknown(indicator=name, grain=str(grain))
    return found


def units_of(grain: Grain) -> dict[str, tuple[str, str]]:
    """
    Give the type and the unit of each indicator of a grain, as the engine checks frameworks against.

    Queries: none.
    """
    return {one.id: (one.kind.value, one.unit) for one in indicators_of(grain)}
