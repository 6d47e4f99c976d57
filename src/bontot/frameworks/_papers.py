"""Which papers the rules in force ask of a cell each month: data beside the packs, dated by their validity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from bontot.frameworks._library import folder, list_frameworks, read_pack
from bontot.frameworks._reading import read_sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


FILE: Final = "papers.yaml"


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """A paper and why it is asked, or was written: the line of the rule."""

    paper: str
    why: str


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """
    The papers a rule asks of a cell each month, and no others.

    Args:
        rule: The pack that says so, `slug@version`.
        source: Where its lines come from.
        asked: Of a monthly meeting, in order.
        inside_minutes: What stands inside the minutes and is no paper of its own.
        other_meetings: Papers of meetings that are not the monthly one.
        before: What a cell wrote by hand for the same month; empty where the rule only lightens another.
    """

    rule: str
    source: str
    asked: tuple[PaperAsked, ...]
    inside_minutes: tuple[str, ...]
    other_meetings: tuple[str, ...]
    before: tuple[PaperAsked, ...]

    def of(self, *, monthly: bool) -> tuple[str, ...]:
        """Name the papers of a monthly meeting, or of another."""
        return tuple(one.paper for one in self.asked) if monthly else self.other_meetings


def papers_asked(frameworks: Iterable[str]) -> PapersAsked | None:
    """
    Find the papers asked where frameworks are in force: the first that says so, itself or the one it extends, wins.

    Args:
        frameworks: `slug@version` in order of precedence; those of no pack say nothing.

    Returns:
        None where none of them says.
    """
    known = set(list_frameworks())
    for name in frameworks:
        ref: str | None = name
        while ref in known:
            found = _read(str(ref))
            if found is not None:
                return found
            above = read_pack(str(ref)).mapping.get("extends")
            ref = above if isinstance(above, str) else None
    return None


@cache
def _read(ref: str) -> PapersAsked | None:
    file = folder(ref) / FILE
    if not file.is_file():
        return None
    said = read_sheet(file.read_text(encoding="utf-8"), source=f"{ref}/{FILE}").mapping
    return PapersAsked(
        rule=ref,
        source=str(said["source"]),
        asked=_lines(said, "asked"),
        inside_minutes=_words(said, "inside_minutes"),
        other_meetings=_words(said, "other_meetings"),
        before=_lines(said, "before"),
    )


def _lines(said: Mapping[str, object], name: str) -> tuple[PaperAsked, ...]:
    rows = said.get(name, [])
    if not isinstance(rows, list):
        raise TypeError(name)
    return tuple(PaperAsked(str(row["paper"]), str(row["why"])) for row in rows)


def _words(said: Mapping[str, object], name: str) -> tuple[str, ...]:
    rows = said.get(name, [])
    if not isinstance(rows, list):
        raise TypeError(name)
    return tuple(map(str, rows))
