"""Facts, bounds, points and codes as text."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as said

from bontot.engine import Grade, Missing
from bontot.interfaces.shared.formats import day, number
from bontot.primitives.ratios import Ratio, render_share


if TYPE_CHECKING:
    from bontot.engine import FactSpec, FactValue, Framework, Name


OUTCOMES = {
    "met": said("Đạt"),
    "partly": said("Đạt một phần"),
    "not_met": said("Không đạt"),
    "not_applicable": said("Không áp dụng"),
    "unknown": said("Chưa có căn cứ"),
}
VERDICTS = {
    "achieved": said("Đạt"),
    "not_achieved": said("Không đạt"),
    "not_applicable": said("Không áp dụng"),
    "unknown": said("Chưa có căn cứ"),
}
BARS = {
    "passes": said("Không vướng"),
    "bars": said("Vướng"),
    "not_applicable": said("Không áp dụng"),
    "unknown": said("Chưa có căn cứ"),
}
GRADES = {
    Grade.EXCELLENT: said("hoàn thành xuất sắc nhiệm vụ"),
    Grade.WELL_COMPLETED: said("hoàn thành tốt nhiệm vụ"),
    Grade.COMPLETED: said("hoàn thành nhiệm vụ"),
    Grade.NOT_COMPLETED: said("không hoàn thành nhiệm vụ"),
}
OPTIONS = {
    "good": said("tốt"),
    "fair": said("khá"),
    "average": said("trung bình"),
    "poor": said("kém"),
    "excellent": said("xuất sắc"),
    "met": said("đạt"),
    "not_met": said("không đạt"),
    "yes": said("có"),
    "no": said("không"),
}
#: Each unit as one of it is called, and as several are counted: English tells them apart.
UNITS = {
    said("tháng"): said("{count} tháng"),
    said("quý"): said("{count} quý"),
    said("kỳ"): said("{count} kỳ"),
    said("lượt"): said("{count} lượt"),
    said("đảng viên"): said("{count} đảng viên"),
    said("nhiệm vụ"): said("{count} nhiệm vụ"),
    said("chỉ tiêu"): said("{count} chỉ tiêu"),
    said("cuộc"): said("{count} cuộc"),
    said("vụ việc"): said("{count} vụ việc"),
    said("vụ"): said("{count} vụ"),
    said("tổ chức"): said("{count} tổ chức"),
    said("chi bộ"): said("{count} chi bộ"),
    said("góp ý"): said("{count} góp ý"),
    said("kiến nghị"): said("{count} kiến nghị"),
    said("loại"): said("{count} loại"),
    said("phút"): said("{count} phút"),
    said("ngày"): said("{count} ngày"),
    said("bước"): said("{count} bước"),
    said("tháng-chi bộ"): said("{count} tháng-chi bộ"),
}
OPS = {
    "at_least": said("từ {bound} trở lên"),
    "more_than": said("trên {bound}"),
    "at_most": said("không quá {bound}"),
    "less_than": said("dưới {bound}"),
    "equals": said("đúng {bound}"),
}


def name_of(name: Name | FactSpec) -> str:
    """Give a name in the active language."""
    return name.en if (get_language() or "vi").startswith("en") else name.vi


def lowered(text: str) -> str:
    """Lower the first letter, for a name inside a sentence; names that begin with capitals throughout stay."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def unit_of(spec: FactSpec) -> str:
    """Give the unit of a fact in the active language, as one of it is called."""
    return gettext(spec.unit) if spec.unit else ""


def unit_for(amount: int, unit: str) -> str:
    """Give a unit in the active language, as so many of it are called: member, members."""
    if amount != 1 and unit in UNITS:
        return gettext(UNITS[unit]).format(count="").strip()
    return gettext(unit) if unit else ""


def counted(amount: int | Ratio, spec: FactSpec) -> str:
    """Write a number, or so many of so many, with the unit of its fact: one member, two members."""
    whole = amount.denominator if isinstance(amount, Ratio) else amount
    said_as = number(whole)
    if isinstance(amount, Ratio):
        said_as = f"{number(amount.numerator)}/{said_as}"
    if whole != 1 and spec.unit in UNITS:
        return gettext(UNITS[spec.unit]).format(count=said_as)
    return f"{said_as} {unit_of(spec)}".strip()


def points(steps: int, framework: Framework) -> str:
    """Write points, given in steps of the framework."""
    return number(steps * framework.step)


def share(ratio: Ratio) -> str:
    """Write a share as a percentage with the decimal mark of the language."""
    text = render_share(ratio)
    return text if (get_language() or "vi").startswith("en") else text.replace(".", ",")


def bound(ratio: Ratio, kind: str, framework: Framework) -> str:
    """
    Write a bound.

    Args:
        ratio: as the rule holds it.
        kind: `count`, `share` or `points` (steps).
        framework: for its step.
    """
    if kind == "share":
        return share(ratio)
    whole = ratio.numerator // ratio.denominator
    return points(whole, framework) if kind == "points" else number(whole)


def value(spec: FactSpec, found: FactValue, framework: Framework) -> str:
    """Write the value of a fact with its unit."""
    if isinstance(found, Missing):
        return gettext(
            OUTCOMES["unknown" if found is Missing.UNKNOWN else "not_applicable"]
        ).lower()
    if isinstance(found, Ratio):
        return counted(found, spec)
    return _plain(spec, found, framework)


def _plain(spec: FactSpec, found: Grade | int | str | datetime.date, framework: Framework) -> str:
    if found is True or found is False:
        return gettext(OPTIONS["yes" if found else "no"])
    if isinstance(found, Grade):
        return gettext(GRADES[found])
    if isinstance(found, datetime.date):
        return day(found)
    if isinstance(found, str):
        return option(found)
    if spec.options or spec.most:
        return points(found, framework)
    return counted(found, spec)


def option(slug: str) -> str:
    """Write a named option of a judgement; one without words of its own reads as its name."""
    return gettext(OPTIONS[slug]) if slug in OPTIONS else slug.replace("_", " ")


def listed(parts: list[str], last: str) -> str:
    """Join parts with commas, the last one with a word ("và", "hoặc")."""
    *before, end = parts or [""]
    return f"{', '.join(before)} {last} {end}" if before else end
