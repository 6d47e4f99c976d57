"""
The shape of the rulebook: a spec is a piece of framework, a sentence, and rows of facts with what must come out.

The same rows are run as tests and printed as the manual (`tests/spec/print_rules.py` → `docs/reference/rules.md`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml


if TYPE_CHECKING:
    from collections.abc import Mapping


Row = tuple[str, str]


@dataclass(frozen=True)
class Spec:
    """
    One rule of the book.

    Args:
        chapter: where it is printed.
        kind: the rule kind, gate kind or other word it is about.
        text: what it says.
        piece: YAML: keys of a criterion (`rule`, `max`, …), with `facts`, and any key of the top level under `top`.
        rows: facts and expectation, both YAML flow mappings without the braces.
    """

    chapter: str
    kind: str
    title: str
    text: str
    piece: str
    rows: tuple[Row, ...] = ()
    examples: Mapping[str, Any] = field(default_factory=dict)


def read(text: str) -> Any:
    """Reads YAML the way the loader does: every scalar is text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def flow(text: str) -> dict[str, Any]:
    """Reads a flow mapping written without its braces."""
    return read("{" + text + "}") or {}


def name(text: str) -> dict[str, str]:
    """A name in both languages."""
    return {"vi": f"{text} (vi)", "en": text}


def fact_specs(short: Mapping[str, Any]) -> dict[str, Any]:
    """Writes short declarations (`attendance: ratio`) out in full."""
    specs = {}
    for fact, said in short.items():
        spec = {"type": said} if isinstance(said, str) else dict(said)
        if spec["type"] in {"count", "ratio"}:
            spec.setdefault("unit", "lượt")
        specs[fact] = {"vi": f"{fact} (vi)", "en": fact, **spec}
    return specs


def head(**more: Any) -> dict[str, Any]:
    """The head every framework has."""
    return {
        "id": "spec",
        "version": "1",
        "subject": "cell",
        "name": name("spec"),
        "valid": {"from": "2024-01-01"},
        "basis": [{"number": "1-KH/TU", "issuer": "Ban Thường vụ", "date": "2024-01-01"}],
        "not_applicable": "full",
        "unknown": "open",
        **more,
    }


def mapping_of(spec: Spec) -> dict[str, Any]:  # noqa: C901 - one branch a kind
    """Makes the whole framework of a spec: what its piece leaves out is filled with the plainest there is."""
    piece = read(spec.piece)
    facts = fact_specs(piece.pop("facts"))
    top = piece.pop("top", {})
    if "pillars" in top:
        whole = head(facts=facts, **top)
        for pillar in whole["pillars"]:
            pillar.setdefault("name", name(pillar["id"]))
            for criterion in pillar["criteria"]:
                _fill(criterion)
    else:
        criterion = {"id": "c", **piece}
        _fill(criterion)
        points = {"points": {"step": "1", "total": criterion["max"]}} if "max" in criterion else {}
        pillar = {
            "id": "good_1",
            "name": name("good 1"),
            "achieved": "all_criteria",
            "criteria": [criterion],
        }
        whole = head(**points, facts=facts, pillars=[pillar])
        whole.update(top)
    for word in ("bonus", "deduction"):
        for item in whole.get("adjustments", {}).get(word, {}).get("items", ()):
            _fill(item)
    for gate in whole.get("gates", ()):
        gate.setdefault("name", name(gate["id"]))
        gate.setdefault("said_by", "text")
    for level in whole.get("levels", ()):
        level.setdefault("name", name(level["id"]))
    if "title" in whole:
        whole["title"].setdefault("name", name("title"))
    elif "levels" not in whole:
        whole["title"] = {"name": name("title"), "needs": "all_pillars"}
    return whole


def _fill(criterion: dict[str, Any]) -> None:
    criterion.setdefault("name", name(criterion["id"]))
    criterion.setdefault("said_by", "text")
