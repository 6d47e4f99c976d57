"""
A framework: criteria in pillars, adjustments, gates, a title, levels and a cap; frozen, resolved, with its own layout.

All points are whole numbers of the framework's step. In a pass/fail framework (`scale` is None) each criterion is worth one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bontot.engine._model.conditions import Condition
    from bontot.engine._model.defects import Defect
    from bontot.engine._model.facts import FactSpec
    from bontot.primitives.ratios import Ratio


class Rounding(Enum):
    """How a value between two steps is rounded; halves go up in `nearest`."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


class NotApplicablePolicy(Enum):
    """What a criterion that does not apply turns into."""

    FULL = "full"
    RESCALE = "rescale"
    NONE = "none"


class UnknownPolicy(Enum):
    """What missing evidence turns into."""

    OPEN = "open"
    NO_POINTS = "no_points"


class Subject(Enum):
    """What a framework is about."""

    CELL = "cell"
    COMMITTEE = "committee"
    MEMBER = "member"
    MEETING = "meeting"


class Rule(ABC):
    """The root of the rule kinds: one frozen class each."""

    __slots__ = ()
    kind: ClassVar[str]

    @abstractmethod
    def facts(self) -> tuple[str, ...]:
        """Name the facts the rule reads, each once."""

    @abstractmethod
    def highest(self, most: int) -> int:
        """Give the most points the rule can give in a criterion of this maximum."""


class GateRule(ABC):
    """The root of the gate kinds: one frozen class each."""

    __slots__ = ()
    kind: ClassVar[str]
    undoable: ClassVar[bool] = True

    @abstractmethod
    def facts(self) -> tuple[str, ...]:
        """Name the facts the gate reads, each once."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Basis:
    """One document the framework rests on."""

    number: str
    issuer: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """The half-open interval in which the framework is in force."""

    start: dt.date
    until: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Say whether the framework is in force on a day."""
        return self.start <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Scale:
    """
    The grain and the total of a framework with points.

    Args:
        step: points in one step, exactly.
        total: the stated total, in steps.
        rounding: how a rescaled total is rounded to a step; None when nothing is rescaled.
    """

    step: Fraction
    total: int
    rounding: Rounding | None = None


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Say whether the basis says a line (`text`) or we chose it (`choice`), and why."""

    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What the one-page card says of a criterion, in Vietnamese."""

    who: str
    when: str
    how: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """
    One criterion with its rule and its policies.

    Args:
        most: the most points, in steps (1 in a pass/fail framework).
        own_not_applicable, own_unknown: the policy as written on the criterion itself, None when it is the framework's.
    """

    id: str
    name: Name
    most: int
    rule: Rule
    not_applicable: NotApplicablePolicy
    unknown: UnknownPolicy
    said_by: SaidBy
    applies_when: Condition | None = None
    card: Card | None = None
    own_not_applicable: NotApplicablePolicy | None = None
    own_unknown: UnknownPolicy | None = None


@dataclass(frozen=True, slots=True)
class AllCriteria:
    """Achieve a pillar when every criterion is met."""


@dataclass(frozen=True, slots=True)
class ShareOfMaximum:
    """Achieve a pillar when its points reach a share of the maximum of the criteria that apply."""

    share: Ratio


@dataclass(frozen=True, slots=True)
class PointsReached:
    """Achieve a pillar at a number of points (in steps), out of its full maximum."""

    points: int


