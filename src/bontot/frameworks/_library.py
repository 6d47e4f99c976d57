"""The shelf of packs: which there are, and each one read, laid over its parent, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, ClassVar, Final

from bontot.engine import Framework, FrameworkErrors, parse_framework
from bontot.frameworks._reading import Sheet, UnreadableSheet, read_sheet
from bontot.primitives.errors import NotFound


if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


SHELF: Final = files("bontot.frameworks")
FILE: Final = "framework.yaml"
MAX_GENERATIONS: Final = 4

#: Subject (`cell`, `committee` …) → indicator id → (type, unit).
Catalogues = Mapping[str, Mapping[str, tuple[str, str]]]


class UnknownFramework(NotFound):
    """No pack has this name; fields `framework` and `known`."""

    code: ClassVar[str] = "unknown_framework"


def list_frameworks() -> tuple[str, ...]:
    """Name every pack, `slug@version`, by slug and then by version."""
    found = [
        (slug.name, _ordinal(version.name), version.name)
        for slug in SHELF.iterdir()
        if slug.is_dir()
        for version in slug.iterdir()
        if (version / FILE).is_file()
    ]
    return tuple(f"{slug}@{version}" for slug, _, version in sorted(found))


def find(name: str) -> str:
    """
    Give the whole name of a pack.

    Args:
        name: `my-long@2023.1`, or `my-long` for its latest version.

    Returns:
        `slug@version`.

    Raises:
        UnknownFramework: there is none.
    """
    known = list_frameworks()
    matching = [ref for ref in known if name in {ref, ref.partition("@")[0]}]
    if not matching:
        raise UnknownFramework(framework=name, known=", ".join(known))
    return matching[-1]


def load(name: str) -> Framework:
    """
    Give a pack as it is in force: resolved over its parent, checked.

    Args:
        name: `slug@version`, or a slug for its latest version.

    Returns:
        The framework; the same object each time.

    Raises:
        UnknownFramework: there is none.
        UnreadableSheet: its file is not plain YAML.
        FrameworkErrors: it does not hold together.
    """
    return _load(find(name))


@cache
def _load(ref: str) -> Framework:
    parsed = parse(read_pack(ref))
    if isinstance(parsed, FrameworkErrors):
        raise parsed
    return parsed


def read_pack(ref: str) -> Sheet:
    """
    Read the file of a pack.

    Raises:
        UnreadableSheet: the file is not plain YAML.
    """
    return read_sheet((folder(ref) / FILE).read_text(encoding="utf-8"), source=f"{ref}/{FILE}")


def parse(sheet: Sheet, *, catalogues: Catalogues | None = None) -> Framework | FrameworkErrors:
    """
    Parse a sheet, over its parent when it names one that is on the shelf.

    Args:
        sheet: a framework or an overlay.
        catalogues: subject → indicator id → (type, unit), to check the facts against.

    Returns:
        The framework, or everything that is wrong with it.

    Raises:
        UnreadableSheet: an overlay stands on another that stands on another … deeper than anyone means.
        FrameworkErrors: the parent itself does not hold together.
    """
    wanted = sheet.mapping.get("extends")
    parent = None
    if isinstance(wanted, str) and wanted in list_frameworks():
        _refuse_endless(wanted)
        parent = _load(wanted)
    subject = parent.subject.value if parent is not None else str(sheet.mapping.get("subject"))
    catalogue = catalogues.get(subject) if catalogues is not None else None
    return parse_framework(sheet.mapping, lines=sheet.lines, parent=parent, catalogue=catalogue)


def _refuse_endless(ref: str) -> None:
    for _ in range(MAX_GENERATIONS):
        above = read_pack(ref).mapping.get("extends")
        if not isinstance(above, str) or above not in list_frameworks():
            return
        ref = above
    raise UnreadableSheet(source=ref, line=0, problem="endless_parents", found=ref)


def folder(ref: str) -> Traversable:
    """Give the folder of a pack named in full."""
    slug, _, version = ref.partition("@")
    return SHELF / slug / version


def sources(name: str) -> str:
    """
    Give the SOURCES.md of a pack: which line the text says, which we chose.

    Raises:
        UnknownFramework: there is no such pack.
    """
    return (folder(find(name)) / "SOURCES.md").read_text(encoding="utf-8")


def recorded_digests() -> dict[str, str]:
    """Give `slug@version` → digest as DIGESTS records them: a published version never moves."""
    lines = (SHELF / "DIGESTS").read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return dict(pairs)


def _ordinal(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
