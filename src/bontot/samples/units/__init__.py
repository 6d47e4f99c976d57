"""
Administrative units of Viet Nam before and after 1/7/2025: our own fact file and its reader.

Source: the open data of vietnamadminunits 1.0.4 (MIT), facts alone; `make_units` says how. Old units stand as of
30/6/2025 (63 provinces, 696 districts, 10,035 communes), new ones from 1/7/2025 (34 provinces, 3,321 communes).
Codes are text and some are used again after the reform, so a code means a unit only together with a date.
"""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast


UnitKind = Literal["province", "district", "commune"]


@dataclass(frozen=True, slots=True)
class Unit:
    """
    One administrative unit during its life.

    `form` is the word before its name ("Phường"); `parent` is the code of the unit above ("" for a province);
    `valid_from` None means before the file begins; `successors` are codes from the day it ended, the main one first.
    """

    code: str
    kind: UnitKind
    form: str
    name: str
    parent: str
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    successors: tuple[str, ...]

    def lives(self, on: datetime.date) -> bool:
        """Whether the unit exists on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on < self.valid_until
        )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@cache
def all_units() -> tuple[Unit, ...]:
    """Every unit of the file, provinces first."""
    text = (files(__package__) / "units.csv").read_text(encoding="utf-8")
    return tuple(
        Unit(
            code=row["code"],
            kind=cast("UnitKind", row["kind"]),
            form=row["form"],
            name=row["name"],
            parent=row["parent"],
            valid_from=_day(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            successors=tuple(row["successors"].split()),
        )
        for row in csv.DictReader(text.splitlines())
    )


def units_on(on: datetime.date, kind: UnitKind) -> dict[str, Unit]:
    """Units of one kind that exist on a day, by code; empty for districts from 1/7/2025."""
    return {unit.code: unit for unit in all_units() if unit.kind == kind and unit.lives(on)}
