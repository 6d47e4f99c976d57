"""Explanations: why a result is what it is, and the least that would change it. Codes and values, no prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from bontot.engine._model.facts import FactSpec, FactValue
    from bontot.engine._model.framework import Level, Pillar
    from bontot.engine._model.results import (
        PillarResult,
        Verdict,
    )


class Message(NamedTuple):
    """
    One thing to say: the interface words it.

    Args:
        code: listed with its fields in `MESSAGES`.
        fields: numbers, names of facts, booleans; points are whole steps of the framework (`Framework.step` each).
    """

    code: str
    fields: dict[str, object]


class Input(NamedTuple):
    """One fact that was read, with its declaration (unit, names)."""

    spec: FactSpec
    value: FactValue


class Move(NamedTuple):
    """Changes to one criterion and the points (steps) they would add."""

    criterion: str
    changes: tuple[Message, ...]
    gain: int


class Obstacle(NamedTuple):
    """
    One thing that stands between a result and the title, or the next level.

    Args:
        kind: `criterion`, `gate`, `points`, `minimum`, `pillar_points` or `condition`.
        id: of the criterion, gate or pillar; empty for the score.
        pillar: the pillar it stands in, or empty.
        missing: points (steps) that are missing, for the kinds that count points.
        moves: the least that would remove it; several moves are needed together.
        for_good: nothing removes it.
        open: it is not certain that it stands: something unknown decides.
    """

    kind: str
    id: str
    pillar: str
    missing: int
    moves: tuple[Move, ...]
    for_good: bool
    open: bool


class PillarLine(NamedTuple):
    """Explain one pillar: what it needs, its result and what stands in its way."""

    pillar: Pillar
    result: PillarResult
    needs: Message
    obstacles: tuple[Obstacle, ...]


class TitleLine(NamedTuple):
    """
    Explain the title.

    Args:
        obstacles: everything to remove, together the least that would change it; empty when it is achieved.
        barred_by: gates that bar it for good.
    """

    verdict: Verdict
    obstacles: tuple[Obstacle, ...]
    barred_by: tuple[str, ...]


class LevelLine(NamedTuple):
    """
    Explain the level.

    Args:
        best, worst: the levels still possible; the same when it is known.
        by_points: places (best, worst) before gates moved it.
        next: the next better level, None at the best.
        obstacles: what stands between the level and the next.
    """

    best: Level
    worst: Level
    moved_by: tuple[str, ...]
    next: Level | None
    obstacles: tuple[Obstacle, ...]


# Every code with the fields it carries. A test holds this list to what is said.
MESSAGES: dict[str, tuple[str, ...]] = {
    # what a rule says
    "rule.pass_fail": ("condition", "partly_at_least", "partly_points", "most"),
    "rule.choice": ("fact", "points"),
    "rule.by_hand": ("fact", "most"),
    "rule.bands": ("quantity", "bands", "when_zero"),
    "rule.proportional": (
        "quantity", "most", "times", "floor", "cap", "rounding", "place", "when_zero",
    ),
    "rule.count_points": ("count", "less", "each", "cap", "subtract", "most"),
    "rule.grade": ("fact", "points"),
    "rule.by_case": ("cases",),
    "rule.fixed": ("points",),
    # what a gate says
    "gate.event": ("fact", "more_than"),
    "gate.share_at_rating": ("condition",),
    "gate.attendance": ("condition",),
    "gate.task_completion": ("condition",),
    "gate.own_level": ("condition",),
    "gate.linked_level": ("condition",),
    "gate.mandatory_max": ("criteria",),
    "gate.pillar_points": ("pillar", "points"),
    "gate.discipline": ("members", "not_self_found", "collective"),
    "gate.condition": ("condition",),
    # conditions, inside the above
    "condition.all": ("items",),
    "condition.any": ("items",),
    "condition.compare": ("quantity", "op", "bound", "kind", "when_zero"),
    "condition.counts": ("fact", "op", "other"),
    "condition.flag": ("fact", "to"),
    "condition.grade": ("fact", "op", "grade"),
    "condition.option": ("fact", "options"),
    "condition.date": ("fact", "op", "day"),
    # what a pillar needs
    "needs.all_criteria": (),
    "needs.share": ("share", "most"),
    "needs.points": ("points", "most"),
    # what was done with the inputs
    "arithmetic.test": ("condition", "truth"),
    "arithmetic.share": ("numerator", "denominator", "op", "bound", "truth"),
    "arithmetic.band": ("numerator", "denominator", "band", "points"),
    "arithmetic.proportional": ("numerator", "denominator", "points"),
    "arithmetic.when_zero": ("points",),
    "arithmetic.count": ("count", "less", "counted", "points"),
    "arithmetic.chosen": ("value", "points"),
    "arithmetic.partly": ("held", "items", "points"),
    "arithmetic.case": ("case",),
    "arithmetic.fixed": ("points",),
    "arithmetic.not_applicable": ("policy", "points"),
    "arithmetic.unknown": ("facts", "low", "high", "policy"),
    # the least that would change it
    "change.record": ("fact",),
    "change.more": ("fact", "by", "to", "of", "kind"),
    "change.fewer": ("fact", "by", "to", "of", "kind"),
    "change.impossible": ("fact",),
    "change.flag": ("fact", "to"),
    "change.grade": ("fact", "to"),
    "change.option": ("fact", "options"),
    "change.date": ("fact", "op", "day"),
    "change.one_of": ("ways",),
    "change.criterion": ("criterion", "changes"),
}  # fmt: skip
