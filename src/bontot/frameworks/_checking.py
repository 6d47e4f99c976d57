"""Checking a pack as its author would: defects, cases, coverage, card, and that a published version has not moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from bontot.engine import Defect, Framework, FrameworkErrors, digest
from bontot.frameworks._card import MAX_LINES, MAX_WORDS, card_lines
from bontot.frameworks._cases import CaseDifference, Situation, read_situations, run, uncovered
from bontot.frameworks._library import (
    FILE,
    Catalogues,
    find,
    folder,
    list_frameworks,
    parse,
    recorded_digests,
)
from bontot.frameworks._reading import read_sheet
from bontot.primitives.errors import NotFound


if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class NoSuchSheet(NotFound):
    """A path holds no framework; field `path`."""

    code: ClassVar[str] = "no_such_sheet"


@dataclass(frozen=True, slots=True)
class Report:
    """
    Everything a check found.

    Args:
        name: the pack or the file as it was asked for.
        framework: None when it does not hold together.
        defects: errors and warnings of the framework itself.
        situations: how many were run.
        differences: what came out otherwise than its case expects.
        uncovered: criteria without a case that meets them or one that does not.
        card: lines of the card that are too long, or the number of lines when there are too many.
        moved: the recorded and the present digest, when a published version is no longer the same.
    """

    name: str
    framework: Framework | None
    defects: tuple[Defect, ...] = ()
    situations: int = 0
    differences: tuple[CaseDifference, ...] = ()
    uncovered: tuple[str, ...] = ()
    card: tuple[str, ...] = ()
    moved: tuple[str, str] | None = field(default=None)

    @property
    def is_clean(self) -> bool:
        """Say whether the framework may be published: warnings alone do not stand in the way."""
        wrong = (self.differences, self.uncovered, self.card, self.moved)
        return self.framework is not None and not any(wrong)


def check(name: str, *, catalogues: Catalogues | None = None) -> Report:
    """
    Check a pack on the shelf, or a file or folder of one's own.

    Args:
        name: `slug@version`, a slug, the path of a YAML file, or of a folder with `framework.yaml` and `cases/`.
        catalogues: subject → indicator id → (type, unit), to check the facts against.

    Returns:
        Everything found, all at once.

    Raises:
        UnknownFramework: no pack has this name.
        NoSuchSheet: the path holds no framework.
        UnreadableSheet: a file is not plain YAML.
        UnreadableCase: a case file is not of the form.
    """
    if not _is_path(name):
        ref = find(name)
        return _checked(ref, folder(ref) / FILE, folder(ref) / "cases", catalogues)
    path = Path(name)
    file = path / FILE if path.is_dir() else path
    if not file.is_file():
        raise NoSuchSheet(path=name)
    return _checked(name, file, file.parent / "cases", catalogues)


def _is_path(name: str) -> bool:
    known = {word for ref in list_frameworks() for word in (ref, ref.partition("@")[0])}
    return name not in known and (
        "/" in name or name.endswith((".yaml", ".yml")) or Path(name).exists()
    )


def _checked(
    name: str,
    file: Traversable,
    cases: Traversable,
    catalogues: Catalogues | None,
) -> Report:
    sheet = read_sheet(file.read_text(encoding="utf-8"), source=name)
    framework = parse(sheet, catalogues=catalogues)
    if isinstance(framework, FrameworkErrors):
        return Report(name, None, framework.defects)
    found = situations(cases)
    return Report(
        name,
        framework,
        framework.warnings,
        len(found),
        tuple(difference for situation in found for difference in run(framework, situation)),
        uncovered(framework, found),
        _card_defects(framework),
        _moved(framework),
    )


def situations(cases: Traversable) -> tuple[Situation, ...]:
    """
    Read every case file of a folder, by name; none when there is no folder.

    Raises:
        UnreadableSheet: a file is not plain YAML.
        UnreadableCase: a file is not of the form.
    """
    if not cases.is_dir():
        return ()
    files = sorted((f for f in cases.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(
        situation
        for file in files
        for situation in read_situations(
            read_sheet(file.read_text(encoding="utf-8"), source=file.name), source=file.name
        )
    )


def _card_defects(framework: Framework) -> tuple[str, ...]:
    lines = card_lines(framework)
    long = [f"{line.words} > {MAX_WORDS}: {line.text}" for line in lines if line.words > MAX_WORDS]
    return tuple(long + ([f"{len(lines)} > {MAX_LINES}"] if len(lines) > MAX_LINES else []))


def _moved(framework: Framework) -> tuple[str, str] | None:
    recorded, now = recorded_digests().get(framework.slug), digest(framework)
    return (recorded, now) if recorded is not None and recorded != now else None
