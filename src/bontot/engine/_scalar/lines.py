"""A line for each criterion, item and gate; what is dear to work out is worked out when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from typing_extensions import override

from bontot.engine._model.conditions import condition_facts
from bontot.engine._model.explanations import Input, Message
from bontot.engine._model.framework import UnknownPolicy
from bontot.engine._model.results import Bar, CriterionResult, GateResult, Outcome
from bontot.engine._rules.gates import (
    AttendanceGate,
    ConditionGate,
    LinkedLevel,
    MandatoryMax,
    OwnLevel,
    ShareAtRating,
    TaskCompletion,
)
from bontot.engine._rules.points import CountPoints
from bontot.engine._scalar.arithmetic import Steps, arithmetic, read_by
from bontot.engine._scalar.changes import Changes, applied, is_sure, record, to_hold, to_reach
from bontot.engine._scalar.describe import gate_message, needs_message, rule_message
from bontot.engine._scalar.points import worth


if TYPE_CHECKING:
    from collections.abc import Mapping

    from bontot.engine._model.facts import FactSpec
    from bontot.engine._model.framework import Criterion, Framework, Gate
    from bontot.engine._scalar.truth import Values


_new: Final = tuple.__new__  # as where changes are made
# Changes that do not say which value there would be.
_TELLS: Final = {"change.record", "change.impossible"}


class Said(NamedTuple):
    """
    What is the same in every explanation of one line of a framework.

    Args:
        sure: the points after a way to more need not be tried.
    """

    rule: Message
    specs: tuple[FactSpec, ...]
    origin: str
    sure: bool = False


class Ground(NamedTuple):
    """What lines stand on: the framework and the facts."""

    framework: Framework
    values: Values


class SaidOfAll(NamedTuple):
    """What a framework says of its lines, its gates and its pillars, in their order."""

    criteria: tuple[Said, ...]
    bonus: tuple[Said, ...]
    deduction: tuple[Said, ...]
    gates: tuple[Said, ...]
    needs: tuple[Message, ...]


def said_of(framework: Framework) -> SaidOfAll:
    """Give what is the same in every explanation, worked out once for each framework."""
    if "said" not in framework.memo:
        framework.memo["said"] = SaidOfAll(
            _said_of_lines(framework.criteria, framework),
            _said_of_lines(framework.bonus_items, framework),
            _said_of_lines(framework.deduction_items, framework),
            tuple(
                Said(
                    gate_message(gate.rule, framework),
                    tuple(framework.specs[name] for name in gate_facts(gate)),
                    framework.origin(f"gates.{gate.id}"),
                )
                for gate in framework.gates
            ),
            tuple(needs_message(pillar) for pillar in framework.pillars),
        )
    return cast("SaidOfAll", framework.memo["said"])


def _said_of_lines(lines: tuple[Criterion, ...], framework: Framework) -> tuple[Said, ...]:
    return tuple(
        Said(
            rule_message(line.rule, line.most, framework),
            tuple(framework.specs[name] for name in read_by(line)),
            framework.origin(f"criteria.{line.id}"),
            is_sure(line.rule),
        )
        for line in lines
    )


def gate_facts(gate: Gate) -> tuple[str, ...]:
    """Name the facts a gate reads, its condition for applying included."""
    when = () if gate.applies_when is None else condition_facts(gate.applies_when)
    return tuple(dict.fromkeys((*when, *gate.rule.facts())))


class CriterionLine:
    """
    Explain one criterion, or an item of the bonus.

    Attributes: `criterion`, `result`, `rule` (what it says), `inputs`, `arithmetic` (what was done with them, in order),
    `changes` (the least that would give more, all of it together; empty at the maximum), `gain` (the points, in steps, that
    would add), `origin` (the framework it came from).
    """

    __slots__ = ("_ground", "_next", "_said", "criterion", "result")

    def __init__(
        self, criterion: Criterion, result: CriterionResult, said: Said, ground: Ground
    ) -> None:
        """Keep what the rest is worked out from."""
        self.criterion = criterion
        self.result = result
        self._said = said
        self._ground = ground
        self._next: tuple[Changes, int] | None = None

    @property
    def rule(self) -> Message:
        """Say the rule with its parameters."""
        return self._said.rule

    @property
    def origin(self) -> str:
        """Name the framework the criterion came from."""
        return self._said.origin

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Give the facts that were read, with names and units."""
        values = self._ground[1]
        return tuple([_new(Input, (spec, values[spec.id])) for spec in self._said.specs])

    @property
    def arithmetic(self) -> Steps:
        """Give what was done with the inputs."""
        framework, values = self._ground
        return arithmetic(self.criterion, self.result, values, framework)

    @property
    def changes(self) -> Changes:
        """Give the least that would give more points, all of it together."""
        return self._least()[0]

    @property
    def gain(self) -> int:
        """Give the points, in steps, the changes would add; 0 when evidence has to tell."""
        return self._least()[1]

    def _least(self) -> tuple[Changes, int]:
        if self._next is None:
            self._next = self._worked_out()
        return self._next

    def _worked_out(self) -> tuple[Changes, int]:
        result = self.result
        if result.low >= self.criterion.most or result.outcome is Outcome.NOT_APPLICABLE:
            return (), 0
        return self.reach(result.low + 1)

    @property
    def to_the_top(self) -> Changes:
        """Give what brings the criterion to its maximum; empty when it is there or does not apply."""
        if self.result.outcome in {Outcome.MET, Outcome.NOT_APPLICABLE}:
            return ()
        return self.reach(self.criterion.most)[0]

    def reach(self, target: int) -> tuple[Changes, int]:
        """
        Give what brings the criterion to some points.

        Args:
            target: points in steps, at most the criterion's maximum.

        Returns:
            The changes, all of them together (empty when nothing does it), and the points they add.
        """
        (framework, values), criterion = self._ground, self.criterion
        if self.result.outcome is Outcome.UNKNOWN:
            return record(read_by(criterion), values), 0
        changes, points = to_reach(criterion.rule, criterion.most, target, values, framework)
        for change in changes:
            if change[0] in _TELLS:
                return changes, 0
        if points is not None and self._said.sure:
            return (changes, points - self.result.low) if points >= target else ((), 0)
        # What is said is tried: conditions on one fact can contradict each other, and then nothing brings it there.
        given = worth(criterion.rule, criterion.most, applied(changes, values))
        if given is None or given[0] < target:
            return (), 0
        if given[0] < given[1] and criterion.unknown is UnknownPolicy.NO_POINTS:
            # As long as something stays unknown nothing is given, so that evidence belongs to the least.
            return (*changes, *record(read_by(criterion), values)), 0
        return changes, given[0] - self.result.low


