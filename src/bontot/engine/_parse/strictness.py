"""Is a changed value stricter than the one it replaces? Only bounds, thresholds, a cap's share and the policies can say."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bontot.engine._model.facts import GRADES
from bontot.engine._parse.reader import text_of
from bontot.primitives.ratios import UnreadableRatio, parse_decimal, parse_share


if TYPE_CHECKING:
    from bontot.engine._model.framework import Framework


_UP: Final = {"at_least", "more_than", "on_or_after", "after"}
_DOWN: Final = {"at_most", "less_than", "on_or_before", "before"}
_POLICIES: Final = {
    "unknown": ("open", "no_points"),
    "not_applicable": ("full", "rescale", "none"),
}


def is_stricter(parts: list[str], old: object, new: object, parent: Framework) -> bool | None:
    """
    Say whether a value is stricter, or None when a change there is never a tightening.

    A bound inside `applies_when`, inside the `when` of a case, or in a bonus or a deduction does not say who is better off.
    """
    if {"applies_when", "by_case"} & set(parts) or parts[0] in {"bonus", "deduction"}:
        return None
    key = parts[-1]
    if key in _POLICIES:
        words = _POLICIES[key]
        pair = (text_of(old), text_of(new))
        return None if pair[1] not in words else _index(words, pair[0]) < words.index(pair[1] or "")
    direction = _direction(parts)
    if direction is None:
        return None
    before, after = _measure(old, parent), _measure(new, parent)
    if before is None or after is None or type(before) is not type(after):
        return False
    return after > before if direction > 0 else after < before  # type: ignore[operator]  # same type, checked


def _index(words: tuple[str, ...], word: str | None) -> int:
    return words.index(word) if word in words else len(words)


def _direction(parts: list[str]) -> int | None:
    key = parts[-1]
    if "event" in parts and key == "more_than":
        return -1
    if parts == ["cap", "share"]:
        return -1
    if parts[0] == "title" and (key == "points" or "minima" in parts):
        return 1
    if parts[0] == "pillars" and key == "points" and "achieved" in parts:
        return 1
    if key in _UP:
        return 1
    return -1 if key in _DOWN else None


def _measure(value: object, parent: Framework) -> Fraction | str | None:
    text = text_of(value) or ""
    if text in GRADES:
        return Fraction(int(GRADES[text]))
    for spec in parent.facts:
        if text in spec.options:
            return Fraction(-spec.options.index(text))
    if (number := parse_decimal(text)) is not None:
        return number
    try:
        share = parse_share(text)
    except UnreadableRatio:
        return text if len(text.split("-")) == 3 else None  # noqa: PLR2004 - a day: 2024-01-31
    return Fraction(share.numerator, share.denominator)


def title_asks_no_less(old: object, new: object) -> bool:
    """Say whether the needs of a title are at least those of the parent."""
    before, after = _needs(old), _needs(new)
    return all(key in after and after[key] >= value for key, value in before.items())


def _needs(needs: object) -> dict[str, Fraction]:
    if not isinstance(needs, Mapping):
        return {"pillars": Fraction(1)}
    read: dict[str, Fraction] = {}
    for key, value in needs.items():
        if key == "pillars":
            read["pillars"] = Fraction(1)
        elif key == "points":
            read["points"] = parse_decimal(text_of(value) or "") or Fraction(0)
        elif isinstance(value, Mapping):
            for pillar, points in value.items():
                read[f"minima.{pillar}"] = parse_decimal(text_of(points) or "") or Fraction(0)
    return read
