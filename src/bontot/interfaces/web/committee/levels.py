"""The month of a committee: the official level of every cell's meeting on one page, exceptions first."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bontot.domain.assessments.types import Attention, CellMonth, CommitteeMonth
from bontot.domain.meetings.types import MeetingState, QualityLevel
from bontot.interfaces.shared import formats
from bontot.interfaces.shared.clock import ZONE
from bontot.interfaces.web.committee.doors import Refusal
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.orgtree.board import Choice


_SCALE = (QualityLevel.GOOD, QualityLevel.FAIR, QualityLevel.AVERAGE, QualityLevel.POOR)
_PASS = (QualityLevel.MET, QualityLevel.NOT_MET)
_TONES = {
    QualityLevel.GOOD: "",
    QualityLevel.MET: "",
    QualityLevel.FAIR: "",
    QualityLevel.AVERAGE: "part",
    QualityLevel.POOR: "no",
    QualityLevel.NOT_MET: "no",
    QualityLevel.UNKNOWN: "unk",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One cell of the page, with its form."""

    cell: CellMonth
    tags: tuple[Tag, ...]
    attendance: str
    own: Tag
    voted: str
    official: Tag | None
    papers: Tag | None
    choices: tuple[Choice, ...]
    reason: str
    refusal: Refusal | None

    @property
    def ident(self) -> str:
        """The cell, as its form is called."""
        return str(self.cell.organization_id)

    @property
    def locked(self) -> bool:
        """Whether its minutes are locked, so that a level can be given."""
        return self.cell.state == MeetingState.LOCKED

    @property
    def met(self) -> bool:
        """Whether the cell did meet."""
        return self.cell.held_at is not None


@dataclass(frozen=True, slots=True)
class LevelsPage:
    """The month of a committee as the page shows it."""

    found: CommitteeMonth
    exceptions: tuple[Row, ...]
    rest: tuple[Row, ...]
    said: str
    refusal: Refusal | None

    @property
    def accept(self) -> tuple[CellMonth, ...]:
        """Those that one action accepts."""
        return self.found.to_accept


def levels_page(
    found: CommitteeMonth, today: dt.date, refusal: Refusal | None = None
) -> LevelsPage:
    """Write the month of a committee."""
    every = (*found.exceptions, *found.rest)
    scale = _PASS if any(cell.level in _PASS for cell in every) else _SCALE

    rows = {f"muc-{cell.organization_id}" for cell in every}

    def row(cell: CellMonth) -> Row:
        mine = refusal if refusal and refusal.form == f"muc-{cell.organization_id}" else None
        return _row(cell, scale, today, mine)

    return LevelsPage(
        found=found,
        exceptions=tuple(row(cell) for cell in found.exceptions),
        rest=tuple(row(cell) for cell in found.rest),
        said=_said(found),
        refusal=refusal if refusal and refusal.form not in rows else None,
    )


def _said(found: CommitteeMonth) -> str:
    every = (*found.exceptions, *found.rest)
    given = sum(bool(cell.official) for cell in every)
    missing = sum(Attention.NO_MEETING in cell.why for cell in every)
    parts = [
        _("%(count)s chi bộ") % {"count": len(every)},
        _("%(count)s đã có mức của cấp ủy cấp trên") % {"count": given},
        _("%(count)s cần xem trước") % {"count": len(found.exceptions)},
    ]
    if missing:
        parts.append(_("%(count)s chưa họp") % {"count": missing})
    return "; ".join(parts) + "."


def _row(
    cell: CellMonth, scale: Iterable[QualityLevel], today: dt.date, refusal: Refusal | None
) -> Row:
    typed = refusal.typed if refusal else None
    chosen = typed.get("level", "") if typed else cell.official
    kept = cell.missed_reason if cell.held_at is None else cell.reason
    return Row(
        cell=cell,
        tags=tuple(_why(code, cell) for code in cell.why),
        attendance=f"{cell.present}/{cell.expected}" if cell.expected else "",
        own=level_tag(cell.own_level),
        voted=str(QualityLevel(cell.proposed).label) if cell.proposed else "",
        official=level_tag(cell.official) if cell.official else None,
        papers=papers_tag(cell, today),
        choices=tuple(Choice(str(one), str(one.label), one == chosen) for one in scale),
        reason=typed.get("reason", "") if typed else kept,
        refusal=refusal,
    )


def level_tag(level: str) -> Tag:
    """Word and tone of a level; none yet is unknown."""
    if not level:
        return Tag(_("Chưa có mức"), "unk")
    return Tag(str(QualityLevel(level).label), _TONES[QualityLevel(level)])


def papers_tag(cell: CellMonth, today: dt.date) -> Tag | None:
    """Say whether the final papers and the report reached the committee within two days of the meeting."""
    if cell.final_due is None:
        return None
    if cell.final_sent_at is not None:
        sent = cell.final_sent_at.astimezone(ZONE).date()
        if sent <= cell.final_due:
            return Tag(_("Đã gửi %(day)s") % {"day": formats.day(sent)}, "")
        return Tag(_("Gửi muộn %(day)s") % {"day": formats.day(sent)}, "part")
    if today > cell.final_due:
        return Tag(_("Quá hạn gửi %(day)s") % {"day": formats.day(cell.final_due)}, "no")
    return Tag(_("Hạn gửi %(day)s") % {"day": formats.day(cell.final_due)}, "off")


def _why(code: Attention, cell: CellMonth) -> Tag:
    state = str(MeetingState(cell.state).label) if cell.state else ""
    said = {
        Attention.NO_MEETING: Tag(_("Chưa họp"), "no"),
        Attention.NOT_LOCKED: Tag(state, "part"),
        Attention.NO_LEVEL: Tag(_("Chưa có mức tự đánh giá"), "unk"),
        Attention.POOR: Tag(_("Chi bộ tự đánh giá ở mức thấp nhất"), "no"),
        Attention.DIFFERS: Tag(_("Biểu quyết khác kết quả chấm"), "part"),
        Attention.UNKNOWN_LINES: Tag(_("Có dòng chưa có căn cứ"), "unk"),
        Attention.NOT_VOTED: Tag(_("Chi bộ chưa biểu quyết mức"), "unk"),
        Attention.SAME_SCORE: Tag(
            _("%(count)s tháng liền cùng một số điểm") % {"count": cell.same}, "part"
        ),
        Attention.UNEXCUSED: Tag(
            _("%(count)s đồng chí vắng không có lý do") % {"count": cell.unexcused}, "part"
        ),
        Attention.ENTERED_LATE: Tag(_("Nhập lại từ sổ ghi, muộn"), "part"),
    }
    return said[code]


def kept_levels(page: LevelsPage, form: str) -> tuple[str, ...]:
    """Say what is kept now of the cell whose form lost the race."""
    for row in (*page.exceptions, *page.rest):
        if form == f"muc-{row.cell.organization_id}":
            level = row.official.text if row.official else _("Chưa có mức")
            kept = row.cell.reason if row.met else row.cell.missed_reason
            return (level, kept) if row.met and kept else (kept or level,)
    return ()
