"""From an explained result to what its page draws."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bontot.domain.reports.queries import Explained
from bontot.engine import Framework, Verdict
from bontot.interfaces.shared import formats
from bontot.interfaces.shared.wording import (
    WordedCriterion,
    WordedGate,
    WordedInput,
    WordedPillar,
    WordedResult,
    detail_of,
    worded,
)
from bontot.interfaces.web.components.mark import SQUARES, Square
from bontot.interfaces.web.components.squares import Tag, in_language


Address = Callable[[str], str]
DAY = dt.timedelta(days=1)

TONES = {
    "achieved": "",
    "met": "",
    "passes": "",
    "partly": "part",
    "not_achieved": "no",
    "not_met": "no",
    "bars": "no",
    "unknown": "unk",
    "not_applicable": "off",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and where it leads."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class InputBlock:
    """One fact that was read, with the way to its entries."""

    name: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class CriterionBlock:
    """One criterion."""

    id: str
    name: str
    tag: Tag
    points: str
    share: int
    tone: str
    upto: int
    has_meter: bool
    why: str
    rule: str
    said_by: str
    inputs: tuple[InputBlock, ...]
    arithmetic: str
    least: str


@dataclass(frozen=True, slots=True)
class GoodBlock:
    """One good."""

    id: str
    number: str
    name: str
    tag: Tag
    points: str
    needs: str
    open: bool
    barred_by: tuple[str, ...]
    criteria: tuple[CriterionBlock, ...]


@dataclass(frozen=True, slots=True)
class GateBlock:
    """One mandatory condition."""

    id: str
    name: str
    tag: Tag
    why: str
    effect: str
    least: str
    said_by: str
    inputs: tuple[InputBlock, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A result page."""

    slug: str
    version: str
    basis: str
    squares: tuple[Square, ...]
    verdict: str
    tone: str
    summary: str
    score: str
    least: tuple[Line, ...]
    for_good: tuple[str, ...]
    goods: tuple[GoodBlock, ...]
    extras: tuple[GoodBlock, ...]
    gates: tuple[GateBlock, ...]


def result_blocks(found: Explained, address: str, *, linked: bool = True) -> Result:
    """
    Lay a result out.

    Args:
        found: the result as read.
        address: of its page; the entries of a fact stand below it.
        linked: whether the account may see the entries.
    """
    details = {fact: detail_of(fact, behind) for fact, behind in found.behind.items() if behind}
    said = worded(found.explanation, details, level=found.level)
    framework = found.framework

    def shown(fact: str) -> bool:
        return linked and fact in found.countable

    def entries_of(fact: str) -> str:
        return f"{address}can-cu/{fact}/?he={found.strand}" if shown(fact) else ""

    return Result(
        slug=framework.id,
        version=framework.version,
        basis=_basis(framework, found),
        squares=tuple(SQUARES[Verdict(pillar.verdict)] for pillar in said.pillars),
        verdict=verdict_said(said),
        tone={"achieved": "", "not_achieved": "no"}.get(said.verdict, "unk"),
        summary=_summary(said.pillars),
        score=" · ".join(text for text in (said.score_text, said.level_text) if text),
        least=tuple(Line(text) for text in said.least),
        for_good=said.for_good,
        goods=_goods(said.pillars, {gate.id: gate for gate in said.gates}, entries_of),
        extras=_extras(said, entries_of),
        gates=tuple(_gate(gate, entries_of) for gate in said.gates),
    )


def verdict_said(said: WordedResult) -> str:
    """Say how the title came out, in one line."""
    sentence = {
        "achieved": _("Đạt “%(title)s”"),
        "not_achieved": _("Chưa đạt “%(title)s”"),
        "unknown": _("Chưa đủ căn cứ để kết luận “%(title)s”"),
        "not_applicable": _("Không áp dụng “%(title)s”"),
    }[said.verdict]
    return sentence % {"title": said.title}


def basis_said(framework: Framework) -> str:
    """Name the documents a framework rests on; the first two are enough on a page of results."""
    parts = [
        f"{basis.number}, {formats.day(basis.date)}" if basis.date else basis.number
        for basis in framework.basis[:2]
    ]
    return "; ".join(parts)


