"""One subject: criteria, adjustments, pillars, gates, title, level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bontot.engine._model.framework import (
    Adjustment,
    AllCriteria,
    Criterion,
    FailsPillar,
    FailsTitle,
    Framework,
    Gate,
    Level,
    LimitsLevel,
    LowersLevel,
    NotApplicablePolicy,
    Pillar,
    ShareOfMaximum,
    TitleNeeds,
    UnknownPolicy,
)
from bontot.engine._model.results import (
    Bar,
    CriterionResult,
    Evaluation,
    GateResult,
    Outcome,
    PillarResult,
    Verdict,
)
from bontot.engine._rules.exact import rounded
from bontot.engine._rules.gates import (
    AttendanceGate,
    ConditionGate,
    Discipline,
    EventGate,
    LinkedLevel,
    MandatoryMax,
    OwnLevel,
    PillarPoints,
    ShareAtRating,
    TaskCompletion,
)
from bontot.engine._scalar.points import WORTHS, Given
from bontot.engine._scalar.truth import (
    FALSE,
    LEFT_OUT,
    OPEN,
    TRUE,
    Values,
    every,
    missing,
    some,
    truth,
)


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bontot.engine._model.conditions import Truth
    from bontot.engine._model.facts import Facts


_VERDICTS: Final = {
    TRUE: Verdict.ACHIEVED,
    FALSE: Verdict.NOT_ACHIEVED,
    OPEN: Verdict.UNKNOWN,
    LEFT_OUT: Verdict.NOT_APPLICABLE,
}
_TRUTHS: Final = {verdict: held for held, verdict in _VERDICTS.items()}
# Python looks a member of an enumeration up by a call: those asked for on every line are looked up once.
MET: Final = Outcome.MET
PARTLY: Final = Outcome.PARTLY
NOT_MET: Final = Outcome.NOT_MET
LEAVES_OUT: Final = Outcome.NOT_APPLICABLE
STAYS_OPEN: Final = Outcome.UNKNOWN
BARS: Final = Bar.BARS
PASSES: Final = Bar.PASSES
NOT_ASKED: Final = Bar.NOT_APPLICABLE
UNSURE: Final = Bar.UNKNOWN
# Making a named tuple by its own constructor takes three times as long, and forty are made for each subject.
_new: Final = tuple.__new__
_BARS: Final = {TRUE: BARS, FALSE: PASSES, OPEN: UNSURE, LEFT_OUT: NOT_ASKED}


def evaluate(framework: Framework, facts: Facts) -> Evaluation:
    """
    Say what a framework makes of one subject's facts.

    Args:
        framework: a resolved framework.
        facts: facts read for this framework.

    Returns:
        Everything, in whole steps; intervals while something unknown can still move it.
    """
    values = facts.values_by_name
    criteria = tuple([judge(criterion, values) for criterion in framework.criteria])
    results = {result[0]: result for result in criteria}
    bonus_items = tuple([judge_item(item, values) for item in framework.bonus_items])
    deduction_items = tuple(
        [judge_item(item, values, takes_away=True) for item in framework.deduction_items]
    )
    sums = _sums(framework, criteria)
    bars = _Bars(framework, values, results, sums)
    gates = tuple([_new(GateResult, (gate.id, _BARS[bars.of(gate)])) for gate in framework.gates])
    failing = [
        (gate.effect.pillar, result)
        for gate, result in zip(framework.gates, gates, strict=True)
        if type(gate.effect) is FailsPillar
    ]
    pillars = tuple(
        [_pillar(pillar, sums[pillar.id], failing, results) for pillar in framework.pillars]
    )
    low, high, most, _full = [sum(column) for column in zip(*sums.values(), strict=True)]
    total = _total(framework, low, high, most)
    bonus = _capped(framework.bonus, bonus_items)
    deduction = _capped(framework.deduction, deduction_items)
    score = _score(framework, total, bonus, deduction)
    empty = most == 0
    return Evaluation(
        framework,
        facts,
        criteria,
        bonus_items,
        deduction_items,
        pillars,
        gates,
        total,
        bonus,
        deduction,
        score,
        _title(framework, pillars, gates, score, empty=empty),
        None if empty else _level(bars, pillars, gates, score),
    )


def judge(criterion: Criterion, values: Values) -> CriterionResult:
    """Apply one criterion of a pillar, with its policies."""
    rule, most, when = criterion.rule, criterion.most, criterion.applies_when
    applies = TRUE if when is None else truth(when, values)
    given: Given
    if applies is TRUE:
        given = WORTHS[type(rule)](rule, most, values)
    else:
        given = (0, most) if applies is OPEN else None
    if given is None:
        return _not_applicable(criterion)
    low, high = given
    if low == high:
        outcome = MET if low == most else PARTLY if low > 0 else NOT_MET
        return _new(CriterionResult, (criterion.id, outcome, low, high, most))
    if criterion.unknown is UnknownPolicy.NO_POINTS:
        low = high = 0
    return CriterionResult(criterion.id, STAYS_OPEN, low, high, most)


def _not_applicable(criterion: Criterion) -> CriterionResult:
    policy, most = criterion.not_applicable, criterion.most
    if policy is NotApplicablePolicy.FULL:
        return CriterionResult(criterion.id, LEAVES_OUT, most, most, most)
    if policy is NotApplicablePolicy.NONE:
        return CriterionResult(criterion.id, LEAVES_OUT, 0, 0, most)
    return CriterionResult(criterion.id, LEAVES_OUT, 0, 0, 0)


def judge_item(item: Criterion, values: Values, *, takes_away: bool = False) -> CriterionResult:
    """Apply one item of an adjustment: nothing where it does not apply; an unknown deduction stays open."""
    applies = TRUE if item.applies_when is None else truth(item.applies_when, values)
    possible = applies is TRUE or applies is OPEN
    given = WORTHS[type(item.rule)](item.rule, item.most, values) if possible else None
    if given is None:
        return CriterionResult(item.id, LEAVES_OUT, 0, 0, 0)
    low, high = given
    if applies is OPEN:
        low = 0
    if low == high:
        outcome = MET if low == item.most else PARTLY if low else NOT_MET
    else:
        outcome = STAYS_OPEN
        if item.unknown is UnknownPolicy.NO_POINTS and not takes_away:
            low = high = 0
    return _new(CriterionResult, (item.id, outcome, low, high, item.most))


def passed(result: CriterionResult) -> Truth:
    """Say whether a criterion counts as met: one left out does not count, one given full points does."""
    if result.most == 0:
        return LEFT_OUT
    if result.low == result.most:
        return TRUE
    return OPEN if result.high == result.most else FALSE


# low, high, the maximum that applies, the full maximum
Sum = tuple[int, int, int, int]


def _sums(framework: Framework, criteria: Sequence[CriterionResult]) -> dict[str, Sum]:
    sums: dict[str, Sum] = {}
    start = 0
    for pillar, full in zip(framework.pillars, framework.pillar_most, strict=True):
        part = criteria[start : start + len(pillar.criteria)]
        start += len(pillar.criteria)
        low = high = most = 0
        for _id, _outcome, least, best, counted in part:
            low += least
            high += best
            most += counted
        sums[pillar.id] = (low, high, most, full)
    return sums


def reaches(total: Sum, points: int) -> Truth:
    """Say whether a pillar has some points of its full maximum, measured over what applies."""
    low, high, most, full = total
    if most == 0:
        return LEFT_OUT
    if low * full >= points * most:
        return TRUE
    return OPEN if high * full >= points * most else FALSE


def _achieved(pillar: Pillar, total: Sum, results: Mapping[str, CriterionResult]) -> Truth:
    low, high, most, _full = total
    if most == 0:
        return LEFT_OUT
    rule = pillar.achieved
    if isinstance(rule, AllCriteria):
        return every([passed(results[criterion.id]) for criterion in pillar.criteria])
    if isinstance(rule, ShareOfMaximum):
        share = rule.share
        if low * share.denominator >= share.numerator * most:
            return TRUE
        return OPEN if high * share.denominator >= share.numerator * most else FALSE
    return reaches(total, rule.points)


def _pillar(
    pillar: Pillar,
    total: Sum,
    failing: Sequence[tuple[str, GateResult]],
    results: Mapping[str, CriterionResult],
) -> PillarResult:
    held = before = _achieved(pillar, total, results)
    barred = []
    for name, result in failing:
        if name != pillar.id:
            continue
        if result.bar is BARS:
            barred.append(result.gate)
            held = FALSE
        elif result.bar is UNSURE and held is not FALSE:
            held = OPEN
    low, high, most, _full = total
    verdict, unbarred = _VERDICTS[held], _VERDICTS[before]
    return PillarResult(pillar.id, verdict, low, high, most, unbarred, tuple(barred))


def _total(framework: Framework, low: int, high: int, most: int) -> tuple[int, int]:
    scale = framework.scale
    if scale is None or scale.rounding is None or most in {0, scale.total}:
        return low, high
    return (
        rounded(low * scale.total, most, scale.rounding),
        rounded(high * scale.total, most, scale.rounding),
    )


def _capped(adjustment: Adjustment | None, items: Sequence[CriterionResult]) -> tuple[int, int]:
    if adjustment is None:
        return 0, 0
    return (
        min(adjustment.cap, sum(item.low for item in items)),
        min(adjustment.cap, sum(item.high for item in items)),
    )


def _score(
    framework: Framework,
    total: tuple[int, int],
    bonus: tuple[int, int],
    deduction: tuple[int, int],
) -> tuple[int, int]:
    low = total[0] + bonus[0] - deduction[1]
    high = total[1] + bonus[1] - deduction[0]
    return max(0, min(framework.total, low)), max(0, min(framework.total, high))


def _at_least(score: tuple[int, int], points: int) -> Truth:
    if score[0] >= points:
        return TRUE
    return OPEN if score[1] >= points else FALSE


class _Bars:
    """Say of each gate whether it bars (true), passes (false), is open, or does not apply."""

    __slots__ = ("framework", "results", "sums", "values")

    def __init__(
        self,
        framework: Framework,
        values: Values,
        results: Mapping[str, CriterionResult],
        sums: Mapping[str, Sum],
    ) -> None:
        self.framework = framework
        self.values = values
        self.results = results
        self.sums = sums

    def of(self, gate: Gate) -> Truth:
        """Give the truth of one gate."""
        applies = TRUE
        if gate.applies_when is not None:
            applies = truth(gate.applies_when, self.values)
            if applies is FALSE or applies is LEFT_OUT:
                return LEFT_OUT
        barred = _GATES[type(gate.rule)](self, gate.rule)
        return OPEN if applies is OPEN and barred is TRUE else barred

    def event(self, rule: EventGate) -> Truth:
        """Bar when it happened."""
        value = self.values[rule.fact]
        if (lost := missing(value)) is not None:
            return lost
        return TRUE if int(value) > (0 if rule.is_flag else rule.more_than) else FALSE  # type: ignore[arg-type]  # a count or a flag

    def bound(
        self, rule: ShareAtRating | AttendanceGate | TaskCompletion | OwnLevel | LinkedLevel
    ) -> Truth:
        """Bar when the bound does not hold."""
        return opposite(truth(rule.bound, self.values))

    def condition(self, rule: ConditionGate) -> Truth:
        """Bar when the condition does not hold."""
        return opposite(truth(rule.condition, self.values))

    def mandatory_max(self, rule: MandatoryMax) -> Truth:
        """Bar when a named criterion that applies is not at its maximum."""
        held = [
            passed(self.results[name])
            for name in rule.criteria
            if self.results[name].outcome is not LEAVES_OUT
        ]
        return opposite(every(held))

    def pillar_points(self, rule: PillarPoints) -> Truth:
        """Bar when the pillar has fewer points."""
        return opposite(reaches(self.sums[rule.pillar], rule.points))

    def discipline(self, rule: Discipline) -> Truth:
        """Bar when someone was disciplined, or the collective."""
        count = self.values[rule.barring_count]
        held = missing(count) or (TRUE if count > 0 else FALSE)  # type: ignore[operator]  # known: a count
        if rule.collective is None:
            return held
        flag = self.values[rule.collective]
        return some([held, missing(flag) or (TRUE if flag else FALSE)])


_GATES: Final[dict[type, Callable[[_Bars, Any], Truth]]] = {
    EventGate: _Bars.event,
    ShareAtRating: _Bars.bound,
    AttendanceGate: _Bars.bound,
    TaskCompletion: _Bars.bound,
    OwnLevel: _Bars.bound,
    LinkedLevel: _Bars.bound,
    MandatoryMax: _Bars.mandatory_max,
    PillarPoints: _Bars.pillar_points,
    Discipline: _Bars.discipline,
    ConditionGate: _Bars.condition,
}


def opposite(held: Truth) -> Truth:
    """Turn true into false and back; what is open or left out stays."""
    if held is TRUE:
        return FALSE
    return TRUE if held is FALSE else held


def _title(
    framework: Framework,
    pillars: Sequence[PillarResult],
    gates: Sequence[GateResult],
    score: tuple[int, int],
    *,
    empty: bool,
) -> Verdict | None:
    if framework.title is None:
        return None
    held = [] if empty else title_parts(framework, framework.title.needs, pillars, score)
    for gate, result in zip(framework.gates, gates, strict=True):
        if type(gate.effect) is FailsTitle:
            if result.bar is BARS:
                held.append(FALSE)
            elif result.bar is UNSURE and not empty:
                held.append(OPEN)
    return _VERDICTS[every(held)]


def title_parts(
    framework: Framework,
    needs: TitleNeeds,
    pillars: Sequence[PillarResult],
    score: tuple[int, int],
) -> list[Truth]:
    """Say of each thing the title needs whether it stands: pillars in order, then points, then minima."""
    held = [_TRUTHS[pillar.verdict] for pillar in pillars] if needs.all_pillars else []
    if needs.points is not None:
        held.append(_at_least(score, needs.points))
    if needs.minima:
        full = {pillar.id: pillar.most for pillar in framework.pillars}
        by_id = {pillar.pillar: pillar for pillar in pillars}
        for name, points in needs.minima:
            part = by_id[name]
            held.append(reaches((part.low, part.high, part.most, full[name]), points))
    return held


def _level(
    ground: _Bars,
    pillars: Sequence[PillarResult],
    gates: Sequence[GateResult],
    score: tuple[int, int],
) -> tuple[int, int] | None:
    framework = ground.framework
    if not framework.levels:
        return None
    verdicts = {pillar.pillar: _TRUTHS[pillar.verdict] for pillar in pillars}
    best: int | None = None
    worst = last = len(framework.levels) - 1
    for place, level in enumerate(framework.levels):
        held = level_needs(level, ground.values, verdicts, ground.results, score)
        if held is FALSE:
            continue
        if best is None:
            best = place
        if held is not OPEN:
            worst = place
            break
    return _moved(framework, gates, worst if best is None else best, worst, last)


def level_needs(
    level: Level,
    values: Values,
    verdicts: Mapping[str, Truth],
    results: Mapping[str, CriterionResult],
    score: tuple[int, int],
) -> Truth:
    """Say whether what a level needs stands; true or left out when it needs nothing."""
    held = []
    if level.at_least is not None:
        held.append(_at_least(score, level.at_least))
    if level.when is not None:
        held.append(truth(level.when, values))
    held += [verdicts[name] for name in level.pillars]
    held += [passed(results[name]) for name in level.criteria]
    return every(held)


def _moved(
    framework: Framework, gates: Sequence[GateResult], best: int, worst: int, last: int
) -> tuple[int, int]:
    limits: list[tuple[int, Bar]] = []
    for gate, result in zip(framework.gates, gates, strict=True):
        effect, bar = gate.effect, result.bar
        if bar is PASSES or bar is NOT_ASKED:
            continue
        if type(effect) is LowersLevel:
            worst += 1
            best += bar is BARS
        elif type(effect) is LimitsLevel:
            limits.append((framework.level_index[effect.level], bar))
    best, worst = min(best, last), min(worst, last)
    for place, bar in limits:
        worst = max(worst, place)
        if bar is BARS:
            best = max(best, place)
    return best, worst
