"""A framework as a citizen reads it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bontot import engine
from bontot.engine import Framework, Subject
from bontot.frameworks import card_lines, load
from bontot.interfaces.shared import formats
from bontot.interfaces.shared.wording import WordedCriterion, WordedPillar, WordedResult, worded
from bontot.interfaces.shared.wording.rules import cap
from bontot.interfaces.web.assessments.blocks import said_by
from bontot.interfaces.web.components.mark import Square
from bontot.interfaces.web.components.squares import in_language
from bontot.papers.sheets import CardLine, CardSection, CriteriaCard


ORDER = (Subject.CELL, Subject.COMMITTEE, Subject.MEMBER, Subject.MEETING)


@dataclass(frozen=True, slots=True)
class Item:
    """One framework in the list."""

    name: str
    version: str
    basis: str
    validity: str
    squares: tuple[Square, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The frameworks about one subject."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion as it is read."""

    id: str
    name: str
    points: str
    rule: str
    who: str
    when: str
    how: str
    said_by: str
    origin: str


@dataclass(frozen=True, slots=True)
class GoodRows:
    """One good as it is read."""

    number: int
    name: str
    needs: str
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class GateRow:
    """One mandatory condition as it is read."""

    name: str
    sentence: str
    effect: str
    said_by: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole framework as it is read."""

    name: str
    version: str
    title: str
    validity: str
    basis: tuple[str, ...]
    extends: str
    extends_href: str
    goods: tuple[GoodRows, ...]
    extras: tuple[GoodRows, ...]
    gates: tuple[GateRow, ...]
    levels: tuple[str, ...]
    card_href: str
    digest: str


def _subjects() -> dict[Subject, str]:
    return {
        Subject.CELL: _("Chi bộ"),
        Subject.COMMITTEE: _("Đảng bộ"),
        Subject.MEMBER: _("Đảng viên"),
        Subject.MEETING: _("Một kỳ sinh hoạt"),
    }


def shelves(frameworks: Iterable[Framework]) -> tuple[Shelf, ...]:
    """Put frameworks on shelves by whom they judge."""
    by_subject: dict[Subject, list[Framework]] = defaultdict(list)
    for one in frameworks:
        by_subject[one.subject].append(one)
    headings = _subjects()
    return tuple(
        Shelf(headings[subject], tuple(_item(one) for one in by_subject[subject]))
        for subject in ORDER
        if by_subject[subject]
    )


def _item(one: Framework) -> Item:
    return Item(
        name=in_language(one.name.vi, one.name.en),
        version=one.version,
        basis=one.basis[0].number,
        validity=_validity(one),
        squares=(Square.ACHIEVED,) * len(one.pillars) if one.title else (),
        href=reverse("framework", args=(one.id, one.version)),
    )


def _validity(one: Framework) -> str:
    start = formats.day(one.validity.start)
    if one.validity.until is None:
        return _("từ %(start)s") % {"start": start}
    return _("từ %(start)s đến trước %(until)s") % {
        "start": start,
        "until": formats.day(one.validity.until),
    }


@cache
def _said(name: str, language: str) -> WordedResult:  # noqa: ARG001 - a cache key
    """Word a framework: its explanation when nothing is known says every rule and no result."""
    framework = load(name)
    facts = engine.parse_facts(framework, {})
    if isinstance(facts, engine.FactErrors):
        raise facts
    return worded(engine.explain(engine.evaluate(framework, facts)))


def framework_sheet(framework: Framework) -> Sheet:
    """Lay a framework out for reading."""
    said = _said(framework.slug, get_language() or "vi")
    parent = framework.extends or ""
    return Sheet(
        name=in_language(framework.name.vi, framework.name.en),
        version=framework.version,
        title=in_language(framework.title.name.vi, framework.title.name.en)
        if framework.title
        else "",
        validity=_validity(framework),
        basis=_bases(framework),
        extends=in_language(load(parent).name.vi, load(parent).name.en) if parent else "",
        extends_href=reverse("framework", args=tuple(parent.split("@"))) if parent else "",
        goods=_goods(framework, said.pillars),
        extras=_extras(framework, said),
        gates=tuple(
            GateRow(one.name, one.rule, one.effect, said_by(one.said_by, one.note))
            for one in said.gates
        ),
        levels=tuple(_level(framework, level) for level in framework.levels),
        card_href=reverse("card", args=(framework.id, framework.version)),
        digest=engine.digest(framework),
    )


def _bases(framework: Framework) -> tuple[str, ...]:
    return tuple(
        ", ".join(
            part
            for part in (one.number, formats.day(one.date) if one.date else "", one.issuer)
            if part
        )
        for one in framework.basis
    )


def _level(framework: Framework, level: engine.Level) -> str:
    said = in_language(level.name.vi, level.name.en)
    if level.at_least is not None:
        said = _("%(name)s: từ %(points)s điểm") % {
            "name": said,
            "points": formats.number(level.at_least * framework.step),
        }
    limit = framework.cap
    return f"{said}; {cap(limit, framework)}" if limit and limit.level == level.id else said


def _goods(framework: Framework, said: Iterable[WordedPillar]) -> tuple[GoodRows, ...]:
    return tuple(
        GoodRows(
            place,
            worded_pillar.name,
            worded_pillar.needs,
            tuple(
                _row(framework, criterion, worded_one)
                for criterion, worded_one in zip(
                    pillar.criteria, worded_pillar.criteria, strict=True
                )
            ),
        )
        for place, (pillar, worded_pillar) in enumerate(
            zip(framework.pillars, said, strict=True), 1
        )
    )


def _extras(framework: Framework, said: WordedResult) -> tuple[GoodRows, ...]:
    sides = (
        (_("Điểm cộng"), framework.bonus_items, said.bonus),
        (_("Điểm trừ"), framework.deduction_items, said.deduction),
    )
    return tuple(
        GoodRows(
            0,
            name,
            "",
            tuple(_row(framework, item, one) for item, one in zip(items, words, strict=True)),
        )
        for name, items, words in sides
        if items
    )


def _row(framework: Framework, criterion: engine.Criterion, said: WordedCriterion) -> CriterionRow:
    points = ""
    if framework.scale is not None:
        points = _("%(points)s điểm") % {"points": formats.number(criterion.most * framework.step)}
    return CriterionRow(
        id=criterion.id,
        name=said.name,
        points=points,
        rule=said.rule,
        who=criterion.card.who if criterion.card else "",
        when=criterion.card.when if criterion.card else "",
        how=criterion.card.how if criterion.card else "",
        said_by=said_by(said.said_by, said.note),
        origin=said.origin if said.origin != framework.slug else "",
    )


def criteria_card(framework: Framework, *, sample: bool) -> CriteriaCard:
    """Make the one-page card of a framework, in Vietnamese."""
    lines = card_lines(framework)
    sections = tuple(
        CardSection(
            number=place,
            name=framework.pillars[place - 1].name.vi,
            lines=tuple(CardLine(one.what, one.who, one.when, one.how) for one in group),
        )
        for place, group in groupby(
            (one for one in lines if one.pillar), key=lambda one: one.pillar
        )
    )
    return CriteriaCard(
        title=framework.name.vi,
        basis="; ".join(_bases(framework)),
        validity=_validity(framework),
        sections=sections,
        conditions=tuple(one.what for one in lines if not one.pillar),
        footer=framework.slug,
        sample=sample,
    )
