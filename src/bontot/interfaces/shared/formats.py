"""How numbers, shares, days and instants are written in Vietnamese; English differs in the decimal mark alone."""

import datetime
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language

from bontot.interfaces.shared.clock import ZONE


def _decimal_mark() -> str:
    return "." if (get_language() or "vi").startswith("en") else ","


def _grouping_mark() -> str:
    return "," if (get_language() or "vi").startswith("en") else "."


def number(value: int | Decimal | Fraction, *, places: int | None = None) -> str:
    """
    Write a number: decimal comma, thousands in groups, no trailing zeros unless `places` is given.

    Args:
        value: exact; a fraction without an end is cut at two places.
        places: how many decimals to show, rounded half up.

    Examples:
        >>> number(Decimal("8.50")), number(12345), number(Decimal("96.4"), places=1)
        ('8,5', '12.345', '96,4')
    """
    exact = Fraction(value)
    digits = 2 if places is None else places
    scaled = _half_up(abs(exact) * 10**digits)
    whole, rest = divmod(scaled, 10**digits)
    tail = f"{rest:0{digits}d}" if digits else ""
    if places is None:
        tail = tail.rstrip("0")
    grouped = f"{whole:,}".replace(",", _grouping_mark())
    sign = "−" if exact < 0 and scaled else ""
    return f"{sign}{grouped}{_decimal_mark()}{tail}" if tail else f"{sign}{grouped}"


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def percent(numerator: int, denominator: int, *, places: int = 1) -> str:
    """
    Write a share as a percentage; a share of nothing is a dash.

    Examples:
        >>> percent(27, 30), percent(315, 350, places=0), percent(1, 0)
        ('90%', '90%', '–')
    """
    if denominator == 0:
        return "–"
    share = Fraction(numerator * 100, denominator)
    if share.denominator == 1:
        return f"{number(share)}%"
    return f"{number(share, places=places)}%"


def day(value: datetime.date | None) -> str:
    """
    Write a day as dd/mm/yyyy; none is a dash.

    Examples:
        >>> day(datetime.date(2024, 8, 30))
        '30/08/2024'
    """
    return "–" if value is None else f"{value:%d/%m/%Y}"


def instant(value: datetime.datetime | None) -> str:
    """
    Write an instant in Vietnam's time.

    Examples:
        >>> instant(datetime.datetime(2024, 8, 30, 13, 5, tzinfo=datetime.UTC))
        '20:05 30/08/2024'
    """
    return "–" if value is None else f"{value.astimezone(ZONE):%H:%M %d/%m/%Y}"
