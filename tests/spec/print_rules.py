"""Prints the rulebook as `docs/reference/rules.md`; with `--check`, says whether the page is what would be printed."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from tests.spec.book import Spec, read
from tests.spec.caps_and_overlays import CAP_ROWS, CAP_TEXT, OVERLAY_ROWS, OVERLAY_TEXT
from tests.spec.chapters import CHAPTERS


PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "rules.md"
_HEAD = """# The rules

Printed from the specifications in `tests/spec` (`python -m tests.spec.print_rules`): each row below is run as a test. The keys
are those of [the framework format](framework-format.md). Left: the facts given; right: what comes out.
"""


def page() -> str:
    """Gives the page."""
    parts = [_HEAD]
    for chapter, specs in CHAPTERS.items():
        parts.append(f"## {chapter}\n")
        parts += [_section(spec) for spec in specs]
    parts += ["## Cap over a cohort\n", CAP_TEXT, _table(CAP_ROWS, ("Cohort and rule", "Result"))]
    parts += ["## Overlays\n", OVERLAY_TEXT, _table(OVERLAY_ROWS, ("The overlay", "Result"))]
    return "\n".join(parts).rstrip() + "\n"


def _section(spec: Spec) -> str:
    return "\n".join(
        [
            f"### `{spec.kind}`: {spec.title}\n",
            spec.text + "\n",
            "```yaml",
            yaml.safe_dump(
                read(spec.piece), allow_unicode=True, sort_keys=False, width=110
            ).rstrip(),
            "```\n",
            _table(spec.rows, ("Facts", "Result")),
        ]
    )


def _table(rows: object, names: tuple[str, str]) -> str:
    lines = [f"| {names[0]} | {names[1]} |", "|---|---|"]
    assert isinstance(rows, tuple)
    lines += [f"| {given} | {result} |" for given, result in rows]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` compares it."""
    text = page()
    if "--check" in arguments:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        sys.stdout.write("" if same else f"{PAGE} differs; run: python -m tests.spec.print_rules\n")
        return 0 if same else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
