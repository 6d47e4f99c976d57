"""An explanation as plain text, for a terminal or a file: labels in one column, what they say in the next."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _noop

from bontot.interfaces.shared.formats import day
from bontot.interfaces.shared.wording import entry_words


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
#: Columns of a line: a terminal's usual width, and an A4 page's in a fixed face.
WIDTH = 88
#: Where a label stands, and where what it says begins.
LABEL, TEXT = 5, 17

MARKS = {
    "met": "■",
    "achieved": "■",
    "passes": "■",
    "partly": "◧",
    "not_met": "▨",
    "not_achieved": "▨",
    "bars": "▨",
    "unknown": "□",
    "not_applicable": "–",
}

FIGURES = _noop("Số liệu")
RULE = _noop("Quy định")
STEPS = _noop("Cách tính")
BEHIND = _noop("Căn cứ")
LACKING = _noop("Còn thiếu")
REASON = _noop("Lý do")
EFFECT = _noop("Nếu vướng")


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
    yield from _wrapped(_basis(framework))
    yield ""
    yield _verdict(said)
    for place, pillar in enumerate(said.pillars, start=1):
        yield f"  {MARKS[pillar.verdict]} {place}. {pillar.name}: {pillar.verdict_text.lower()}"
    yield from _listed(gettext("Còn thiếu gì để đạt"), said.least)
    yield from _listed(gettext("Không thể thay đổi trong kỳ này"), said.for_good)
    yield from _pillars(said, behind)
    if extras := (*said.bonus, *said.deduction):
        yield from ("", gettext("Điểm cộng, điểm trừ").upper())
        for criterion in extras:
            yield from _criterion(criterion, behind)
    if said.gates:
        yield from ("", gettext("Điều kiện bắt buộc").upper())
        for gate in said.gates:
            yield from _gate(gate, behind)


def _listed(head: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield from ("", head.upper())
    for sentence in sentences:
        yield from _wrapped(sentence, first="  • ", rest="    ")


def _basis(framework: Framework) -> str:
    basis = "; ".join(
        gettext("{number} ngày {day}").format(number=item.number, day=day(item.date))
        if item.date
        else item.number
        for item in framework.basis
    )
    return gettext("Khung tiêu chí {slug}. Căn cứ: {basis}.").format(
        slug=framework.slug, basis=basis
    )


def _verdict(said: WordedResult) -> str:
    title = f"“{said.title}”: {said.verdict_text.upper()}" if said.verdict else ""
    return " · ".join(part for part in (title, said.score_text, said.level_text) if part)


def _pillars(said: WordedResult, behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    for place, pillar in enumerate(said.pillars, start=1):
        points = f" · {pillar.points_text}" if pillar.points_text else ""
        yield from ("", f"{place}. {pillar.name.upper()}: {pillar.verdict_text.upper()}{points}")
        yield from _wrapped(
            gettext("Cần: {needs}.").format(needs=_lowered(pillar.needs)), first="   ", rest="   "
        )
        for criterion in pillar.criteria:
            yield from _criterion(criterion, behind)


def _criterion(criterion: WordedCriterion, behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    points = f" ({criterion.points_text})" if criterion.points_text else ""
    yield ""
    yield from _head(
        criterion.outcome, f"{criterion.name}: {criterion.outcome_text.lower()}{points}"
    )
    if criterion.outcome == "not_applicable":
        yield from _part(REASON, [criterion.why])
    elif criterion.outcome != "unknown":
        yield from _part(FIGURES, [f"{item.name}: {item.value}" for item in criterion.inputs])
    yield from _part(RULE, [f"{criterion.rule}."])
    if criterion.arithmetic and criterion.outcome not in {"unknown", "not_applicable"}:
        yield from _part(STEPS, criterion.arithmetic.split("; "))
    if criterion.change:
        yield from _part(LACKING, [f"{criterion.change}."])
    yield from _entries(criterion.inputs, behind)


def _gate(gate: WordedGate, behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    yield ""
    yield from _head(gate.bar, f"{gate.name}: {gate.bar_text.lower()}")
    yield from _part(REASON if gate.bar == "bars" else FIGURES, [gate.sentence])
    yield from _part(RULE, [f"{gate.rule}."])
    if gate.bar != "bars":
        yield from _part(EFFECT, [f"{gate.effect}."])
    yield from _entries(gate.inputs, behind)


def _entries(inputs: Sequence[WordedInput], behind: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    for item in inputs:
        if entries := behind.get(item.fact, ()):
            # What does not count comes first: it is what would change the result.
            ordered = sorted(entries, key=lambda entry: entry.contributes)
            lines = [_entry(entry) for entry in ordered[:SHOWN]]
            if left := len(ordered) - len(lines):
                lines.append(gettext("… và {count} dòng nữa").format(count=left))
            head = [f"{item.name}: {item.value}"] if len(inputs) > 1 else []
            yield from _part(BEHIND, [*head, *lines])


def _entry(entry: Entry) -> str:
    words = entry_words(entry)
    sign = "+" if entry.contributes else "?" if entry.open else "−"
    text = " ".join(part for part in (words.kind, words.label) if part)
    return f"{sign} " + " · ".join(part for part in (words.day, text, words.detail) if part)


def _head(outcome: str, text: str) -> Iterator[str]:
    yield from _wrapped(text, first=f"   {MARKS[outcome]} ", rest=" " * LABEL)


def _part(label: str, texts: Iterable[str]) -> Iterator[str]:
    """One label, and beside it what it says, each text on lines of its own."""
    lead = " " * LABEL + gettext(label).ljust(TEXT - LABEL)
    for text in texts:
        yield from _wrapped(text, first=lead, rest=" " * TEXT)
        lead = " " * TEXT


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
