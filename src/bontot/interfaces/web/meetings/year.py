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
from bontot.interfaces.web.orgtree.board import Figure


ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of the calendar."""

    month: str
    href: str
    kind: str
    state: Tag
    level: str
    official: bool
    attendance: str
    tasks: str
    late: bool


@dataclass(frozen=True, slots=True)
class QuarterRows:
    """Three months and the thematic meetings held in them."""

    name: str
    themes: Tag
    months: tuple[MonthRow, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """An early warning and the page that mends it."""

    text: str
    href: str
    mend: str
    named: bool


@dataclass(frozen=True, slots=True)
class YearPage:
    """The year of a cell."""

    name: str
    year: int
    figures: tuple[Figure, ...]
    quarters: tuple[QuarterRows, ...]
    warnings: tuple[Warned, ...]
    before: str
    after: str


def year_page(found: CellYear, place: Place, today: dt.date) -> YearPage:
    """Write the year as a calendar of twelve months in four quarters, with what to mend."""
    label = place.organization.label
    address = reverse("meetings", args=(label,))
    return YearPage(
        name=place.organization.name,
        year=found.year,
        figures=_figures(found),
        quarters=tuple(
            QuarterRows(
                name=_("Quý %(quarter)s") % {"quarter": ROMAN[quarter]},
                themes=_themes(count, dt.date(found.year, 3 * quarter + 1, 1), today),
                months=tuple(
                    _month(one, label, today) for one in found.months[3 * quarter : 3 * quarter + 3]
                ),
            )
            for quarter, count in enumerate(found.quarters)
        ),
        warnings=tuple(warned(one, label) for one in found.warnings),
        before=f"{address}?ky={found.year - 1}",
        after=f"{address}?ky={found.year + 1}",
    )


def _figures(found: CellYear) -> tuple[Figure, ...]:
    held = [one for one in found.months if one.expected and one.present is not None]
    present = sum(one.present or 0 for one in held)
    expected = sum(one.expected or 0 for one in held)
    return (
        Figure(f"{len(held)}/12", _("tháng đã sinh hoạt")),
        Figure(formats.percent(present, expected, places=0), _("lượt có mặt trong năm")),
        Figure(str(sum(found.quarters)), _("kỳ sinh hoạt chuyên đề")),
        Figure(str(found.tasks_open), _("nhiệm vụ đang làm")),
    )


def _themes(count: int, first: dt.date, today: dt.date) -> Tag:
    if count:
        return Tag(_("%(count)s kỳ chuyên đề") % {"count": count}, "")
    last = (first + dt.timedelta(days=62)).replace(day=1)
    if today < first:
        return Tag(_("chưa tới"), "off")
    return Tag(_("chưa có chuyên đề"), "warn" if today >= last else "off")


def _month(one: MonthOfYear, label: str, today: dt.date) -> MonthRow:
    state = MeetingState(one.state) if one.state else MeetingState.NOT_PREPARED
    tone = {MeetingState.LOCKED: "", MeetingState.NOT_PREPARED: "off"}.get(state, "warn")
    said = str(state.label)
    if not one.state and one.month > today:
        said = _("Chưa tới")
    attendance = "" if one.present is None else f"{one.present}/{one.expected}"
    return MonthRow(
        month=f"{one.month:%m/%Y}",
        href=reverse("month", args=(label, f"{one.month:%Y-%m}")),
        kind=str(MeetingKind(one.kind).label) if one.kind else "",
        state=Tag(said, tone),
        level=str(QualityLevel(one.level).label) if one.level else "",
        official=one.official,
        attendance=attendance,
        tasks=f"{one.tasks_done}/{one.tasks_heard}" if one.tasks_heard else "",
        late=one.entered_late,
    )


def warned(one: EarlyWarning, label: str) -> Warned:
    """Write an early warning with the way to its fix."""
    month = reverse("month", args=(label, f"{one.month:%Y-%m}"))
    record = reverse("member_record", args=(label, one.member_id)) if one.member_id else ""
    leaders = reverse("leaders", args=(label,))
    ways = {
        "no_meeting": (f"{month}#p-plan", _("Mở tháng ấy")),
        "not_locked": (f"{month}#buoc-3", _("Mở tháng ấy")),
        "no_theme_in_quarter": (f"{month}#p-plan", _("Lên lịch chuyên đề")),
        "excused_running": (record, _("Mở hồ sơ")),
        "tasks_overdue": (reverse("tasks", args=(label,)), _("Mở nhiệm vụ")),
        "no_secretary": (f"{leaders}#f-chuc-vu", _("Ghi bí thư")),
        "term_ending": (f"{leaders}#f-nhiem-ky", _("Ghi nhiệm kỳ mới")),
        "term_over": (f"{leaders}#f-nhiem-ky", _("Ghi nhiệm kỳ mới")),
        "probation_due": (f"{record}#du-bi", _("Mở hồ sơ")),
        "probation_overdue": (f"{record}#du-bi", _("Ghi công nhận chính thức")),
        "transfer_waiting": (reverse("transfers", args=(label,)), _("Mở chuyển sinh hoạt")),
    }
    href, mend = ways[one.code]
    return Warned(warning_said(one), href, mend, named=one.member_id is not None)


def warning_said(one: EarlyWarning) -> str:
    """Say an early warning in a sentence: what is missing, then what to do."""
    fields = dict(one.fields)
    if "quarter" in fields:
        fields["quarter"] = ROMAN[int(str(fields["quarter"])) - 1]
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
        "no_secretary": _("Chi bộ chưa có bí thư. Đồng chí ghi bí thư theo quyết định chuẩn y."),
        "term_ending": _(
            "Nhiệm kỳ đến hết %(until)s. Chi bộ chuẩn bị đại hội rồi ghi nhiệm kỳ mới."
        ),
        "term_over": _("Nhiệm kỳ đã hết từ %(until)s. Đồng chí ghi nhiệm kỳ mới."),
        "probation_due": _(
            "Đồng chí %(name)s hết 12 tháng dự bị ngày %(until)s. Chi bộ chuẩn bị xét."
        ),
        "probation_overdue": _(
            "Đồng chí %(name)s đã hết 12 tháng dự bị từ %(until)s. Chi bộ xét và ghi quyết định."
        ),
        "transfer_waiting": _("Có %(count)s đồng chí chuyển đến chờ chi bộ tiếp nhận."),
    }
    return sentences[one.code] % fields
