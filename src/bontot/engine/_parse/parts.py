"""Reading the small parts: names, who says it, the card, the head, the facts declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from bontot.engine._model.facts import FactSpec, FactType
from bontot.engine._model.framework import Basis, Card, Name, Rounding, SaidBy, Scale, Validity
from bontot.engine._parse.reader import Context, Node, among


_UNIT: Final = {FactType.COUNT, FactType.RATIO}
_TYPES: Final = tuple(kind.value for kind in FactType)
_MOST_STEPS: Final = 30_000


def read_name(node: Node | None) -> Name | None:
    """Read `{vi, en}`."""
    if node is None:
        return None
    nodes = node.mapping(("vi", "en"))
    vi = nodes["vi"].text() if "vi" in nodes else None
    en = nodes["en"].text() if "en" in nodes else None
    return None if vi is None or en is None else Name(vi, en)


def read_said_by(node: Node | None) -> SaidBy | None:
    """Read `text`, `choice`, or `{by, note}`."""
    if node is None:
        return None
    if not isinstance(node.value, Mapping):
        by = node.one_of(("text", "choice"))
        return None if by is None else SaidBy(by)
    nodes = node.mapping(("by",), ("note",))
    by = nodes["by"].one_of(("text", "choice")) if "by" in nodes else None
    note = nodes["note"].text() if "note" in nodes else ""
    return None if by is None or note is None else SaidBy(by, note)


def read_card(node: Node | None) -> Card | None:
    """Read `{who, when, how}`."""
    if node is None:
        return None
    nodes = node.mapping(("who", "when", "how"))
    texts = [nodes[key].text() if key in nodes else None for key in ("who", "when", "how")]
    who, when, how = texts
    return None if who is None or when is None or how is None else Card(who, when, how)


def read_basis(node: Node | None) -> tuple[Basis, ...]:
    """Read the documents a framework rests on."""
    entries = []
    for item in node.items() if node is not None else ():
        nodes = item.mapping(("number", "issuer"), ("date",))
        number = nodes["number"].text() if "number" in nodes else None
        issuer = nodes["issuer"].text() if "issuer" in nodes else None
        day = nodes["date"].day() if "date" in nodes else None
        if number is not None and issuer is not None:
            entries.append(Basis(number, issuer, day))
    if node is not None and not entries:
        node.bad("no_basis", "at least one {number, date, issuer}", found="none that can be read")
    return tuple(entries)


def read_validity(node: Node | None) -> Validity | None:
    """Read `{from, until}`."""
    if node is None:
        return None
    nodes = node.mapping(("from",), ("until",))
    start = nodes["from"].day() if "from" in nodes else None
    until = nodes["until"].day() if "until" in nodes else None
    if start is not None and until is not None and until <= start:
        nodes["until"].bad("dates_out_of_order", f"a day after {start.isoformat()}")
    return None if start is None else Validity(start, until)


def read_scale(node: Node | None, ctx: Context) -> Scale | None:
    """Read `{step, total, rounding}`; the step is set in the context first, so that the total can be read."""
    if node is None:
        return None
    nodes = node.mapping(("step", "total"), ("rounding",))
    step = nodes["step"].decimal() if "step" in nodes else None
    if step is not None and step <= 0:
        nodes["step"].bad("step_zero", "a number above 0")
        step = None
    word = nodes["rounding"].one_of([r.value for r in Rounding]) if "rounding" in nodes else None
    rounding = Rounding(word) if word is not None else None
    ctx.scale = Scale(step or Fraction(1), 0, rounding)
    total = nodes["total"].points() if "total" in nodes and step is not None else None
    if total is not None and not 0 < total <= _MOST_STEPS:
        nodes["total"].bad("total_out_of_range", f"1 to {_MOST_STEPS} steps")
    ctx.scale = Scale(step or Fraction(1), total or 0, rounding)
    return ctx.scale


def read_facts(node: Node | None, ctx: Context) -> tuple[FactSpec, ...]:
    """
    Read the declared facts and set them in the context, in the order of their names.

    The order in a file is not part of the digest, so the layout of an encoded row must not hang on it.
    """
    if node is None:
        return ()
    found = {}
    for name, inner in node.mapping(free=True).items():
        Node(name, inner.path, ctx).id()
        spec = _fact(name, inner)
        if spec is not None:
            found[name] = spec
    offset = 0
    for name in sorted(found):
        ctx.specs[name] = replace(found[name], offset=offset)
        offset += found[name].width
    if not ctx.specs:
        node.bad("no_facts", "at least one fact", found="none that can be read")
    return tuple(ctx.specs.values())


def _fact(name: str, node: Node) -> FactSpec | None:
    nodes = node.mapping(("type", "vi", "en"), ("unit", "options", "max", "step"))
    word = nodes["type"].one_of(_TYPES) if "type" in nodes else None
    texts = {key: nodes[key].text() or "" for key in ("vi", "en", "unit") if key in nodes}
    if word is None:
        return None
    kind = FactType(word)
    unit = texts.get("unit", "")
    if kind in _UNIT and not unit:
        node.child("unit", None).bad(
            "missing_key", "the unit of a count or a ratio", found="nothing"
        )
    if kind not in _UNIT and unit:
        nodes["unit"].bad("unit_misused", f"no unit on a {word}")
    options, most, step = _judgement(node, nodes, kind)
    return FactSpec(name, kind, unit, texts.get("vi", ""), texts.get("en", ""), options, most, step)


def _judgement(
    node: Node, nodes: dict[str, Node], kind: FactType
) -> tuple[tuple[str, ...], int, int]:
    said = [key for key in ("options", "max", "step") if key in nodes]
    if kind is not FactType.JUDGEMENT:
        for key in said:
            nodes[key].bad("unknown_key", f"{key} only on a judgement", found=key)
        return (), 0, 1
    if said == ["options"]:
        words = [item.id() for item in nodes["options"].items()]
        options = tuple(dict.fromkeys(word for word in words if word is not None))
        if len(options) < max(2, len(words)):
            nodes["options"].bad("options_too_few", "two options or more, each once")
        return options, 0, 1
    if said == ["max", "step"]:
        most, step = nodes["max"].points(), nodes["step"].points()
        if most is not None and step is not None and (step < 1 or most % step or most < 1):
            nodes["max"].bad("not_a_multiple_of_step", "a multiple of the judgement's step")
        return (), most or 1, step or 1
    node.bad("judgement_form", "either options, or max and step", found=among(said) or "neither")
    return ("?",), 0, 1
