"""Danh sách điểm danh: everybody expected, a box for each exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import (
    Align,
    Blanks,
    Closing,
    Column,
    Content,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from bontot.papers.forms import letterhead, when_and_where
from bontot.papers.values import Register


if TYPE_CHECKING:
    from bontot.papers.values import BlankRoll, RollPerson


BOX = "□"
#: Up to so many names the rows are tall enough for a large tick on one page.
_ROOMY = 28
_ROW_HEIGHT = 4.5


def blank_roll_content(roll: BlankRoll) -> Content:
    """Lay out a roll to be ticked by hand; three empty rows wait for guests."""
    meeting = roll.meeting
    return Content(
        subject=f"Danh sách điểm danh {meeting.subject}",
        blocks=(
            letterhead(roll.issuer, Register(issued_on=meeting.held_on)),
            Title(name="DANH SÁCH ĐIỂM DANH", abstract=meeting.subject),
            Paragraph(text=f"{when_and_where(meeting)}.", align=Align.CENTRE, indent=False),
            _table(roll.people),
            Blanks(pairs=(("Có mặt:", ""), ("Vắng:", ""), ("Có quyền biểu quyết:", ""))),
            Closing(
                recipients=(),
                signatures=(Signature(collective="", posts=("THƯ KÝ",), name=""),),
            ),
        ),
        sample=roll.issuer.sample,
        dated=meeting.held_on,
        compact=True,
    )


def _table(people: tuple[RollPerson, ...]) -> Table:
    named = (
        Row(
            cells=(str(number), person.name, person.standing, BOX, BOX, BOX, BOX, person.note),
        )
        for number, person in enumerate(people, start=1)
    )
    empty = Row(cells=("", "", "khách mời", BOX, "", "", "", ""))
    return Table(
        columns=(
            Column(header="TT", width=6, align=Align.CENTRE),
            Column(header="Họ và tên", width=28),
            Column(header="Đảng viên", width=13),
            Column(header="Có mặt", width=8, align=Align.CENTRE),
            Column(header="Đến muộn", width=9, align=Align.CENTRE),
            Column(header="Vắng có lý do", width=9, align=Align.CENTRE),
            Column(header="Vắng không có lý do", width=11, align=Align.CENTRE),
            Column(header="Ghi chú", width=16),
        ),
        rows=(*named, empty, empty, empty),
        row_height=_ROW_HEIGHT if len(people) <= _ROOMY else 0,
    )
