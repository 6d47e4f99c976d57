"""Reading the rule of a criterion: one reader for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bontot.engine._model.conditions import AllOf, Of
from bontot.engine._model.facts import GRADES, Grade
from bontot.engine._model.framework import Rounding, Rule
from bontot.engine._parse.conditions import read_condition, read_group, read_quantity
from bontot.engine._parse.intervals import check_bands, check_cases
from bontot.engine._parse.reader import Node, among, text_of, type_of
from bontot.engine._rules.points import (
    RULE_KINDS,
    Band,
    Bands,
    ByCase,
    ByHand,
    Case,
    Choice,
    CountPoints,
    Fixed,
    GradePoints,
    Partly,
    PassFail,
    Proportional,
    RuleDoesNotHold,
)
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Callable


ROUNDINGS: Final = tuple(rounding.value for rounding in Rounding)


def read_rule(node: Node, most: int | None) -> Rule | None:
    """
    Read `{kind: {…}}`.

    Args:
        node: the rule as written.
        most: the criterion's maximum in steps, None when that could not be read.
    """
    if not isinstance(node.value, dict) or len(node.value) != 1:
        node.bad("not_one_rule", "one rule: " + among(list(RULE_KINDS)))
        return None
    kind, value = next(iter(node.value.items()))
    inner = node.child(str(kind), value)
    if kind not in READERS:
        inner.bad("unknown_rule", among(list(RULE_KINDS), str(kind)), found=str(kind))
        return None
    if node.ctx.scale is None and kind != "pass_fail":
        inner.bad("rule_needs_points", "pass_fail, or `points` at the top", found=str(kind))
        return None
    errors = node.ctx.errors
    try:
        rule = READERS[str(kind)](inner, most)
    except RuleDoesNotHold as fault:
        inner.bad(fault.code, str(fault.fields["accepted"]), found=str(fault.fields["found"]))
        return None
    return rule if node.ctx.errors == errors else None


def _within(node: Node, points: int | None, most: int | None) -> int:
    if points is not None and most is not None and points > most:
        node.bad("points_above_maximum", "at most the criterion's max")
    return points or 0


def _pass_fail(node: Node, _most: int | None) -> Rule | None:
    value = dict(node.value) if isinstance(node.value, dict) else node.value
    partly_value = value.pop("partly", None) if isinstance(value, dict) else None
    condition = read_group(Node(value, node.path, node.ctx))
    partly = None
    if partly_value is not None:
        partly = _partly(node.child("partly", partly_value), _most)
    return None if condition is None else PassFail(condition, partly)


def _partly(node: Node, most: int | None) -> Partly | None:
    nodes = node.mapping(("at_least", "points"))
    if len(nodes) != 2:  # noqa: PLR2004 - the two keys
        return None
    count, points = nodes["at_least"].whole(), nodes["points"].points()
    if points is not None and most is not None and not 0 < points < most:
        nodes["points"].bad("points_above_maximum", "more than 0 and less than the criterion's max")
    return None if count is None or points is None else Partly(count, points)


def _choice(node: Node, most: int | None) -> Rule | None:
    nodes = node.mapping(("fact", "points"))
    spec = nodes["fact"].fact_of("options") if "fact" in nodes else None
    if spec is None or "points" not in nodes:
        return None
    table = nodes["points"].mapping(spec.options)
    points = [
        (option, _within(table[option], table[option].points(), most))
        for option in spec.options
        if option in table
    ]
    return Choice(spec.id, tuple(points)) if points else None


def _by_hand(node: Node, most: int | None) -> Rule | None:
    nodes = node.mapping(("fact",))
    spec = nodes["fact"].fact_of("judgement") if "fact" in nodes else None
    if spec is None:
        return None
    if most is not None and spec.most != most:
        nodes["fact"].bad("max_differs", "a fact whose max is the criterion's max")
    return ByHand(spec.id)


def _bands(node: Node, most: int | None) -> Rule | None:
    nodes = node.mapping(("bands",), ("fact", "numerator", "denominator", "when_zero"))
    if not _quantity_said(node, nodes):
        return None
    quantity = read_quantity(nodes, "count", "ratio", "judgement")
    when_zero = _when_zero_points(node, nodes, most)
    if quantity is None or "bands" not in nodes:
        return None
    kind = type_of(node.ctx.specs[quantity.fact]) if isinstance(quantity, Of) else "share"
    bands = [_band(item, kind, most) for item in nodes["bands"].items()]
    read = tuple(band for band in bands if band is not None)
    if len(read) != len(bands):
        return None
    grain = (
        node.ctx.specs[quantity.fact].most
        if kind == "judgement" and isinstance(quantity, Of)
        else None
    )
    check_bands(nodes["bands"], read, kind, grain)
    return Bands(quantity, read, when_zero)


def _quantity_said(node: Node, nodes: dict[str, Node]) -> bool:
    if ("fact" in nodes) == ("numerator" in nodes):
        node.bad(
            "no_quantity", "either fact, or numerator and denominator", found="neither or both"
        )
        return False
    return True


def _when_zero_points(node: Node, nodes: dict[str, Node], most: int | None) -> int | None:
    if "when_zero" in nodes:
        return _within(nodes["when_zero"], nodes["when_zero"].points(), most)
    under = nodes.get("denominator")
    if under is not None and not (text_of(under.value) or "").isdigit():
        node.child("when_zero", None).bad(
            "missing_key", "points for a denominator of 0", found="nothing"
        )
    return None


def _band(node: Node, kind: str, most: int | None) -> Band | None:
    nodes = node.mapping(("points",), ("from", "above", "below", "to"))
    for low, high in (("from", "above"), ("below", "to")):
        if low in nodes and high in nodes:
            node.bad("two_bounds", f"one of {low}, {high}", found=f"{low} and {high}")
    errors = node.ctx.errors
    bounds = {key: _bound(inner, kind) for key, inner in nodes.items() if key != "points"}
    points = _within(nodes["points"], nodes["points"].points(), most) if "points" in nodes else 0
    if node.ctx.errors != errors:
        return None
    return Band(
        low=bounds.get("from") or bounds.get("above"),
        low_closed="from" in bounds,
        high=bounds.get("to") or bounds.get("below"),
        high_closed="to" in bounds,
        points=points,
    )


def _bound(node: Node, kind: str) -> Ratio | None:
    if kind in {"ratio", "share"}:
        return node.share(beyond_one=kind == "share")
    number = node.whole() if kind == "count" else node.points()
    return None if number is None else Ratio(number, 1)


def _proportional(node: Node, most: int | None) -> Rule | None:
    nodes = node.mapping(
        (),
        (
            "fact",
            "numerator",
            "denominator",
            "when_zero",
            "times",
            "floor",
            "cap",
            "rounding",
            "place",
        ),
    )
    if not _quantity_said(node, nodes):
        return None
    quantity = read_quantity(nodes, "ratio")
    when_zero = _when_zero_points(node, nodes, most)
    times = nodes["times"].share(beyond_one=True) if "times" in nodes else Ratio(1, 1)
    floor = _within(nodes["floor"], nodes["floor"].points(), most) if "floor" in nodes else 0
    cap = _within(nodes["cap"], nodes["cap"].points(), most) if "cap" in nodes else most
    word = nodes["rounding"].one_of(ROUNDINGS) if "rounding" in nodes else "down"
    place = nodes["place"].points() if "place" in nodes else 1
    if quantity is None or times is None or cap is None or word is None or place is None:
        return None
    if (
        isinstance(quantity, Of)
        and most is not None
        and cap * times.denominator > most * times.numerator
    ):
        node.bad(
            "max_differs", "a rule that can reach its cap", found=f"times {times} of the maximum"
        )
    return Proportional(quantity, times, floor, cap, Rounding(word), place, when_zero)


def _count_points(node: Node, most: int | None) -> Rule | None:
    nodes = node.mapping(("count", "each"), ("less", "cap", "direction"))
    count = nodes["count"].fact_of("count") if "count" in nodes else None
    less = nodes["less"].fact_of("count") if "less" in nodes else None
    each = nodes["each"].points() if "each" in nodes else None
    cap = _within(nodes["cap"], nodes["cap"].points(), most) if "cap" in nodes else most
    way = nodes["direction"].one_of(("add", "subtract")) if "direction" in nodes else "add"
    if count is None or each is None or cap is None or way is None:
        return None
    return CountPoints(count.id, each, cap, less.id if less else None, way == "subtract")


def _grade(node: Node, most: int | None) -> Rule | None:
    nodes = node.mapping(("fact", "points"))
    spec = nodes["fact"].fact_of("grade") if "fact" in nodes else None
    table = nodes["points"].mapping(tuple(GRADES)) if "points" in nodes else {}
    points = {GRADES[word]: _within(inner, inner.points(), most) for word, inner in table.items()}
    if spec is None or len(points) != len(Grade):
        return None
    return GradePoints(
        spec.id, (points[Grade(0)], points[Grade(1)], points[Grade(2)], points[Grade(3)])
    )


def _fixed(node: Node, most: int | None) -> Rule | None:
    nodes = node.mapping(("points",))
    points = nodes["points"].points() if "points" in nodes else None
    return None if points is None else Fixed(_within(nodes["points"], points, most))


def _by_case(node: Node, most: int | None) -> Rule | None:
    errors = node.ctx.errors
    cases = [_case(item, most) for item in node.items()]
    read = tuple(case for case in cases if case is not None)
    # The conditions are checked even when a rule inside is wrong: all defects are told at once.
    if read and len(read) == len(cases) and read[-1].when is not None:
        check_cases(node, read, _case_kind(node, read))
    return ByCase(read) if node.ctx.errors == errors else None


def _case(node: Node, most: int | None) -> Case | None:
    nodes = node.mapping(("rule",), ("when",))
    when = read_condition(nodes["when"]) if "when" in nodes else None
    rule = read_rule(nodes["rule"], most) if "rule" in nodes else None
    if isinstance(rule, ByCase):
        nodes["rule"].bad("nested_cases", "a rule that is not by_case", found="by_case")
    unread = "when" in nodes and when is None
    return None if unread else Case(when, rule or Fixed(0))


def _case_kind(node: Node, cases: tuple[Case, ...]) -> str:
    condition = cases[0].when
    while isinstance(condition, AllOf) and condition.items:
        condition = condition.items[0]
    quantity = getattr(condition, "quantity", None)
    return type_of(node.ctx.specs[quantity.fact]) if isinstance(quantity, Of) else "share"


READERS: Final[dict[str, Callable[[Node, int | None], Rule | None]]] = {
    "pass_fail": _pass_fail,
    "choice": _choice,
    "by_hand": _by_hand,
    "bands": _bands,
    "proportional": _proportional,
    "count_points": _count_points,
    "grade": _grade,
    "by_case": _by_case,
    "fixed": _fixed,
}