class DeductionLine(CriterionLine):
    """Explain one item of the deduction: `changes` are the least that would take less away."""

    __slots__ = ()

    @override
    def _worked_out(self) -> tuple[Changes, int]:
        rule, result, values = self.criterion.rule, self.result, self._ground.values
        if result.outcome is Outcome.UNKNOWN:
            return record(read_by(self.criterion), values), 0
        if not result.low or not isinstance(rule, CountPoints) or rule.subtract:
            return (), 0
        count = values[rule.count]
        less = values[rule.less] if rule.less is not None else 0
        if not isinstance(count, int) or not isinstance(less, int):
            return (), 0
        allowed = (result.low - 1) // rule.each
        to = less + allowed
        fields = {"fact": rule.count, "by": count - to, "to": to, "of": None, "kind": "count"}
        return (Message("change.fewer", fields),), result.low - allowed * rule.each


class GateLine:
    """
    Explain one gate.

    Attributes: `gate`, `result`, `rule` (what it asks), `inputs`, `changes` (the least that would lift it; empty when it does
    not bar or cannot be undone), `for_good` (it bars and cannot be undone), `origin`.
    """

    __slots__ = ("_ground", "_lines", "_said", "gate", "result")

    def __init__(
        self,
        gate: Gate,
        result: GateResult,
        said: Said,
        ground: Ground,
        lines: Mapping[str, CriterionLine],
    ) -> None:
        """Keep what the rest is worked out from."""
        self.gate = gate
        self.result = result
        self._said = said
        self._ground = ground
        self._lines = lines

    @property
    def rule(self) -> Message:
        """Say what the gate asks."""
        return self._said.rule

    @property
    def origin(self) -> str:
        """Name the framework the gate came from."""
        return self._said.origin

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Give the facts that were read, with names and units."""
        values = self._ground[1]
        return tuple([_new(Input, (spec, values[spec.id])) for spec in self._said.specs])

    @property
    def for_good(self) -> bool:
        """Say whether it bars and cannot be undone."""
        return self.result.bar is Bar.BARS and not self.gate.rule.undoable

    @property
    def changes(self) -> Changes:
        """Give the least that would lift it, or the evidence that would tell."""
        bar, values = self.result.bar, self._ground.values
        if bar is Bar.UNKNOWN:
            return record(gate_facts(self.gate), values)
        if bar is not Bar.BARS or not self.gate.rule.undoable:
            return ()
        rule = self.gate.rule
        if isinstance(
            rule, ShareAtRating | AttendanceGate | TaskCompletion | OwnLevel | LinkedLevel
        ):
            return to_hold(rule.bound, values, self._ground.framework)
        if isinstance(rule, ConditionGate):
            return to_hold(rule.condition, values, self._ground.framework)
        if isinstance(rule, MandatoryMax):
            ways = [(name, self._lines[name].to_the_top) for name in rule.criteria]
            return tuple(
                [
                    Message("change.criterion", {"criterion": name, "changes": way})
                    for name, way in ways
                    if way
                ]
            )
        return ()  # points of a pillar: the way is among the pillar's obstacles
