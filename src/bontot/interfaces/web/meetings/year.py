"""The year of a cell as its page shows it."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import (
    CellYear,
    EarlyWarning,
    MeetingKind,
    MeetingState,
    MonthOfYear,
    QualityLevel,
)
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components.squares import Tag


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of the calendar."""

    month: str
    href: str
    kind: str
    state: Tag
    level: str
    attendance: str
    tasks: str
    late: bool


@dataclass(frozen=True, slots=True)
class Warned:
    """An early warning and the page that mends it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class YearPage:
    """The year of a cell."""

    name: str
    year: int
    months: tuple[MonthRow, ...]
    quarters: tuple[str, ...]
    warnings: tuple[Warned, ...]
    before: str
    after: str


def year_page(found: CellYear, place: Place, today: dt.date) -> YearPage:
    """Write the year; months to come are left out."""
    label = place.organization.label
    address = reverse("meetings", args=(label,))
    return YearPage(
        name=place.organization.name,
        year=found.year,
        months=tuple(_month(one, label) for one in found.months if one.month <= today),
        quarters=tuple(
            _("Quý %(quarter)s: %(count)s kỳ chuyên đề") % {"quarter": place_, "count": count}
            for place_, count in enumerate(found.quarters, 1)
        ),
        warnings=tuple(
            Warned(warning_said(one), reverse("month", args=(label, f"{one.month:%Y-%m}")))
            for one in found.warnings
        ),
        before=f"{address}?ky={found.year - 1}",
        after=f"{address}?ky={found.year + 1}",
    )


def _month(one: MonthOfYear, label: str) -> MonthRow:
    state = MeetingState(one.state) if one.state else MeetingState.NOT_PREPARED
    tone = {MeetingState.LOCKED: "", MeetingState.NOT_PREPARED: "off"}.get(state, "warn")
    attendance = "" if one.present is None else f"{one.present}/{one.expected}"
    return MonthRow(
        month=f"{one.month:%m/%Y}",
        href=reverse("month", args=(label, f"{one.month:%Y-%m}")),
        kind=str(MeetingKind(one.kind).label) if one.kind else "",
        state=Tag(str(state.label), tone),
        level=str(QualityLevel(one.level).label) if one.level else "",
        attendance=attendance,
        tasks=f"{one.tasks_done}/{one.tasks_heard}" if one.tasks_heard else "",
        late=one.entered_late,
    )


def warning_said(one: EarlyWarning) -> str:
    """Say an early warning in a sentence: what is missing, then what to do."""
    fields = dict(one.fields)
    if "until" in fields:
        until = fields["until"]
        fields["until"] = formats.day(until if isinstance(until, dt.date) else None)
    sentences = {
        "no_meeting": _(
            "Tháng %(month)s chưa có kỳ sinh hoạt. Đồng chí lên lịch hoặc nhập lại từ sổ ghi."
        ),
        "not_locked": _("Biên bản tháng %(month)s chưa khóa. Đồng chí hoàn thành bước kết thúc."),
        "no_theme_in_quarter": _(
            "Quý %(quarter)s chưa có sinh hoạt chuyên đề. Đồng chí lên lịch trước ngày %(until)s."
        ),
        "excused_running": _(
            "Đồng chí %(name)s vắng có lý do %(times)s kỳ liên tiếp. Chi ủy tìm hiểu, giúp đỡ."
        ),
        "tasks_overdue": _("Có %(count)s nhiệm vụ quá hạn. Đồng chí nghe báo cáo ở kỳ tới."),
    }
    return sentences[one.code] % fields
