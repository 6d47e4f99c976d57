"""Putting the SQL of a reading together: a scope, the rows of a base, and expressions of indicators over them."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from bontot.domain.facts.types import Indicator, Kind, State, Window


_FOLDER: Final = Path(__file__).parent / "sql"
_NAMED: Final = re.compile(r"@(subjects|start|until|last|as_of|year)\b")
_CASTS: Final = {
    "start": "::date",
    "until": "::date",
    "last": "::date",
    "as_of": "::date",
    "year": "::int",
}


@cache
def sql_of(name: str) -> str:
    """Read a file of SQL, with its names as parameters."""
    text = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return _NAMED.sub(lambda found: f"%({found[1]})s{_CASTS.get(found[1], '')}", text)


def parameters(subjects: Sequence[UUID], window: Window) -> dict[str, Any]:
    """Give what every reading is asked with."""
    return {
        "subjects": list(subjects),
        "start": window.start,
        "until": window.until,
        "last": window.last,
        "as_of": window.as_of,
        "year": window.start.year,
    }


def frame_of(scope: str, base: str) -> str:
    """Give the scope and the rows of a base as common table expressions."""
    return f"WITH scope AS (\n{sql_of(scope)}), found AS (\n{sql_of(base)})\n"


_EMPTY: Final = {
    State.KNOWN: "ARRAY[0]",
    State.UNKNOWN: "NULL",
    State.NOT_APPLICABLE: "ARRAY[]::int[]",
}


def value_of(indicator: Indicator) -> str:
    """
    Give the expression of a value over the rows of one subject.

    It comes to NULL when unknown, an empty array when not applicable, else one number, or two for a ratio.
    """
    mine = f"FILTER (WHERE r.subject_id IS NOT NULL AND ({indicator.where}))"
    total = f"sum({indicator.counts}) {mine}"
    nothing = f"WHEN count(r.subject_id) {mine} = 0 THEN {_EMPTY[indicator.empty]} "
    is_open = f"WHEN bool_or({indicator.open_when}) {mine} THEN NULL "
    if indicator.kind is Kind.FLAG:
        return f"CASE {nothing}WHEN {total} > 0 THEN ARRAY[1] {is_open}ELSE ARRAY[0] END"
    if indicator.kind is Kind.GRADE:
        return f"CASE {nothing}{is_open}ELSE ARRAY[max({indicator.counts}) {mine}] END"
    if indicator.kind is Kind.COUNT:
        return f"CASE {nothing}{is_open}ELSE ARRAY[{total}] END"
    whole = f"sum({indicator.of}) {mine}"
    return f"CASE {nothing}{is_open}WHEN {whole} = 0 THEN ARRAY[]::int[] ELSE ARRAY[{total}, {whole}] END"


@cache
def reading_of(scope: str, base: str, indicators: tuple[Indicator, ...]) -> str:
    """Give one reading of several indicators that share a base: a row a subject, a column an indicator."""
    columns = ",\n       ".join(f"({value_of(one)})::int[] AS {one.id}" for one in indicators)
    return (
        f"{frame_of(scope, base)}SELECT s.id,\n       {columns}\n"
        "FROM unnest(%(subjects)s::uuid[]) AS s (id)\n"
        "LEFT JOIN found r ON r.subject_id = s.id\nGROUP BY s.id"
    )


@cache
def entries_of(indicator: Indicator) -> str:
    """Give the reading of the entries behind one indicator, in the order of their days."""
    return (
        f"{frame_of(indicator.scope, indicator.base)}"
        "SELECT r.kind, r.id, r.on_date, r.label, r.detail,\n"
        f"       COALESCE(({indicator.counts})::int, 0), COALESCE(({indicator.of})::int, 0),\n"
        f"       COALESCE({indicator.open_when}, FALSE)\n"
        f"FROM found r WHERE {indicator.where}\n"
        "ORDER BY r.on_date NULLS LAST, r.label, r.id LIMIT %(most)s"
    )
