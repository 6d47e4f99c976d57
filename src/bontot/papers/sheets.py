"""What the papers say, as values: the criteria card and tables of results."""

from __future__ import annotations

from dataclasses import dataclass


#: Stands on every page, paper and export of the demo.
SAMPLE_NOTICE = "DỮ LIỆU MINH HỌA – không phải số liệu thật"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a criteria card: what, who, by when, how it is checked."""

    what: str
    who: str
    when: str
    how: str


@dataclass(frozen=True, slots=True)
class CardSection:
    """One good with its lines."""

    number: int
    name: str
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class CriteriaCard:
    """
    Thẻ tiêu chí: one page a member can read, remember and check.

    `basis` and `validity` are sentences; `footer` names the framework and its version.
    """

    title: str
    basis: str
    validity: str
    sections: tuple[CardSection, ...]
    conditions: tuple[str, ...]
    footer: str
    sample: bool


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """A table of results: headers, rows of text, numbers or nothing, and what they are about."""

    title: str
    note: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]
    sample: bool
