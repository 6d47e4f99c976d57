"""How many cells may go first."""

from bontot.domain.campaigns.types import PILOTS_FROM, PILOTS_UP_TO, PilotsOutOfRange


def can_choose_pilots(count: int) -> bool:
    """Say whether a committee may choose this many cells to go first."""
    return PILOTS_FROM <= count <= PILOTS_UP_TO


def check_pilot_count(count: int) -> None:
    """
    Refuse unless one or two cells are chosen to go first.

    Raises:
        PilotsOutOfRange: Fewer or more were chosen.
    """
    if not can_choose_pilots(count):
        raise PilotsOutOfRange(chosen=count, at_least=PILOTS_FROM, at_most=PILOTS_UP_TO)
