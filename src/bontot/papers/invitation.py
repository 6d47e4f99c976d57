"""Giấy mời sinh hoạt: one page to print or to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import Content, Items, Paragraph, Title
from bontot.papers.forms import (
    DOTS,
    clock_time,
    closing,
    day_month_year,
    letterhead,
    sentence,
)


if TYPE_CHECKING:
    from bontot.papers.content import Block
    from bontot.papers.values import Invitation


def invitation_content(invitation: Invitation) -> Content:
    """Lay out an invitation to a meeting."""
    meeting = invitation.meeting
    blocks: list[Block] = [
        letterhead(invitation.issuer, invitation.register),
        Title(name="GIẤY MỜI", abstract=meeting.subject),
        Paragraph(lead="Kính mời:", text=sentence(invitation.invited)),
        Paragraph(
            text=f"{_issuing(invitation)} kính mời đồng chí dự {meeting.subject}, cụ thể như sau:"
        ),
        Paragraph(
            lead="1. Thời gian:",
            text=f"{clock_time(meeting.starts_at)}, {day_month_year(meeting.held_on)}.",
        ),
        Paragraph(lead="2. Địa điểm:", text=sentence(meeting.venue or DOTS)),
        Paragraph(lead="3. Chủ trì:", text=sentence(f"đồng chí {invitation.chair}")),
    ]
    lists = (("Nội dung", invitation.agenda), ("Tài liệu gửi kèm", invitation.papers))
    for number, (lead, lines) in enumerate(((lead, lines) for lead, lines in lists if lines), 4):
        blocks += [
            Paragraph(lead=f"{number}. {lead}:", text=""),
            Items(items=tuple(sentence(line) for line in lines)),
        ]
    if invitation.request:
        blocks.append(Paragraph(text=sentence(invitation.request)))
    blocks.append(closing(invitation.issuer, invitation.signer, invitation.recipients))
    return Content(
        subject=f"Giấy mời {meeting.subject}",
        blocks=tuple(blocks),
        sample=invitation.issuer.sample,
        dated=invitation.register.issued_on,
    )


def _issuing(invitation: Invitation) -> str:
    return invitation.issuer.name if invitation.issuer.collective else invitation.issuer.signs_for
