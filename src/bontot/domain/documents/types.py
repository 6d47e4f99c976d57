"""Where a number comes from, the marks that keep a text out, and refusals of the document store."""

import datetime as dt
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Invalid, NotFound, Refused
from bontot.primitives.vietnamese import fold, nfc, tidy


class NumberSource(TextChoices):
    """Where a number of the register comes from."""

    PRODUCT = "product", _("lấy số trong hệ thống")
    REGISTER = "register", _("ghi theo sổ văn bản")
    GAP = "gap", _("số bỏ trống có lý do")


#: How far a typed number may lie beyond the last one: a cell issues fewer of a type in a whole term.
MOST_JUMP: Final = 500

#: A mark of secrecy: `TỐI MẬT` and `TUYỆT MẬT` however written, `MẬT` alone in capitals or in brackets. Ordinary words
#: (bí mật, bảo mật, mật độ) are none.
_MARKS: Final = (
    re.compile(r"(?<!\w)(?:TỐI|TUYỆT)[\s_-]+MẬT(?!\w)", re.IGNORECASE),
    re.compile(
        r"(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!\w)MẬT(?!\w)(?! ?(?:THIẾT|ĐỘ|KHẨU|MÃ|VỤ|ONG|NGỮ|THƯ))"
    ),
    re.compile(r"[(\[]\s*mật\s*[)\]]", re.IGNORECASE),
    re.compile(r"độ\s+mật\s*:\s*mật", re.IGNORECASE),
)
_MARKS_IN_NAMES: Final = re.compile(r"(?<![A-Z])(?:TOI|TUYET)[\s_-]*MAT(?![A-Z])")


def secrecy_mark(text: str) -> str:
    """
    Find a mark of secrecy in a text or the name of a file; empty when there is none.

    Examples:
        >>> secrecy_mark("Báo cáo TUYỆT MẬT số 5"), secrecy_mark("Luật Bảo vệ bí mật nhà nước")
        ('TUYỆT MẬT', '')
        >>> secrecy_mark("BẢO VỆ BÍ MẬT NHÀ NƯỚC"), secrecy_mark("Mật độ dân số")
        ('', '')
    """
    composed = " ".join(nfc(text).split())
    for mark in _MARKS:
        found = mark.search(composed)
        if found:
            return found.group(0)
    found = _MARKS_IN_NAMES.search(composed)
    return found.group(0) if found else ""


def check_no_secrecy_mark(*texts: str) -> None:
    """
    Refuse a text that bears a mark of secrecy: state secrets do not belong here (Law 117/2025).

    Raises:
        SecrecyMark: One of them does.
    """
    for text in texts:
        mark = secrecy_mark(text)
        if mark:
            raise SecrecyMark(mark=mark)


#: How a letter of complaint or denunciation is named, or headed; a report about such letters begins otherwise.
_LETTER: Final = re.compile(
    r"^\W*(?:(?:ban sao|ban chup|ban goc|ban scan|scan|anh chup)\W+)?(?:la )?(?:don|thu)\W+(?:to cao|khieu nai|to giac)\b"
)
#: Paragraphs from the beginning in which a letter bears its name.
_HEADED: Final = 20


def is_letter_of_complaint(*texts: str) -> bool:
    """
    Say whether one of these titles or paragraphs names a letter of complaint or denunciation.

    Examples:
        >>> is_letter_of_complaint("Đơn tố cáo ông A"), is_letter_of_complaint("scan_don-khieu-nai.pdf")
        (True, True)
        >>> is_letter_of_complaint("Báo cáo giải quyết đơn tố cáo quý III")
        False
    """
    return any(_LETTER.search(re.sub(r"[_\-.]+", " ", fold(text))) for text in texts)


