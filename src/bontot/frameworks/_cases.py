"""
Situations with their expected outcome: an author's examples, run by `framework check` as the tests run ours.

A file holds one situation (`facts`, `expect`) or several: `facts` common to all and `situations`, each with the facts that
differ and what is expected. Only what is written is compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Final

from bontot.engine import FactErrors, evaluate, parse_facts
from bontot.primitives.errors import Invalid
from bontot.primitives.ratios import parse_decimal, render_decimal


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bontot.engine import Evaluation, Framework
    from bontot.frameworks._reading import Sheet


_MAX_SITUATIONS: Final = 500
_PARTS: Final = ("title", "level", "score", "pillars", "criteria", "gates")


class UnreadableCase(Invalid):
    """This will say that a case file is not of the form; fields `source`, `line`, `found`, `accepted`."""

    code: ClassVar[str] = "unreadable_case"


@dataclass(frozen=True, slots=True)
class Situation:
    """
    This will hold one situation.

    Args:
        name: the file's name, and the situation's own.
        line: where it stands in its file.
        facts: fact → value as text.
        expect: part (`title`, `pillars.good_1`, `criteria.c_1.points` …) → expected text.
    """

    name: str
    line: int
    facts: Mapping[str, str]
    expect: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """This will hold one thing that came out otherwise than expected."""

    situation: str
    line: int
    part: str
    expected: str
    came: str


def read_situations(sheet: Sheet, *, source: str) -> tuple[Situation, ...]:
    """
    This will read a case file.

    Raises:
        UnreadableCase: it is not of the form.
    """
    mapping = sheet.mapping
    facts = _texts(mapping.get("facts", {}), sheet, source, "facts")
    if "situations" not in mapping:
        return (_situation(mapping, {}, (source, ""), sheet),)
    listed = mapping["situations"]
    if not isinstance(listed, list) or not 0 < len(listed) <= _MAX_SITUATIONS:
        raise UnreadableCase(**_at(sheet, source, "situations", "a list of situations"))
    return tuple(
        _situation(item, facts, (source, f"situations.{place}"), sheet)
        for place, item in enumerate(listed)
    )


def _situation(
    item: object, common: Mapping[str, str], where: tuple[str, str], sheet: Sheet
) -> Situation:
    source, path = where
    if not isinstance(item, dict) or not set(item) <= {"name", "facts", "expect"}:
        raise UnreadableCase(**_at(sheet, source, path, "name, facts, expect"))
    own = _texts(item.get("facts", {}), sheet, source, f"{path}.facts")
    expect = dict(_flat(item.get("expect"), ""))
    wrong = [part for part in expect if part.partition(".")[0] not in _PARTS]
    if not expect or wrong:
        raise UnreadableCase(**_at(sheet, source, f"{path}.expect", ", ".join(_PARTS)))
    name = item.get("name")
    label = f"{source}:{name}" if isinstance(name, str) else source
    return Situation(label, sheet.lines.get(path, 1), {**common, **own}, expect)


def _texts(value: object, sheet: Sheet, source: str, path: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(inner, str) for inner in value.values()):
        raise UnreadableCase(**_at(sheet, source, path, "fact: value"))
    return value


def _flat(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, str) and path:
        yield path, value


def _at(sheet: Sheet, source: str, path: str, accepted: str) -> dict[str, object]:
    line = sheet.lines.get(path, 1)
    return {"source": source, "line": line, "found": path or ".", "accepted": accepted}


def run(framework: Framework, situation: Situation) -> tuple[Difference, ...]:
    """This will evaluate one situation and give what came out otherwise than expected."""
    try:
        came = outcome(evaluate(framework, parse_facts(framework, situation.facts)))
    except FactErrors as errors:
        return tuple(
            Difference(situation.name, situation.line, f"facts.{d.path}", d.accepted, d.found)
            for d in errors.defects
        )
    return tuple(
        Difference(situation.name, situation.line, part, expected, came.get(part, "–"))
        for part, expected in situation.expect.items()
        if not _same(expected, came.get(part))
    )


def _same(expected: str, came: str | None) -> bool:
    if expected == came or came is None:
        return expected == came
    number = parse_decimal(expected)
    return number is not None and number == parse_decimal(came)


def outcome(evaluation: Evaluation) -> dict[str, str]:
    """
    This will flatten an evaluation into the parts a case can name.

    Returns:
        `title`, `level`, `score` (or `score.low`, `score.high`), `pillars.<id>`, `gates.<id>`, `criteria.<id>` and, for a
        framework with points, `criteria.<id>.outcome` and `criteria.<id>.points`.
    """
    framework = evaluation.framework
    said = {"title": evaluation.title.value if evaluation.title else "not_applicable"}
    if framework.levels:
        said["level"] = evaluation.level_id or ("unknown" if evaluation.level else "not_applicable")
    said.update({f"pillars.{pillar.pillar}": pillar.verdict.value for pillar in evaluation.pillars})
    said.update({f"gates.{gate.gate}": gate.bar.value for gate in evaluation.gates})
    low, high = (_points(framework, steps) for steps in evaluation.score)
    said.update({"score.low": low, "score.high": high} | ({"score": low} if low == high else {}))
    lines = (*evaluation.criteria, *evaluation.bonus_items, *evaluation.deduction_items)
    for line in lines:
        said[f"criteria.{line.criterion}"] = line.outcome.value
        said[f"criteria.{line.criterion}.outcome"] = line.outcome.value
        if line.low == line.high:
            said[f"criteria.{line.criterion}.points"] = _points(framework, line.low)
    return said


def _points(framework: Framework, steps: int) -> str:
    points = Fraction(steps) * framework.step
    return render_decimal(points) or str(points)


def uncovered(framework: Framework, situations: Iterable[Situation]) -> tuple[str, ...]:
    """This will name the criteria without a situation that meets them and one that does not, `id: met` or `id: not_met`."""
    seen = {
        (part.split(".")[1], expected)
        for situation in situations
        for part, expected in situation.expect.items()
        if part.startswith("criteria.") and not part.endswith(".points")
    }
    missing = []
    for criterion in framework.lines:
        if (criterion.id, "met") not in seen:
            missing.append(f"{criterion.id}: met")
        if not {(criterion.id, "not_met"), (criterion.id, "partly")} & seen:
            missing.append(f"{criterion.id}: not_met")
    return tuple(missing)
