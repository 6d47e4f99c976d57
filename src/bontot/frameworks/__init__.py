"""
Criteria frameworks as packaged, versioned data, and the one door to them.

A pack is `<slug>/<version>/` with `framework.yaml`, `SOURCES.md` and `cases/*.yaml`. A published version never changes:
`DIGESTS` records each, and a new rule is a new version.
"""

from bontot.frameworks._card import MAX_LINES, MAX_WORDS, CardLine, card_lines
from bontot.frameworks._cases import CaseDifference, Situation, read_situations, run
from bontot.frameworks._checking import NoSuchSheet, Report, check, situations
from bontot.frameworks._library import (
    Catalogues,
    UnknownFramework,
    find,
    folder,
    list_frameworks,
    load,
    parse,
    read_pack,
    recorded_digests,
    sources,
)
from bontot.frameworks._papers import PaperAsked, PapersAsked, papers_asked
from bontot.frameworks._reading import Sheet, UnreadableSheet, read_sheet


__all__ = [
    "MAX_LINES",
    "MAX_WORDS",
    "CardLine",
    "CaseDifference",
    "Catalogues",
    "NoSuchSheet",
    "PaperAsked",
    "PapersAsked",
    "Report",
    "Sheet",
    "Situation",
    "UnknownFramework",
    "UnreadableSheet",
    "card_lines",
    "check",
    "find",
    "folder",
    "list_frameworks",
    "load",
    "papers_asked",
    "parse",
    "read_pack",
    "read_sheet",
    "read_situations",
    "recorded_digests",
    "run",
    "situations",
    "sources",
]
