"""The mark: one square a good. Filled: achieved; open and struck: not; dashed: no ground; dotted: does not apply."""

from collections.abc import Collection, Sequence
from enum import Enum
from functools import cache
from math import ceil, sqrt

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bontot.engine import Verdict


class Square(Enum):
    """What one square shows."""

    ACHIEVED = "y"
    NOT = "n"
    UNKNOWN = "u"
    OFF = "x"


SQUARES = {
    Verdict.ACHIEVED: Square.ACHIEVED,
    Verdict.NOT_ACHIEVED: Square.NOT,
    Verdict.UNKNOWN: Square.UNKNOWN,
    Verdict.NOT_APPLICABLE: Square.OFF,
}

#: Up to this many goods stand in one row; more make rows of about the square root.
ONE_ROW = 3


def words(squares: Sequence[Square], said: Collection[Square] = tuple(Square)) -> str:
    """Say the mark in words: which goods are achieved, which not, which have no ground."""
    sentences = (
        (Square.ACHIEVED, _("đạt tốt %s")),
        (Square.NOT, _("không đạt tốt %s")),
        (Square.UNKNOWN, _("chưa có căn cứ tốt %s")),
        (Square.OFF, _("không áp dụng tốt %s")),
    )
    parts = []
    for square, sentence in sentences:
        numbers = [str(place) for place, one in enumerate(squares, 1) if one is square]
        if numbers and square in said:
            parts.append(sentence % ", ".join(numbers))
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def mark(squares: Sequence[Square], *, big: bool = False, spoken: bool = True) -> SafeString:
    """Draw the mark; `spoken` is false where the words stand beside it."""
    return _drawn(tuple(squares), big, spoken, get_language() or "vi")


@cache
def _drawn(squares: tuple[Square, ...], big: bool, spoken: bool, language: str) -> SafeString:  # noqa: FBT001, ARG001 - a cache key
    columns = len(squares) if len(squares) <= ONE_ROW else ceil(sqrt(len(squares)))
    rows = ceil(len(squares) / max(columns, 1))
    shapes = "".join(
        _shape(square, place, 16 * (place % columns), 16 * (place // columns), big=big)
        for place, square in enumerate(squares)
    )
    return format_html(
        '<svg class="mark{}{}" viewBox="0 0 {} {}" {}>{}</svg>',
        " big" if big else "",
        " row" if rows == 1 else "",
        16 * columns,
        16 * rows,
        format_html('role="img" aria-label="{}"', words(squares))
        if spoken
        else mark_safe('aria-hidden="true"'),
        mark_safe(shapes),  # noqa: S308 - numbers and our own class names
    )


def _shape(square: Square, place: int, left: int, top: int, *, big: bool) -> str:
    kind = square.value
    drawn = f'<rect class="{kind}" x="{left + 1.5}" y="{top + 1.5}" width="13" height="13" rx="2"/>'
    if square is Square.NOT:
        drawn += f'<line x1="{left + 3}" y1="{top + 13}" x2="{left + 13}" y2="{top + 3}"/>'
    if big:
        drawn += f'<text class="t{kind}" x="{left + 8}" y="{top + 11.1}">{place + 1}</text>'
    return drawn