def _basis(framework: Framework, found: Explained) -> str:
    return _("Theo %(name)s, bản %(version)s (%(basis)s). Tính từ %(start)s đến %(until)s.") % {
        "name": in_language(framework.name.vi, framework.name.en),
        "version": framework.version,
        "basis": basis_said(framework),
        "start": formats.day(found.counted_from),
        "until": formats.day(found.counted_until - DAY),
    }


def _summary(pillars: Iterable[WordedPillar]) -> str:
    counted = [pillar.verdict for pillar in pillars]
    parts = (
        ("achieved", _("%(count)s tốt đạt")),
        ("not_achieved", _("%(count)s không đạt")),
        ("unknown", _("%(count)s chưa có căn cứ")),
        ("not_applicable", _("%(count)s không áp dụng")),
    )
    return " · ".join(
        text % {"count": counted.count(verdict)} for verdict, text in parts if verdict in counted
    )


def _goods(
    pillars: Iterable[WordedPillar], gates: Mapping[str, WordedGate], entries_of: Address
) -> tuple[GoodBlock, ...]:
    return tuple(
        GoodBlock(
            id=pillar.id,
            number=str(place),
            name=pillar.name,
            tag=Tag(pillar.verdict_text, TONES[pillar.verdict]),
            points=pillar.points_text,
            needs=pillar.needs,
            open=pillar.verdict in {"not_achieved", "unknown"},
            barred_by=tuple(gates[gate].sentence for gate in pillar.barred_by if gate in gates),
            criteria=tuple(_criterion(one, entries_of) for one in pillar.criteria),
        )
        for place, pillar in enumerate(pillars, 1)
    )


def _extras(said: WordedResult, entries_of: Address) -> tuple[GoodBlock, ...]:
    sides = ((_("Điểm cộng"), "bonus", said.bonus), (_("Điểm trừ"), "deduction", said.deduction))
    return tuple(
        GoodBlock(
            id=key,
            number="+" if key == "bonus" else "−",
            name=name,
            tag=Tag("", "off"),
            points="",
            needs="",
            open=False,
            barred_by=(),
            criteria=tuple(_criterion(one, entries_of) for one in items),
        )
        for name, key, items in sides
        if items
    )


def _criterion(one: WordedCriterion, entries_of: Address) -> CriterionBlock:
    share = _share(one)
    enough = one.outcome in {"met", "not_applicable"}
    return CriterionBlock(
        id=one.id,
        name=one.name,
        tag=Tag(one.outcome_text, TONES[one.outcome]),
        points=one.points_text or one.measure,
        share=share if one.outcome != "unknown" else 0,
        tone="fg" if enough or one.outcome == "partly" else "low",
        upto=share if one.outcome == "unknown" else 0,
        has_meter=one.meter is not None,
        why=one.why,
        rule=one.rule,
        said_by=said_by(one.said_by, one.note),
        inputs=_inputs(one.inputs, entries_of),
        arithmetic=one.arithmetic,
        least=one.change,
    )


def _share(one: WordedCriterion) -> int:
    if one.meter is None or one.meter[1] == 0:
        return 100 if one.outcome == "met" else 0
    numerator, denominator = one.meter
    return min(100 * numerator // denominator, 100)


def _inputs(inputs: Iterable[WordedInput], entries_of: Address) -> tuple[InputBlock, ...]:
    return tuple(InputBlock(one.name, one.value, entries_of(one.fact)) for one in inputs)


def said_by(by: str, note: str) -> str:
    """Say whether the text says the line or the authors of the framework chose it."""
    who = _("Văn bản nêu.") if by == "text" else _("Văn bản để ngỏ, bộ tiêu chí chọn.")
    return f"{who} {note}".strip()


def _gate(gate: WordedGate, entries_of: Address) -> GateBlock:
    return GateBlock(
        id=gate.id,
        name=gate.name,
        tag=Tag(gate.bar_text, TONES[gate.bar]),
        why=gate.sentence,
        effect=gate.effect,
        least=gate.change,
        said_by=said_by(gate.said_by, gate.note),
        inputs=_inputs(gate.inputs, entries_of),
    )
