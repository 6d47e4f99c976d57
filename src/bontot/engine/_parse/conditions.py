"""Reading conditions and the quantities they measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bontot.engine._model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    CompareCounts,
    Condition,
    DateIs,
    FlagIs,
    GradeIs,
    Of,
    Op,
    OptionIn,
    Quantity,
    Share,
)
from bontot.engine._model.facts import GRADES, FactSpec
from bontot.engine._parse.reader import Node, text_of, type_of
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Sequence


BOUNDS: Final = tuple(op.value for op in Op)
DATE_BOUNDS: Final = {
    "on_or_after": Op.AT_LEAST,
    "after": Op.MORE_THAN,
    "on_or_before": Op.AT_MOST,
    "before": Op.LESS_THAN,
}


def read_condition(node: Node) -> Condition | None:
    """Read a condition: a comparison, or `all` or `any` of conditions."""
    value = node.value
    if isinstance(value, dict) and ("all" in value or "any" in value):
        return read_group(node)
    if isinstance(value, dict) and "numerator" in value:
        return _share_leaf(node)
    return _fact_leaf(node)


def read_group(node: Node) -> AllOf | AnyOf | None:
    """Read `{all: […]}` or `{any: […]}`."""
    nodes = node.mapping((), ("all", "any"))
    if len(nodes) != 1:
        node.bad("not_one_key", "one of all, any", found=", ".join(nodes) or "neither")
        return None
    key, inner = next(iter(nodes.items()))
    items = [read_condition(item) for item in inner.items()]
    if not items:
        inner.bad("empty_condition", "at least one condition", found="none")
        return None
    read = tuple(item for item in items if item is not None)
    if len(read) != len(items):
        return None
    return AllOf(read) if key == "all" else AnyOf(read)


def _share_leaf(node: Node) -> Condition | None:
    nodes = node.mapping(("numerator", "denominator"), ("when_zero", *BOUNDS))
    quantity = read_share(nodes)
    when_zero = _when_zero(node, nodes)
    bounds = [
        (Op(key), inner.share(beyond_one=True)) for key, inner in nodes.items() if key in BOUNDS
    ]
    if not bounds:
        node.bad("missing_bound", "one of " + ", ".join(BOUNDS), found="no bound")
    if quantity is None or not bounds:
        return None
    leaves = [Compare(quantity, op, bound, when_zero) for op, bound in bounds if bound is not None]
    return _joined(leaves, len(bounds))


def _when_zero(node: Node, nodes: dict[str, Node]) -> bool | None:
    written = nodes.get("when_zero")
    if written is not None:
        word = written.one_of(("met", "not_met"))
        return None if word is None else word == "met"
    if (text_of(nodes["denominator"].value) or "").isdigit() if "denominator" in nodes else True:
        return None
    node.child("when_zero", None).bad("missing_key", "met or not_met", found="nothing")
    return None


def read_share(nodes: dict[str, Node]) -> Share | None:
    """Read `numerator` and `denominator`: two counts, or a count over a whole number."""
    if "numerator" not in nodes or "denominator" not in nodes:
        return None
    top = nodes["numerator"].fact_of("count")
    under = nodes["denominator"]
    if (text_of(under.value) or "").isdigit():
        number = under.whole()
        if not number:
            under.bad("denominator_zero", "a whole number above 0")
            return None
        return None if top is None else Share(top.id, number)
    bottom = under.fact_of("count")
    return None if top is None or bottom is None else Share(top.id, bottom.id)


def read_quantity(nodes: dict[str, Node], *types: str) -> Quantity | None:
    """Read `fact` (of one of some types), or `numerator` and `denominator`."""
    if "fact" in nodes:
        spec = nodes["fact"].fact_of(*types)
        return None if spec is None else Of(spec.id)
    return read_share(nodes)


def _fact_leaf(node: Node) -> Condition | None:
    nodes = node.mapping(("fact",), ("is", "one_of", *BOUNDS, *DATE_BOUNDS))
    spec = nodes["fact"].fact() if "fact" in nodes else None
    if spec is None:
        return None
    tests = {key: inner for key, inner in nodes.items() if key != "fact"}
    if not tests:
        node.bad("missing_bound", _accepted(spec), found="no bound")
        return None
    leaves = [_test(spec, key, inner) for key, inner in tests.items()]
    return _joined([leaf for leaf in leaves if leaf is not None], len(leaves))


def _joined(leaves: Sequence[Condition], wanted: int) -> Condition | None:
    if len(leaves) != wanted:
        return None
    return leaves[0] if len(leaves) == 1 else AllOf(tuple(leaves))


def _accepted(spec: FactSpec) -> str:
    return {
        "flag": "is",
        "date": ", ".join(DATE_BOUNDS),
        "grade": "is, one of " + ", ".join(BOUNDS),
        "options": "is, one_of, " + ", ".join(BOUNDS),
    }.get(type_of(spec), ", ".join(BOUNDS))


def _test(spec: FactSpec, key: str, node: Node) -> Condition | None:
    kind = type_of(spec)
    if kind == "flag" and key == "is":
        value = node.flag()
        return None if value is None else FlagIs(spec.id, value)
    if kind == "date" and key in DATE_BOUNDS:
        day = node.day()
        return None if day is None else DateIs(spec.id, DATE_BOUNDS[key], day)
    if kind == "grade" and key in {"is", *BOUNDS}:
        word = node.one_of(list(GRADES), "not_a_grade")
        op = Op.EQUALS if key == "is" else Op(key)
        return None if word is None else GradeIs(spec.id, op, GRADES[word])
    if kind == "options" and key in {"is", "one_of", *BOUNDS}:
        return _options(spec, key, node)
    if kind in {"count", "ratio", "judgement"} and key in BOUNDS:
        return _bound(spec, Op(key), node)
    node.bad("wrong_bound", _accepted(spec), found=f"{key} on {spec.id} ({kind})")
    return None


def _bound(spec: FactSpec, op: Op, node: Node) -> Condition | None:
    if isinstance(node.value, dict):
        other = node.mapping(("fact",))
        right = other["fact"].fact_of("count") if "fact" in other else None
        if type_of(spec) != "count":
            node.bad("wrong_bound", "a value", found=f"a fact against {spec.id} ({type_of(spec)})")
            return None
        return None if right is None else CompareCounts(spec.id, op, right.id)
    if type_of(spec) == "ratio":
        bound = node.share()
    else:
        number = node.whole() if type_of(spec) == "count" else node.points()
        bound = None if number is None else Ratio(number, 1)
    return None if bound is None else Compare(Of(spec.id), op, bound)


def _options(spec: FactSpec, key: str, node: Node) -> OptionIn | None:
    if key == "one_of":
        words = [item.one_of(spec.options, "unknown_option") for item in node.items()]
        chosen = {word for word in words if word is not None}
        ok = len(chosen) == len(words) > 0
    else:
        word = node.one_of(spec.options, "unknown_option")
        ok = word is not None
        chosen = _on_side(spec.options, key, word) if word is not None else set()
    if ok and not chosen:
        node.bad("empty_condition", "a bound some option can meet")
        return None
    return OptionIn(spec.id, tuple(o for o in spec.options if o in chosen)) if ok else None


def _on_side(options: tuple[str, ...], key: str, word: str) -> set[str]:
    place = options.index(word)
    return {
        "is": {word},
        "equals": {word},
        "at_least": set(options[: place + 1]),
        "more_than": set(options[:place]),
        "at_most": set(options[place:]),
        "less_than": set(options[place + 1 :]),
    }[key]
