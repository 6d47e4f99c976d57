"""Entries in words: what each is, its day, its state, whether it counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bontot.domain.facts.types import Entry, Kind, State, Value
from bontot.domain.ratings.types import Grade
from bontot.domain.reports.types import Behind
from bontot.interfaces.shared import formats
from bontot.interfaces.shared.wording import EntryWords, entry_words, unit_for
from bontot.interfaces.web.components.squares import Tag, in_language


GRADES = (Grade.NOT_COMPLETED, Grade.COMPLETED, Grade.WELL_COMPLETED, Grade.EXCELLENT)


@dataclass(frozen=True, slots=True)
class Head:
    """The number a page is about."""

    name: str
    value: str
    unit: str
    meaning: str
    unknown_when: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry, or several that say the same."""

    words: EntryWords
    tag: Tag
    times: int


def indicator_head(behind: Behind) -> Head:
    """Say the number and what it counts."""
    one = behind.indicator
    return Head(
        name=in_language(one.vi, one.en),
        value=value_said(behind.value, one.kind),
        unit=unit_for(
            behind.value.denominator if one.kind is Kind.RATIO else behind.value.numerator, one.unit
        ),
        meaning=_("Số này được đếm lại từ các ghi chép dưới đây, không nhập tay."),
        unknown_when=one.states if (get_language() or "vi").startswith("en") else "",
    )


def value_said(value: Value, kind: Kind) -> str:
    """Write a value by the kind of its indicator."""
    if value.state is State.UNKNOWN:
        return _("Chưa có căn cứ")
    if value.state is State.NOT_APPLICABLE:
        return _("Không áp dụng")
    if kind is Kind.RATIO:
        return f"{formats.number(value.numerator)} / {formats.number(value.denominator)}"
    if kind is Kind.FLAG:
        return _("Có") if value.numerator else _("Không")
    if kind is Kind.GRADE:
        return str(GRADES[value.numerator].label)
    return formats.number(value.numerator)


def lines(entries: Iterable[Entry]) -> tuple[EntryLine, ...]:
    """Write entries for the table; neighbours that say the same share a line."""
    said = ((entry_words(entry), _tag(entry)) for entry in entries)
    return tuple(EntryLine(*same, times=len(tuple(group))) for same, group in groupby(said))


def _tag(entry: Entry) -> Tag:
    if entry.open:
        return Tag(_("Chưa có căn cứ"), "unk")
    if entry.counts > 1 or entry.of > 1:
        return Tag(f"{entry.counts} / {entry.of}" if entry.of > 1 else f"+{entry.counts}", "off")
    return Tag(_("Được tính"), "") if entry.contributes else Tag(_("Không tính"), "off")
