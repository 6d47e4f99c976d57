"""
What stands on a paper, before it is a file: a handful of blocks that every renderer draws.

One content gives DOCX, PDF and the page on screen, so their words are the same.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from bontot.primitives.vietnamese import tidy


if TYPE_CHECKING:
    import datetime as dt


class Align(Enum):
    """Where text stands in its line."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Body above, issuing body and number at left; party line, place and date at right."""

    body_above: str
    issuer: str
    number: str
    place_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The type of the document and its abstract."""

    name: str
    abstract: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, perhaps led by a few words in bold."""

    text: str
    lead: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = Align.JUSTIFY
    indent: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A numbered heading; level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list, each item led by its marker."""

    items: tuple[str, ...]
    marker: str = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """One line of labels, each with its value or a dotted line to write on."""

    pairs: tuple[tuple[str, str], ...]
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; widths are shares of the whole."""

    header: str
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, one text a column."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table whose head is repeated on each page; `row_height` is a least height in millimetres."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    row_height: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Lines in bold capitals (T/M …), lines in capitals (K/T …, the post), empty space, the name."""

    collective: str
    posts: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Recipients at the bottom left, signatures beside or, when two sign, above them."""

    recipients: tuple[str, ...]
    signatures: tuple[Signature, ...]


Block = Letterhead | Title | Paragraph | Heading | Items | Blanks | Table | Closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole paper; `subject` names the file's document, `compact` takes the smaller type throughout."""

    subject: str
    blocks: tuple[Block, ...]
    sample: bool
    dated: dt.date | None = None
    landscape: bool = False
    compact: bool = False


_Value = TypeVar("_Value")


def composed(value: _Value) -> _Value:
    """
    Put every text in a value into Unicode NFC, single-spaced and without control characters.

    Returns:
        The same shape of value.

    """
    return cast("_Value", _composed(value))


def _composed(value: object) -> object:
    if isinstance(value, str):
        return tidy("".join(" " if unicodedata.category(c) == "Cc" else c for c in value))
    if isinstance(value, tuple):
        return tuple(_composed(each) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        # `replace` on any frozen block; its fields keep their shapes
        changed: dict[str, Any] = {
            field.name: _composed(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    return value
