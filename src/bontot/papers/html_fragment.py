"""A content as a fragment of HTML, for the page in print style: the same words as the files, no style inside."""

from __future__ import annotations

from functools import singledispatch
from html import escape
from typing import TYPE_CHECKING

from bontot.papers import content as c
from bontot.papers.profile import CURRENT_PROFILE
from bontot.papers.sheets import SAMPLE_NOTICE


if TYPE_CHECKING:
    from bontot.papers.content import Content
    from bontot.papers.profile import LayoutProfile


def html(content: Content, profile: LayoutProfile = CURRENT_PROFILE) -> str:
    """
    Write a paper as one `article.paper`.

    Args:
        content: what stands on it.
        profile: the layout it was issued under; only its party line is read.

    Returns:
        HTML with every text escaped; classes begin with `paper-`.

    """
    content = c.composed(content)
    across = " paper-across" if content.landscape else ""
    small = " paper-compact" if content.compact else ""
    notice = f'<p class="paper-notice">{SAMPLE_NOTICE}</p>' if content.sample else ""
    party = _tag("p", profile.party_line, "paper-party")
    inside = "".join(_drawn(block).replace(_PARTY, party) for block in content.blocks)
    return f'<article class="paper{across}{small}" lang="vi">{notice}{inside}</article>'


#: Texts are tidied, so none holds a NUL: the place of the party line within a letterhead.
_PARTY = "\0"


def _tag(name: str, text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f"<{name}{attribute}>{escape(text)}</{name}>"


@singledispatch
def _drawn(block: object) -> str:
    raise TypeError(type(block).__name__)


@_drawn.register
def _(block: c.Letterhead) -> str:
    return (
        '<header class="paper-head"><div>'
        f"{_tag('p', block.body_above)}{_tag('p', block.issuer, 'paper-issuer')}<p>*</p></div>"
        f"<div>{_PARTY}</div>"
        f"{_tag('p', block.number, 'paper-number')}{_tag('p', block.place_date, 'paper-date')}</header>"
    )


@_drawn.register
def _(block: c.Title) -> str:
    return f"{_tag('h2', block.name, 'paper-title')}{_tag('p', block.abstract, 'paper-abstract')}"


@_drawn.register
def _(block: c.Paragraph) -> str:
    lead = f"<strong>{escape(block.lead)}</strong> " if block.lead else ""
    text = escape(block.text)
    if block.bold:
        text = f"<strong>{text}</strong>"
    if block.italic:
        text = f"<em>{text}</em>"
    return f'<p class="paper-{block.align.value}">{lead}{text}</p>'


@_drawn.register
def _(block: c.Heading) -> str:
    return _tag("h3" if block.level == 1 else "h4", block.text)


@_drawn.register
def _(block: c.Items) -> str:
    # The marker is a text, as in the files: the list shows none of its own
    items = "".join(_tag("li", f"{block.marker} {item}") for item in block.items)
    return f'<ul class="paper-items" role="list">{items}</ul>'


@_drawn.register
def _(block: c.Blanks) -> str:
    label = "strong" if block.bold else "span"
    room = '<span class="paper-dots"></span>'
    pairs = "".join(
        f"<span>{_tag(label, said)} {escape(value) or room}</span>" for said, value in block.pairs
    )
    return f'<p class="paper-blanks">{pairs}</p>'


@_drawn.register
def _(block: c.Table) -> str:
    head = "".join(f'<th scope="col">{escape(column.header)}</th>' for column in block.columns)
    rows = "".join(_row(row, block.columns) for row in block.rows)
    tall = " paper-tall" if block.row_height else ""
    return (
        f'<div class="paper-scroll" tabindex="0" role="group" aria-label="Bảng">'
        f'<table class="paper-table{tall}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(row: c.Row, columns: tuple[c.Column, ...]) -> str:
    cells = "".join(
        _tag("td", text, f"paper-{column.align.value}")
        for text, column in zip(row.cells, columns, strict=True)
    )
    kind = ' class="paper-bold"' if row.bold else ""
    return f"<tr{kind}>{cells}</tr>"


@_drawn.register
def _(block: c.Closing) -> str:
    signed = "".join(
        '<div class="paper-signature">'
        + (_tag("p", each.collective, "paper-bold") if each.collective else "")
        + "".join(_tag("p", post) for post in each.posts)
        + f'<p class="paper-space"></p>{_tag("p", each.name, "paper-bold")}</div>'
        for each in block.signatures
    )
    told = ""
    if block.recipients:
        items = "".join(_tag("li", f"- {each}") for each in block.recipients)
        told = f'<div class="paper-recipients"><p><u>Nơi nhận</u>:</p><ul role="list">{items}</ul></div>'
    inside = told + signed if len(block.signatures) == 1 else signed + told
    return f'<footer class="paper-closing">{inside}</footer>'
