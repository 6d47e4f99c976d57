"""The least that would change a condition or a rule: how many more, how many fewer, which other value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

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
    leaf_facts,
    leaves,
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
from bontot.engine._scalar.points import proportion
from bontot.engine._scalar.truth import LEFT_OUT, OPEN, TRUE, Values, measure, truth
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Callable

import datetime as dt


Changes = tuple[Message, ...]
# Making a named tuple by its own constructor takes three times as long, and dozens are made for each explanation.
_new: Final = tuple.__new__


def record(names: tuple[str, ...], values: Values) -> Changes:
    """Ask for the evidence that is missing."""
    return tuple(
        [Message("change.record", {"fact": name}) for name in names if values[name] is UNKNOWN]
    )


def to_hold(condition: Condition, values: Values, framework: Framework) -> Changes:
    """Give the least that makes a condition hold; nothing when it does."""
    held = truth(condition, values)
    if held is TRUE or held is LEFT_OUT:
        return ()
    kind = type(condition)
    if kind is AllOf:
        found: list[Message] = []
        for item in condition.items:  # type: ignore[union-attr]  # its type was asked
            found += to_hold(item, values, framework)
        return tuple(found)
    if kind is AnyOf:
        items = condition.items  # type: ignore[union-attr]  # the same
        ways = [way for item in items if (way := to_hold(item, values, framework))]
        ways.sort(key=len)
        return ways[0] if len(ways) == 1 else (Message("change.one_of", {"ways": ways}),)
    if held is OPEN:
        return record(condition_facts(condition), values)
    return _LEAVES[kind](condition, values, framework)


def _move(fact: str, now: int, to: int, of: int | None, kind: str) -> Message:
    if to < 0 or (of is not None and kind == "numerator" and to > of):
        return Message("change.impossible", {"fact": fact})
    fields = {"fact": fact, "by": abs(to - now), "to": to, "of": of, "kind": kind}
    return _new(Message, ("change.more" if to > now else "change.fewer", fields))


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
    if type(quantity) is not Of:
        return quantity.numerator, "over"  # type: ignore[union-attr]  # the other of the two
    kind = framework.specs[quantity.fact].type
    if kind is FactType.RATIO:
        return quantity.fact, "numerator"
    return quantity.fact, "points" if kind is FactType.JUDGEMENT else "count"


def _moved(
    quantity: Quantity, pair: tuple[int, int], to: int, framework: Framework
) -> tuple[Message]:
    """Say that a quantity moves to another numerator over the same denominator."""
    fact, kind = _measured(quantity, framework)
    of = pair[1] if kind in {"numerator", "over"} else None
    return (_move(fact, pair[0], to, of, kind),)


def _compare(leaf: Compare, values: Values, framework: Framework) -> Changes:
    pair = measure(leaf.quantity, values)
    if type(pair) is not tuple:
        return ()
    if pair[1] == 0:
        return (Message("change.impossible", {"fact": _measured(leaf.quantity, framework)[0]}),)
    to = _target(leaf.op, leaf.bound.numerator * pair[1], leaf.bound.denominator)
    return _moved(leaf.quantity, pair, to, framework)


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


class Way(NamedTuple):
    """Changes needed together, and the points (steps) a rule gives after them; None where they have to be tried."""

    changes: Changes
    points: int | None


NO_WAY: Final = Way((), None)


def to_reach(rule: Rule, most: int, target: int, values: Values, framework: Framework) -> Way:
    """
    Give the least that brings a rule to some points or more.

    Args:
        rule: the rule of a criterion that applies.
        most: the criterion's maximum.
        target: points in steps, above what the rule gives now and at most its maximum.
        values: the facts.
        framework: for the types of facts.

    Returns:
        Empty changes when nothing does it.
    """
    reader = _RULES.get(type(rule))
    if reader is None:
        return NO_WAY
    way = reader(rule, most, target, values, framework)
    return way if way is not None else Way(record(rule.facts(), values), None)


def is_sure(rule: Rule) -> bool:
    """Say whether the points after a way need not be tried: no change of one fact moves another part of the rule."""
    if isinstance(rule, PassFail):
        names = [name for leaf in leaves(rule.condition) for name in leaf_facts(leaf)]
        return (
            isinstance(rule.condition, AllOf)
            and rule.partly is None
            and all(_is_plain(item) for item in rule.condition.items)
            and len(set(names)) == len(names)
        )
    if isinstance(rule, ByCase):
        return False
    if isinstance(rule, Bands | Proportional):
        quantity = rule.quantity
        return isinstance(quantity, Of) or quantity.numerator != quantity.denominator
    return not isinstance(rule, CountPoints) or rule.count != rule.less


def _is_plain(item: Condition) -> bool:
    """A comparison that always holds at the nearest whole number its operator names: no group, no `equals` of a share."""
    if isinstance(item, AllOf | AnyOf):
        return False
    return not isinstance(item, Compare) or item.op is not Op.EQUALS


# None stands for a fact that is missing.
def _pass_fail(
    rule: PassFail, most: int, target: int, values: Values, framework: Framework
) -> Way | None:
    if rule.partly is None or target > rule.partly.points:
        return _new(Way, (to_hold(rule.condition, values, framework), most))
    truths = [truth(item, values) for item in rule.condition.items]
    wanted = rule.partly.at_least - truths.count(TRUE)
    ways = [way for item in rule.condition.items if (way := to_hold(item, values, framework))]
    ways.sort(key=len)
    return Way(tuple([change for way in ways[: max(0, wanted)] for change in way]), None)


def _bands(
    rule: Bands, _most: int, target: int, values: Values, framework: Framework
) -> Way | None:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        return None
    top, under = pair
    if under == 0:
        return NO_WAY
    within = _measured(rule.quantity, framework)[1] == "numerator"
    best, points = -1, 0
    for band in rule.bands:
        if band.points < target:
            continue
        to = _into(band, top, under)
        if to < 0 or (within and to > under):
            continue
        if best < 0 or abs(to - top) < abs(best - top):
            best, points = to, band.points
    if best < 0:
        return NO_WAY
    return _new(Way, (_moved(rule.quantity, pair, best, framework), points))


def _into(band: Band, top: int, under: int) -> int:
    """Give the nearest numerator that lies in a band, below 0 when none does."""
    to = top
    if (low := band.low) is not None:
        op = Op.AT_LEAST if band.low_closed else Op.MORE_THAN
        to = max(to, _target(op, low.numerator * under, low.denominator))
    if (high := band.high) is not None:
        op = Op.AT_MOST if band.high_closed else Op.LESS_THAN
        to = min(to, _target(op, high.numerator * under, high.denominator))
    return to if to >= 0 and band.holds(to, under) else -1


def _proportional(
    rule: Proportional, most: int, target: int, values: Values, framework: Framework
) -> Way | None:
    pair = measure(rule.quantity, values)
    if type(pair) is not tuple:
        return None
    under = pair[1]
    if under == 0 or target > rule.cap:
        return NO_WAY
    units = -(-target // rule.place)
    scaled, per = rule.times.denominator * under * rule.place, most * rule.times.numerator
    if rule.rounding is Rounding.DOWN:
        to = -(-units * scaled // per)
    elif rule.rounding is Rounding.UP:
        to = (units - 1) * scaled // per + 1
    else:
        to = -(-(2 * units - 1) * scaled // (2 * per))
    points = proportion(rule, most, to, under)
    return _new(Way, (_moved(rule.quantity, pair, to, framework), points))


def _count_points(
    rule: CountPoints, most: int, target: int, values: Values, _framework: Framework
) -> Way | None:
    count = values[rule.count]
    less = values[rule.less] if rule.less is not None else 0
    if type(count) is not int or type(less) is not int:
        return None
    if rule.subtract:
        counted = (most - target) // rule.each
        points = max(0, most - min(rule.cap, rule.each * max(0, counted)))
    else:
        counted = -(-target // rule.each)
        points = min(rule.cap, rule.each * counted)
    return _new(Way, ((_move(rule.count, count, less + counted, None, "count"),), points))


def _choice(
    rule: Choice, _most: int, target: int, values: Values, _framework: Framework
) -> Way | None:
    if isinstance(values[rule.fact], Missing):
        return None
    enough = [(points, option) for option, points in rule.points if points >= target]
    if not enough:
        return NO_WAY
    least = min(points for points, _ in enough)
    options = tuple([option for points, option in enough if points == least])
    return Way((Message("change.option", {"fact": rule.fact, "options": options}),), least)


def _by_hand(
    rule: ByHand, _most: int, target: int, values: Values, framework: Framework
) -> Way | None:
    now = values[rule.fact]
    if not isinstance(now, int):
        return None
    step = framework.specs[rule.fact].step
    to = -(-target // step) * step
    return Way((_move(rule.fact, now, to, None, "points"),), to)


def _grade_points(
    rule: GradePoints, _most: int, target: int, values: Values, _framework: Framework
) -> Way | None:
    now = values[rule.fact]
    if not isinstance(now, Grade):
        return None
    enough = [grade for grade in Grade if rule.points[grade] >= target]
    if not enough:
        return NO_WAY
    nearest = min(enough, key=lambda grade: abs(grade - now))
    change = Message("change.grade", {"fact": rule.fact, "to": nearest})
    return Way((change,), rule.points[nearest])


def _by_case(
    rule: ByCase, most: int, target: int, values: Values, framework: Framework
) -> Way | None:
    for case in rule.cases:
        held = TRUE if case.when is None else truth(case.when, values)
        if held is TRUE:
            return to_reach(case.rule, most, target, values, framework)
        if case.when is not None and (missing := record(condition_facts(case.when), values)):
            return Way(missing, None)
    return NO_WAY


_RULES: Final[dict[type, Callable[[Any, int, int, Values, Framework], Way | None]]] = {
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
