"""
Situations with their expected outcome: an author's examples, run by `framework check` as the tests run ours.

A file holds one situation (`facts`, `expect`) or several: `facts` common to all and `situations`, each with the facts that
differ and what is expected. Only what is written is compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bontot.engine import FactErrors, UnreadableCase, run_case


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bontot.engine import Framework
    from bontot.frameworks._reading import Sheet


_MAX_SITUATIONS: Final = 500


@dataclass(frozen=True, slots=True)
class Situation:
    """
    One situation.

    Args:
        name: the file's name, and the situation's own.
        line: where it stands in its file.
        facts: fact → value as text.
        expect: what must come out, as a case of the engine says it.
    """

    name: str
    line: int
    facts: Mapping[str, object]
    expect: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CaseDifference:
    """One thing that came out otherwise than a situation expects."""

    situation: str
    line: int
    path: str
    expected: str
    found: str


def read_situations(sheet: Sheet, *, source: str) -> tuple[Situation, ...]:
    """
    Read a case file.

    Args:
        sheet: the file.
        source: its name, shown with each situation.

    Returns:
        The situations in the order written.

    Raises:
        UnreadableCase: it is not of the form; fields `source`, `line`, `path`, `accepted`.
    """
    mapping = sheet.mapping
    if "situations" not in mapping:
        return (_situation(mapping, {}, (source, ""), sheet),)
    common, listed = mapping.get("facts", {}), mapping["situations"]
    if not isinstance(common, dict):
        raise UnreadableCase(**_at(sheet, source, "facts", "fact: value"))
    if not isinstance(listed, list) or not 0 < len(listed) <= _MAX_SITUATIONS:
        raise UnreadableCase(**_at(sheet, source, "situations", "a list of situations"))
    return tuple(
        _situation(item, common, (source, f"situations.{place}"), sheet)
        for place, item in enumerate(listed)
    )


def _situation(
    item: object, common: Mapping[str, object], where: tuple[str, str], sheet: Sheet
) -> Situation:
    source, path = where
    if not isinstance(item, dict) or not set(item) <= {"name", "facts", "expect"}:
        raise UnreadableCase(**_at(sheet, source, path, "name, facts, expect"))
    own, expect = item.get("facts", {}), item.get("expect")
    if not isinstance(own, dict):
        raise UnreadableCase(**_at(sheet, source, f"{path}.facts", "fact: value"))
    if not isinstance(expect, dict) or not expect:
        raise UnreadableCase(**_at(sheet, source, f"{path}.expect", "what must come out"))
    name = f"{source}: {item['name']}" if "name" in item else source
    return Situation(name, sheet.lines.get(path, 1), {**common, **own}, expect)


def _at(sheet: Sheet, source: str, path: str, accepted: str) -> dict[str, object]:
    line = sheet.lines.get(path.removeprefix("."), 1)
    return {"source": source, "line": line, "path": path or ".", "accepted": accepted}


def run(framework: Framework, situation: Situation) -> tuple[CaseDifference, ...]:
    """Evaluate one situation and give what came out otherwise, what cannot be read included."""
    try:
        wrong = run_case(framework, {"facts": situation.facts, "expect": situation.expect})
        found = [(item.path, item.expected, item.found) for item in wrong]
    except FactErrors as errors:
        found = [(f"facts.{bad.path}", bad.accepted, bad.found) for bad in errors.defects]
    except UnreadableCase as bad:
        path, accepted, said = (str(bad.fields[key]) for key in ("path", "accepted", "found"))
        found = [(path, accepted, said)]
    return tuple(CaseDifference(situation.name, situation.line, *three) for three in found)


def uncovered(framework: Framework, situations: Iterable[Situation]) -> tuple[str, ...]:
    """Name the criteria without a situation that meets them (`id: met`) or one that does not (`id: not_met`)."""
    seen = {pair for situation in situations for pair in _outcomes(situation.expect)}
    missing = []
    for criterion in framework.lines:
        if (criterion.id, "met") not in seen:
            missing.append(f"{criterion.id}: met")
        if not {(criterion.id, "not_met"), (criterion.id, "partly")} & seen:
            missing.append(f"{criterion.id}: not_met")
    return tuple(missing)


def _outcomes(expect: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    criteria = expect.get("criteria")
    for name, said in criteria.items() if isinstance(criteria, Mapping) else ():
        outcome = said.get("outcome") if isinstance(said, Mapping) else said
        yield str(name), str(outcome)
