"""
Phiếu ghi tại buổi họp: one A4 page in exactly the order of the page on which it is entered afterwards.

`PARTS` is that order: the slip prints its headings, and the page of the notebook takes them from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bontot.papers.blank_roll import BOX
from bontot.papers.content import (
    Align,
    Blanks,
    Column,
    Content,
    Heading,
    Paragraph,
    Row,
    Table,
    Title,
)
from bontot.papers.forms import clock_time, day_month_year


if TYPE_CHECKING:
    from bontot.papers.content import Block
    from bontot.papers.values import NoteSlip, TaskLine


def said(text: str) -> str:
    """Mark a heading that a page says too, in the language of its reader."""
    return text


#: The parts of a meeting as they are noted and entered, by their code, in order.
PARTS: Final = {
    "start": said("Bắt đầu"),
    "roll": said("Điểm danh"),
    "officers": said("Chủ trì, thư ký"),
    "agenda": said("Chương trình"),
    "hearing": said("Nghe kết quả nhiệm vụ tháng trước"),
    "speakers": said("Phát biểu"),
    "remarks": said("Biểu dương, nhắc nhở"),
    "conclusions": said("Kết luận"),
    "assigning": said("Nhiệm vụ mới"),
    "votes": said("Biểu quyết"),
    "level": said("Chất lượng sinh hoạt"),
    "end": said("Kết thúc"),
}
#: Lines of agenda, tasks, votes and empty rows for new tasks that one page holds.
_ROOMY = 22
_MOST_NEW_ROWS = 6
_LEAST_NEW_ROWS = 4
_ROW_HEIGHT = 4.5
#: Letters that half the width holds.
_HALF = 50
_ROOM = (BOX, "")


def heading(code: str) -> str:
    """Give the numbered heading of a part."""
    return f"{list(PARTS).index(code) + 1}. {PARTS[code]}"


def note_slip_content(slip: NoteSlip) -> Content:
    """Lay out the slip: it holds on one page up to eighteen agenda lines with eight tasks."""
    meeting = slip.meeting
    return Content(
        subject=f"Phiếu ghi tại buổi họp {meeting.subject}",
        blocks=(
            Title(name="PHIẾU GHI TẠI BUỔI HỌP", abstract=meeting.subject),
            Paragraph(
                text=f"{slip.issuer.name}; {day_month_year(meeting.held_on)}"
                + (f", tại {meeting.venue}" if meeting.venue else ""),
                align=Align.CENTRE,
                indent=False,
            ),
            *_before(slip),
            *_during(slip),
            *_after(slip),
        ),
        sample=slip.issuer.sample,
        dated=meeting.held_on,
        compact=True,
    )


def _before(slip: NoteSlip) -> tuple[Block, ...]:
    invited = clock_time(slip.meeting.starts_at) if slip.meeting.starts_at else ""
    started = f" (giấy mời: {invited})" if invited else ""
    expected = f"{slip.expected_official} chính thức, {slip.expected_probationary} dự bị"
    if slip.expected_attached:
        expected += f", {slip.expected_attached} sinh hoạt tạm thời"
    return (
        Blanks(pairs=((f"{heading('start')}{started}:", ""),), bold=True),
        Heading(text=f"{heading('roll')} (diện dự sinh hoạt: {expected})", level=2),
        Blanks(pairs=(("Vắng có lý do:", ""), ("Vắng không có lý do:", ""))),
        Blanks(pairs=(("Đến muộn:", ""), ("Sinh hoạt tạm thời đến dự:", ""))),
        Blanks(pairs=(("Đại biểu, khách mời:", ""),)),
        Blanks(pairs=(("Có mặt:", ""), ("Có quyền biểu quyết:", ""))),
        Blanks(
            pairs=(
                (f"{heading('officers')}: chủ trì", slip.chair),
                ("thư ký", slip.meeting_secretary),
            ),
            bold=True,
        ),
    )


def _during(slip: NoteSlip) -> tuple[Block, ...]:
    used = len(slip.agenda) // 2 + len(slip.last_tasks) + len(slip.votes)
    new_rows = max(_LEAST_NEW_ROWS, min(_MOST_NEW_ROWS, _ROOMY - used))
    return (
        Heading(text=f"{heading('agenda')} (đánh dấu mục không làm)", level=2),
        *_agenda(slip.agenda),
        Heading(text=heading("hearing"), level=2),
        *((_heard(slip.last_tasks),) if slip.last_tasks else ()),
        Blanks(pairs=((f"{heading('speakers')}:", ""),), bold=True),
        Blanks(pairs=((f"{heading('remarks')}:", ""),), bold=True),
        Blanks(pairs=((f"{heading('conclusions')}:", ""),), bold=True),
        Blanks(pairs=(("", ""),)),
        Heading(text=heading("assigning"), level=2),
        _new_tasks(new_rows),
    )


def _after(slip: NoteSlip) -> tuple[Block, ...]:
    return (
        Heading(text=heading("votes"), level=2),
        _votes(slip.votes),
        Paragraph(
            lead=f"{heading('level')}, mức chi bộ biểu quyết:",
            text=" · ".join(f"{BOX} {level}" for level in slip.levels),
            indent=False,
            align=Align.LEFT,
        ),
        Blanks(pairs=(("Hạn chế:", ""), ("Cách khắc phục:", ""))),
        Blanks(
            pairs=((f"{heading('end')}:", ""), (f"{BOX} Đã thông qua biên bản:", "")), bold=True
        ),
    )


def _agenda(lines: tuple[str, ...]) -> tuple[Block, ...]:
    """Set the agenda two lines abreast; a long line stands alone, an odd one leaves room for one more."""
    rows: list[tuple[tuple[str, str], ...]] = []
    for line in lines:
        half = len(line) <= _HALF
        if rows and half and rows[-1][-1] == _ROOM:
            rows[-1] = (rows[-1][0], (BOX, line))
        else:
            rows.append(((BOX, line), _ROOM) if half else ((BOX, line),))
    return tuple(Blanks(pairs=pairs) for pairs in rows)


def _heard(tasks: tuple[TaskLine, ...]) -> Table:
    return Table(
        columns=(
            Column(header="TT", width=5, align=Align.CENTRE),
            Column(header="Nhiệm vụ", width=47),
            Column(header="Người thực hiện", width=21),
            Column(header="Xong", width=7, align=Align.CENTRE),
            Column(header="Một phần", width=8, align=Align.CENTRE),
            Column(header="Chưa", width=7, align=Align.CENTRE),
            Column(header="Ghi chú", width=12),
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
        rows=tuple(Row(cells=(matter, "", "", "")) for matter in matters),
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
