"""Facts: what is known of one subject in one period, before any rule is applied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final

from typing_extensions import override

from bontot.primitives.ratios import Ratio


class FactType(Enum):
    """The six types of fact."""

    __hash__ = object.__hash__  # members are single: their identity is enough, and fast

    COUNT = "count"
    RATIO = "ratio"
    FLAG = "flag"
    GRADE = "grade"
    DATE = "date"
    JUDGEMENT = "judgement"


class Grade(IntEnum):
    """The four grades; a better one is a higher number."""

    NOT_COMPLETED = 0
    COMPLETED = 1
    WELL_COMPLETED = 2
    EXCELLENT = 3

    @property
    def slug(self) -> str:
        """Give the grade as it is written in files."""
        return self.name.lower()


GRADES: Final[dict[str, Grade]] = {grade.slug: grade for grade in reversed(Grade)}


class Missing(Enum):
    """Stand where a fact has no value: nothing is known of it, or it does not apply."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "n/a"


UNKNOWN: Final = Missing.UNKNOWN
NOT_APPLICABLE: Final = Missing.NOT_APPLICABLE

UNKNOWN_CODE: Final = -1
NOT_APPLICABLE_CODE: Final = -2

# A number that was judged is kept in the framework's steps (int); an option by its name (str).
FactValue = int | Ratio | bool | Grade | dt.date | str | Missing


@dataclass(frozen=True, slots=True)
class FactSpec:
    """
    Declare one fact a framework reads.

    Args:
        unit: for counts and ratios, else empty.
        options: the named options of a judgement, best first.
        most: the highest number of a judgement, in the framework's steps.
        step: the grain of a judged number, in the framework's steps.
        offset: the place of its first column in the framework's order.
    """

    id: str
    type: FactType
    unit: str
    vi: str
    en: str
    options: tuple[str, ...] = ()
    most: int = 0
    step: int = 1
    offset: int = 0

    @property
    def width(self) -> int:
        """Give the number of columns the fact takes: two for a ratio, one otherwise."""
        return 2 if self.type is FactType.RATIO else 1


class Facts(Mapping[str, FactValue]):
    """A value for every fact of a framework, by name; made by `parse_facts` or `decode_facts`."""

    __slots__ = ("values_by_name",)

    def __init__(self, values_by_name: Mapping[str, FactValue]) -> None:
        """Keep a copy."""
        self.values_by_name: dict[str, FactValue] = dict(values_by_name)

    @override
    def __getitem__(self, name: str) -> FactValue:
        """Give the value of one fact."""
        return self.values_by_name[name]

    @override
    def __iter__(self) -> Iterator[str]:
        """Give the names in the framework's order."""
        return iter(self.values_by_name)

    @override
    def __len__(self) -> int:
        """Give the number of facts."""
        return len(self.values_by_name)

    @override
    def __eq__(self, other: object) -> bool:
        """Compare by value."""
        return isinstance(other, Facts) and self.values_by_name == other.values_by_name

    @override
    def __hash__(self) -> int:
        """Hash by value."""
        return hash(tuple(self.values_by_name.items()))

    @override
    def __repr__(self) -> str:
        """Show the values."""
        return f"Facts({self.values_by_name!r})"
