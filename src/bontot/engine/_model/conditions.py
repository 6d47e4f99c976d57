"""Conditions over facts, and the quantities they measure. Three-valued: true, false, unknown; or not applicable."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from bontot.engine._model.facts import Grade
    from bontot.primitives.ratios import Ratio


_HOLDS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "at_least": operator.ge,
    "more_than": operator.gt,
    "at_most": operator.le,
    "less_than": operator.lt,
    "equals": operator.eq,
}


class Op(Enum):
    """The five comparisons; `holds` compares."""

    __hash__ = object.__hash__  # members are single: their identity is enough, and fast

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EQUALS = "equals"

    holds: Callable[[Any, Any], bool]

    def __init__(self, word: str) -> None:
        """Keep the comparison on the member, so that asking needs no look-up."""
        self.holds = _HOLDS[word]

    @property
    def sign(self) -> str:
        """Give the mathematical sign."""
        return {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "equals": "="}[
            self.value
        ]


class Truth(Enum):
    """What a condition can come to."""

    __hash__ = object.__hash__  # members are single: their identity is enough, and fast

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Of:
    """Measure one fact by itself: a count, a ratio, or a judged number (in steps)."""

    fact: str


@dataclass(frozen=True, slots=True)
class Share:
    """Measure one count over another, or over a whole number; it may exceed one."""

    numerator: str
    denominator: str | int


Quantity = Of | Share


@dataclass(frozen=True, slots=True)
class Compare:
    """
    Compare a quantity with a bound by cross-multiplication.

    Args:
        bound: a share for ratios and shares; n/1 for counts and for judged numbers (in steps).
        when_zero: what a share over a denominator of 0 gives; None when that cannot be.
    """

    quantity: Quantity
    op: Op
    bound: Ratio
    when_zero: bool | None = None


@dataclass(frozen=True, slots=True)
class CompareCounts:
    """Compare two counts."""

    left: str
    op: Op
    right: str


@dataclass(frozen=True, slots=True)
class FlagIs:
    """Ask whether a flag has a value."""

    fact: str
    value: bool


@dataclass(frozen=True, slots=True)
class GradeIs:
    """Compare a grade with a grade; the better is the higher."""

    fact: str
    op: Op
    grade: Grade


@dataclass(frozen=True, slots=True)
class OptionIn:
    """Ask whether the option chosen is one of these."""

    fact: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateIs:
    """Compare a date with a day: at least = on or after, at most = on or before."""

    fact: str
    op: Op
    day: dt.date


@dataclass(frozen=True, slots=True)
class AllOf:
    """Hold when every item does; items that are not applicable are left out."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Hold when at least one item does; items that are not applicable are left out."""

    items: tuple[Condition, ...]


Leaf = Compare | CompareCounts | FlagIs | GradeIs | OptionIn | DateIs
Condition = Leaf | AllOf | AnyOf


def quantity_facts(quantity: Quantity) -> tuple[str, ...]:
    """Name the facts a quantity reads, numerator first."""
    if isinstance(quantity, Of):
        return (quantity.fact,)
    if isinstance(quantity.denominator, int):
        return (quantity.numerator,)
    return (quantity.numerator, quantity.denominator)


def condition_facts(condition: Condition) -> tuple[str, ...]:
    """Name the facts a condition reads, in the order written, each once."""
    return tuple(dict.fromkeys(name for leaf in leaves(condition) for name in leaf_facts(leaf)))


def leaf_facts(leaf: Leaf) -> tuple[str, ...]:
    """Name the facts one comparison reads."""
    if isinstance(leaf, Compare):
        return quantity_facts(leaf.quantity)
    if isinstance(leaf, CompareCounts):
        return (leaf.left, leaf.right)
    return (leaf.fact,)


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """Give the comparisons inside a condition, in the order written."""
    if isinstance(condition, AllOf | AnyOf):
        return tuple(leaf for item in condition.items for leaf in leaves(item))
    return (condition,)
