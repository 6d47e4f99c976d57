"""Bảng tổng hợp of a quarter or a half-year: one line a cell in the order of the register, never a ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import Align, Column, Content, Row, Table, Title
from bontot.papers.forms import closing, letterhead
from bontot.papers.sheets import ResultSheet


if TYPE_CHECKING:
    from bontot.papers.values import CellPeriod, CommuneTable


_WIDTHS = (5, 24)
_COUNTS = (
    "Kỳ sinh hoạt",
    "Chuyên đề",
    "Lượt có mặt",
    "Vắng không có lý do",
    "Nhiệm vụ hoàn thành",
)


def commune_table_content(table: CommuneTable) -> Content:
    """Lay out the table on A4 across, with its sums."""
    center = Align.CENTRE
    return Content(
        subject=f"Bảng tổng hợp kết quả sinh hoạt chi bộ {table.period}",
        blocks=(
            letterhead(table.issuer, table.register),
            Title(name="BẢNG TỔNG HỢP", abstract=f"kết quả sinh hoạt chi bộ {table.period}"),
            Table(
                columns=(
                    Column(header="TT", width=_WIDTHS[0], align=center),
                    Column(header="Chi bộ", width=_WIDTHS[1]),
                    *(Column(header=month, width=8, align=center) for month in table.months),
                    *(Column(header=header, width=10, align=center) for header in _COUNTS),
                    Column(header="Ghi chú", width=14),
                ),
                rows=(
                    *(
                        Row(cells=(str(number), cell.cell, *cell.levels, *_counts(cell), cell.note))
                        for number, cell in enumerate(table.cells, start=1)
                    ),
                    Row(cells=("", *_sums(table)), bold=True),
                ),
            ),
            closing(table.issuer, table.signer, table.recipients),
        ),
        sample=table.issuer.sample,
        dated=table.register.issued_on,
        landscape=True,
    )


def result_sheet(table: CommuneTable) -> ResultSheet:
    """Give the same lines as a workbook takes them: whole numbers stay numbers."""
    return ResultSheet(
        title=f"Bảng tổng hợp kết quả sinh hoạt chi bộ {table.period}",
        note=f"{table.issuer.name}, {table.issuer.body_above}",
        headers=(
            "Chi bộ",
            *table.months,
            "Kỳ sinh hoạt đã họp",
            "Kỳ sinh hoạt phải họp",
            "Kỳ chuyên đề",
            "Lượt có mặt",
            "Lượt thuộc diện dự",
            "Vắng không có lý do",
            "Nhiệm vụ hoàn thành",
            "Nhiệm vụ được giao",
            "Ghi chú",
        ),
        rows=tuple(
            (
                cell.cell,
                *cell.levels,
                cell.meetings_held,
                cell.meetings_due,
                cell.thematic,
                cell.present,
                cell.expected,
                cell.unexcused,
                cell.tasks_done,
                cell.tasks,
                cell.note,
            )
            for cell in table.cells
        ),
        sample=table.issuer.sample,
    )


def _counts(cell: CellPeriod) -> tuple[str, ...]:
    return (
        f"{cell.meetings_held}/{cell.meetings_due}",
        str(cell.thematic),
        f"{cell.present}/{cell.expected}",
        str(cell.unexcused),
        f"{cell.tasks_done}/{cell.tasks}",
    )


def _sums(table: CommuneTable) -> tuple[str, ...]:
    cells = table.cells
    return (
        f"Cộng: {len(cells)} chi bộ",
        *("" for _ in table.months),
        f"{sum(c.meetings_held for c in cells)}/{sum(c.meetings_due for c in cells)}",
        str(sum(c.thematic for c in cells)),
        f"{sum(c.present for c in cells)}/{sum(c.expected for c in cells)}",
        str(sum(c.unexcused for c in cells)),
        f"{sum(c.tasks_done for c in cells)}/{sum(c.tasks for c in cells)}",
        "",
    )
