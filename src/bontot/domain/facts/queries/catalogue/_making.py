"""Short words to declare indicators with, and the reasons the boundary asks for."""

from dataclasses import replace
from typing import Final

from bontot.domain.facts.types import Grain, Indicator, Kind, State


NOT_APPLICABLE: Final = State.NOT_APPLICABLE
ZERO: Final = State.KNOWN

# Why the limits of the product (DOMAIN, section 12) allow a figure.
OWN_MEETINGS: Final = (
    "A duty of the organisation, read from the counts of its own meetings; nobody is named."
)
OWN_PAPERS: Final = "A paper the organisation issued: number and date, nothing about a person."
OWN_WORK: Final = "Work the organisation gave itself or was given, and its result."
CONCLUDED: Final = "Only a conclusion of the competent body, by number and date; a category and an origin, never a person."
COUNTS_ONLY: Final = (
    "Counts alone: no prospective member, complainant or matter is named or described."
)
RATED: Final = "The yearly rating of a duty, decided by the competent body, known to the member, open to appeal."
OWN_DUTY: Final = "The member's own duty under the Charter, by a rule known to them, seen by them and open to reply."
UPWARD: Final = "What the organisation asked of those above and whether it was answered."


def count(unit: str, vi: str, en: str, **parts: object) -> dict[str, object]:
    """Declare a count."""
    return {"kind": Kind.COUNT, "unit": unit, "vi": vi, "en": en, **parts}


def ratio(unit: str, vi: str, en: str, **parts: object) -> dict[str, object]:
    """Declare a ratio; `of` is what a row adds to the denominator, 1 unless said."""
    return {"kind": Kind.RATIO, "unit": unit, "vi": vi, "en": en, **parts}


def flag(vi: str, en: str, **parts: object) -> dict[str, object]:
    """Declare a flag."""
    return {"kind": Kind.FLAG, "unit": "", "vi": vi, "en": en, **parts}


def grade(vi: str, en: str, **parts: object) -> dict[str, object]:
    """Declare a grade."""
    return {"kind": Kind.GRADE, "unit": "", "vi": vi, "en": en, **parts}


def declare(grain: Grain, definitions: dict[str, dict[str, object]]) -> tuple[Indicator, ...]:
    """Make the indicators of one grain."""
    return tuple(
        Indicator(id=name, grain=grain, **parts)  # type: ignore[arg-type]  # checked when made
        for name, parts in definitions.items()
    )


def for_committees(
    indicators: tuple[Indicator, ...], *, below: tuple[str, ...], own: tuple[str, ...]
) -> tuple[Indicator, ...]:
    """Take definitions of cells over: summed over all below the committee, or of its own records."""
    known = {indicator.id: indicator for indicator in indicators}
    return tuple(
        replace(known[name], grain=Grain.COMMITTEE, below=summed)
        for names, summed in ((below, True), (own, False))
        for name in names
    )
