"""A whole explanation in words: goods, criteria, gates, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as said

from bontot.engine import FailsPillar, FailsTitle, LimitsLevel, Missing
from bontot.interfaces.shared.formats import number
from bontot.interfaces.shared.wording import changes, rules, values
from bontot.interfaces.shared.wording.findings import FOUND_OUTSIDE, RATED
from bontot.primitives.ratios import Ratio


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bontot.engine import (
        CriterionLine,
        Explanation,
        Framework,
        GateLine,
        Input,
        Obstacle,
        PillarLine,
    )


#: Facts whose share is said in a sentence of its own (TERMS, section H).
SHARES = {
    "members_rated_well": said(
        "{measure} được xếp loại hoàn thành tốt nhiệm vụ trở lên; quy định là {bound}"
    )
}


@dataclass(frozen=True, slots=True)
class WordedInput:
    """One fact that was read: its id, its name and its value."""

    fact: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class WordedCriterion:
    """
    One criterion in words.

    `measure` is the figure that decides ("26/27"); `meter` the same as numbers, None where there is none;
    `points_text` is empty in a framework without points; `change` is empty when there is nothing left to do.
    """

    id: str
    name: str
    outcome: str
    outcome_text: str
    measure: str
    meter: tuple[int, int] | None
    points_text: str
    why: str
    rule: str
    inputs: tuple[WordedInput, ...]
    arithmetic: str
    change: str
    said_by: str
    note: str
    origin: str


@dataclass(frozen=True, slots=True)
class WordedGate:
    """One mandatory condition in words; `for_good` when it bars and cannot be undone."""

    id: str
    name: str
    bar: str
    bar_text: str
    sentence: str
    rule: str
    effect: str
    change: str
    for_good: bool
    inputs: tuple[WordedInput, ...]
    said_by: str
    note: str


@dataclass(frozen=True, slots=True)
class WordedPillar:
    """One good in words, with its criteria and the gates that fail it."""

    id: str
    name: str
    verdict: str
    verdict_text: str
    needs: str
    points_text: str
    barred_by: tuple[str, ...]
    criteria: tuple[WordedCriterion, ...]


@dataclass(frozen=True, slots=True)
class WordedResult:
    """
    A whole result in words.

    `least` are the sentences of "Còn thiếu gì để đạt", `for_good` what cannot be changed in this period.
    """

    title: str
    verdict: str
    verdict_text: str
    level_text: str
    score_text: str
    least: tuple[str, ...]
    for_good: tuple[str, ...]
    pillars: tuple[WordedPillar, ...]
    gates: tuple[WordedGate, ...]
    bonus: tuple[WordedCriterion, ...]
    deduction: tuple[WordedCriterion, ...]


def worded(
    explanation: Explanation, details: Mapping[str, str] | None = None, *, level: str | None = None
) -> WordedResult:
    """
    Put an explanation into the active language.

    Args:
        explanation: of the engine.
        details: fact → a clause that names what stands behind it, put into the sentences about that fact.
        level: the level as stored; where a cap over the cohort lowered it, the cap is said.

    Returns:
        Plain text throughout; nothing is marked up.
    """
    framework = explanation.evaluation.framework
    known = details or {}
    gates = tuple(_gate(line, framework, known) for line in explanation.gates)
    verdict = "" if explanation.title is None else explanation.title.verdict.value
    obstacles = _obstacles(explanation)
    closed = [item for item in obstacles if item.for_good or _is_concluded(item)]
    return WordedResult(
        title="" if framework.title is None else values.name_of(framework.title.name),
        verdict=verdict,
        verdict_text=gettext(values.VERDICTS[verdict]) if verdict else "",
        level_text=_level(explanation, level),
        score_text=_score(explanation),
        least=_sentences([item for item in obstacles if item not in closed], explanation, gates),
        for_good=_sentences(closed, explanation, gates),
        pillars=tuple(_pillar(line, explanation, known) for line in explanation.pillars),
        gates=gates,
        bonus=tuple(_criterion(line, framework, known) for line in explanation.bonus_items),
        deduction=tuple(_criterion(line, framework, known) for line in explanation.deduction_items),
    )


def _obstacles(explanation: Explanation) -> Sequence[Obstacle]:
    if explanation.title is not None:
        return explanation.title.obstacles
    return explanation.level.obstacles if explanation.level is not None else ()


def _is_concluded(obstacle: Obstacle) -> bool:
    return any(changes.is_concluded(change) for move in obstacle.moves for change in move.changes)


def _level(explanation: Explanation, stored: str | None) -> str:
    line, framework = explanation.level, explanation.evaluation.framework
    if line is None:
        return ""
    if line.best.id == line.worst.id:
        own = values.name_of(line.best.name)
        cap = framework.cap
        if cap is None or stored is None or stored == line.best.id or line.best.id != cap.level:
            return own
        given = framework.levels[framework.level_index[stored]]
        return gettext("{given} (đủ điều kiện mức “{own}”, nhưng {cap})").format(
            given=values.name_of(given.name), own=own, cap=rules.cap(cap, framework)
        )
    return gettext("{worst} đến {best}, chưa đủ căn cứ").format(
        worst=values.name_of(line.worst.name), best=values.name_of(line.best.name)
    )


def _score(explanation: Explanation) -> str:
    framework = explanation.evaluation.framework
    if framework.scale is None:
        return ""
    low, high = explanation.evaluation.score
    total = values.points(framework.total, framework)
    return f"{_span(low, high, framework)} / {total}"


def _span(low: int, high: int, framework: Framework) -> str:
    if low == high:
        return values.points(low, framework)
    return f"{values.points(low, framework)}–{values.points(high, framework)}"


def _pillar(line: PillarLine, explanation: Explanation, details: Mapping[str, str]) -> WordedPillar:
    framework = explanation.evaluation.framework
    own = {criterion.id for criterion in line.pillar.criteria}
    result = line.result
    points = ""
    if framework.scale is not None:
        points = (
            f"{_span(result.low, result.high, framework)} / {values.points(result.most, framework)}"
        )
    return WordedPillar(
        id=line.pillar.id,
        name=values.name_of(line.pillar.name),
        verdict=result.verdict.value,
        verdict_text=gettext(values.VERDICTS[result.verdict.value]),
        needs=rules.sentence(line.needs, framework),
        points_text=points,
        barred_by=result.barred_by,
        criteria=tuple(
            _criterion(item, framework, details)
            for item in explanation.criteria
            if item.criterion.id in own
        ),
    )


def _inputs(inputs: Sequence[Input], framework: Framework) -> tuple[WordedInput, ...]:
    return tuple(
        WordedInput(
            item.spec.id, values.name_of(item.spec), values.value(item.spec, item.value, framework)
        )
        for item in inputs
    )


def _criterion(
    line: CriterionLine, framework: Framework, details: Mapping[str, str]
) -> WordedCriterion:
    criterion, result = line.criterion, line.result
    points = ""
    if framework.scale is not None:
        most = values.points(criterion.most, framework)
        points = f"{_span(result.low, result.high, framework)} / {most}"
    measure, meter = _measure(line.inputs, framework)
    return WordedCriterion(
        id=criterion.id,
        name=values.name_of(criterion.name),
        outcome=result.outcome.value,
        outcome_text=gettext(values.OUTCOMES[result.outcome.value]),
        measure=measure,
        meter=meter,
        points_text=points,
        why=_why(line, framework, details),
        rule=rules.sentence(line.rule, framework),
        inputs=_inputs(line.inputs, framework),
        arithmetic=changes.arithmetic(line.arithmetic, framework),
        change="; ".join(changes.sentences(line.changes, framework)),
        said_by=criterion.said_by.by,
        note=criterion.said_by.note,
        origin=line.origin,
    )


def _measure(inputs: Sequence[Input], framework: Framework) -> tuple[str, tuple[int, int] | None]:
    """The figure of a criterion that reads one number; several are shown as inputs alone."""
    if len(inputs) != 1:
        return "", None
    spec, found = inputs[0]
    if isinstance(found, Ratio):
        return f"{number(found.numerator)}/{number(found.denominator)}", (
            found.numerator,
            found.denominator,
        )
    if isinstance(found, Missing):
        return "", None
    return values.value(spec, found, framework), None


def _why(line: CriterionLine, framework: Framework, details: Mapping[str, str]) -> str:
    outcome = line.result.outcome.value
    if outcome == "not_applicable":
        return _sentence(changes.arithmetic(line.arithmetic, framework))
    if outcome == "unknown":
        missing = changes.arithmetic(line.arithmetic, framework)
        return f"{_sentence(missing)} {gettext('Ghi một căn cứ hoặc nêu lý do.')}"
    said_so = "; ".join(
        gettext("{name}: {value}").format(
            name=values.lowered(values.name_of(item.spec)),
            value=values.value(item.spec, item.value, framework),
        )
        for item in line.inputs
        if not isinstance(item.value, Missing)
    )
    behind = "; ".join(details[item.spec.id] for item in line.inputs if details.get(item.spec.id))
    text = f"{said_so} ({values.lowered(behind)})" if behind else said_so
    named = len(line.inputs) != 1
    lacking = "; ".join(changes.sentences(line.changes, framework, named=named))
    return " ".join(part for part in (_sentence(text), _sentence(lacking)) if part)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _effect(line: GateLine, framework: Framework) -> str:
    effect = line.gate.effect
    if isinstance(effect, FailsPillar):
        pillar = next(item for item in framework.pillars if item.id == effect.pillar)
        return gettext("“{pillar}” không đạt").format(
            pillar=values.lowered(values.name_of(pillar.name))
        )
    if isinstance(effect, FailsTitle):
        title = values.name_of(framework.title.name) if framework.title else ""
        return gettext("không đạt “{title}”").format(title=title)
    if isinstance(effect, LimitsLevel):
        level = framework.levels[framework.level_index[effect.level]]
        return gettext("nhiều nhất chỉ được mức “{level}”").format(level=values.name_of(level.name))
    return gettext("hạ một mức")


def _gate(line: GateLine, framework: Framework, details: Mapping[str, str]) -> WordedGate:
    bar = line.result.bar.value
    named = len(line.inputs) != 1
    change = "; ".join(changes.sentences(line.changes, framework, named=named))
    return WordedGate(
        id=line.gate.id,
        name=values.name_of(line.gate.name),
        bar=bar,
        bar_text=gettext(values.BARS[bar]),
        sentence=_gate_sentence(line, framework, details, change),
        rule=rules.sentence(line.rule, framework),
        effect=_effect(line, framework),
        change=change,
        for_good=line.for_good,
        inputs=_inputs(line.inputs, framework),
        said_by=line.gate.said_by.by,
        note=line.gate.said_by.note,
    )


def _gate_sentence(
    line: GateLine, framework: Framework, details: Mapping[str, str], change: str
) -> str:
    facts = _gate_facts(line, framework)
    if line.result.bar.value == "unknown":
        return f"{facts} {gettext('Ghi một căn cứ hoặc nêu lý do.')}"
    if line.result.bar.value != "bars":
        return facts
    effect = _effect(line, framework)
    ratings = ""
    for item in line.inputs:
        behind = details.get(item.spec.id)
        if item.spec.id in RATED:
            ratings = behind or ""
        elif behind:
            lead = behind if item.spec.id == FOUND_OUTSIDE else f"{facts.rstrip('.')} ({behind})"
            return gettext("{lead}, nên {effect}.").format(lead=lead, effect=effect)
    so = gettext("Vì vậy {effect}").format(effect=effect)
    parts = (facts, _sentence(change), _sentence(ratings), _sentence(so))
    return " ".join(part for part in parts if part)


def _gate_facts(line: GateLine, framework: Framework) -> str:
    for spec, found in line.inputs:
        fields = getattr(line.rule.fields.get("condition"), "fields", {})
        if spec.id in SHARES and isinstance(found, Ratio) and "bound" in fields:
            text = gettext(SHARES[spec.id]).format(
                measure=values.value(spec, found, framework),
                bound=rules.asked(fields, framework),
            )
            return f"{text}: {gettext('đạt')}." if line.result.bar.value == "passes" else f"{text}."
    inputs = _inputs(line.inputs, framework)
    return _sentence("; ".join(f"{values.lowered(item.name)}: {item.value}" for item in inputs))


def _sentences(
    obstacles: Sequence[Obstacle], explanation: Explanation, gates: Sequence[WordedGate]
) -> tuple[str, ...]:
    by_gate = {gate.id: gate for gate in gates}
    found = (_obstacle(item, explanation, by_gate) for item in obstacles)
    return tuple(dict.fromkeys(text for text in found if text))


def _obstacle(obstacle: Obstacle, explanation: Explanation, gates: Mapping[str, WordedGate]) -> str:
    framework = explanation.evaluation.framework
    if obstacle.kind == "gate":
        return gates[obstacle.id].sentence
    found = [change for move in obstacle.moves for change in move.changes]
    named = obstacle.kind != "criterion" or len(found) > 1
    moves = changes.sentences(found, framework, named=named)
    head = _head(obstacle, framework)
    lacking = "; ".join(values.lowered(text) for text in moves)
    if _is_concluded(obstacle):
        words = gettext("{head}: không tự thay đổi được; chỉ khác đi nếu kết luận bị hủy")
        return _sentence(words.format(head=head))
    if obstacle.for_good or not lacking:
        return _sentence(gettext("{head}: không đạt trong kỳ này").format(head=head))
    return _sentence(f"{head}: {lacking}")


def _head(obstacle: Obstacle, framework: Framework) -> str:
    if obstacle.kind == "criterion":
        return next(values.name_of(item.name) for item in framework.lines if item.id == obstacle.id)
    missing = values.points(obstacle.missing, framework)
    if obstacle.pillar:
        pillar = next(item for item in framework.pillars if item.id == obstacle.pillar)
        return gettext("{name} còn thiếu {points} điểm").format(
            name=values.name_of(pillar.name), points=missing
        )
    return gettext("Còn thiếu {points} điểm").format(points=missing)
