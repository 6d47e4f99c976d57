"""From a stored result to what is drawn: squares, tags, legend."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bontot.domain.assessments.types import OrganizationResult
from bontot.engine import Outcome, Verdict
from bontot.frameworks import load
from bontot.interfaces.web.components.mark import SQUARES, Square


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word in a coloured pill; the word alone says it."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend."""

    squares: tuple[Square, ...]
    text: str


def squares_of(result: OrganizationResult | None) -> tuple[Square, ...]:
    """Give the squares of a result; none where there is no result."""
    return tuple(SQUARES[Verdict(one.outcome)] for one in result.pillars) if result else ()


def title_said(result: OrganizationResult | None) -> str:
    """Say in two or three words how the title came out."""
    if result is None:
        return _("chưa chấm")
    verdict = Verdict(result.title_outcome)
    if verdict is Verdict.ACHIEVED:
        return _("đạt")
    if verdict is Verdict.UNKNOWN:
        return _("thiếu căn cứ")
    achieved = sum(one.outcome == Verdict.ACHIEVED.value for one in result.pillars)
    return _("%(achieved)s tốt") % {"achieved": achieved}


def verdict_tag(verdict: Verdict) -> Tag:
    """Word and tone of a good's or the title's verdict."""
    return {
        Verdict.ACHIEVED: Tag(_("Đạt"), ""),
        Verdict.NOT_ACHIEVED: Tag(_("Không đạt"), "no"),
        Verdict.UNKNOWN: Tag(_("Chưa có căn cứ"), "unk"),
        Verdict.NOT_APPLICABLE: Tag(_("Không áp dụng"), "off"),
    }[verdict]


def outcome_tag(outcome: Outcome) -> Tag:
    """Word and tone of a criterion's outcome."""
    return {
        Outcome.MET: Tag(_("Đạt"), ""),
        Outcome.PARTLY: Tag(_("Đạt một phần"), "part"),
        Outcome.NOT_MET: Tag(_("Không đạt"), "no"),
        Outcome.UNKNOWN: Tag(_("Chưa có căn cứ"), "unk"),
        Outcome.NOT_APPLICABLE: Tag(_("Không áp dụng"), "off"),
    }[outcome]


def legend() -> tuple[Key, ...]:
    """Say what each square means."""
    return (
        Key((Square.ACHIEVED,), _("đạt")),
        Key((Square.NOT,), _("không đạt")),
        Key((Square.UNKNOWN,), _("chưa có căn cứ")),
        Key((Square.OFF,), _("không áp dụng")),
    )


def in_language(vi: str, en: str) -> str:
    """Choose between the two names a framework carries."""
    return en if (get_language() or "vi").startswith("en") else vi


def strand_said(strand: str) -> str:
    """Name a strand as people call it."""
    known = {
        "bon-tot": _("Bốn tốt"),
        "3-khong": _("3 không"),
        "5-tot": _("5 tốt"),
        "sinh-hoat": _("Chất lượng sinh hoạt"),
        "xep-loai": _("Xếp loại"),
    }
    return known.get(strand, strand)


def framework_title(name: str) -> str:
    """Name what a framework gives: its title, or itself where it has none."""
    framework = load(name)
    named = framework.title.name if framework.title else framework.name
    return in_language(named.vi, named.en)


def title_sentence(result: OrganizationResult) -> str:
    """Say in a sentence how the title came out."""
    said = {
        Verdict.ACHIEVED: _("Đạt “%(title)s”"),
        Verdict.NOT_ACHIEVED: _("Chưa đạt “%(title)s”"),
        Verdict.UNKNOWN: _("Chưa đủ căn cứ để kết luận “%(title)s”"),
        Verdict.NOT_APPLICABLE: _("Không áp dụng “%(title)s”"),
    }[Verdict(result.title_outcome)]
    return said % {"title": in_language(result.title, result.title_en)}