def words(text: str, most: int, *, needed: bool = True) -> str:
    """
    Give a text as it is kept: tidy, within its length, without a mark of secrecy.

    Raises:
        TextMissing: It is empty and needed.
        TextTooLong: It is longer than may be kept.
        SecrecyMark: It bears a mark of secrecy.
    """
    kept = tidy(text)
    if needed and not kept:
        raise TextMissing
    if len(kept) > most:
        raise TextTooLong(length=len(kept), most=most)
    check_no_secrecy_mark(kept)
    return kept


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A stored file and where its bytes lie."""

    id: UUID
    name: str
    media_type: str
    path: Path


@dataclass(frozen=True, slots=True)
class Numbering:
    """
    A paper to be numbered.

    Args:
        organization_id: Whose body issues it.
        body: As the number is signed (`CB`, `ĐU`).
        paper_type: Its letters (`NQ`, `BB`, `BC`).
        term: The committee's term (`2020-2025`).
        on_date: The day it is dated.
        about: What it is about, for example a meeting; such a paper is numbered once.
    """

    organization_id: UUID
    body: str
    paper_type: str
    term: str
    on_date: dt.date
    about: UUID | None = None


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A line of the register."""

    id: UUID
    number: int | None
    source: str
    about: UUID | None
    on_date: dt.date
    withdrawn_date: dt.date | None
    reason: str
    paper_type: str
    body: str


@dataclass(frozen=True, slots=True)
class NumberBook:
    """
    The register of a type of paper of a body in a term.

    Args:
        lines: By number, those without one last.
        gaps: Numbers below the highest that nothing explains, as runs of first and last.
        next: What the product would give now.
    """

    lines: tuple[NumberLine, ...]
    gaps: tuple[tuple[int, int], ...]
    next: int


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """The register of one type of paper of one body in the term shown."""

    paper_type: str
    body: str
    book: NumberBook


@dataclass(frozen=True, slots=True)
class PaperRegister:
    """
    The register of an organisation in a term.

    Args:
        term: The one shown.
        terms: All that have a line, the newest first, and the one shown.
        parts: By type of paper and body.
    """

    term: str
    terms: tuple[str, ...]
    parts: tuple[RegisterPart, ...]


def party_term(day: dt.date) -> str:
    """
    Give the five-year term a day lies in, for a body whose own term is not on record.

    Examples:
        >>> party_term(dt.date(2025, 6, 30)), party_term(dt.date(2025, 7, 1))
        ('2020-2025', '2025-2030')
    """
    half = day.year + (day.month > 6)  # noqa: PLR2004 - terms change in mid-year
    start = (half - 1) // 5 * 5
    return f"{start}-{start + 5}"


