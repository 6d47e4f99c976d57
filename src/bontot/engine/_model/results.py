"""Results: what rules made of facts. Points are whole steps, as an interval while something is unknown."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from bontot.engine._model.facts import Facts
    from bontot.engine._model.framework import Framework


class Outcome(Enum):
    """How a criterion came out."""

    __hash__ = object.__hash__  # members are single: their identity is enough, and fast

    MET = "met"
    NOT_MET = "not_met"
    PARTLY = "partly"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class Verdict(Enum):
    """How a pillar or the title came out."""

    __hash__ = object.__hash__  # members are single: their identity is enough, and fast

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not_achieved"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Bar(Enum):
    """How a gate came out."""

    __hash__ = object.__hash__  # members are single: their identity is enough, and fast

    PASSES = "passes"
    BARS = "bars"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


# The codes of stored and columnar results, in this order.
OUTCOMES: tuple[Outcome, ...] = (
    Outcome.NOT_MET,
    Outcome.PARTLY,
    Outcome.MET,
    Outcome.NOT_APPLICABLE,
    Outcome.UNKNOWN,
)
VERDICTS: tuple[Verdict, ...] = (
    Verdict.NOT_ACHIEVED,
    Verdict.ACHIEVED,
    Verdict.NOT_APPLICABLE,
    Verdict.UNKNOWN,
)
BARS: tuple[Bar, ...] = (Bar.PASSES, Bar.BARS, Bar.NOT_APPLICABLE, Bar.UNKNOWN)


class CriterionResult(NamedTuple):
    """
    How one criterion came out.

    Args:
        low, high: the points counted, in steps; equal unless the outcome is UNKNOWN under the policy `open`.
        most: what it counts for in the maximum: the criterion's maximum, or 0 when it is left out.
    """

    criterion: str
    outcome: Outcome
    low: int
    high: int
    most: int


class PillarResult(NamedTuple):
    """
    How one pillar came out.

    Args:
        low, high: points, in steps.
        most: the maximum of the criteria that apply.
        before_gates: the verdict without its gates.
        barred_by: the gates that fail it.
    """

    pillar: str
    verdict: Verdict
    low: int
    high: int
    most: int
    before_gates: Verdict
    barred_by: tuple[str, ...]


class GateResult(NamedTuple):
    """How one gate came out."""

    gate: str
    bar: Bar


class Evaluation(NamedTuple):
    """
    Everything the framework says of one set of facts.

    Args:
        total: low and high of the sum of the pillars, after rescaling.
        bonus, deduction: low and high, after their caps.
        score: low and high of total + bonus - deduction, within 0 and the framework's total.
        title: None when the framework has none.
        level: places of the best and the worst level still possible (equal when known); None without levels or when
            nothing applies.
    """

    framework: Framework
    facts: Facts
    criteria: tuple[CriterionResult, ...]
    bonus_items: tuple[CriterionResult, ...]
    deduction_items: tuple[CriterionResult, ...]
    pillars: tuple[PillarResult, ...]
    gates: tuple[GateResult, ...]
    total: tuple[int, int]
    bonus: tuple[int, int]
    deduction: tuple[int, int]
    score: tuple[int, int]
    title: Verdict | None
    level: tuple[int, int] | None

    @property
    def level_id(self) -> str | None:
        """Give the level's id, or None while it is unknown or there is none."""
        if self.level is None or self.level[0] != self.level[1]:
            return None
        return self.framework.levels[self.level[0]].id
