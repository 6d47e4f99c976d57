"""Writing a framework back as plain mappings and texts: parsing what is written gives the same framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

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
)
from bontot.engine._model.facts import FactSpec, FactType
from bontot.engine._model.framework import (
    Achieved,
    Adjustment,
    AllCriteria,
    Cap,
    Criterion,
    FailsPillar,
    FailsTitle,
    Framework,
    Gate,
    Level,
    LimitsLevel,
    LowersLevel,
    Name,
    Pillar,
    SaidBy,
    Scale,
    ShareOfMaximum,
    Title,
)
from bontot.engine._parse.conditions import DATE_BOUNDS
from bontot.engine._parse.reader import points_text
from bontot.engine._parse.render_rules import Writer
from bontot.primitives.ratios import render_decimal, render_share


if TYPE_CHECKING:
    from collections.abc import Callable


_DATE_WORDS: Final = {op: word for word, op in DATE_BOUNDS.items()}


def render(framework: Framework) -> dict[str, Any]:
    """
    Write a resolved framework as plain mappings of texts.

    Returns:
        The mapping in the order of the format's page; `parse_framework` reads it back to an equal framework.
    """
    writer = _writer(framework)
    whole: dict[str, Any] = {
        "id": framework.id,
        "version": framework.version,
        "subject": framework.subject.value,
        "name": _name(framework.name),
        "valid": _without_none(
            {
                "from": framework.validity.start.isoformat(),
                "until": framework.validity.until and framework.validity.until.isoformat(),
            }
        ),
        "basis": [
            _without_none(
                {
                    "number": entry.number,
                    "date": entry.date.isoformat() if entry.date else None,
                    "issuer": entry.issuer,
                }
            )
            for entry in framework.basis
        ],
        "applies_to": list(framework.applies_to) or None,
        "points": _scale(framework.scale),
        "not_applicable": framework.not_applicable and framework.not_applicable.value,
        "unknown": framework.unknown and framework.unknown.value,
        "facts": {spec.id: _spec(spec, framework) for spec in framework.facts},
        "pillars": [_pillar(pillar, framework, writer) for pillar in framework.pillars],
        "adjustments": _without_none(
            {
                "bonus": _adjustment(framework.bonus, framework, writer),
                "deduction": _adjustment(framework.deduction, framework, writer),
            }
        )
        or None,
        "gates": [_gate(gate, writer) for gate in framework.gates] or None,
        "title": _title(framework.title, framework),
        "levels": [_level(level, framework, writer) for level in framework.levels] or None,
        "cap": _cap(framework.cap),
        "may_loosen": list(framework.may_loosen) or None,
        "resolved_from": _without_none(
            {"extends": framework.extends, "origins": dict(framework.origins) or None}
        )
        or None,
    }
    return _without_none(whole)


def _writer(framework: Framework) -> Writer:
    def points(steps: int) -> str:
        return points_text(framework.scale, steps)

    def condition(value: Condition) -> dict[str, Any]:
        return render_condition(value, framework)

    return Writer(points, condition, _quantity)


def _without_none(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value is not None}


def _name(name: Name) -> dict[str, str]:
    return {"vi": name.vi, "en": name.en}


def _scale(scale: Scale | None) -> dict[str, Any] | None:
    if scale is None:
        return None
    return _without_none(
        {
            "step": render_decimal(scale.step),
            "total": points_text(scale, scale.total),
            "rounding": scale.rounding and scale.rounding.value,
        }
    )


def _spec(spec: FactSpec, framework: Framework) -> dict[str, Any]:
    judged = spec.type is FactType.JUDGEMENT and not spec.options
    return _without_none(
        {
            "type": spec.type.value,
            "unit": spec.unit or None,
            "vi": spec.vi,
            "en": spec.en,
            "options": list(spec.options) or None,
            "max": points_text(framework.scale, spec.most) if judged else None,
            "step": points_text(framework.scale, spec.step) if judged else None,
        }
    )


def _pillar(pillar: Pillar, framework: Framework, writer: Writer) -> dict[str, Any]:
    total = pillar.stated_total
    return _without_none(
        {
            "id": pillar.id,
            "name": _name(pillar.name),
            "total": None if total is None else points_text(framework.scale, total),
            "achieved": _achieved(pillar.achieved, framework),
            "criteria": [_criterion(item, framework, writer) for item in pillar.criteria],
        }
    )


def _achieved(achieved: Achieved, framework: Framework) -> object:
    if isinstance(achieved, AllCriteria):
        return "all_criteria"
    if isinstance(achieved, ShareOfMaximum):
        return {"at_least": render_share(achieved.share)}
    return {"points": points_text(framework.scale, achieved.points)}


def _criterion(criterion: Criterion, framework: Framework, writer: Writer) -> dict[str, Any]:
    card, when = criterion.card, criterion.applies_when
    return _without_none(
        {
            "id": criterion.id,
            "name": _name(criterion.name),
            "max": points_text(framework.scale, criterion.most) if framework.scale else None,
            "applies_when": render_condition(when, framework) if when is not None else None,
            "rule": writer.rule(criterion.rule),
            "not_applicable": criterion.own_not_applicable and criterion.own_not_applicable.value,
            "unknown": criterion.own_unknown and criterion.own_unknown.value,
            "said_by": _said_by(criterion.said_by),
            "card": {"who": card.who, "when": card.when, "how": card.how} if card else None,
        }
    )


def _said_by(said_by: SaidBy) -> object:
    return {"by": said_by.by, "note": said_by.note} if said_by.note else said_by.by


def _adjustment(
    adjustment: Adjustment | None, framework: Framework, writer: Writer
) -> dict[str, Any] | None:
    if adjustment is None:
        return None
    return {
        "cap": points_text(framework.scale, adjustment.cap),
        "items": [_criterion(item, framework, writer) for item in adjustment.items],
    }


def _gate(gate: Gate, writer: Writer) -> dict[str, Any]:
    effect: object = "fails_title"
    if isinstance(gate.effect, FailsPillar):
        effect = {"fails_pillar": gate.effect.pillar}
    elif isinstance(gate.effect, LimitsLevel):
        effect = {"limits_level": gate.effect.level}
    elif isinstance(gate.effect, LowersLevel):
        effect = "lowers_level"
    else:
        assert isinstance(gate.effect, FailsTitle)  # noqa: S101 - the last of the four
    return _without_none(
        {
            "id": gate.id,
            "name": _name(gate.name),
            "applies_when": writer.condition(gate.applies_when) if gate.applies_when else None,
            "gate": writer.gate(gate.rule),
            "effect": effect,
            "said_by": _said_by(gate.said_by),
        }
    )


def _title(title: Title | None, framework: Framework) -> dict[str, Any] | None:
    if title is None:
        return None
    needs = title.needs
    minima = {pillar: points_text(framework.scale, steps) for pillar, steps in needs.minima}
    written: object = _without_none(
        {
            "pillars": "all" if needs.all_pillars else None,
            "points": None if needs.points is None else points_text(framework.scale, needs.points),
            "minima": minima or None,
        }
    )
    if written == {"pillars": "all"}:
        written = "all_pillars"
    return {"name": _name(title.name), "needs": written}


def _level(level: Level, framework: Framework, writer: Writer) -> dict[str, Any]:
    at_least = level.at_least
    return _without_none(
        {
            "id": level.id,
            "name": _name(level.name),
            "at_least": None if at_least is None else points_text(framework.scale, at_least),
            "when": writer.condition(level.when) if level.when is not None else None,
            "pillars": _named(level.pillars),
            "criteria": _named(level.criteria),
        }
    )


def _named(names: tuple[str, ...]) -> object:
    return list(names) or None


def _cap(cap: Cap | None) -> dict[str, Any] | None:
    if cap is None:
        return None
    return {
        "level": cap.level,
        "share": render_share(cap.share),
        "of": cap.of.value,
        "within": cap.within,
        "rounding": cap.rounding.value,
        "ties": cap.ties.value,
        "pooling": {"below": str(cap.pool_below)} if cap.pool_below else "none",
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    if isinstance(quantity, Of):
        return {"fact": quantity.fact}
    return {"numerator": quantity.numerator, "denominator": str(quantity.denominator)}


def render_condition(condition: Condition, framework: Framework) -> dict[str, Any]:
    """Write a condition as it stands in a file."""
    if isinstance(condition, AllOf | AnyOf):
        word = "all" if isinstance(condition, AllOf) else "any"
        return {word: [render_condition(item, framework) for item in condition.items]}
    if isinstance(condition, Compare):
        return _compare(condition, framework)
    return _LEAVES[type(condition)](condition)


def _compare(condition: Compare, framework: Framework) -> dict[str, Any]:
    written = _quantity(condition.quantity)
    written[condition.op.value] = _bound(condition, framework)
    if condition.when_zero is not None:
        written["when_zero"] = "met" if condition.when_zero else "not_met"
    return written


def _bound(condition: Compare, framework: Framework) -> str:
    if isinstance(condition.quantity, Of):
        kind = framework.specs[condition.quantity.fact].type
        if kind is FactType.COUNT:
            return str(condition.bound.numerator)
        if kind is FactType.JUDGEMENT:
            return points_text(framework.scale, condition.bound.numerator)
    return render_share(condition.bound)


def _counts(leaf: CompareCounts) -> dict[str, Any]:
    return {"fact": leaf.left, leaf.op.value: {"fact": leaf.right}}


def _flag(leaf: FlagIs) -> dict[str, Any]:
    return {"fact": leaf.fact, "is": "yes" if leaf.value else "no"}


def _grade(leaf: GradeIs) -> dict[str, Any]:
    key = "is" if leaf.op is Op.EQUALS else leaf.op.value
    return {"fact": leaf.fact, key: leaf.grade.slug}


def _option(leaf: OptionIn) -> dict[str, Any]:
    return {"fact": leaf.fact, "one_of": list(leaf.options)}


def _date(leaf: DateIs) -> dict[str, Any]:
    return {"fact": leaf.fact, _DATE_WORDS[leaf.op]: leaf.day.isoformat()}


_LEAVES: Final[dict[type, Callable[[Any], dict[str, Any]]]] = {
    CompareCounts: _counts,
    FlagIs: _flag,
    GradeIs: _grade,
    OptionIn: _option,
    DateIs: _date,
}
