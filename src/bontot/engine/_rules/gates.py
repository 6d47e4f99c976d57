"""The gate kinds: what bars a title, a pillar or a level whatever the points are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from typing_extensions import override

from bontot.engine._model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    GradeIs,
    OptionIn,
    condition_facts,
)
from bontot.engine._model.framework import GateRule


@dataclass(frozen=True, slots=True)
class EventGate(GateRule):
    """Bar when something happened: a count above a number, or a flag. It cannot be undone."""

    kind: ClassVar[str] = "event"
    undoable: ClassVar[bool] = False
    fact: str
    more_than: int = 0
    is_flag: bool = False

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the event."""
        return (self.fact,)


@dataclass(frozen=True, slots=True)
class _BoundGate(GateRule):
    """Bar when a share is not reached."""

    bound: Compare

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the facts of the share."""
        return condition_facts(self.bound)


@dataclass(frozen=True, slots=True)
class ShareAtRating(_BoundGate):
    """Bar when too few members are rated at a level or better."""

    kind: ClassVar[str] = "share_at_rating"


@dataclass(frozen=True, slots=True)
class AttendanceGate(_BoundGate):
    """Bar when attendance is too low."""

    kind: ClassVar[str] = "attendance"


@dataclass(frozen=True, slots=True)
class TaskCompletion(_BoundGate):
    """Bar when too few tasks are done."""

    kind: ClassVar[str] = "task_completion"


@dataclass(frozen=True, slots=True)
class _LevelGate(GateRule):
    """Bar when a level is not reached."""

    bound: GradeIs | OptionIn

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the level."""
        return (self.bound.fact,)


@dataclass(frozen=True, slots=True)
class OwnLevel(_LevelGate):
    """Bar when the organisation's own annual level is too low."""

    kind: ClassVar[str] = "own_level"


@dataclass(frozen=True, slots=True)
class LinkedLevel(_LevelGate):
    """Bar when the level of a linked body is too low."""

    kind: ClassVar[str] = "linked_level"


@dataclass(frozen=True, slots=True)
class MandatoryMax(GateRule):
    """Bar when one of the named criteria is not at its maximum; those not applicable are left out."""

    kind: ClassVar[str] = "mandatory_max"
    criteria: tuple[str, ...]

    @override
    def facts(self) -> tuple[str, ...]:
        """Name no fact: it reads results."""
        return ()


@dataclass(frozen=True, slots=True)
class PillarPoints(GateRule):
    """
    Bar when a pillar has fewer points.

    Args:
        points: in steps; measured over the criteria that apply, as for a pillar achieved by points.
    """

    kind: ClassVar[str] = "pillar_points"
    pillar: str
    points: int

    @override
    def facts(self) -> tuple[str, ...]:
        """Name no fact: it reads results."""
        return ()


@dataclass(frozen=True, slots=True)
class Discipline(GateRule):
    """
    Bar when members were disciplined, or the collective was.

    Args:
        members: how many were disciplined.
        not_self_found: when given, the exception stands: only those not self-discovered and remedied bar.
        collective: when given, a flag that the organisation itself was disciplined.
    """

    kind: ClassVar[str] = "discipline"
    undoable: ClassVar[bool] = False
    members: str
    not_self_found: str | None = None
    collective: str | None = None

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the counts and the flag."""
        return tuple(
            name
            for name in (self.members, self.not_self_found, self.collective)
            if name is not None
        )

    @property
    def barring_count(self) -> str:
        """Name the count that bars."""
        return self.members if self.not_self_found is None else self.not_self_found


@dataclass(frozen=True, slots=True)
class ConditionGate(GateRule):
    """Bar unless a condition holds."""

    kind: ClassVar[str] = "condition"
    condition: AllOf | AnyOf

    @override
    def facts(self) -> tuple[str, ...]:
        """Name the facts of the condition."""
        return condition_facts(self.condition)


GATE_KINDS: Final[dict[str, type[GateRule]]] = {
    gate.kind: gate
    for gate in (
        EventGate,
        ShareAtRating,
        AttendanceGate,
        TaskCompletion,
        OwnLevel,
        LinkedLevel,
        MandatoryMax,
        PillarPoints,
        Discipline,
        ConditionGate,
    )
}
