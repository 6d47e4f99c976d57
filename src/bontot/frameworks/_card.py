"""The thẻ tiêu chí: what, who, by when, how checked; one page of at most 20 lines of 15 words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from bontot.engine import Framework


MAX_LINES: Final = 20
MAX_WORDS: Final = 15


@dataclass(frozen=True, slots=True)
class CardLine:
    """
    One line of the card.

    Args:
        pillar: the place of its good, from 1; 0 for a mandatory condition.
        what: the criterion, in Vietnamese.
        who, when, how: who does it, by when, how it is checked; empty for a mandatory condition.
    """

    pillar: int
    what: str
    who: str = ""
    when: str = ""
    how: str = ""

    @property
    def text(self) -> str:
        """Give the line as it is read."""
        return "; ".join(part for part in (self.what, self.who, self.when, self.how) if part)

    @property
    def words(self) -> int:
        """Count the words, as they are separated by spaces."""
        return len(self.text.split())


def card_lines(framework: Framework) -> tuple[CardLine, ...]:
    """
    Give the lines of the card: one a criterion, or one a good where the criteria are too many for a page.

    Args:
        framework: a resolved framework.

    Returns:
        The lines in the framework's order, mandatory conditions last.
    """
    gates = tuple(CardLine(0, gate.name.vi) for gate in framework.gates)
    criteria = tuple(
        CardLine(
            place, criterion.name.vi, criterion.card.who, criterion.card.when, criterion.card.how
        )
        if criterion.card is not None
        else CardLine(place, criterion.name.vi)
        for place, pillar in enumerate(framework.pillars, 1)
        for criterion in pillar.criteria
    )
    if len(criteria) + len(gates) <= MAX_LINES:
        return criteria + gates
    return _by_pillar(framework) + gates


def _by_pillar(framework: Framework) -> tuple[CardLine, ...]:
    lines = []
    for place, pillar in enumerate(framework.pillars, 1):
        cards = [criterion.card for criterion in pillar.criteria if criterion.card is not None]
        points = pillar.most * framework.step
        what = f"{pillar.name.vi}: {points} điểm" if framework.scale is not None else pillar.name.vi
        first = max(cards, key=cards.count) if cards else None
        if first is None:
            lines.append(CardLine(place, what))
        else:
            lines.append(CardLine(place, what, first.who, first.when, first.how))
    return tuple(lines)
