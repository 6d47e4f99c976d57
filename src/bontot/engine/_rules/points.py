"""
The rule kinds: how facts become points. Constructing one checks what it can check by itself.

Source: the patterns a sheet may use (pass/fail, choice of band, points by hand, computed, counted, grade).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from typing_extensions import override

from bontot.engine._model.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Quantity,
    condition_facts,
    quantity_facts,
)
from bontot.engine._model.framework import Rounding, Rule
from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from bontot.engine._model.facts import Grade
    from bontot.primitives.ratios import Ratio


class RuleDoesNotHold(Invalid):
    """The parts of a rule contradict each other: field `found` and `accepted`."""

    code = "rule_does_not_hold"


@dataclass(frozen=True, slots=True)
class Partly:
    """Give some points when at least `at_least` of the `all` items hold, but not all of them."""

    at_least: int
    points: int


@dataclass(frozen=True, slots=True)
class PassFail(Rule):
    """Give everything when its condition holds, else nothing, or something when `partly` says so."""

    kind: ClassVar[str] = "pass_fail"
    condition: AllOf | AnyOf
    partly: Partly | None = None

    def __post_init__(self) -> None:
        """
        Refuse an empty condition and a `partly` that cannot be.

        Raises:
            RuleDoesNotHold: no items; `partly` without `all`, or not below the number of items.
        """
        if not self.condition.items:
            raise RuleDoesNotHold(found="no condition", accepted="at least one condition")
        if self.partly is None:
            return
        if not isinstance(self.condition, AllOf):
            raise RuleDoesNotHold(found="partly beside any", accepted="partly beside all")
        if not 1 <= self.partly.at_least < len(self.condition.items):
            raise RuleDoesNotHold(
                found=f"partly at_least {self.partly.at_least}",
                accepted=f"1 to {len(self.condition.items) - 1}",
            )

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the facts of the condition."""
        return condition_facts(self.condition)

    @override
    def highest(self, most: int) -> int:
        """Give the criterion's maximum."""
        return most


@dataclass(frozen=True, slots=True)
class Choice(Rule):
    """Give the points of the option that was chosen."""

    kind: ClassVar[str] = "choice"
    fact: str
    points: tuple[tuple[str, int], ...]

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the judged fact."""
        return (self.fact,)

    @override
    def highest(self, most: int) -> int:
        """Give the points of the best option."""
        return max(points for _, points in self.points)


@dataclass(frozen=True, slots=True)
class ByHand(Rule):
    """Give the points people entered, 0 to the criterion's maximum."""

    kind: ClassVar[str] = "by_hand"
    fact: str

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the judged fact."""
        return (self.fact,)

    @override
    def highest(self, most: int) -> int:
        """Give the criterion's maximum."""
        return most


@dataclass(frozen=True, slots=True)
class Band:
    """
    One band of values and its points.

    Args:
        low, high: bounds; None where the band is open to that side. Counts and judged numbers are n/1.
        low_closed, high_closed: whether the bound itself belongs to the band.
    """

    low: Ratio | None
    low_closed: bool
    high: Ratio | None
    high_closed: bool
    points: int

    def holds(self, numerator: int, denominator: int) -> bool:
        """Say whether a value (denominator above 0) lies in the band."""
        if (low := self.low) is not None:
            above = numerator * low.denominator - low.numerator * denominator
            if above < 0 or (above == 0 and not self.low_closed):
                return False
        if (high := self.high) is not None:
            below = high.numerator * denominator - numerator * high.denominator
            if below < 0 or (below == 0 and not self.high_closed):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Bands(Rule):
    """
    Give the points of the band a quantity lies in.

    Args:
        when_zero: points when a share's denominator is 0; None when that cannot be.
    """

    kind: ClassVar[str] = "bands"
    quantity: Quantity
    bands: tuple[Band, ...]
    when_zero: int | None = None

    def __post_init__(self) -> None:
        """
        Refuse a rule without bands.

        Raises:
            RuleDoesNotHold: no bands.
        """
        if not self.bands:
            raise RuleDoesNotHold(found="no bands", accepted="at least one band")

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the facts of the quantity."""
        return quantity_facts(self.quantity)

    @override
    def highest(self, most: int) -> int:
        """Give the points of the best band."""
        return max(*(band.points for band in self.bands), self.when_zero or 0)

    def band_at(self, numerator: int, denominator: int) -> Band | None:
        """Give the band a value (denominator above 0) lies in; there is one, for the reader refuses gaps."""
        for band in self.bands:
            if band.holds(numerator, denominator):
                return band
        return None

    @property
    def lowest(self) -> int:
        """Give the points of the worst band."""
        low = min(band.points for band in self.bands)
        return low if self.when_zero is None else min(low, self.when_zero)


@dataclass(frozen=True, slots=True)
class Proportional(Rule):
    """
    Give maximum × times × share, rounded to a place, then kept between floor and cap.

    Args:
        times: the share is multiplied by it.
        floor, cap: least and most points, in steps.
        place: the place to round to, in steps.
        when_zero: points when a share's denominator is 0; None when that cannot be.
    """

    kind: ClassVar[str] = "proportional"
    quantity: Quantity
    times: Ratio
    floor: int
    cap: int
    rounding: Rounding
    place: int = 1
    when_zero: int | None = None

    def __post_init__(self) -> None:
        """
        Refuse bounds that cross, a place below one step and a factor of 0.

        Raises:
            RuleDoesNotHold: floor above cap, place below a step, times 0.
        """
        if self.floor > self.cap:
            raise RuleDoesNotHold(found="floor above cap", accepted="floor at most cap")
        if self.place < 1:
            raise RuleDoesNotHold(found="place 0", accepted="a multiple of the step")
        if self.times.numerator < 1:
            raise RuleDoesNotHold(found="times 0", accepted="a number above 0")

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the facts of the quantity."""
        return quantity_facts(self.quantity)

    @override
    def highest(self, most: int) -> int:
        """Give the cap (the reader holds that the rule can reach it)."""
        return max(self.cap, self.when_zero or 0)


