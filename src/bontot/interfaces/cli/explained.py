"""An explanation as plain text, for a terminal or a file: labels in one column, what they say in the next."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext, gettext_noop

from bontot.interfaces.shared.formats import day
from bontot.interfaces.shared.wording import entry_words, values


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bontot.domain.facts.types import Entry
    from bontot.engine import Framework
    from bontot.interfaces.shared.wording import (
        WordedCriterion,
        WordedGate,
        WordedInput,
        WordedPillar,
        WordedResult,
    )


#: Entries shown behind one fact unless more are asked for; the rest are counted.
SHOWN = 5
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

FIGURES = gettext_noop("Số liệu")
RULE = gettext_noop("Quy định")
STEPS = gettext_noop("Cách tính")
LACKING = gettext_noop("Để đạt")
REASON = gettext_noop("Lý do")
EFFECT = gettext_noop("Nếu vướng")


def explanation_lines(
    said: WordedResult,
    framework: Framework,
    behind: Mapping[str, Sequence[Entry]],
    *,
    shown: int = SHOWN,
) -> Iterator[str]:
    """
    Write an explanation line by line, in the active language.

    Args:
        said: the explanation in words.
        framework: whose name and basis head it.
        behind: fact → the entries behind it; empty without a database.
        shown: how many entries to show behind one fact; 0 for all.

    Yields:
        Lines without their ends.
    """
    page = _Page(behind, shown or sys.maxsize)
    yield from _wrapped(_basis(framework))
    yield ""
    yield _verdict(said)
    for place, pillar in enumerate(said.pillars, start=1):
        text = f"{_mark(said, pillar)}{place}. {pillar.name}: {_came_out(said, pillar).lower()}"
        yield from _wrapped(text, first="  ", rest=" " * 7)
    yield from _listed(
        gettext("Còn thiếu gì để đạt") if said.verdict else gettext("Còn thiếu gì để lên mức trên"),
        said.least,
    )
    yield from _listed(gettext("Không thể thay đổi trong kỳ này"), said.for_good)
    yield from page.pillars(said)
    if extras := (*said.bonus, *said.deduction):
        yield from ("", gettext("Điểm cộng, điểm trừ").upper())
        for criterion in extras:
            yield from page.criterion(criterion)
    if said.gates:
        yield from ("", gettext("Điều kiện bắt buộc").upper())
        for gate in said.gates:
            yield from page.gate(gate)
    if behind:
        yield ""
        yield from _wrapped(
            gettext("Căn cứ: + được tính · − không được tính · ? chưa ghi đủ để tính.")
        )


def _by_points(said: WordedResult, pillar: WordedPillar) -> bool:
    """Whether points alone decide, as in a sheet of levels: then a pillar is neither achieved nor not."""
    return not said.verdict and bool(pillar.points_text)


def _came_out(said: WordedResult, pillar: WordedPillar) -> str:
    if _by_points(said, pillar):
        return pillar.points_text
    return " · ".join(part for part in (pillar.verdict_text, pillar.points_text) if part)


def _mark(said: WordedResult, pillar: WordedPillar) -> str:
    return "" if _by_points(said, pillar) else f"{MARKS[pillar.verdict]} "


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


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands behind the facts, and how much of it to show."""

    behind: Mapping[str, Sequence[Entry]]
    shown: int

    def pillars(self, said: WordedResult) -> Iterator[str]:
        for place, pillar in enumerate(said.pillars, start=1):
            yield ""
            head = f"{place}. {pillar.name.upper()}: {_came_out(said, pillar).upper()}"
            yield from _wrapped(head, rest="   ")
            if not _by_points(said, pillar):
                needs = gettext("Cần: {needs}.").format(needs=values.lowered(pillar.needs))
                yield from _wrapped(needs, first="   ", rest="   ")
            for criterion in pillar.criteria:
                yield from self.criterion(criterion)

    def criterion(self, criterion: WordedCriterion) -> Iterator[str]:
        points = f" ({criterion.points_text})" if criterion.points_text else ""
        known = criterion.outcome not in {"unknown", "not_applicable"}
        yield ""
        yield from _head(
            criterion.outcome, f"{criterion.name}: {criterion.outcome_text.lower()}{points}"
        )
        if criterion.outcome == "not_applicable":
            yield from _part(REASON, [criterion.why])
        yield from self.figures(criterion.inputs)
        yield from _part(RULE, [f"{criterion.rule}."])
        if known:
            yield from _part(STEPS, _steps(criterion))
        if criterion.change:
            yield from _part(LACKING, [f"{criterion.change}."])

    def gate(self, gate: WordedGate) -> Iterator[str]:
        yield ""
        yield from _head(gate.bar, f"{gate.name}: {gate.bar_text.lower()}")
        figures = "; ".join(f"{item.name}: {item.value}" for item in gate.inputs)
        if gate.sentence.rstrip(".").lower() != figures.lower():
            yield from _part(REASON, [gate.sentence])
        yield from self.figures(gate.inputs)
        yield from _part(RULE, [f"{gate.rule}."])
        if gate.bar != "bars":
            yield from _part(EFFECT, [f"{gate.effect}."])

    def figures(self, inputs: Sequence[WordedInput]) -> Iterator[str]:
        """Each fact with its value, and the entries behind it beneath."""
        lead = FIGURES
        for item in inputs:
            yield from _part(lead, [f"{item.name}: {item.value}"])
            lead = ""
            ordered = sorted(self.behind.get(item.fact, ()), key=_weight)
            for entry in ordered[: self.shown]:
                yield from _wrapped(_entry(entry), first=" " * (TEXT + 2), rest=" " * (TEXT + 4))
            if left := len(ordered[self.shown :]):
                yield " " * (TEXT + 2) + gettext("… và {count} dòng nữa").format(count=left)


def _weight(entry: Entry) -> int:
    """What is missing comes first, then what counts, then what does neither."""
    if entry.open or entry.of > entry.counts:
        return 0
    return 1 if entry.contributes else 2


def _steps(criterion: WordedCriterion) -> list[str]:
    """The arithmetic, less what the figures say already: that something is there, or is of some grade."""
    plain = {
        text.lower()
        for item in criterion.inputs
        for text in (item.name, f"{item.name}: {item.value}")
    }
    steps = criterion.arithmetic.split("; ") if criterion.arithmetic else []
    return [step for step in steps if step.rpartition(" → ")[0].lower() not in plain]


def _entry(entry: Entry) -> str:
    words = entry_words(entry)
    sign = "+" if entry.contributes else "?" if entry.open else "−"
    text = _titled(words.kind, words.label)
    return f"{sign} " + " · ".join(
        part for part in (words.day, text, values.lowered(words.detail)) if part
    )


def _titled(kind: str, label: str) -> str:
    """Join what an entry is and its number or name: "Kết luận số 12-KL", "Nhiệm vụ: dọn vệ sinh"."""
    if not kind or not label or label.lower().startswith(kind.lower()):
        return label or kind
    return f"{kind}: {values.lowered(label)}" if label[0].isalpha() else f"{kind} {label}"


def _head(outcome: str, text: str) -> Iterator[str]:
    yield from _wrapped(text, first=f"   {MARKS[outcome]} ", rest=" " * LABEL)


def _part(label: str, texts: Iterable[str]) -> Iterator[str]:
    """One label, and beside it what it says, each text on lines of its own."""
    lead = " " * LABEL + (gettext(label) if label else "").ljust(TEXT - LABEL)
    for text in texts:
        yield from _wrapped(text, first=lead, rest=" " * TEXT)
        lead = " " * TEXT


def _wrapped(text: str, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
