"""
The four families every expected error belongs to.

An error is a fact with a code and fields: `class PeriodClosed(Refused): code = "period_closed"`, raised as
`PeriodClosed(period="2024")`. The interface puts it into words; the message here is for logs and developers.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override


if TYPE_CHECKING:
    from collections.abc import Iterator


class Fault(Exception):
    """
    The root of all expected errors: a code, fields, an HTTP status and an exit code.

    Examples:
        >>> class PeriodClosed(Refused):
        ...     code = "period_closed"
        >>> error = PeriodClosed(period="2024")
        >>> error.code, error.fields, error.exit_code, error.http_status
        ('period_closed', {'period': '2024'}, 11, 409)
        >>> str(error)
        'period_closed (period=2024)'
    """

    code: ClassVar[str] = "fault"
    http_status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, **fields: object) -> None:
        """Keep the fields beside the code."""
        self.fields: dict[str, object] = fields
        super().__init__(self.code)

    @override
    def __str__(self) -> str:
        """Give the code and its fields on one line."""
        if not self.fields:
            return self.code
        inside = ", ".join(f"{name}={value}" for name, value in self.fields.items())
        return f"{self.code} ({inside})"


class Invalid(Fault):
    """What was given cannot be read or does not hold together."""

    code: ClassVar[str] = "invalid"
    http_status: ClassVar[int] = 422
    exit_code: ClassVar[int] = 10


class Refused(Fault):
    """The state of things does not allow it now."""

    code: ClassVar[str] = "refused"
    http_status: ClassVar[int] = 409
    exit_code: ClassVar[int] = 11


class NotPermitted(Fault):
    """This actor may not do it."""

    code: ClassVar[str] = "not_permitted"
    http_status: ClassVar[int] = 403
    exit_code: ClassVar[int] = 12


class NotFound(Fault):
    """There is no such thing, or none that this actor may see."""

    code: ClassVar[str] = "not_found"
    http_status: ClassVar[int] = 404
    exit_code: ClassVar[int] = 13


@contextmanager
def at_place(part: str, row: int | None = None) -> Iterator[None]:
    """
    Name the place of a long entry in which something is refused: fields `part`, and `row` where it has several.

    Raises:
        Fault: Whatever was refused, with its place.

    Examples:
        >>> with at_place("roll", 2):
        ...     raise Invalid(text="x")
        Traceback (most recent call last):
        bontot.primitives.errors.Invalid: invalid (text=x, part=roll, row=2)
    """
    try:
        yield
    except Fault as fault:
        fault.fields.setdefault("part", part)
        if row is not None:
            fault.fields.setdefault("row", row)
        raise
