"""A case: facts, and what a framework must make of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bontot.primitives.errors import Invalid
from bontot.primitives.ratios import parse_decimal, render_decimal


if TYPE_CHECKING:
    from bontot.engine._model.results import Evaluation


class Difference(NamedTuple):
    """One thing that came out otherwise than a case expects."""

    path: str
    expected: str
    found: str


class UnreadableCase(Invalid):
    """A case cannot be read: fields `path`, `found`, `accepted`."""

    code = "unreadable_case"


def differences(evaluation: Evaluation, expect: Mapping[str, object]) -> tuple[Difference, ...]:
    """
    Compare an evaluation with what a case expects; only what is written is compared.

    Raises:
        UnreadableCase: the expectation names something the framework does not have.
    """
    found = _found(evaluation)
    differing: list[Difference] = []
    for key, wanted in expect.items():
        if key not in found:
            raise UnreadableCase(path=f"expect.{key}", found=key, accepted=", ".join(found))
        inner = found[key]
        if isinstance(inner, Mapping) and key not in {"score", "total", "bonus", "deduction"}:
            differing += _named(key, inner, wanted)
        else:
            differing += _one(key, inner, wanted)
    return tuple(differing)


def _named(key: str, inner: Mapping[str, object], wanted: object) -> list[Difference]:
    if not isinstance(wanted, Mapping):
        raise UnreadableCase(path=f"expect.{key}", found=str(wanted), accepted="a mapping of ids")
    differing = []
    for name, value in wanted.items():
        path = f"expect.{key}.{name}"
        if name not in inner:
            raise UnreadableCase(path=path, found=str(name), accepted=", ".join(inner))
        differing += _one(path, inner[str(name)], value)
    return differing


def _one(path: str, found: object, wanted: object) -> list[Difference]:
    said = found if isinstance(found, Mapping) else {"": found}
    asked = wanted if isinstance(wanted, Mapping) else {_main(said): wanted}
    differing = []
    for part, value in asked.items():
        where = f"{path}.{part}" if part not in {"", "outcome", "points"} else path
        if part not in said:
            raise UnreadableCase(path=where, found=str(part), accepted=", ".join(said))
        expected, actual = _text(value), str(said[part])
        if expected != actual:
            differing.append(Difference(where, expected, actual))
    return differing


def _main(said: Mapping[str, object]) -> str:
    for name in ("outcome", "points"):
        if name in said:
            return name
    return next(iter(said))


def _text(value: object) -> str:
    text = str(value)
    number = parse_decimal(text)
    return (render_decimal(number) or text) if number is not None else text


def _found(evaluation: Evaluation) -> dict[str, object]:
    framework = evaluation.framework

    def points(steps: int) -> str:
        exact = Fraction(steps) * framework.step
        return render_decimal(exact) or str(exact)

    def interval(pair: tuple[int, int]) -> dict[str, str]:
        low, high = points(pair[0]), points(pair[1])
        return {"points": low if low == high else "unknown", "low": low, "high": high}

    lines = (*evaluation.criteria, *evaluation.bonus_items, *evaluation.deduction_items)
    level = "none" if evaluation.level is None else evaluation.level_id or "unknown"
    return {
        "title": evaluation.title.value if evaluation.title else "none",
        "level": level,
        "score": interval(evaluation.score),
        "total": interval(evaluation.total),
        "bonus": interval(evaluation.bonus),
        "deduction": interval(evaluation.deduction),
        "pillars": {
            pillar.pillar: {"outcome": pillar.verdict.value, **interval((pillar.low, pillar.high))}
            for pillar in evaluation.pillars
        },
        "criteria": {
            line.criterion: {"outcome": line.outcome.value, **interval((line.low, line.high))}
            for line in lines
        },
        "gates": {gate.gate: gate.bar.value for gate in evaluation.gates},
    }
