"""Reading gates and their effects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bontot.engine._model.conditions import Compare, GradeIs, OptionIn
from bontot.engine._model.framework import (
    Effect,
    FailsPillar,
    FailsTitle,
    Gate,
    GateRule,
    LimitsLevel,
    LowersLevel,
    Name,
    SaidBy,
)
from bontot.engine._parse.conditions import read_condition, read_group
from bontot.engine._parse.parts import read_name, read_said_by
from bontot.engine._parse.reader import Node, among, type_of
from bontot.engine._rules.gates import (
    GATE_KINDS,
    AttendanceGate,
    ConditionGate,
    Discipline,
    EventGate,
    LinkedLevel,
    MandatoryMax,
    OwnLevel,
    PillarPoints,
    ShareAtRating,
    TaskCompletion,
)


if TYPE_CHECKING:
    from collections.abc import Callable


EFFECTS: Final = ("fails_title", "fails_pillar", "lowers_level", "limits_level")
_NAMELESS: Final = Name("", "")


def read_gate(node: Node) -> Gate | None:
    """Read one gate."""
    nodes = node.mapping(("id", "name", "gate", "effect", "said_by"), ("applies_when",))
    gate_id = nodes["id"].id() if "id" in nodes else None
    name = read_name(nodes.get("name"))
    rule = _gate_rule(nodes["gate"]) if "gate" in nodes else None
    effect = _effect(nodes["effect"]) if "effect" in nodes else None
    said_by = read_said_by(nodes.get("said_by"))
    when = read_condition(nodes["applies_when"]) if "applies_when" in nodes else None
    if gate_id is None or rule is None or effect is None:
        return None
    return Gate(gate_id, name or _NAMELESS, rule, effect, said_by or SaidBy("text"), when)


def _effect(node: Node) -> Effect | None:
    if node.value == "fails_title":
        return FailsTitle()
    if node.value == "lowers_level":
        return LowersLevel()
    if isinstance(node.value, dict) and len(node.value) == 1:
        nodes = node.mapping((), ("fails_pillar", "limits_level"))
        for key, inner in nodes.items():
            target = inner.id()
            if target is not None:
                return FailsPillar(target) if key == "fails_pillar" else LimitsLevel(target)
        return None
    node.bad("unknown_effect", among(EFFECTS))
    return None


def _gate_rule(node: Node) -> GateRule | None:
    if not isinstance(node.value, dict) or len(node.value) != 1:
        node.bad("not_one_gate", "one gate: " + among(list(GATE_KINDS)))
        return None
    kind, value = next(iter(node.value.items()))
    inner = node.child(str(kind), value)
    if kind not in GATE_READERS:
        inner.bad("unknown_gate", among(list(GATE_KINDS), str(kind)), found=str(kind))
        return None
    return GATE_READERS[str(kind)](inner)


def _event(node: Node) -> GateRule | None:
    nodes = node.mapping(("fact",), ("more_than",))
    spec = nodes["fact"].fact_of("count", "flag") if "fact" in nodes else None
    above = nodes["more_than"].whole() if "more_than" in nodes else 0
    if spec is None or above is None:
        return None
    return EventGate(spec.id, above, type_of(spec) == "flag")


def _bound_gate(
    make: type[ShareAtRating | AttendanceGate | TaskCompletion],
) -> Callable[[Node], GateRule | None]:
    def read(node: Node) -> GateRule | None:
        condition = read_condition(node)
        if condition is None:
            return None
        if not isinstance(condition, Compare):
            node.bad("not_one_share", "one bound on a ratio, or numerator and denominator")
            return None
        return make(condition)

    return read


def _level_gate(make: type[OwnLevel | LinkedLevel]) -> Callable[[Node], GateRule | None]:
    def read(node: Node) -> GateRule | None:
        condition = read_condition(node)
        if condition is None:
            return None
        if not isinstance(condition, GradeIs | OptionIn):
            node.bad("not_one_level", "one bound on a grade or on options")
            return None
        return make(condition)

    return read


def _mandatory_max(node: Node) -> GateRule | None:
    nodes = node.mapping(("criteria",))
    ids = [item.id() for item in nodes["criteria"].items()] if "criteria" in nodes else []
    known = tuple(name for name in ids if name is not None)
    if not ids and "criteria" in nodes:
        nodes["criteria"].bad("empty_condition", "at least one criterion", found="none")
    return MandatoryMax(known) if known and len(known) == len(ids) else None


def _pillar_points(node: Node) -> GateRule | None:
    nodes = node.mapping(("pillar", "at_least"))
    pillar = nodes["pillar"].id() if "pillar" in nodes else None
    points = nodes["at_least"].points() if "at_least" in nodes else None
    return None if pillar is None or points is None else PillarPoints(pillar, points)


def _discipline(node: Node) -> GateRule | None:
    nodes = node.mapping(("members",), ("not_self_found", "collective"))
    members = nodes["members"].fact_of("count") if "members" in nodes else None
    excepted = nodes["not_self_found"].fact_of("count") if "not_self_found" in nodes else None
    collective = nodes["collective"].fact_of("flag") if "collective" in nodes else None
    if members is None:
        return None
    return Discipline(
        members.id, excepted.id if excepted else None, collective.id if collective else None
    )


def _condition(node: Node) -> GateRule | None:
    condition = read_group(node)
    return None if condition is None else ConditionGate(condition)


GATE_READERS: Final[dict[str, Callable[[Node], GateRule | None]]] = {
    "event": _event,
    "share_at_rating": _bound_gate(ShareAtRating),
    "attendance": _bound_gate(AttendanceGate),
    "task_completion": _bound_gate(TaskCompletion),
    "own_level": _level_gate(OwnLevel),
    "linked_level": _level_gate(LinkedLevel),
    "mandatory_max": _mandatory_max,
    "pillar_points": _pillar_points,
    "discipline": _discipline,
    "condition": _condition,
}
