"""The entries behind one number of a result."""

from uuid import UUID

from bontot.domain.assessments.queries import counted_window
from bontot.domain.catalogue.types import Subject
from bontot.domain.facts.queries import entries, gather, indicator_of
from bontot.domain.facts.types import Grain, State, Value, Window
from bontot.domain.reports.types import MAIN_STRAND, Behind, Place


def entries_behind(
    *, place: Place, indicator: str, strand: str = MAIN_STRAND, member: UUID | None = None
) -> Behind:
    """
    Read a number and the entries it was counted from, over the months the result counts.

    The page has checked that the actor may see them.

    Raises:
        IndicatorUnknown: There is no such indicator for this kind of organisation.

    Queries: 3, more where the number is not kept.
    """
    grain = Grain.CELL if place.organization.is_cell else Grain.COMMITTEE
    if member is not None:
        grain = Grain.MEMBER
    subject = member or place.organization.id
    found = indicator_of(grain, indicator)
    window = _window(place, strand, member)
    values = gather(subjects=[subject], grain=grain, window=window, names=[indicator])
    return Behind(
        indicator=found,
        value=values[subject].get(indicator, Value(State.UNKNOWN)),
        entries=entries(subject=subject, grain=grain, indicator=indicator, window=window),
    )


def _window(place: Place, strand: str, member: UUID | None) -> Window:
    subject = Subject.CELL if place.organization.is_cell else Subject.COMMITTEE
    if member is not None:
        subject = Subject.MEMBER
    return counted_window(
        place.organization.id, subject=subject, strand=strand, period=place.period, as_of=place.on
    )
