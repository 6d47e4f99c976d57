"""Why a result is what it is: a line for each criterion, gate and pillar, and the least that would change the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from bontot.engine._model.conditions import condition_facts
from bontot.engine._model.explanations import (
    CriterionLine,
    Explanation,
    GateLine,
    Input,
    Message,
    PillarLine,
)
from bontot.engine._model.results import Bar, CriterionResult, Evaluation, GateResult, Outcome
from bontot.engine._rules.gates import (
    AttendanceGate,
    ConditionGate,
    Discipline,
    LinkedLevel,
    MandatoryMax,
    OwnLevel,
    PillarPoints,
    ShareAtRating,
    TaskCompletion,
)
from bontot.engine._rules.points import CountPoints
from bontot.engine._scalar.arithmetic import arithmetic, read_by
from bontot.engine._scalar.changes import Changes, applied, record, to_hold, to_reach
from bontot.engine._scalar.describe import gate_message, needs_message, rule_message
from bontot.engine._scalar.obstacles import Lines, level_line, pillar_obstacles, title_line
from bontot.engine._scalar.points import worth


if TYPE_CHECKING:
    from bontot.engine._model.framework import Criterion, Framework, Gate
    from bontot.engine._scalar.truth import Values


class _Said(NamedTuple):
    """This will hold what is the same in every explanation of one line of a framework."""

    rule: Message
    facts: tuple[str, ...]
    origin: str


def explain(evaluation: Evaluation) -> Explanation:
    """
    This will explain an evaluation.

    Args:
        evaluation: of `evaluate`; the facts in it are read again.

    Returns:
        Structured values with message codes (`MESSAGES`), points in whole steps; no prose.
    """
    framework, values = evaluation.framework, evaluation.facts.values_by_name
    said = _said(framework)
    criteria = tuple(
        [
            _criterion(criterion, result, values, framework, said[criterion.id])
            for criterion, result in zip(framework.criteria, evaluation.criteria, strict=True)
        ]
    )
    bonus_items = tuple(
        [
            _criterion(item, result, values, framework, said[item.id])
            for item, result in zip(framework.bonus_items, evaluation.bonus_items, strict=True)
        ]
    )
    deduction_items = tuple(
        [
            _deduction(item, result, values, framework, said[item.id])
            for item, result in zip(
                framework.deduction_items, evaluation.deduction_items, strict=True
            )
        ]
    )
    by_id = {line.criterion.id: line for line in criteria}
    gates = tuple(
        [
            _gate(gate, result, values, framework, by_id)
            for gate, result in zip(framework.gates, evaluation.gates, strict=True)
        ]
    )
    lines = Lines(evaluation, by_id, {line.gate.id: line for line in gates})
    pillars = tuple(
        [
            PillarLine(pillar, result, needs_message(pillar), pillar_obstacles(lines, place))
            for place, (pillar, result) in enumerate(
                zip(framework.pillars, evaluation.pillars, strict=True)
            )
        ]
    )
    return Explanation(
        evaluation,
        criteria,
        bonus_items,
        deduction_items,
        gates,
        pillars,
        title_line(lines, pillars),
        level_line(lines, pillars),
    )


def _said(framework: Framework) -> dict[str, _Said]:
    if "said" not in framework.memo:
        framework.memo["said"] = {
            line.id: _Said(
                rule_message(line.rule, line.most, framework),
                read_by(line),
                framework.origin(f"criteria.{line.id}"),
            )
            for line in framework.lines
        }
    return cast("dict[str, _Said]", framework.memo["said"])


def _criterion(
    criterion: Criterion,
    result: CriterionResult,
    values: Values,
    framework: Framework,
    said: _Said,
) -> CriterionLine:
    specs = framework.specs
    changes: Changes = ()
    gain = 0
    if result.low < criterion.most and result.outcome is not Outcome.NOT_APPLICABLE:
        changes, gain = _next(criterion, result, values, framework)
    return CriterionLine(
        criterion,
        result,
        said.rule,
        tuple([Input(specs[name], values[name]) for name in said.facts]),
        arithmetic(criterion, result, values, framework),
        changes,
        gain,
        said.origin,
    )


def _next(
    criterion: Criterion, result: CriterionResult, values: Values, framework: Framework
) -> tuple[Changes, int]:
    """This will give the least that brings more points, and how many it brings at least."""
    if result.outcome is Outcome.UNKNOWN:
        return record(read_by(criterion), values), 0
    target = result.low + 1
    changes = to_reach(criterion.rule, criterion.most, target, values, framework)
    if not changes:
        return (), 0
    given = worth(criterion.rule, criterion.most, applied(changes, values))
    return changes, given.low - result.low if given is not None else 0


def _deduction(
    item: Criterion, result: CriterionResult, values: Values, framework: Framework, said: _Said
) -> CriterionLine:
    line = _criterion(item, result._replace(low=item.most), values, framework, said)
    changes: Changes = ()
    if result.outcome is Outcome.UNKNOWN:
        changes = record(read_by(item), values)
    elif result.low and isinstance(item.rule, CountPoints) and not item.rule.subtract:
        count = values[item.rule.count]
        allowed = (result.low - 1) // item.rule.each
        less = values[item.rule.less] if item.rule.less is not None else 0
        if isinstance(count, int) and isinstance(less, int):
            to = less + allowed
            fields = {
                "fact": item.rule.count,
                "by": count - to,
                "to": to,
                "of": None,
                "kind": "count",
            }
            changes = (Message("change.fewer", fields),)
    return line._replace(
        result=result,
        arithmetic=arithmetic(item, result, values, framework),
        changes=changes,
    )


def _gate(
    gate: Gate,
    result: GateResult,
    values: Values,
    framework: Framework,
    lines: dict[str, CriterionLine],
) -> GateLine:
    barring = result.bar is Bar.BARS
    changes: Changes = ()
    if result.bar is Bar.UNKNOWN:
        changes = record(_gate_facts(gate), values)
    elif barring and gate.rule.undoable:
        changes = _lifting(gate, values, framework, lines)
    return GateLine(
        gate,
        result,
        gate_message(gate.rule, framework),
        tuple([Input(framework.specs[name], values[name]) for name in _gate_facts(gate)]),
        changes,
        barring and not gate.rule.undoable,
        framework.origin(f"gates.{gate.id}"),
    )


def _gate_facts(gate: Gate) -> tuple[str, ...]:
    when = () if gate.applies_when is None else condition_facts(gate.applies_when)
    return tuple(dict.fromkeys((*when, *gate.rule.facts())))


def _lifting(
    gate: Gate, values: Values, framework: Framework, lines: dict[str, CriterionLine]
) -> Changes:
    rule = gate.rule
    if isinstance(rule, ShareAtRating | AttendanceGate | TaskCompletion | OwnLevel | LinkedLevel):
        return to_hold(rule.bound, values, framework)
    if isinstance(rule, ConditionGate):
        return to_hold(rule.condition, values, framework)
    if isinstance(rule, MandatoryMax):
        return tuple(
            [
                Message("change.criterion", {"criterion": name, "changes": way})
                for name in rule.criteria
                if (way := _to_the_top(lines[name], values, framework))
            ]
        )
    assert isinstance(rule, PillarPoints | Discipline)  # noqa: S101 - the others, whose way is the pillar's
    return ()


def _to_the_top(line: CriterionLine, values: Values, framework: Framework) -> Changes:
    criterion, result = line.criterion, line.result
    if result.outcome in {Outcome.MET, Outcome.NOT_APPLICABLE}:
        return ()
    if result.outcome is Outcome.UNKNOWN:
        return line.changes
    return to_reach(criterion.rule, criterion.most, criterion.most, values, framework)