Achieved = AllCriteria | ShareOfMaximum | PointsReached


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the goods."""

    id: str
    name: Name
    achieved: Achieved
    criteria: tuple[Criterion, ...]
    stated_total: int | None = None

    @property
    def most(self) -> int:
        """Give the sum of the criteria's maxima."""
        return sum(criterion.most for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The bonus or the deduction: items outside the pillars, together capped."""

    cap: int
    items: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class FailsTitle:
    """This effect keeps the title away."""


@dataclass(frozen=True, slots=True)
class FailsPillar:
    """This effect fails one pillar."""

    pillar: str


@dataclass(frozen=True, slots=True)
class LowersLevel:
    """This effect lowers the level by one."""


@dataclass(frozen=True, slots=True)
class LimitsLevel:
    """This effect lets the level be at most the one named."""

    level: str


Effect = FailsTitle | FailsPillar | LowersLevel | LimitsLevel


@dataclass(frozen=True, slots=True)
class Gate:
    """One mandatory condition and what it does when it bars."""

    id: str
    name: Name
    rule: GateRule
    effect: Effect
    said_by: SaidBy
    applies_when: Condition | None = None


@dataclass(frozen=True, slots=True)
class TitleNeeds:
    """
    What the title needs.

    Args:
        all_pillars: every pillar achieved.
        points: the score to reach, in steps.
        minima: pillar id and the points (in steps) to reach in it.
    """

    all_pillars: bool = False
    points: int | None = None
    minima: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """The title and what it needs."""

    name: Name
    needs: TitleNeeds


@dataclass(frozen=True, slots=True)
class Level:
    """One level and what it needs; the last level needs nothing."""

    id: str
    name: Name
    at_least: int | None = None
    when: Condition | None = None
    pillars: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether the level asks for nothing."""
        return (
            self.at_least is None and self.when is None and not self.pillars and not self.criteria
        )


class CapBase(Enum):
    """What the share is taken of."""

    NEXT_ONLY = "next_only"
    NEXT_OR_BETTER = "next_or_better"
    ALL = "all"


class Ties(Enum):
    """What happens to equal scores at the limit."""

    EXCLUDE_ALL = "exclude_all"
    INCLUDE_ALL = "include_all"
    BY_ORDER = "by_order"


@dataclass(frozen=True, slots=True)
class Cap:
    """
    The cap on a level over a cohort.

    Args:
        pool_below: cohorts smaller than this are put together; 0 when they are not.
    """

    level: str
    share: Ratio
    of: CapBase
    within: str
    rounding: Rounding
    ties: Ties
    pool_below: int = 0


@dataclass(frozen=True)
class Framework:
    """A resolved framework; `parse_framework` makes it and checks it."""

    id: str
    version: str
    subject: Subject
    name: Name
    validity: Validity
    basis: tuple[Basis, ...]
    scale: Scale | None
    facts: tuple[FactSpec, ...]
    pillars: tuple[Pillar, ...]
    bonus: Adjustment | None = None
    deduction: Adjustment | None = None
    gates: tuple[Gate, ...] = ()
    title: Title | None = None
    levels: tuple[Level, ...] = ()
    cap: Cap | None = None
    not_applicable: NotApplicablePolicy | None = None
    unknown: UnknownPolicy | None = None
    applies_to: tuple[str, ...] = ()
    may_loosen: tuple[str, ...] = ()
    extends: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Defect, ...] = field(default=(), compare=False)
    source: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def slug(self) -> str:
        """Give `id@version`."""
        return f"{self.id}@{self.version}"

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Give every criterion of the pillars, in order (adjustments apart)."""
        return tuple(criterion for pillar in self.pillars for criterion in pillar.criteria)

    @cached_property
    def bonus_items(self) -> tuple[Criterion, ...]:
        """Give the items of the bonus."""
        return self.bonus.items if self.bonus else ()

    @cached_property
    def deduction_items(self) -> tuple[Criterion, ...]:
        """Give the items of the deduction."""
        return self.deduction.items if self.deduction else ()

    @cached_property
    def pillar_most(self) -> tuple[int, ...]:
        """Give the sum of the criteria's maxima of each pillar, in order."""
        return tuple(pillar.most for pillar in self.pillars)

    @cached_property
    def lines(self) -> tuple[Criterion, ...]:
        """Give everything that gives points, in the order points are stored: criteria, bonus, deduction."""
        return self.criteria + self.bonus_items + self.deduction_items

    @cached_property
    def specs(self) -> Mapping[str, FactSpec]:
        """Give the declared facts by name, in the framework's order."""
        return {spec.id: spec for spec in self.facts}

    @cached_property
    def width(self) -> int:
        """Give the number of columns of an encoded row of facts."""
        return sum(spec.width for spec in self.facts)

    @cached_property
    def total(self) -> int:
        """Give the full points, in steps: the stated total, or the number of criteria."""
        return self.scale.total if self.scale else len(self.criteria)

    @cached_property
    def step(self) -> Fraction:
        """Give the points in one step (1 in a pass/fail framework)."""
        return self.scale.step if self.scale else Fraction(1)

    @cached_property
    def level_index(self) -> Mapping[str, int]:
        """Give the place of each level, best first."""
        return {level.id: place for place, level in enumerate(self.levels)}

    @cached_property
    def memo(self) -> dict[str, object]:
        """Keep what is worked out once for this framework; it is no part of it."""
        return {}

    def origin(self, path: str) -> str:
        """Name the framework (`id@version`) a path of this one came from, by its longest recorded prefix."""
        known = dict(self.origins)
        parts = path.split(".")
        for end in range(len(parts), 0, -1):
            if (found := known.get(".".join(parts[:end]))) is not None:
                return found
        return self.extends or self.slug
