"""A content as DOCX, by python-docx: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx as python_docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from bontot.papers._docx_blocks import Pen
from bontot.papers.content import Letterhead, composed
from bontot.papers.profile import CURRENT_PROFILE
from bontot.papers.sheets import SAMPLE_NOTICE


if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

    from bontot.papers.content import Content
    from bontot.papers.profile import LayoutProfile


#: The first moment a zip can say: a paper carries its own date, the file none.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def docx(content: Content, profile: LayoutProfile = CURRENT_PROFILE) -> bytes:
    """
    Write a paper as DOCX.

    Args:
        content: what stands on it.
        profile: the layout it was issued under.

    Returns:
        The file; the sample notice and the page numbers stand in its header.

    """
    content = composed(content)
    document = python_docx.Document()
    _properties(document, content)
    _normal_style(document, content, profile)
    _page(document.sections[0], content, profile)
    Pen(document, content, profile).draw(content.blocks)
    target = io.BytesIO()
    document.save(target)
    return _undated(target.getvalue())


def _properties(document: Document, content: Content) -> None:
    said = document.core_properties
    heads = [block.issuer for block in content.blocks if isinstance(block, Letterhead)]
    said.title = content.subject[:255]
    said.author = heads[0][:255] if heads else ""
    said.comments = ""
    said.language = "vi-VN"
    for name in ("created", "modified"):
        for element in said._element.findall(qn(f"dcterms:{name}")):  # noqa: SLF001 - no public way to leave them out
            said._element.remove(element)  # noqa: SLF001 - as above


def _normal_style(document: Document, content: Content, profile: LayoutProfile) -> None:
    style = document.styles["Normal"]
    size = profile.compact_size if content.compact else profile.body_size
    style.font.size = Pt(size)
    style.font.name = profile.fonts[0]
    properties = style.element.get_or_add_rPr()
    faces = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        faces.set(qn(script), profile.fonts[0])
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)
    layout = style.paragraph_format
    layout.space_before = Pt(0)
    layout.space_after = Pt(profile.compact_gap if content.compact else profile.paragraph_gap)
    layout.line_spacing = 1.0


def _page(section: Section, content: Content, profile: LayoutProfile) -> None:
    width, height = profile.page_width, profile.page_height
    if content.landscape:
        width, height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    compact = content.compact
    section.top_margin = Mm(profile.compact_margin if compact else profile.margin_top)
    section.bottom_margin = Mm(profile.compact_margin if compact else profile.margin_bottom)
    section.left_margin = Mm(profile.compact_margin_left if compact else profile.margin_left)
    section.right_margin = Mm(profile.margin_right)
    section.header_distance = Pt(
        profile.page_number_from_top * 72 / 25.4 - profile.page_number_size / 2
    )
    section.footer_distance = Mm(5)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = number.add_run("2")
    run.font.size = Pt(profile.page_number_size)
    field.append(run._element)  # noqa: SLF001 - a field wraps the run's element
    number._element.append(field)  # noqa: SLF001 - as above
    number.paragraph_format.space_after = Pt(0)
    if content.sample:
        _notice(section.first_page_header.paragraphs[0])
        _notice(section.header.add_paragraph())


def _notice(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(SAMPLE_NOTICE)
    run.italic = True
    run.font.size = Pt(9)


def _undated(data: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as fresh,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(entry, source.read(name))
    return target.getvalue()
