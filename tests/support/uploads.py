"""
Small files of the kinds a cell sends in, made where they are needed.
"""

from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def docx(*paragraphs: str) -> bytes:
    """
    A document with these paragraphs.
    """
    body = "".join(f"<w:p><w:t>{words}</w:t></w:p>" for words in paragraphs)
    return zipped({"word/document.xml": body})


def xlsx(*strings: str) -> bytes:
    """
    A workbook with these strings.
    """
    shared = "".join(f"<si><t>{words}</t></si>" for words in strings)
    return zipped({"xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": shared})


def zipped(parts: dict[str, str]) -> bytes:
    """
    A zip of parts.
    """
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def pdf(words: str = "Nghi quyet") -> bytes:
    """
    A PDF of one page with a line in Latin letters.
    """
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawn = DecodedStreamObject()
    drawn.set_data(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(drawn)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
