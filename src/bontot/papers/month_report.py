"""Báo cáo kết quả sinh hoạt tháng: counts to the committee above, no names but the signer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import (
    Align,
    Column,
    Content,
    Heading,
    Items,
    Paragraph,
    Row,
    Table,
    Title,
)
from bontot.papers.forms import closing, letterhead, sentence, short_date


if TYPE_CHECKING:
    from collections.abc import Iterator

    from bontot.papers.content import Block
    from bontot.papers.values import MonthReport, ReportMeeting


def month_report_content(report: MonthReport) -> Content:
    """Lay out the report of a month."""
    blocks: list[Block] = [
        letterhead(report.issuer, report.register),
        Title(name="BÁO CÁO", abstract=f"kết quả sinh hoạt {report.month}"),
        Paragraph(lead="Kính gửi:", text=sentence(report.addressee)),
    ]
    number = 0
    for title, inside in _parts(report):
        if inside:
            number += 1
            blocks += [Heading(text=f"{number}. {title}", level=2), *inside]
    blocks.append(closing(report.issuer, report.signer, report.recipients))
    return Content(
        subject=f"Báo cáo kết quả sinh hoạt {report.month}",
        blocks=tuple(blocks),
        sample=report.issuer.sample,
        dated=report.register.issued_on,
    )


def _parts(report: MonthReport) -> Iterator[tuple[str, tuple[Block, ...]]]:
    nothing = Paragraph(text="Trong tháng không có kỳ sinh hoạt nào.")
    yield "Các kỳ sinh hoạt", (_meetings(report.meetings) if report.meetings else nothing,)
    yield "Nội dung đã sinh hoạt", _list(report.topics)
    yield "Định hướng, văn bản cấp trên đã quán triệt", _list(report.guidance_done)
    tasks = (
        f"Nhiệm vụ tháng trước đã nghe báo cáo: {report.tasks_heard}; hoàn thành: {report.tasks_done}."
        f" Nhiệm vụ mới giao: {report.tasks_assigned}."
    )
    if report.resolution:
        tasks += f" {sentence(report.resolution)}"
    yield "Nhiệm vụ", (Paragraph(text=tasks),)
    judged = tuple(
        Paragraph(lead=lead, text=sentence(said))
        for lead, said in (("Hạn chế:", report.weakness), ("Cách khắc phục:", report.remedy))
        if said
    )
    yield "Hạn chế và cách khắc phục", judged
    yield "Kiến nghị, đề xuất", _list(report.petitions)


def _list(items: tuple[str, ...]) -> tuple[Block, ...]:
    return (Items(items=tuple(sentence(each) for each in items)),) if items else ()


def _meetings(meetings: tuple[ReportMeeting, ...]) -> Table:
    return Table(
        columns=(
            Column(header="Kỳ sinh hoạt", width=26),
            Column(header="Ngày", width=16),
            Column(header="Diện dự", width=10, align=Align.CENTRE),
            Column(header="Có mặt", width=10, align=Align.CENTRE),
            Column(header="Vắng có lý do", width=11, align=Align.CENTRE),
            Column(header="Vắng không có lý do", width=12, align=Align.CENTRE),
            Column(header="Mức tự đánh giá", width=15),
        ),
        rows=tuple(
            Row(
                cells=(
                    each.kind,
                    short_date(each.held_on),
                    str(each.expected),
                    str(each.present),
                    str(each.excused),
                    str(each.unexcused),
                    each.level,
                )
            )
            for each in meetings
        ),
    )
