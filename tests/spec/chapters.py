"""The chapters of the rulebook, in the order they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.spec.results import ADJUSTMENTS, GATES, LEVELS, PILLARS, TITLES
from tests.spec.rules import CONDITIONS, POLICIES, RULES


if TYPE_CHECKING:
    from tests.spec.book import Spec


CHAPTERS: dict[str, tuple[Spec, ...]] = {
    "Rules": RULES,
    "Conditions": CONDITIONS,
    "Policies": POLICIES,
    "Pillars": PILLARS,
    "Adjustments": ADJUSTMENTS,
    "Gates": GATES,
    "Title": TITLES,
    "Levels": LEVELS,
}
