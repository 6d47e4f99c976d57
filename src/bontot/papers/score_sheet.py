"""Phiếu đánh giá chất lượng sinh hoạt: the cell's own column and the committee's above, points or pass and fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import (
    Align,
    Closing,
    Column,
    Content,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from bontot.papers.forms import (
    DOTS,
    NO_GROUNDS,
    letterhead,
    sentence,
    signature,
    vote_sentence,
    when_and_where,
)
from bontot.papers.values import SheetForm


if TYPE_CHECKING:
    from bontot.papers.content import Block
    from bontot.papers.values import MeetingScore, ScoreLine, ScoreSheet


def score_sheet_content(sheet: ScoreSheet) -> Content:
    """Lay out the score sheet of one meeting."""
    score = sheet.score
    return Content(
        subject=f"Phiếu đánh giá chất lượng {sheet.meeting.subject}",
        blocks=(
            letterhead(sheet.issuer, sheet.register),
            Title(name="PHIẾU ĐÁNH GIÁ CHẤT LƯỢNG", abstract=sheet.meeting.subject),
            Paragraph(text=f"Buổi sinh hoạt: {when_and_where(sheet.meeting)}."),
            Paragraph(text=f"Áp dụng: {sentence(score.framework)}"),
            *score_blocks(score, groups_only=False),
            Closing(
                recipients=(),
                signatures=(
                    signature(sheet.signer, sheet.issuer),
                    Signature(collective=f"T/M {sheet.committee_above.upper()}", posts=(), name=""),
                ),
            ),
        ),
        sample=sheet.issuer.sample,
        dated=sheet.register.issued_on,
    )


def score_blocks(score: MeetingScore, *, groups_only: bool) -> tuple[Block, ...]:
    """Lay out the lines, totals, levels and what follows; minutes print the groups, in the cell's own column."""
    lines = tuple(line for line in score.lines if line.is_group or not groups_only)
    own_level = NO_GROUNDS.lower() if score.own_level is None else score.own_level
    blocks: list[Block] = [
        _table(score, lines or score.lines, above=not groups_only),
        Paragraph(lead="Mức chi bộ tự đánh giá:", text=sentence(own_level)),
    ]
    if score.vote:
        put = f" {score.voted_level}" if score.voted_level else ""
        lead = f"Chi bộ biểu quyết mức chất lượng{put}:"
        blocks.append(Paragraph(lead=lead, text=vote_sentence(score.vote)))
    if score.weakness:
        blocks.append(Paragraph(lead="Hạn chế:", text=sentence(score.weakness)))
    if score.remedy:
        blocks.append(Paragraph(lead="Cách khắc phục:", text=sentence(score.remedy)))
    if not groups_only:
        blocks.append(
            Paragraph(
                lead="Mức cấp ủy cấp trên đánh giá:", text=sentence(score.above_level or DOTS)
            )
        )
    if score.reason_above:
        blocks.append(Paragraph(lead="Lý do điều chỉnh:", text=sentence(score.reason_above)))
    return tuple(blocks)


def _table(score: MeetingScore, lines: tuple[ScoreLine, ...], *, above: bool) -> Table:
    points = score.form is SheetForm.POINTS
    word = "chấm" if points else "đánh giá"
    most = (("Điểm tối đa", 11),) if points else ()
    judged = ((f"Chi bộ tự {word}", 17), *(((f"Cấp ủy cấp trên {word}", 17),) if above else ()))
    rows = [
        Row(cells=_cells(line, points=points, above=above), bold=line.is_group) for line in lines
    ]
    if points:
        total = ("", "Tổng cộng", score.maximum, score.own_total)
        rows.append(Row(cells=(*total, score.above_total) if above else total, bold=True))
    return Table(
        columns=(
            Column(header="TT", width=7, align=Align.CENTRE),
            Column(header="Nội dung tiêu chí", width=52),
            *(
                Column(header=header, width=width, align=Align.CENTRE)
                for header, width in (*most, *judged)
            ),
        ),
        rows=tuple(rows),
    )


def _cells(line: ScoreLine, *, points: bool, above: bool) -> tuple[str, ...]:
    own = NO_GROUNDS if line.own is None else line.own
    text = f"{line.text} ({line.note})" if line.note else line.text
    most = (line.maximum,) if points else ()
    return (line.code, text, *most, own, *((line.above,) if above else ()))
