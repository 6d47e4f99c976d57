"""Exact ratios: a pair of whole numbers, compared by cross-multiplication. No float decides anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from typing_extensions import override

from bontot.primitives.errors import Invalid


class RatioWithoutDenominator(Invalid):
    """A ratio has no whole number above zero to divide by."""

    code = "ratio_without_denominator"


class UnreadableRatio(Invalid):
    """A text is neither a percentage nor a fraction."""

    code = "unreadable_ratio"


@dataclass(frozen=True, slots=True)
class Ratio:
    """
    Keep a numerator and a denominator apart: 26/27 stays 26 of 27, and 2/4 is not 1/2.

    Examples:
        >>> Ratio(27, 30).reaches(Ratio(9, 10))
        True
        >>> Ratio(26, 27).reaches(Ratio(1, 1))
        False
        >>> str(Ratio(315, 350))
        '315/350'
    """

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        """
        Refuse a denominator that is not above zero.

        Raises:
            RatioWithoutDenominator: the denominator is 0 or negative.
        """
        if self.denominator <= 0:
            raise RatioWithoutDenominator(numerator=self.numerator, denominator=self.denominator)

    @override
    def __str__(self) -> str:
        """Give `26/27`."""
        return f"{self.numerator}/{self.denominator}"

    def compare(self, other: Ratio) -> int:
        """Give a number below, at or above zero as this is less than, equal to or more than the other."""
        return self.numerator * other.denominator - other.numerator * self.denominator

    def reaches(self, other: Ratio) -> bool:
        """Say whether this is at least the other."""
        return self.compare(other) >= 0

    def exceeds(self, other: Ratio) -> bool:
        """Say whether this is more than the other."""
        return self.compare(other) > 0

    def reduced(self) -> Ratio:
        """Give the same value in lowest terms."""
        value = Fraction(self.numerator, self.denominator)
        return Ratio(value.numerator, value.denominator)


_PERCENT = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?\s?%")
_FRACTION = re.compile(r"(\d{1,12})\s?/\s?(\d{1,12})")


def parse_share(text: str) -> Ratio:
    """
    Read a percentage or a fraction, exactly, in lowest terms.

    Raises:
        UnreadableRatio: the text is neither `90%`, `87.5%` nor `2/3`.

    Examples:
        >>> parse_share("87.5%"), parse_share("2/3")
        (Ratio(numerator=7, denominator=8), Ratio(numerator=2, denominator=3))
    """
    if found := _PERCENT.fullmatch(text.strip()):
        whole, decimals = found.group(1), found.group(2) or ""
        return Ratio(int(whole + decimals), 100 * 10 ** len(decimals)).reduced()
    found = _FRACTION.fullmatch(text.strip())
    if found and int(found.group(2)):
        return Ratio(int(found.group(1)), int(found.group(2))).reduced()
    raise UnreadableRatio(text=text)


def render_share(ratio: Ratio) -> str:
    """
    Write a share as a percentage where it has one with at most nine decimals, else as a fraction.

    Examples:
        >>> render_share(Ratio(7, 8)), render_share(Ratio(2, 3)), render_share(Ratio(1, 1))
        ('87.5%', '2/3', '100%')
    """
    percent = Fraction(ratio.numerator, ratio.denominator) * 100
    text = render_decimal(percent)
    return f"{text}%" if text is not None else str(ratio)


def render_decimal(value: Fraction) -> str | None:
    """
    Write a fraction as an exact decimal of at most nine places, or give None when it has none.

    Examples:
        >>> render_decimal(Fraction(1, 8)), render_decimal(Fraction(20)), render_decimal(Fraction(1, 3))
        ('0.125', '20', None)
    """
    for places in range(10):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            sign = "-" if value < 0 else ""
            return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    return None


_DECIMAL = re.compile(r"\d{1,12}(?:\.\d{1,9})?")


def parse_decimal(text: str) -> Fraction | None:
    """
    Read a decimal number ≥ 0 written with a point, exactly, or give None.

    Examples:
        >>> parse_decimal("0.5"), parse_decimal("12"), parse_decimal("8,5")
        (Fraction(1, 2), Fraction(12, 1), None)
    """
    return Fraction(text) if _DECIMAL.fullmatch(text.strip()) else None