@dataclass(frozen=True, slots=True)
class CountPoints(Rule):
    """
    Give points for each one counted, capped; or take them away from the maximum.

    Args:
        less: when given, the positive difference count − less is counted.
        each: points for one, in steps.
        cap: most points given or taken, in steps.
        subtract: start from the criterion's maximum and take away.
    """

    kind: ClassVar[str] = "count_points"
    count: str
    each: int
    cap: int
    less: str | None = None
    subtract: bool = False

    def __post_init__(self) -> None:
        """
        Refuse a count worth nothing.

        Raises:
            RuleDoesNotHold: each or cap is 0.
        """
        if self.each < 1 or self.cap < 1:
            raise RuleDoesNotHold(found="each or cap 0", accepted="points above 0")

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the counts."""
        return (self.count,) if self.less is None else (self.count, self.less)

    @override
    def highest(self, most: int) -> int:
        """Give the cap, or the maximum when counting takes away."""
        return most if self.subtract else self.cap


@dataclass(frozen=True, slots=True)
class GradePoints(Rule):
    """
    Give the points of one of the four grades.

    Args:
        points: by grade, from `not_completed` up to `excellent`.
    """

    kind: ClassVar[str] = "grade"
    fact: str
    points: tuple[int, int, int, int]

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the grade."""
        return (self.fact,)

    @override
    def highest(self, most: int) -> int:
        """Give the points of the grade worth most."""
        return max(self.points)

    def of(self, grade: Grade) -> int:
        """Give the points of one grade."""
        return self.points[grade]


@dataclass(frozen=True, slots=True)
class Fixed(Rule):
    """Give the same points always; for a case of `by_case`."""

    kind: ClassVar[str] = "fixed"
    points: int

    @override
    def facts(self) -> tuple[str, ...]:
        """Name no fact."""
        return ()

    @override
    def highest(self, most: int) -> int:
        """Give its points."""
        return self.points


@dataclass(frozen=True, slots=True)
class Case:
    """One case: a rule for when a condition holds (None: always)."""

    when: Condition | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class ByCase(Rule):
    """Use the rule of the first case that holds."""

    kind: ClassVar[str] = "by_case"
    cases: tuple[Case, ...]

    def __post_init__(self) -> None:
        """
        Refuse fewer than two cases and a case after the one that always holds.

        Raises:
            RuleDoesNotHold: as said.
        """
        if len(self.cases) < 2:  # noqa: PLR2004 - two is the least that makes a choice
            raise RuleDoesNotHold(found="fewer than two cases", accepted="two cases or more")
        if any(case.when is None for case in self.cases[:-1]):
            raise RuleDoesNotHold(found="a case after one without when", accepted="it stands last")

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the facts of the conditions and of the rules."""
        names: dict[str, None] = {}
        for case in self.cases:
            if case.when is not None:
                names.update(dict.fromkeys(condition_facts(case.when)))
            names.update(dict.fromkeys(case.rule.facts()))
        return tuple(names)

    @override
    def highest(self, most: int) -> int:
        """Give the most any case can give."""
        return max(case.rule.highest(most) for case in self.cases)


RULE_KINDS: Final[dict[str, type[Rule]]] = {
    rule.kind: rule
    for rule in (
        PassFail,
        Choice,
        ByHand,
        Bands,
        Proportional,
        CountPoints,
        GradePoints,
        ByCase,
        Fixed,
    )
}
