"""
The licences of what the lock brings, read from each installed package's own metadata.

The group ``bench`` is left out: it is installed by nobody but who measures, and ships with nothing.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any


ALLOWED = re.compile(
    r"\b(MIT|MIT-0|BSD|0BSD|ISC|APACHE|PSF|PYTHON|MPL|LGPL|LESSER|ZPL|OFL|OPEN FONT|UNLICENSE|POSTGRESQL"
    r"|ZLIB|HPND|CC0|CNRI|BLUEOAK|PUBLIC DOMAIN)",
)
FORBIDDEN = re.compile(r"\bA?GPL|AFFERO|(?<!LESSER )GENERAL PUBLIC|SSPL|BUSL|PROPRIETARY")
# Packages whose metadata names no licence, with where it is written
READ_BY_HAND = {
    "axe-playwright-python": "MIT",  # its LICENSE file
    "django-ltree": "MIT",  # its LICENSE file
    "qrcode": "BSD-3-Clause",  # its LICENSE file; the second classifier is about the trademark
}


def packages(lock: Path) -> set[str]:
    """Name what the product and its development need, from the lock."""
    known: dict[str, dict[str, Any]] = {}
    for package in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]:
        known[package["name"]] = package
    root = known["bontot"]
    waiting = [*root["dependencies"], *root["dev-dependencies"]["dev"]]
    found: set[tuple[str, str]] = set()
    while waiting:
        wanted = waiting.pop()
        for extra in ("", *wanted.get("extra", ())):
            if (wanted["name"], extra) not in found:
                found.add((wanted["name"], extra))
                package = known[wanted["name"]]
                more = package.get("optional-dependencies", {}).get(extra, [])
                waiting += more if extra else package.get("dependencies", [])
    return {name for name, _ in found}


def licence(name: str) -> str | None:
    """Read what a package says of its licence; None when it is not installed here."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    said = _field(about, "License-Expression") or READ_BY_HAND.get(name)
    if said is None:
        listed = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
        said = "; ".join(listed) or _field(about, "License").split("\n")[0]
    return said.strip()


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return str((about.get_all(name) or [""])[0])


def _allowed(said: str) -> bool:
    choices = re.split(r"\s+OR\s+", said.upper().strip("()"))
    return any(ALLOWED.search(c) and not FORBIDDEN.search(c) for c in choices)


def complaints(lock: Path) -> list[str]:
    """Name the packages we may not ship with."""
    return [
        f"{name}: {said or 'no licence named'}" for name, said in _said(lock) if not _allowed(said)
    ]


def _said(lock: Path) -> Iterator[tuple[str, str]]:
    for name in sorted(packages(lock)):
        said = licence(name)
        if said is not None:  # a package of another system or Python is in the lock and not here
            yield name, said
