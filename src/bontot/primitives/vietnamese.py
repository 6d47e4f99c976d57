"""
Vietnamese text: one form for equal words, folding for search, and a key that sorts people by given name.

Nothing here depends on a collation: the key is plain ASCII and is compared byte by byte (`COLLATE "C"`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final


_SPACE = re.compile(r"\s+")
_TONES: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_CODES: Final = {
    **{
        letter: chr(ord("A") + place if place < 26 else ord("a") + place - 26)  # noqa: PLR2004 - letters in A to Z
        for place, letter in enumerate(_LETTERS)
    },
    **{digit: digit for digit in "0123456789"},
}
# The same syllable in two styles: hoà / hòa, khoẻ / khỏe, thuỷ / thủy. Only an open syllable differs; `quý` does not.
_NEW_STYLE = re.compile(
    r"(?P<first>[oO])(?P<second>[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?![^\W\d_])"
    r"|(?<![qQ])(?P<first_u>[uU])(?P<second_y>[ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])"
)


def nfc(text: str) -> str:
    """Give the text in Unicode NFC."""
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    r"""
    Give NFC with single plain spaces: what is stored.

    Examples:
        >>> tidy("  Đặng\u00a0Thị   Đào ")
        'Đặng Thị Đào'
    """
    return _SPACE.sub(" ", nfc(text)).strip()


def one_tone_style(text: str) -> str:
    """
    Write the tone of oa, oe and uy on the first vowel, as in the older style.

    Examples:
        >>> one_tone_style("Hoà, khoẻ, thuỷ, uỷ, quý, hoàn")
        'Hòa, khỏe, thủy, ủy, quý, hoàn'
    """
    return _NEW_STYLE.sub(_move_tone, nfc(text))


def _move_tone(found: re.Match[str]) -> str:
    first = found.group("first") or found.group("first_u")
    second = unicodedata.normalize("NFD", found.group("second") or found.group("second_y"))
    return unicodedata.normalize("NFC", first + second[1:]) + second[0]


def equal_form(text: str) -> str:
    """
    Give the form in which two spellings of one word are equal (case and marks kept apart from tone style).

    Examples:
        >>> equal_form("Hoà") == equal_form("hòa"), equal_form("Hòa") == equal_form("Hoa")
        (True, False)
    """
    return one_tone_style(tidy(text)).casefold()


def fold(text: str) -> str:
    """
    Give the text as it is searched: lower case, no marks, đ as d.

    Examples:
        >>> fold("Đặng Thị  Đào"), fold("Uỷ ban") == fold("Ủy ban")
        ('dang thi dao', True)
    """
    bare = unicodedata.normalize("NFD", tidy(text).casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("đ", "d")


def sort_key(text: str) -> str:
    """
    Give the key that sorts titles and places: word by word from the left.

    Vietnamese letter order first (a ă â b c d đ …); where the letters of a word are equal, its tones in the order
    không, huyền, hỏi, ngã, sắc, nặng.
    """
    return " ".join(_word_key(word) for word in _words(text))


def person_sort_key(full_name: str) -> str:
    """
    Give the key that sorts people: given name (the last word), then middle names, then family name.

    Examples:
        >>> names = ["Đỗ Văn Dũng", "Đặng Văn An", "Đỗ Thị Dung", "Đặng Thị Ánh"]
        >>> sorted(names, key=person_sort_key)
        ['Đặng Văn An', 'Đặng Thị Ánh', 'Đỗ Thị Dung', 'Đỗ Văn Dũng']
    """
    words = _words(full_name)
    return " ".join(
        _word_key(word) for word in words[-1:] + words[1:-1] + words[:1][: len(words) - 1]
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", one_tone_style(tidy(text)).casefold())


def _word_key(word: str) -> str:
    letters, tones = [], []
    for character in word:
        parts = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in parts if mark in _TONES), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        letters.append(_CODES.get(letter, "z"))
        tones.append(_TONES.get(tone, "0"))
    return f"{''.join(letters)}!{''.join(tones)}"
