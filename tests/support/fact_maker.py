"""Facts made at random, at and beside the bounds of a framework."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bontot.engine import (
    NOT_APPLICABLE,
    UNKNOWN,
    Facts,
    FactSpec,
    FactType,
    FactValue,
    Framework,
    Grade,
)
from bontot.engine._model.conditions import (
    Compare,
    CompareCounts,
    Condition,
    DateIs,
    Of,
    Quantity,
    Share,
    leaves,
)
from bontot.engine._rules.points import (
    Bands,
    ByCase,
    CountPoints,
    PassFail,
    Proportional,
)
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from bontot.engine._model.framework import Rule


from tests.support.framework_maker import DAY


def make_facts(rng: Random, framework: Framework, *, missing_share: float = 0.12) -> Facts:
    """Makes facts at and beside the bounds of the framework; a share of them unknown, as many not applicable."""
    bounds = _bounds(framework)
    values: dict[str, FactValue] = {}
    for spec in framework.facts:
        lot = rng.random()
        if lot < missing_share:
            values[spec.id] = UNKNOWN
        elif lot < 2 * missing_share:
            values[spec.id] = NOT_APPLICABLE
        else:
            values[spec.id] = _value(rng, spec, bounds.get(spec.id, []))
    for quantity, bound in _shares(framework):
        _place_share(rng, values, quantity, bound)
    _place_counts(rng, values, framework)
    return Facts(values)


def _place_counts(rng: Random, values: dict[str, FactValue], framework: Framework) -> None:
    for name, beside, above in _differences(framework):
        other = values[beside]
        if isinstance(values[name], int) and isinstance(other, int) and rng.random() < 0.6:
            values[name] = max(0, other + above + rng.randint(-1, 1))
    for name in _events(framework):
        if (
            isinstance(values[name], int)
            and not isinstance(values[name], bool)
            and rng.random() < 0.6
        ):
            values[name] = 0


def _differences(framework: Framework) -> Iterator[tuple[str, str, int]]:
    """Pairs of counts that are compared, and the difference that matters."""
    for condition in _conditions(framework):
        for leaf in leaves(condition):
            if isinstance(leaf, CompareCounts):
                yield leaf.left, leaf.right, 0
    for line in framework.lines:
        for rule in inner_rules(line.rule):
            if isinstance(rule, CountPoints) and rule.less is not None:
                yield rule.count, rule.less, rule.cap // rule.each


def _events(framework: Framework) -> Iterator[str]:
    for gate in framework.gates:
        if gate.rule.kind in {"event", "discipline"}:
            yield from gate.rule.facts()


def _value(rng: Random, spec: FactSpec, bounds: list[Any]) -> FactValue:  # noqa: PLR0911 - one branch a kind
    if spec.type is FactType.FLAG:
        return rng.random() < 0.5
    if spec.type is FactType.GRADE:
        return rng.choice(list(Grade))
    if spec.type is FactType.DATE:
        return (rng.choice(bounds) if bounds else DAY) + dt.timedelta(days=rng.randint(-1, 1))
    if spec.type is FactType.RATIO:
        return _ratio(rng, bounds)
    if spec.options:
        return rng.choice(spec.options)
    near = (
        rng.choice(bounds) + rng.randint(-1, 1)
        if bounds and rng.random() < 0.8
        else rng.randint(0, 30)
    )
    if spec.type is FactType.COUNT:
        return max(0, near)
    on_step = max(0, min(spec.most, near)) // spec.step * spec.step
    return spec.most if rng.random() < 0.2 else on_step


def _ratio(rng: Random, bounds: list[Any]) -> FactValue:
    if bounds and rng.random() < 0.8:
        bound = rng.choice(bounds)
        times = rng.randint(1, 5)
        under = bound.denominator * times
        top = bound.numerator * times + rng.randint(-1, 1)
        return Ratio(max(0, min(under, top)), under)
    under = rng.randint(1, 60)
    return Ratio(rng.randint(0, under), under)


def _place_share(rng: Random, values: dict[str, FactValue], quantity: Share, bound: Ratio) -> None:
    top, under = values[quantity.numerator], quantity.denominator
    bottom = under if isinstance(under, int) else values[under]
    if not isinstance(top, int) or not isinstance(bottom, int) or rng.random() < 0.3:
        return
    if isinstance(under, str):
        if rng.random() < 0.15:
            values[under] = 0
            return
        bottom = bound.denominator * rng.randint(1, 4)
        values[under] = bottom
    exact = bound.numerator * bottom // bound.denominator
    values[quantity.numerator] = max(0, exact + rng.randint(-1, 1))


def _conditions(framework: Framework) -> Iterator[Condition]:  # noqa: C901 - one branch a kind
    for line in framework.lines:
        if line.applies_when is not None:
            yield line.applies_when
        for rule in inner_rules(line.rule):
            if isinstance(rule, PassFail):
                yield rule.condition
        if isinstance(line.rule, ByCase):
            yield from (case.when for case in line.rule.cases if case.when is not None)
    for gate in framework.gates:
        if gate.applies_when is not None:
            yield gate.applies_when
        for part in ("bound", "condition"):
            if hasattr(gate.rule, part):
                yield getattr(gate.rule, part)
    for level in framework.levels:
        if level.when is not None:
            yield level.when


def inner_rules(rule: Rule) -> tuple[Rule, ...]:
    return tuple(case.rule for case in rule.cases) if isinstance(rule, ByCase) else (rule,)


def _quantities(framework: Framework) -> Iterator[tuple[Quantity, Ratio]]:  # noqa: C901 - one branch a kind
    for condition in _conditions(framework):
        for leaf in leaves(condition):
            if isinstance(leaf, Compare):
                yield leaf.quantity, leaf.bound
    for line in framework.lines:
        for rule in inner_rules(line.rule):
            if isinstance(rule, Bands):
                for band in rule.bands:
                    for bound in (band.low, band.high):
                        if bound is not None:
                            yield rule.quantity, bound
            if isinstance(rule, Proportional):
                yield rule.quantity, Ratio(rule.times.denominator, rule.times.numerator)


def _shares(framework: Framework) -> list[tuple[Share, Ratio]]:
    return [(q, bound) for q, bound in _quantities(framework) if isinstance(q, Share)]


def _bounds(framework: Framework) -> dict[str, list[Any]]:  # noqa: C901 - one branch a kind
    found: dict[str, list[Any]] = {}
    for quantity, bound in _quantities(framework):
        if isinstance(quantity, Of):
            ratio = framework.specs[quantity.fact].type is FactType.RATIO
            found.setdefault(quantity.fact, []).append(bound if ratio else bound.numerator)
    for condition in _conditions(framework):
        for leaf in leaves(condition):
            if isinstance(leaf, DateIs):
                found.setdefault(leaf.fact, []).append(leaf.day)
    for line in framework.lines:
        for rule in inner_rules(line.rule):
            if isinstance(rule, CountPoints):
                found.setdefault(rule.count, []).append(rule.cap // rule.each)
    return found
