"""Facts from people and files, and facts as integers in the framework's order."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from bontot.engine._model.defects import FactErrors
from bontot.engine._model.facts import (
    GRADES,
    NOT_APPLICABLE,
    NOT_APPLICABLE_CODE,
    UNKNOWN,
    UNKNOWN_CODE,
    Facts,
    FactSpec,
    FactType,
    FactValue,
    Grade,
    Missing,
)
from bontot.engine._parse.reader import Context, Node, among, points_text, text_of
from bontot.primitives.errors import Invalid
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bontot.engine._model.framework import Framework


_MOST: Final = 1_000_000_000
_NUMBER: Final = re.compile(r"(-?\d{1,12}(?:[.,]\d+)?)(?:\s+(.+))?")
_PAIR: Final = re.compile(r"(-?\d{1,12})\s?/\s?(-?\d{1,12})(?:\s+(.+))?")
_MISSING: Final = {missing.value: missing for missing in Missing}


class EncodedFactsDiffer(Invalid):
    """An integer array does not fit the framework's order: fields `found`, `accepted`."""

    code = "encoded_facts_differ"


def parse_facts(
    framework: Framework,
    mapping: Mapping[str, object],
    *,
    lines: Mapping[str, int] | None = None,
) -> Facts:
    """
    Read facts for a framework; a declared fact that is not given is unknown.

    Args:
        framework: the framework whose facts they are.
        lines: path → line in the file, as for a framework.
        mapping: name → value: `26/27` (also a pair or a `Ratio`), `3`, `yes`, a grade, a day, an option, points;
            `unknown`; `n/a`. A number may carry its unit: `26/27 đảng viên`. A ratio over 0 is not applicable.

    Raises:
        FactErrors: an unknown name, a wrong type or unit, a numerator above its denominator, a negative count;
            every one of them at once, by name.
    """
    ctx = Context(lines=lines or {}, specs=dict(framework.specs), scale=framework.scale)
    values: dict[str, FactValue] = dict.fromkeys(framework.specs, UNKNOWN)
    for name, node in Node(dict(mapping), "", ctx).mapping(free=True).items():
        if name not in framework.specs:
            node.bad("unknown_fact", among(list(framework.specs), name), found=name)
            continue
        value = _value(framework.specs[name], node)
        if value is not None:
            values[name] = value
    if ctx.errors:
        raise FactErrors(tuple(ctx.defects), framework=framework.slug)
    return Facts(values)


def _value(spec: FactSpec, node: Node) -> FactValue | None:
    if isinstance(node.value, Missing):
        return node.value
    text = text_of(node.value)
    if text in _MISSING:
        return _MISSING[text]
    return _READERS[spec.type](spec, node)


def _unit(spec: FactSpec, node: Node, unit: str | None) -> bool:
    if unit is None or unit == spec.unit:
        return True
    node.bad("wrong_unit", spec.unit or "no unit", found=unit)
    return False


def _count(spec: FactSpec, node: Node) -> FactValue | None:
    if isinstance(node.value, bool):
        node.bad("wrong_type", f"a count of {spec.unit}: a whole number")
        return None
    found = _NUMBER.fullmatch(text_of(node.value) or "")
    if found is None or not re.fullmatch(r"-?\d+", found.group(1)):
        node.bad("wrong_type", f"a count of {spec.unit}: a whole number")
        return None
    number = int(found.group(1))
    if not 0 <= number <= _MOST:
        node.bad("negative_count" if number < 0 else "too_many", f"0 to {_MOST}")
        return None
    return number if _unit(spec, node, found.group(2)) else None


def _ratio(spec: FactSpec, node: Node) -> FactValue | None:
    pair = _pair(spec, node)
    if pair is None:
        return None
    numerator, denominator = pair
    if min(pair) < 0 or max(pair) > _MOST:
        node.bad("negative_count" if min(pair) < 0 else "too_many", f"0 to {_MOST}")
        return None
    if numerator > denominator:
        node.bad("numerator_above_denominator", "a numerator of at most its denominator")
        return None
    return Ratio(numerator, denominator) if denominator else NOT_APPLICABLE


