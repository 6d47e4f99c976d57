"""The least that would change a condition or a rule: how many more, how many fewer, which other value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

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
    condition_facts,
)
from bontot.engine._model.explanations import Message
from bontot.engine._model.facts import UNKNOWN, FactType, FactValue, Grade, Missing
from bontot.engine._model.framework import Framework, Rounding, Rule
from bontot.engine._rules.points import (
    Band,
    Bands,
    ByCase,
    ByHand,
    Choice,
    CountPoints,
    GradePoints,
    PassFail,
    Proportional,
)
from bontot.engine._scalar.truth import LEFT_OUT, TRUE, Values, measure, truth
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Callable

import datetime as dt


Changes = tuple[Message, ...]


def record(names: tuple[str, ...], values: Values) -> Changes:
    """Ask for the evidence that is missing."""
    return tuple(
        [Message("change.record", {"fact": name}) for name in names if values[name] is UNKNOWN]
    )


def to_hold(condition: Condition, values: Values, framework: Framework) -> Changes:
    """Give the least that makes a condition hold; nothing when it does."""
    if truth(condition, values) in {TRUE, LEFT_OUT}:
        return ()
    if isinstance(condition, AllOf):
        return tuple(
            [change for item in condition.items for change in to_hold(item, values, framework)]
        )
    if isinstance(condition, AnyOf):
        ways = [way for item in condition.items if (way := to_hold(item, values, framework))]
        ways.sort(key=len)
        return ways[0] if len(ways) == 1 else (Message("change.one_of", {"ways": ways}),)
    missing = record(condition_facts(condition), values)
    return missing or _LEAVES[type(condition)](condition, values, framework)


def _move(fact: str, now: int, to: int, of: int | None, kind: str) -> Message:
    if to < 0 or (of is not None and kind == "numerator" and to > of):
        return Message("change.impossible", {"fact": fact})
    code = "change.more" if to > now else "change.fewer"
    return Message(code, {"fact": fact, "by": abs(to - now), "to": to, "of": of, "kind": kind})


def _target(op: Op, top: int, under: int) -> int:
    """Give the nearest whole number that stands to top/under as the comparison asks."""
    down, rest = divmod(top, under)
    up = down + (rest > 0)
    if op is Op.AT_LEAST or op is Op.EQUALS:
        return up
    if op is Op.MORE_THAN:
        return down + 1
    return down if op is Op.AT_MOST else up - 1


def _measured(quantity: Quantity, framework: Framework) -> tuple[str, str]:
    """Name the fact that would move, and how it is counted."""
    if isinstance(quantity, Of):
        kind = framework.specs[quantity.fact].type
        words = {FactType.RATIO: "numerator", FactType.JUDGEMENT: "points"}
        return quantity.fact, words.get(kind, "count")
    return quantity.numerator, "over"


def _compare(leaf: Compare, values: Values, framework: Framework) -> Changes:
    pair = measure(leaf.quantity, values)
    if isinstance(pair, Missing):
        return ()
    top, under = pair
    fact, kind = _measured(leaf.quantity, framework)
    if under == 0:
        return (Message("change.impossible", {"fact": fact}),)
    bound = leaf.bound
    to = _target(leaf.op, bound.numerator * under, bound.denominator)
    return (_move(fact, top, to, under if kind in {"numerator", "over"} else None, kind),)


def _counts(leaf: CompareCounts, values: Values, _framework: Framework) -> Changes:
    left, right = values[leaf.left], values[leaf.right]
    assert isinstance(left, int) and isinstance(right, int)  # noqa: S101, PT018 - known: asked before
    return (_move(leaf.left, left, _target(leaf.op, right, 1), None, "count"),)


def _flag(leaf: FlagIs, _values: Values, _framework: Framework) -> Changes:
    return (Message("change.flag", {"fact": leaf.fact, "to": leaf.value}),)


def _grade(leaf: GradeIs, _values: Values, _framework: Framework) -> Changes:
    to = _target(leaf.op, int(leaf.grade), 1)
    if not 0 <= to <= max(Grade):
        return (Message("change.impossible", {"fact": leaf.fact}),)
    return (Message("change.grade", {"fact": leaf.fact, "to": Grade(to)}),)


def _option(leaf: OptionIn, _values: Values, _framework: Framework) -> Changes:
    return (Message("change.option", {"fact": leaf.fact, "options": leaf.options}),)


def _date(leaf: DateIs, _values: Values, _framework: Framework) -> Changes:
    return (Message("change.date", {"fact": leaf.fact, "op": leaf.op, "day": leaf.day}),)


_LEAVES: Final[dict[type, Callable[[Any, Values, Framework], Changes]]] = {
    Compare: _compare,
    CompareCounts: _counts,
    FlagIs: _flag,
    GradeIs: _grade,
    OptionIn: _option,
    DateIs: _date,
}


def to_reach(rule: Rule, most: int, target: int, values: Values, framework: Framework) -> Changes:
    """
    Give the least that brings a rule to some points or more.

    Args:
        rule: the rule of a criterion that applies.
        most: the criterion's maximum.
        target: points in steps, above what the rule gives now and at most its maximum.
        values: the facts.
        framework: for the types of facts.

    Returns:
        Changes needed together; empty when nothing does it.
    """
    missing = record(rule.facts(), values) if not isinstance(rule, ByCase | PassFail) else ()
    if missing:
        return missing
    reader = _RULES.get(type(rule))
    return reader(rule, most, target, values, framework) if reader is not None else ()


def _pass_fail(
    rule: PassFail, _most: int, target: int, values: Values, framework: Framework
) -> Changes:
    if rule.partly is None or target > rule.partly.points:
        return to_hold(rule.condition, values, framework)
    truths = [truth(item, values) for item in rule.condition.items]
    wanted = rule.partly.at_least - truths.count(TRUE)
    ways = [way for item in rule.condition.items if (way := to_hold(item, values, framework))]
    ways.sort(key=len)
    return tuple([change for way in ways[: max(0, wanted)] for change in way])


def _bands(rule: Bands, _most: int, target: int, values: Values, framework: Framework) -> Changes:
    pair = measure(rule.quantity, values)
    if isinstance(pair, Missing) or pair[1] == 0:
        return ()
    top, under = pair
    fact, kind = _measured(rule.quantity, framework)
    best: int | None = None
    for band in rule.bands:
        if band.points < target:
            continue
        to = _into(band, top, under)
        reachable = to is not None and (kind != "numerator" or to <= under)
        if reachable and to is not None and (best is None or abs(to - top) < abs(best - top)):
            best = to
    if best is None:
        return ()
    return (_move(fact, top, best, under if kind in {"numerator", "over"} else None, kind),)


def _into(band: Band, top: int, under: int) -> int | None:
    """Give the nearest numerator that lies in a band, None when none does."""
    to = top
    if band.low is not None:
        op = Op.AT_LEAST if band.low_closed else Op.MORE_THAN
        to = max(to, _target(op, band.low.numerator * under, band.low.denominator))
    if band.high is not None:
        op = Op.AT_MOST if band.high_closed else Op.LESS_THAN
        to = min(to, _target(op, band.high.numerator * under, band.high.denominator))
    return to if to >= 0 and band.holds(to, under) else None


def _proportional(
    rule: Proportional, most: int, target: int, values: Values, framework: Framework
) -> Changes:
    pair = measure(rule.quantity, values)
    if isinstance(pair, Missing) or pair[1] == 0 or target > rule.cap:
        return ()
    top, under = pair
    units = -(-target // rule.place)
    scaled, per = rule.times.denominator * under * rule.place, most * rule.times.numerator
    if rule.rounding is Rounding.DOWN:
        to = -(-units * scaled // per)
    elif rule.rounding is Rounding.UP:
        to = (units - 1) * scaled // per + 1
    else:
        to = -(-(2 * units - 1) * scaled // (2 * per))
    fact, kind = _measured(rule.quantity, framework)
    return (_move(fact, top, to, under, kind),)


def _count_points(
    rule: CountPoints, most: int, target: int, values: Values, _framework: Framework
) -> Changes:
    count = values[rule.count]
    less = values[rule.less] if rule.less is not None else 0
    if isinstance(count, Missing) or isinstance(less, Missing):
        return ()
    assert isinstance(count, int) and isinstance(less, int)  # noqa: S101, PT018 - both are counts
    if rule.subtract:
        return (_move(rule.count, count, less + (most - target) // rule.each, None, "count"),)
    return (_move(rule.count, count, less + -(-target // rule.each), None, "count"),)


def _choice(
    rule: Choice, _most: int, target: int, _values: Values, _framework: Framework
) -> Changes:
    enough = [(points, option) for option, points in rule.points if points >= target]
    if not enough:
        return ()
    least = min(points for points, _ in enough)
    options = tuple([option for points, option in enough if points == least])
    return (Message("change.option", {"fact": rule.fact, "options": options}),)


def _by_hand(
    rule: ByHand, _most: int, target: int, values: Values, framework: Framework
) -> Changes:
    step = framework.specs[rule.fact].step
    now = values[rule.fact]
    assert isinstance(now, int)  # noqa: S101 - judged points
    return (_move(rule.fact, now, -(-target // step) * step, None, "points"),)


def _grade_points(
    rule: GradePoints, _most: int, target: int, values: Values, _framework: Framework
) -> Changes:
    now = values[rule.fact]
    assert isinstance(now, Grade)  # noqa: S101 - known: a grade
    enough = [grade for grade in Grade if rule.points[grade] >= target]
    if not enough:
        return ()
    nearest = min(enough, key=lambda grade: abs(grade - now))
    return (Message("change.grade", {"fact": rule.fact, "to": nearest}),)


def _by_case(rule: ByCase, most: int, target: int, values: Values, framework: Framework) -> Changes:
    for case in rule.cases:
        if case.when is None:
            return to_reach(case.rule, most, target, values, framework)
        held = truth(case.when, values)
        if held is TRUE:
            return to_reach(case.rule, most, target, values, framework)
        if missing := record(condition_facts(case.when), values):
            return missing
    return ()


_RULES: Final[dict[type, Callable[[Any, int, int, Values, Framework], Changes]]] = {
    PassFail: _pass_fail,
    Bands: _bands,
    Proportional: _proportional,
    CountPoints: _count_points,
    Choice: _choice,
    ByHand: _by_hand,
    GradePoints: _grade_points,
    ByCase: _by_case,
}


def applied(changes: Changes, values: Values) -> dict[str, FactValue]:
    """Give the facts as they would be after the changes; evidence still to be recorded stays unknown."""
    after = dict(values)
    for change in changes:
        if change.code == "change.one_of":
            ways = cast("list[Changes]", change.fields["ways"])
            after = applied(ways[0], after)
        elif change.code in _APPLIED:
            fact = str(change.fields["fact"])
            after[fact] = _APPLIED[change.code](change.fields)
    return after


def _moved_to(fields: dict[str, Any]) -> FactValue:
    to = int(fields["to"])
    return Ratio(to, int(fields["of"])) if fields["kind"] == "numerator" else to


def _day(fields: dict[str, Any]) -> FactValue:
    shift = {Op.MORE_THAN: 1, Op.LESS_THAN: -1}.get(fields["op"], 0)
    day: dt.date = fields["day"]
    return day + dt.timedelta(days=shift)


_APPLIED: Final[dict[str, Callable[[dict[str, Any]], FactValue]]] = {
    "change.more": _moved_to,
    "change.fewer": _moved_to,
    "change.flag": lambda fields: bool(fields["to"]),
    "change.grade": lambda fields: cast("Grade", fields["to"]),
    "change.option": lambda fields: str(fields["options"][0]),
    "change.date": _day,
}