#: What an upload may be: ending → how its contents begin and its media type.
UPLOADS: Final[dict[str, tuple[bytes, str]]] = {
    "pdf": (b"%PDF-", "application/pdf"),
    "docx": (
        b"PK\x03\x04",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "png": (b"\x89PNG\r\n\x1a\n", "image/png"),
    "jpg": (b"\xff\xd8\xff", "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", "image/jpeg"),
}
#: Bytes of one upload, and of the text that is looked through for marks.
MOST_BYTES: Final = 10 * 1024 * 1024
_MOST_TEXT: Final = 4 * 1024 * 1024
_TEXTS: Final = (
    "word/document.xml",
    "word/header1.xml",
    "word/header2.xml",
    "xl/sharedStrings.xml",
)
#: The part without which a document or a workbook is none.
_HEART: Final = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
#: Pages of a PDF that are looked through: marks stand at the head of the first.
_PAGES: Final = 3


def media_type_of(name: str, content: bytes) -> str:
    """
    Give the media type of an upload whose contents are what its name says, and that bears no mark of secrecy.

    Raises:
        FileEmpty: It has no contents.
        FileTooBig: It is larger than one upload may be.
        FileTypeWrong: It is of another type than its name, or of one not taken.
        SecrecyMark: Its name or its text bears a mark.
        LetterOfComplaint: It is a letter of complaint or denunciation.
    """
    if not content:
        raise FileEmpty(name=name)
    if len(content) > MOST_BYTES:
        raise FileTooBig(name=name, most=MOST_BYTES // (1024 * 1024))
    begins, media_type = UPLOADS.get(name.rpartition(".")[2].lower(), (None, ""))
    if begins is None or not content.startswith(begins):
        raise FileTypeWrong(name=name)
    inside = _texts_inside(name, content)
    check_no_secrecy_mark(name, *inside)
    if is_letter_of_complaint(name, *inside[:_HEADED]):
        raise LetterOfComplaint(name=name)
    return media_type


def _texts_inside(name: str, content: bytes) -> list[str]:
    """
    Read the paragraphs of a document, workbook or PDF, as far as one look goes; a picture has none to read.

    Raises:
        FileTypeWrong: It only begins like one.
    """
    if content.startswith(b"PK"):
        return _zipped_texts(name, content)
    return _pdf_lines(name, content) if content.startswith(b"%PDF-") else []


def _zipped_texts(name: str, content: bytes) -> list[str]:
    """
    Read the paragraphs of a document or workbook.

    Raises:
        FileTypeWrong: It is neither, or broken.
    """
    ending = name.rpartition(".")[2].lower()
    try:
        with ZipFile(BytesIO(content)) as parts:
            names = set(parts.namelist())
            if _HEART.get(ending) not in names:
                raise FileTypeWrong(name=name)
            found = [parts.open(part).read(_MOST_TEXT) for part in _TEXTS if part in names]
    except (BadZipFile, NotImplementedError, EOFError) as error:
        raise FileTypeWrong(name=name) from error
    return [
        plain
        for text in found
        for paragraph in re.split(r"</w:p>|</si>", text.decode("utf-8", "replace"))
        if (plain := re.sub(r"<[^>]+>", "", paragraph).strip())
    ]


def _pdf_lines(name: str, content: bytes) -> list[str]:
    """
    Read the first pages of a PDF; one that is locked or only pictures has no text to read.

    Raises:
        FileTypeWrong: It only begins like one.
    """
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            return []
        pages = [page.extract_text() for page in reader.pages[:_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileTypeWrong(name=name) from error
    return [line for page in pages for line in page[:_MOST_TEXT].splitlines() if line.strip()]


class TextMissing(Invalid):
    """A text that is needed is empty."""

    code = "text_missing"


class TextTooLong(Invalid):
    """A text is longer than may be kept."""

    code = "text_too_long"


class SecrecyMark(Invalid):
    """A title, a text or a file bears a mark of secrecy."""

    code = "secrecy_mark"


@refuses("paper_number_once")
class NumberTaken(Refused):
    """The register has this number already."""

    code = "number_taken"


class NumberTooFar(Refused):
    """A typed number lies far beyond the last one of the register: most likely a slip."""

    code = "number_too_far"


class NumbersNotMissing(Refused):
    """Some numbers to be explained are no gap of the register: they are not reached yet, or run backwards."""

    code = "numbers_not_missing"


@refuses("paper_numbered_once")
class PaperNumbered(Refused):
    """The paper has its number already."""

    code = "paper_numbered"


class NumberUnknown(NotFound):
    """There is no such line in the register."""

    code = "number_unknown"


class FileEmpty(Invalid):
    """A file without contents is not stored."""

    code = "file_empty"


class FileTooBig(Invalid):
    """A file is larger than one upload may be."""

    code = "file_too_big"


class FileTypeWrong(Invalid):
    """A file is of another type than its name says, or of one that is not taken."""

    code = "file_type_wrong"


class LetterOfComplaint(Invalid):
    """A letter of complaint or denunciation is never stored: its number and date are noted, no more."""

    code = "letter_of_complaint"


class FileUnknown(NotFound):
    """There is no such file where the actor looks."""

    code = "file_unknown"
