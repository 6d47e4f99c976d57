"""Reading the title, the levels and the cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.engine._model.framework import (
    Cap,
    CapBase,
    Level,
    Name,
    Rounding,
    Ties,
    Title,
    TitleNeeds,
)
from bontot.engine._parse.conditions import read_condition
from bontot.engine._parse.parts import read_name


if TYPE_CHECKING:
    from bontot.engine._parse.reader import Node


# Stands for every pillar or criterion until all are read.
EVERY = "*"
_NAMELESS = Name("", "")


def read_title(node: Node | None) -> Title | None:
    """Read `{name, needs}`."""
    if node is None:
        return None
    nodes = node.mapping(("name", "needs"))
    name = read_name(nodes.get("name"))
    needs = _needs(nodes["needs"]) if "needs" in nodes else None
    return Title(name or _NAMELESS, needs or TitleNeeds(all_pillars=True))


def _needs(node: Node) -> TitleNeeds | None:
    if not isinstance(node.value, dict):
        word = node.one_of(("all_pillars",))
        return None if word is None else TitleNeeds(all_pillars=True)
    nodes = node.mapping((), ("pillars", "points", "minima"))
    if not nodes:
        node.bad("empty_condition", "pillars, points or minima", found="nothing")
    everything = "pillars" in nodes and nodes["pillars"].one_of(("all",)) is not None
    points = nodes["points"].points() if "points" in nodes else None
    table = nodes["minima"].mapping(free=True) if "minima" in nodes else {}
    minima = [(pillar, inner.points()) for pillar, inner in table.items()]
    return TitleNeeds(
        all_pillars=everything,
        points=points,
        minima=tuple((pillar, steps) for pillar, steps in minima if steps is not None),
    )


def read_levels(node: Node | None) -> tuple[Level, ...]:
    """Read the levels, best first."""
    if node is None:
        return ()
    read = [_level(item) for item in node.items()]
    return tuple(level for level in read if level is not None)


def _level(node: Node) -> Level | None:
    nodes = node.mapping(("id", "name"), ("at_least", "when", "pillars", "criteria"))
    level_id = nodes["id"].id() if "id" in nodes else None
    name = read_name(nodes.get("name"))
    points = nodes["at_least"].points() if "at_least" in nodes else None
    when = read_condition(nodes["when"]) if "when" in nodes else None
    pillars, criteria = _named(nodes.get("pillars")), _named(nodes.get("criteria"))
    if level_id is None:
        return None
    return Level(level_id, name or _NAMELESS, points, when, pillars, criteria)


def _named(node: Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    if node.value == "all":
        return (EVERY,)
    read = [item.id() for item in node.items()]
    return tuple(text for text in read if text is not None)


def read_cap(node: Node | None) -> Cap | None:
    """Read the cap on a level over a cohort."""
    if node is None:
        return None
    keys = ("level", "share", "of", "within", "rounding", "ties", "pooling")
    nodes = node.mapping(keys)
    level = nodes["level"].id() if "level" in nodes else None
    share = nodes["share"].share() if "share" in nodes else None
    of = nodes["of"].one_of([base.value for base in CapBase]) if "of" in nodes else None
    within = (
        nodes["within"].one_of(("base_organisation", "cell", "group"))
        if "within" in nodes
        else None
    )
    words = (Rounding.DOWN.value, Rounding.NEAREST.value)
    rounding = nodes["rounding"].one_of(words) if "rounding" in nodes else None
    ties = nodes["ties"].one_of([tie.value for tie in Ties]) if "ties" in nodes else None
    pool = _pooling(nodes["pooling"]) if "pooling" in nodes else None
    if level is None or share is None or of is None or within is None:
        return None
    if rounding is None or ties is None or pool is None:
        return None
    return Cap(level, share, CapBase(of), within, Rounding(rounding), Ties(ties), pool)


def _pooling(node: Node) -> int | None:
    if not isinstance(node.value, dict):
        return None if node.one_of(("none",)) is None else 0
    nodes = node.mapping(("below",))
    return nodes["below"].whole() if "below" in nodes else None
