"""Which cells of kind × bound × state a row of facts touches, and the table of them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bontot.engine import (
    Facts,
    FactType,
    FactValue,
    Framework,
)
from bontot.engine._model.conditions import (
    Compare,
    CompareCounts,
    FlagIs,
    GradeIs,
    Of,
    OptionIn,
    Quantity,
    Share,
    leaves,
)
from bontot.engine._model.results import Bar, Outcome
from bontot.engine._rules.points import (
    Bands,
    ByCase,
    ByHand,
    Choice,
    CountPoints,
    Fixed,
    GradePoints,
    PassFail,
    Proportional,
)
from bontot.engine._scalar.evaluate import evaluate
from bontot.engine._scalar.points import counted
from bontot.engine._scalar.truth import FALSE, OPEN, TRUE, measure, missing, truth


if TYPE_CHECKING:
    from collections.abc import Iterator

    from bontot.engine._model.framework import Criterion, Rule


from tests.support.fact_maker import inner_rules
from tests.support.framework_maker import OPS


# What a row of facts touches.

Cell = tuple[str, str, str]
_NUMERIC = ("under", "exactly", "over", "unknown", "n/a")
_MATCHED = ("under", "exactly", "unknown", "n/a")
_GATES = (
    "event", "share_at_rating", "attendance", "task_completion", "own_level", "linked_level",
    "mandatory_max", "pillar_points", "discipline", "condition",
)  # fmt: skip


def _cells() -> Iterator[Cell]:
    rows: list[tuple[str, str, tuple[str, ...]]] = []
    rows += [
        ("pass_fail", f"{k} {op}", _NUMERIC)
        for k in ("count", "ratio", "points", "counts", "share", "grade")
        for op in OPS
    ]
    rows += [
        ("pass_fail", f"date {op}", _NUMERIC)
        for op in ("at_least", "more_than", "at_most", "less_than")
    ]
    rows += [("pass_fail", what, _MATCHED) for what in ("option", "flag True", "flag False")]
    rows += [
        ("bands", f"{k} {b}", _NUMERIC)
        for k in ("count", "ratio", "points", "share")
        for b in ("from", "above", "below", "to")
    ]
    rows += [
        ("proportional", f"{k} {r}", _NUMERIC)
        for k in ("ratio", "share")
        for r in ("down", "nearest", "up")
    ]
    rows += [("proportional", "zero", ("exactly",)), ("bands", "zero", ("exactly",))]
    rows += [("count_points", way, _NUMERIC) for way in ("add", "subtract", "difference")]
    rows += [
        ("choice", "option", ("exactly", "unknown", "n/a")),
        ("grade", "grade", ("exactly", "unknown", "n/a")),
    ]
    rows += [
        ("by_hand", "maximum", _MATCHED),
        ("by_case", "when", _MATCHED),
        ("fixed", "points", ("exactly",)),
    ]
    rows += [("policy", f"not_applicable {p}", ("n/a",)) for p in ("full", "rescale", "none")]
    rows += [("policy", f"unknown {p}", ("unknown",)) for p in ("open", "no_points")]
    rows += [("applies_when", "condition", _MATCHED)]
    rows += [("gate", kind, _MATCHED) for kind in _GATES]
    for kind, bound, states in rows:
        for state in states:
            yield kind, bound, state


CELLS: tuple[Cell, ...] = tuple(_cells())


def tally(framework: Framework, facts: Facts) -> Counter[Cell]:
    """Counts the cells one row of facts touches."""
    found: Counter[Cell] = Counter()
    evaluation = evaluate(framework, facts)
    results = (*evaluation.criteria, *evaluation.bonus_items, *evaluation.deduction_items)
    for line, result in zip(framework.lines, results, strict=True):
        found.update(_line_cells(line, facts, framework))
        if result.outcome is Outcome.UNKNOWN:
            found["policy", f"unknown {line.unknown.value}", "unknown"] += 1
    for line, result in zip(framework.criteria, evaluation.criteria, strict=True):
        if result.outcome is Outcome.NOT_APPLICABLE:
            found["policy", f"not_applicable {line.not_applicable.value}", "n/a"] += 1
    states = {
        Bar.BARS: "under",
        Bar.PASSES: "exactly",
        Bar.UNKNOWN: "unknown",
        Bar.NOT_APPLICABLE: "n/a",
    }
    for gate, outcome in zip(framework.gates, evaluation.gates, strict=True):
        found["gate", gate.rule.kind, states[outcome.bar]] += 1
    return found


def _matched(held: Any) -> str:
    return {TRUE: "exactly", FALSE: "under", OPEN: "unknown"}.get(held, "n/a")


def _line_cells(line: Criterion, facts: Facts, framework: Framework) -> Iterator[Cell]:
    if line.applies_when is not None:
        yield "applies_when", "condition", _matched(truth(line.applies_when, facts))
    if isinstance(line.rule, ByCase):
        for case in line.rule.cases:
            if case.when is not None:
                yield "by_case", "when", _matched(truth(case.when, facts))
    for rule in inner_rules(line.rule):
        yield from _rule_cells(rule, line.most, facts, framework)


def _rule_cells(rule: Rule, most: int, facts: Facts, framework: Framework) -> Iterator[Cell]:  # noqa: C901 - one branch a kind
    if isinstance(rule, PassFail):
        for leaf in leaves(rule.condition):
            yield _leaf_cell(leaf, facts, framework)
    elif isinstance(rule, Bands):
        yield from _band_cells(rule, facts, framework)
    elif isinstance(rule, Proportional):
        yield _proportional_cell(rule, most, facts)
    elif isinstance(rule, CountPoints):
        yield _count_cell(rule, facts)
    elif isinstance(rule, Choice | GradePoints | ByHand):
        what = {"choice": "option", "grade": "grade", "by_hand": "maximum"}[rule.kind]
        value = facts[rule.fact]
        state = _missing_state(value)
        if state is None:
            state = "under" if isinstance(rule, ByHand) and value != most else "exactly"
        yield rule.kind, what, state
    elif isinstance(rule, Fixed):
        yield "fixed", "points", "exactly"


def _missing_state(*values: FactValue) -> str | None:
    lost = missing(*values)
    return None if lost is None else _matched(lost)


def _side(number: int) -> str:
    return "exactly" if number == 0 else "under" if number < 0 else "over"


def _kind(quantity: Quantity, framework: Framework) -> str:
    if isinstance(quantity, Share):
        return "share"
    kind = framework.specs[quantity.fact].type
    return "points" if kind is FactType.JUDGEMENT else kind.value


def _leaf_cell(leaf: Any, facts: Facts, framework: Framework) -> Cell:  # noqa: PLR0911 - one branch a kind
    if isinstance(leaf, Compare):
        row = f"{_kind(leaf.quantity, framework)} {leaf.op.value}"
        pair = measure(leaf.quantity, facts)
        if not isinstance(pair, tuple):
            return "pass_fail", row, _missing_state(pair) or ""
        side = pair[0] * leaf.bound.denominator - leaf.bound.numerator * pair[1]
        return "pass_fail", row, _side(side)
    if isinstance(leaf, CompareCounts):
        left, right = facts[leaf.left], facts[leaf.right]
        state = _missing_state(left, right) or _side(left - right)  # type: ignore[operator]  # two counts
        return "pass_fail", f"counts {leaf.op.value}", state
    value = facts[leaf.fact]
    state = _missing_state(value)
    if isinstance(leaf, FlagIs):
        return (
            "pass_fail",
            f"flag {leaf.value}",
            state or ("exactly" if value is leaf.value else "under"),
        )
    if isinstance(leaf, OptionIn):
        return "pass_fail", "option", state or ("exactly" if value in leaf.options else "under")
    if isinstance(leaf, GradeIs):
        return "pass_fail", f"grade {leaf.op.value}", state or _side(int(value) - int(leaf.grade))  # type: ignore[arg-type]  # known: a grade
    days = 0 if state else (value - leaf.day).days  # type: ignore[operator]  # known: a date
    return "pass_fail", f"date {leaf.op.value}", state or _side(days)


def _band_cells(rule: Bands, facts: Facts, framework: Framework) -> Iterator[Cell]:
    kind = _kind(rule.quantity, framework)
    pair = measure(rule.quantity, facts)
    for band in rule.bands:
        for word, bound in (
            ("from" if band.low_closed else "above", band.low),
            ("to" if band.high_closed else "below", band.high),
        ):
            if bound is None:
                continue
            if not isinstance(pair, tuple):
                yield "bands", f"{kind} {word}", _missing_state(pair) or ""
            elif pair[1] == 0:
                yield "bands", "zero", "exactly"
            else:
                side = pair[0] * bound.denominator - bound.numerator * pair[1]
                yield "bands", f"{kind} {word}", _side(side)


def _proportional_cell(rule: Proportional, most: int, facts: Facts) -> Cell:
    row = f"{'ratio' if isinstance(rule.quantity, Of) else 'share'} {rule.rounding.value}"
    pair = measure(rule.quantity, facts)
    if not isinstance(pair, tuple):
        return "proportional", row, _missing_state(pair) or ""
    if pair[1] == 0:
        return "proportional", "zero", "exactly"
    exact = Fraction(
        most * rule.times.numerator * pair[0], rule.times.denominator * pair[1] * rule.place
    )
    if exact * rule.place > rule.cap:
        return "proportional", row, "over"
    return "proportional", row, "exactly" if exact.denominator == 1 else "under"


def _count_cell(rule: CountPoints, facts: Facts) -> Cell:
    row = "difference" if rule.less is not None else "subtract" if rule.subtract else "add"
    number = counted(rule, facts)
    if not isinstance(number, int):
        return "count_points", row, _missing_state(number) or ""
    return "count_points", row, _side(rule.each * number - rule.cap)


def coverage_table(found: Counter[Cell]) -> str:
    """Prints kind × bound × state, a dash where there can be nothing."""
    possible = set(CELLS)
    lines = [f"{'kind':<14}{'bound':<26}" + "".join(f"{state:>10}" for state in _NUMERIC)]
    for kind, bound in dict.fromkeys((kind, bound) for kind, bound, _ in CELLS):
        counts = [
            str(found[kind, bound, state]) if (kind, bound, state) in possible else "–"
            for state in _NUMERIC
        ]
        lines.append(f"{kind:<14}{bound:<26}" + "".join(f"{count:>10}" for count in counts))
    return "\n".join(lines)
