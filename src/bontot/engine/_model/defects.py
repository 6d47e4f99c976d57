"""What is wrong with a framework or with facts: every defect with its place, what was found and what is accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from bontot.primitives.errors import Invalid


@dataclass(frozen=True, slots=True)
class Defect:
    """
    One defect.

    Args:
        code: what is wrong, for example `bands_gap`.
        path: where, from the top of the file: `pillars.0.criteria.2.rule.bands.bands.1`.
        line: the line in the file, when the loader said it.
        found: what stands there.
        accepted: what may stand there.
        severity: `error`, or `warning` for what may be meant.
    """

    code: str
    path: str
    line: int | None
    found: str
    accepted: str
    severity: str = "error"

    @override
    def __str__(self) -> str:
        """Give the defect on one line."""
        where = f"{self.path} (line {self.line})" if self.line is not None else self.path
        return (
            f"{self.severity} {self.code} at {where}: found {self.found}; accepted: {self.accepted}"
        )


class _Defects(Invalid):
    """Carry all defects at once."""

    code: ClassVar[str] = "defects"

    def __init__(self, defects: tuple[Defect, ...], **fields: object) -> None:
        """Keep the defects, errors before warnings."""
        self.defects = tuple(sorted(defects, key=lambda defect: defect.severity != "error"))
        super().__init__(defects=len(defects), **fields)

    @override
    def __str__(self) -> str:
        """Give one line a defect."""
        return "\n".join([self.code, *(str(defect) for defect in self.defects)])


class FrameworkErrors(_Defects):
    """A framework cannot be used, and everything that is wrong with it."""

    code: ClassVar[str] = "framework_errors"


class FactErrors(_Defects):
    """Facts cannot be used, and everything that is wrong with them."""

    code: ClassVar[str] = "fact_errors"
