"""Each block of a content drawn into a python-docx document."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from bontot.papers import content as c


if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

    from bontot.papers.content import Align, Block, Content
    from bontot.papers.profile import LayoutProfile


_ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HAIR = 4
_EIGHTHS = 8
_TWENTIETHS = 20
_INSET = 3.5


class Pen:
    """Draws blocks one after another; sizes come from the profile."""

    def __init__(self, document: Document, content: Content, profile: LayoutProfile) -> None:
        self._document = document
        self._profile = profile
        self._compact = content.compact
        section = document.sections[0]
        self._width = Length(
            (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        )

    def draw(self, blocks: Iterable[Block]) -> None:
        """Draw every block."""
        for block in blocks:
            self._draw(block)

    @singledispatchmethod
    def _draw(self, block: object) -> None:
        raise TypeError(type(block).__name__)

    @_draw.register
    def _(self, block: c.Letterhead) -> None:
        p = self._profile
        left = Length(int(self._width * p.head_left / 100))
        table = self._grid(2, (left, Length(self._width - left)))
        above, party = table.rows[0].cells
        _write(above.paragraphs[0], block.body_above, size=p.body_above_size)
        _write(above.add_paragraph(), block.issuer, size=p.issuer_size, bold=True)
        _write(above.add_paragraph(), "*", size=p.issuer_size)
        _write(party.paragraphs[0], p.party_line, size=p.party_line_size, bold=True)
        self._rule(party.add_paragraph(), Length(self._width - left))
        number, dated = table.rows[1].cells
        _write(number.paragraphs[0], block.number, size=p.number_size)
        _write(dated.paragraphs[0], block.place_date, size=p.place_date_size, italic=True)
        for cell in (above, party, number, dated):
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.space_after = Pt(0)

    def _rule(self, paragraph: Paragraph, cell_width: Length) -> None:
        # The border of an empty paragraph, drawn in until it is as long as the line above it
        p = self._profile
        aside = Length(max(0, (cell_width - Pt(p.party_line_em * p.party_line_size)) // 2))
        paragraph.paragraph_format.left_indent = aside
        paragraph.paragraph_format.right_indent = aside
        paragraph.paragraph_format.line_spacing = Pt(4)
        borders = OxmlElement("w:pBdr")
        borders.append(_edge("top", int(p.rule_weight * _EIGHTHS), space=int(p.rule_gap)))
        # Where the schema wants it, and before the indents that python-docx already placed
        properties = paragraph._element.get_or_add_pPr()  # noqa: SLF001 - borders have no public way
        properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")

    @_draw.register
    def _(self, block: c.Title) -> None:
        p = self._profile
        name = self._paragraph(align=c.Align.CENTRE)
        _write(name, block.name, size=p.title_size, bold=True)
        name.paragraph_format.space_before = Pt(6 if self._compact else 14)
        name.paragraph_format.space_after = Pt(0)
        abstract = self._paragraph(align=c.Align.CENTRE)
        _write(abstract, block.abstract, size=p.abstract_size, bold=True)
        abstract.paragraph_format.space_after = Pt(4 if self._compact else 12)

    @_draw.register
    def _(self, block: c.Paragraph) -> None:
        paragraph = self._paragraph(align=block.align, indent=block.indent)
        if block.lead:
            _write(paragraph, f"{block.lead} " if block.text else block.lead, bold=True)
        _write(paragraph, block.text, bold=block.bold, italic=block.italic)
        paragraph.paragraph_format.keep_with_next = not block.text

    @_draw.register
    def _(self, block: c.Heading) -> None:
        paragraph = self._paragraph(align=c.Align.LEFT, indent=block.level > 1)
        _write(paragraph, block.text, bold=True)
        if block.level == 1 and not self._compact:
            paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.keep_with_next = True

    @_draw.register
    def _(self, block: c.Items) -> None:
        for item in block.items:
            _write(self._paragraph(align=c.Align.JUSTIFY, indent=True), f"{block.marker} {item}")

    @_draw.register
    def _(self, block: c.Blanks) -> None:
        paragraph = self._paragraph(align=c.Align.LEFT)
        paragraph.paragraph_format.space_before = Pt(2)
        share = self._width / len(block.pairs)
        for at, (label, value) in enumerate(block.pairs, start=1):
            end = Length(int(share * at) - (0 if at == len(block.pairs) else Pt(8)))
            _write(paragraph, f"{label} ", bold=block.bold)
            if value:
                _write(paragraph, value)
            leader = WD_TAB_LEADER.SPACES if value else WD_TAB_LEADER.DOTS
            paragraph.paragraph_format.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.RIGHT, leader)
            paragraph.add_run("\t")
            if at < len(block.pairs):
                start = Length(int(share * at))
                paragraph.paragraph_format.tab_stops.add_tab_stop(start, WD_TAB_ALIGNMENT.LEFT)
                paragraph.add_run("\t")

    @_draw.register
    def _(self, block: c.Table) -> None:
        whole = sum(column.width for column in block.columns)
        widths = [Length(int(self._width * column.width / whole)) for column in block.columns]
        table = self._grid(len(block.rows) + 1, widths, inset=_INSET)
        _ruled(table)
        head = table.rows[0]
        _set_on_row(head, "w:tblHeader")
        for cell, column in zip(head.cells, block.columns, strict=True):
            self._fill(cell, column.header, c.Align.CENTRE, bold=True)
        # `rows[n]` walks the whole table each time: the rows are taken once
        for drawn, row in zip(list(table.rows)[1:], block.rows, strict=True):
            if block.row_height:
                drawn.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
                drawn.height = Mm(block.row_height + 2)
            for cell, text, column in zip(drawn.cells, row.cells, block.columns, strict=True):
                self._fill(cell, text, column.align, bold=row.bold)
        self._after_table()

    def _fill(self, cell: _Cell, text: str, align: Align, *, bold: bool) -> None:
        p = self._profile
        paragraph = cell.paragraphs[0]
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph.alignment = _ALIGNMENTS[align.value]
        paragraph.paragraph_format.space_after = Pt(1 if self._compact else 2)
        paragraph.paragraph_format.space_before = Pt(1 if self._compact else 2)
        _write(
            paragraph, text, size=p.compact_size - 1 if self._compact else p.table_size, bold=bold
        )

    @_draw.register
    def _(self, block: c.Closing) -> None:
        signatures = block.signatures
        spacer = self._paragraph(align=c.Align.LEFT)
        spacer.paragraph_format.space_after = Pt(0)
        spacer.paragraph_format.line_spacing = Pt(8)
        spacer.paragraph_format.keep_with_next = True
        if len(signatures) == 1:
            left = Length(int(self._width * self._profile.head_left / 100))
            table = self._grid(1, (left, Length(self._width - left)))
            self._recipients(table.rows[0].cells[0], block.recipients)
            self._sign(table.rows[0].cells[1], signatures[0])
            return
        share = Length(int(self._width / len(signatures)))
        table = self._grid(1, (share,) * len(signatures))
        for cell, signature in zip(table.rows[0].cells, signatures, strict=True):
            self._sign(cell, signature)
        if block.recipients:
            under = self._grid(1, (self._width,))
            self._recipients(under.rows[0].cells[0], block.recipients)

    def _sign(self, cell: _Cell, signature: c.Signature) -> None:
        p = self._profile
        size = p.compact_size if self._compact else p.signer_size
        lines = [(signature.collective, True)] if signature.collective else []
        lines += [(post, False) for post in signature.posts]
        for at, (text, bold) in enumerate(lines):
            paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
            _write(paragraph, text, size=size, bold=bold)
        name = cell.add_paragraph()
        _write(name, signature.name, size=size, bold=True)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
        name.paragraph_format.space_before = Mm(
            p.compact_signature_space if self._compact else p.signature_space
        )

    def _recipients(self, cell: _Cell, recipients: tuple[str, ...]) -> None:
        p = self._profile
        if not recipients:
            return
        told = cell.paragraphs[0]
        run = told.add_run("Nơi nhận")
        run.underline = True
        run.font.size = Pt(p.signer_size)
        _write(told, ":", size=p.signer_size)
        for each in recipients:
            _write(cell.add_paragraph(), f"- {each}", size=p.recipients_size)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)

    def _paragraph(self, *, align: Align, indent: bool = False) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = _ALIGNMENTS[align.value]
        if indent and not self._compact:
            paragraph.paragraph_format.first_line_indent = Mm(self._profile.first_line_indent)
        return paragraph

    def _grid(self, rows: int, widths: Iterable[Length], *, inset: float = 0) -> Table:
        widths = tuple(widths)
        table: Table = self._document.add_table(rows=rows, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _cell_margins(table, inset)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            _set_on_row(row, "w:cantSplit")
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        return table

    def _after_table(self) -> None:
        paragraph = self._paragraph(align=c.Align.LEFT)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(3 if self._compact else 6)


def _write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
) -> None:
    if not text:
        return
    run = paragraph.add_run(text)
    if size is not None:
        run.font.size = Pt(size)
    run.bold = bold or None
    run.italic = italic or None


def _edge(side: str, eighths: int, *, space: int = 0) -> BaseOxmlElement:
    edge = OxmlElement(f"w:{side}")
    edge.set(qn("w:val"), "single")
    edge.set(qn("w:sz"), str(eighths))
    edge.set(qn("w:space"), str(space))
    edge.set(qn("w:color"), "000000")
    return edge


def _cell_margins(table: Table, inset: float) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(inset * _TWENTIETHS)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001 - no public way


def _ruled(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in _EDGES:
        borders.append(_edge(side, _HAIR))
    properties = table._tbl.tblPr  # noqa: SLF001 - borders have no public way
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _set_on_row(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - neither has a public way
