"""Nghị quyết: printed when one was adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import Content, Heading, Items, Paragraph, Title
from bontot.papers.forms import closing, day_month_year, letterhead, sentence, vote_sentence
from bontot.papers.task_table import new_tasks_table


if TYPE_CHECKING:
    from bontot.papers.content import Block
    from bontot.papers.values import Resolution


def resolution_content(resolution: Resolution) -> Content:
    """Lay out a resolution: its basis, its parts, the tasks, the vote that adopted it."""
    meeting = resolution.meeting
    blocks: list[Block] = [
        letterhead(resolution.issuer, resolution.register),
        Title(name="NGHỊ QUYẾT", abstract=resolution.subject),
    ]
    if resolution.basis:
        blocks.append(Items(items=tuple(f"Căn cứ {line};" for line in resolution.basis)))
    blocks.append(
        Paragraph(
            text=f"{resolution.issuer.name} tổ chức {meeting.subject} {day_month_year(meeting.held_on)}"
            " và quyết nghị:"
        )
    )
    for number, part in enumerate(resolution.parts, start=1):
        blocks.append(Heading(text=f"{number}. {part.title}", level=2))
        blocks += [Paragraph(text=sentence(text)) for text in part.paragraphs]
        if part.tasks:
            blocks.append(new_tasks_table(part.tasks))
    blocks += [
        Paragraph(lead="Biểu quyết thông qua:", text=vote_sentence(resolution.vote)),
        closing(resolution.issuer, resolution.signer, resolution.recipients),
    ]
    return Content(
        subject=f"Nghị quyết {resolution.subject}",
        blocks=tuple(blocks),
        sample=resolution.issuer.sample,
        dated=resolution.register.issued_on,
    )
