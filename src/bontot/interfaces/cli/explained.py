"""An explanation as plain text, for a terminal or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from bontot.interfaces.shared.formats import day
from bontot.interfaces.shared.wording import entry_words


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bontot.domain.facts.types import Entry
    from bontot.engine import Framework
    from bontot.interfaces.shared.wording import (
        WordedCriterion,
        WordedGate,
        WordedInput,
        WordedResult,
    )


#: Entries shown behind one fact; the rest are counted.
SHOWN = 12


def explanation_lines(
    said: WordedResult, framework: Framework, behind: Mapping[str, Sequence[Entry]]
) -> Iterator[str]:
    """
    Write an explanation line by line, in the active language.

    Args:
        said: the explanation in words.
        framework: whose name and basis head it.
        behind: fact → the entries behind it; empty without a database.

    Yields:
        Lines without their ends.
    """
    yield _basis(framework)
    yield ""
    yield _verdict(said)
    for head, sentences in (
        (gettext("Còn thiếu gì để đạt"), said.least),
        (gettext("Không thể thay đổi trong kỳ này"), said.for_good),
    ):
        if sentences:
            yield ""
            yield head
            yield from (f"  • {sentence}" for sentence in sentences)
    yield from _pillars(said, behind)
    extras = (*said.bonus, *said.deduction)
    if extras:
        yield ""
        yield gettext("Điểm cộng, điểm trừ")
        for criterion in extras:
            yield from _criterion(criterion, behind)
    if said.gates:
        yield ""
        yield gettext("Điều kiện bắt buộc")
        for gate in said.gates:
            yield from _gate(gate, behind)


def _pillars(said: WordedResult, behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    for place, pillar in enumerate(said.pillars, start=1):
        yield ""
        points = f" · {pillar.points_text}" if pillar.points_text else ""
        yield f"{place}. {pillar.name}: {pillar.verdict_text.upper()}{points}"
        yield f"   {pillar.needs}."
        for criterion in pillar.criteria:
            yield from _criterion(criterion, behind)


def _basis(framework: Framework) -> str:
    basis = "; ".join(
        f"{item.number}, {day(item.date)}" if item.date else item.number for item in framework.basis
    )
    return gettext("Khung tiêu chí {slug}. Căn cứ: {basis}.").format(
        slug=framework.slug, basis=basis
    )


def _verdict(said: WordedResult) -> str:
    title = f"“{said.title}”: {said.verdict_text.upper()}" if said.verdict else ""
    return " · ".join(part for part in (title, said.score_text, said.level_text) if part)


def _criterion(criterion: WordedCriterion, behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    points = f" ({criterion.points_text})" if criterion.points_text else ""
    yield f"   [{criterion.outcome_text}] {criterion.name}{points}"
    if criterion.outcome != "not_applicable":
        yield f"        {criterion.why}"
    yield gettext("        Quy định: {rule}.").format(rule=criterion.rule)
    if criterion.arithmetic and criterion.outcome != "unknown":
        yield gettext("        Cách tính: {steps}.").format(steps=criterion.arithmetic)
    yield from _entries(criterion.inputs, behind)


def _gate(gate: WordedGate, behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    yield f"   [{gate.bar_text}] {gate.name}"
    yield f"        {gate.sentence}"
    yield gettext("        Quy định: {rule}; nếu vướng thì {effect}.").format(
        rule=gate.rule, effect=gate.effect
    )
    yield from _entries(gate.inputs, behind)


def _entries(inputs: Sequence[WordedInput], behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    for item in inputs:
        entries = behind.get(item.fact, ())
        if not entries:
            continue
        yield gettext("        Căn cứ ({name}: {value}):").format(name=item.name, value=item.value)
        # What does not count comes first: it is what would change the result.
        ordered = sorted(entries, key=lambda entry: entry.contributes)
        yield from (f"          {_entry(entry)}" for entry in ordered[:SHOWN])
        if len(ordered) > SHOWN:
            yield gettext("          … và {count} dòng nữa").format(count=len(ordered) - SHOWN)


def _entry(entry: Entry) -> str:
    words = entry_words(entry)
    sign = "+" if entry.contributes else "?" if entry.open else "–"
    text = " ".join(part for part in (words.kind, words.label) if part)
    return f"{sign} " + " · ".join(part for part in (words.day, text, words.detail) if part)
