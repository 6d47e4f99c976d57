"""
Phiếu ghi tại buổi họp: one A4 page in exactly the order of the screen.

Start, roll, chair and secretary, agenda, tasks heard, votes, new tasks, level, end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.blank_roll import BOX
from bontot.papers.content import (
    Align,
    Blanks,
    Column,
    Content,
    Heading,
    Items,
    Paragraph,
    Row,
    Table,
    Title,
)
from bontot.papers.forms import clock_time, day_month_year


if TYPE_CHECKING:
    from bontot.papers.values import NoteSlip, TaskLine


#: Lines of agenda, tasks, votes and empty rows for new tasks that one page holds.
_ROOMY = 20
_MOST_NEW_ROWS = 6
_LEAST_NEW_ROWS = 3
_ROW_HEIGHT = 4.5


def note_slip_content(slip: NoteSlip) -> Content:
    """Lay out the slip: it holds on one page up to eight agenda lines with eight tasks."""
    meeting = slip.meeting
    used = len(slip.agenda) + len(slip.last_tasks) + len(slip.votes)
    new_rows = max(_LEAST_NEW_ROWS, min(_MOST_NEW_ROWS, _ROOMY - used))
    expected = f"{slip.expected_official} chính thức, {slip.expected_probationary} dự bị"
    invited = clock_time(meeting.starts_at) if meeting.starts_at else ""
    started = f" (giấy mời: {invited})" if invited else ""
    return Content(
        subject=f"Phiếu ghi tại buổi họp {meeting.subject}",
        blocks=(
            Title(name="PHIẾU GHI TẠI BUỔI HỌP", abstract=meeting.subject),
            Paragraph(
                text=f"{slip.issuer.name}; {day_month_year(meeting.held_on)}, tại {meeting.venue}",
                align=Align.CENTRE,
                indent=False,
            ),
            Blanks(pairs=((f"1. Bắt đầu{started}:", ""),), bold=True),
            Heading(text=f"2. Điểm danh (diện dự sinh hoạt: {expected})", level=2),
            Blanks(pairs=(("Vắng có lý do:", ""),)),
            Blanks(pairs=(("Vắng không có lý do:", ""), ("Đến muộn:", ""))),
            Blanks(pairs=(("Sinh hoạt tạm thời tại đây, khách mời:", ""),)),
            Blanks(pairs=(("Có mặt:", ""), ("Có quyền biểu quyết:", ""))),
            Blanks(
                pairs=(("3. Chủ trì:", slip.chair), ("Thư ký:", slip.meeting_secretary)), bold=True
            ),
            Heading(text="4. Chương trình (đánh dấu mục đã làm)", level=2),
            Items(items=slip.agenda, marker=BOX),
            Blanks(pairs=(("Đồng chí phát biểu:", ""),)),
            Heading(text="5. Nghe kết quả nhiệm vụ tháng trước", level=2),
            *((_heard(slip.last_tasks),) if slip.last_tasks else ()),
            Blanks(pairs=(("Biểu dương:", ""), ("Nhắc nhở:", ""))),
            Heading(text="6. Biểu quyết", level=2),
            _votes(slip.votes),
            Heading(text="7. Nhiệm vụ mới", level=2),
            _new_tasks(new_rows),
            Heading(text="8. Chấm chất lượng sinh hoạt", level=2),
            Paragraph(
                lead="Mức chi bộ biểu quyết:",
                text=" · ".join(f"{BOX} {level}" for level in slip.levels),
                indent=False,
                align=Align.LEFT,
            ),
            Blanks(pairs=(("Hạn chế, cách khắc phục:", ""),)),
            Blanks(pairs=(("9. Kết thúc:", ""), (f"{BOX} Đã thông qua biên bản:", "")), bold=True),
        ),
        sample=slip.issuer.sample,
        dated=meeting.held_on,
        compact=True,
    )


def _heard(tasks: tuple[TaskLine, ...]) -> Table:
    return Table(
        columns=(
            Column(header="TT", width=6, align=Align.CENTRE),
            Column(header="Nhiệm vụ", width=38),
            Column(header="Người thực hiện", width=24),
            Column(header="Xong", width=8, align=Align.CENTRE),
            Column(header="Một phần", width=8, align=Align.CENTRE),
            Column(header="Chưa", width=8, align=Align.CENTRE),
            Column(header="Ghi chú", width=18),
        ),
        rows=tuple(
            Row(cells=(str(number), task.content, task.owner, BOX, BOX, BOX, ""))
            for number, task in enumerate(tasks, start=1)
        ),
    )


def _votes(matters: tuple[str, ...]) -> Table:
    return Table(
        columns=(
            Column(header="Nội dung", width=49),
            Column(header="Tán thành", width=15, align=Align.CENTRE),
            Column(header="Không tán thành", width=20, align=Align.CENTRE),
            Column(header="Ý kiến khác", width=16, align=Align.CENTRE),
        ),
        rows=tuple(Row(cells=(matter, "", "", "")) for matter in (*matters, "")),
        row_height=_ROW_HEIGHT,
    )


def _new_tasks(rows: int) -> Table:
    return Table(
        columns=(
            Column(header="Người thực hiện", width=24),
            Column(header="Nội dung", width=44),
            Column(header="Thời hạn", width=14),
            Column(header="Kỳ nghe báo cáo", width=18),
        ),
        rows=(Row(cells=("", "", "", "")),) * rows,
        row_height=_ROW_HEIGHT,
    )