def _pair(spec: FactSpec, node: Node) -> tuple[int, int] | None:
    value = node.value
    if isinstance(value, Ratio):
        return value.numerator, value.denominator
    if isinstance(value, tuple | list) and [type(part) for part in value] == [int, int]:
        return int(value[0]), int(value[1])
    found = _PAIR.fullmatch(text_of(value) or "")
    if found is None:
        node.bad("wrong_type", f"a ratio in {spec.unit}: numerator/denominator, as 26/27")
        return None
    if not _unit(spec, node, found.group(3)):
        return None
    return int(found.group(1)), int(found.group(2))


def _flag(_spec: FactSpec, node: Node) -> FactValue | None:
    text = (text_of(node.value) or "").lower()
    if text in {"yes", "true", "no", "false"}:
        return text in {"yes", "true"}
    node.bad("wrong_type", "yes or no")
    return None


def _grade(_spec: FactSpec, node: Node) -> FactValue | None:
    if isinstance(node.value, Grade):
        return node.value
    text = text_of(node.value) or ""
    if text in GRADES:
        return GRADES[text]
    node.bad("wrong_type", among(list(GRADES), text))
    return None


def _date(_spec: FactSpec, node: Node) -> FactValue | None:
    try:
        return dt.date.fromisoformat(text_of(node.value) or "")
    except ValueError:
        node.bad("wrong_type", "a day as 2024-01-31")
        return None


def _judgement(spec: FactSpec, node: Node) -> FactValue | None:
    if spec.options:
        text = text_of(node.value) or ""
        if text in spec.options:
            return text
        node.bad("unknown_option", among(spec.options, text))
        return None
    steps = node.points()
    if steps is None:
        return None
    scale = node.ctx.scale
    if steps > spec.most:
        node.bad("points_above_maximum", f"0 to {points_text(scale, spec.most)}")
        return None
    if steps % spec.step:
        node.bad("not_a_multiple_of_step", f"a multiple of {points_text(scale, spec.step)}")
        return None
    return steps


_READERS: Final[dict[FactType, Callable[[FactSpec, Node], FactValue | None]]] = {
    FactType.COUNT: _count,
    FactType.RATIO: _ratio,
    FactType.FLAG: _flag,
    FactType.GRADE: _grade,
    FactType.DATE: _date,
    FactType.JUDGEMENT: _judgement,
}


def encode_facts(framework: Framework, facts: Facts) -> list[int]:
    """
    Write facts as integers in the framework's order: a ratio takes two, anything else one.

    Returns:
        `framework.width` integers; -1 stands for unknown, -2 for not applicable (twice for a ratio). A flag is 0 or 1, a
        grade 0 to 3, a date its ordinal, an option its place, judged points their steps.
    """
    row: list[int] = []
    for spec in framework.facts:
        value = facts[spec.id]
        if isinstance(value, Missing):
            code = UNKNOWN_CODE if value is UNKNOWN else NOT_APPLICABLE_CODE
            row.extend([code] * spec.width)
        elif isinstance(value, Ratio):
            row.extend((value.numerator, value.denominator))
        elif isinstance(value, dt.date):
            row.append(value.toordinal())
        elif isinstance(value, str):
            row.append(spec.options.index(value))
        else:
            row.append(int(value))
    return row


def decode_facts(framework: Framework, row: Sequence[int]) -> Facts:
    """
    Read facts back from integers in the framework's order.

    Raises:
        EncodedFactsDiffer: the array has another length than the framework's order.
    """
    if len(row) != framework.width:
        raise EncodedFactsDiffer(found=len(row), accepted=framework.width)
    return Facts({spec.id: _decoded(spec, row) for spec in framework.facts})


def _decoded(spec: FactSpec, row: Sequence[int]) -> FactValue:
    code = int(row[spec.offset])
    if code < 0:
        return UNKNOWN if code == UNKNOWN_CODE else NOT_APPLICABLE
    if spec.type is FactType.RATIO:
        under = int(row[spec.offset + 1])
        return Ratio(code, under) if under else NOT_APPLICABLE
    if spec.type is FactType.FLAG:
        return bool(code)
    if spec.type is FactType.GRADE:
        return Grade(code)
    if spec.type is FactType.DATE:
        return dt.date.fromordinal(code)
    return spec.options[code] if spec.options else code
