"""The papers of a month: what the rules ask of each kind of cell, before and after, and what entering one takes."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from bontot.domain.orgtree.types import CellType
from bontot.engine import Framework
from bontot.frameworks import PapersAsked, list_frameworks, load, papers_asked


PATH = "reference/papers-of-a-month.md"
TAPS = Path(__file__).resolve().parents[2] / "tests" / "browser" / "taps.yaml"
#: The lighter rule stands before the sheet of the meeting in force beside it.
LIGHT_BESIDE = ("sinh-hoat-hd12", "sinh-hoat-hd42")
NAMES = {
    "giay-moi": "giấy mời",
    "danh-sach-diem-danh": "danh sách điểm danh",
    "bien-ban": "biên bản",
    "nghi-quyet": "nghị quyết (khi thông qua)",
    "phieu-cham": "phiếu chấm",
    "bao-cao-thang": "báo cáo tháng",
}
WAYS = {
    "1280": "step by step, desk and mouse",
    "390": "step by step, phone of 390 px and finger",
    "notebook": "afterwards, from the notebook",
}


def _rules() -> Iterator[tuple[Framework, PapersAsked]]:
    """Yield each pack that says which papers it asks, itself and not by what it extends."""
    for name in list_frameworks():
        found = papers_asked([name])
        if found is not None and found.rule == name:
            yield load(name), found


def _since(*frameworks: Framework) -> str:
    """Say from when until when all of them are valid."""
    start = max(one.validity.start for one in frameworks)
    until = min((one.validity.until for one in frameworks if one.validity.until), default=None)
    return f"{start} – {until or ''}".strip()


def _rows() -> Iterator[str]:
    rules = dict(_rules())
    whole = {one.id: one for one in (load(slug) for slug in LIGHT_BESIDE)}
    for framework, asked in rules.items():
        light = not asked.before
        besides = [whole[slug] for slug in LIGHT_BESIDE] if light else [framework]
        for beside in besides:
            named = f"{beside.id}@{beside.version}"
            source = papers_asked([named])
            before = len(source.before) if source else 0
            rule = f"`{asked.rule}`" + (f" beside `{named}`" if light else "")
            kinds = "residential" if light else "every kind where it is in force"
            yield (
                f"| {rule} | {_since(framework, beside)} | {kinds} | {before} "
                f"| {len(asked.asked)} | {_said(asked)} |"
            )


def _said(asked: PapersAsked) -> str:
    said = ", ".join(NAMES[one.paper] for one in asked.asked)
    inside = ", ".join(NAMES[one] for one in asked.inside_minutes)
    return f"{said}; inside the minutes: {inside}" if inside else said


def _why(asked: PapersAsked) -> Iterator[str]:
    yield from ("", f"### `{asked.rule}`", "", f"Source: {asked.source}.", "")
    yield from ("| Paper asked | By which line |", "|---|---|")
    for one in asked.asked:
        yield f"| {NAMES[one.paper]} | {one.why} |"
    if asked.before:
        yield from ("", "| Written by hand before | For which line |", "|---|---|")
        for one in asked.before:
            yield f"| {one.paper} | {one.why} |"


def text() -> str:
    """Write the page."""
    taps = yaml.safe_load(TAPS.read_text(encoding="utf-8"))
    kinds = ", ".join(f"`{kind.value}`" for kind in CellType)
    rows = [
        "# Papers of a month",
        "",
        "Which papers the rule in force asks of a kind of cell for its monthly meeting stands beside the packs, in",
        "`papers.yaml`: dated by the validity of the pack and by where it is in force. What judges the cell itself comes before",
        "the sheet of its meeting, so a local, lighter rule wins; a pack without such a table takes that of the pack it extends.",
        "The page of a month offers these papers and keeps the others under “Văn bản khác”. Each comes out of the one entry:",
        "none is typed again.",
        "",
        "**Before** counts what a cell wrote by hand for one monthly meeting; **after**, what it prints.",
        "",
        f"Kinds of cells: {kinds}. No source tells them apart but the lighter rule for residential cells.",
        "",
        "| Rule | In force | Kind of cell | Before | After | Printed |",
        "|---|---|---|---:|---:|---|",
        *_rows(),
        "",
        "## What entering a month takes",
        "",
        "A month of 23 members, two absent with reason and one without, five tasks heard and five given: taps, clicks, keys,",
        "choices and fields beyond free text, counted by the browser test `tests/browser/test_month.py`, at most 45.",
        "",
        "| Way | Taps and fields |",
        "|---|---:|",
        *(f"| {WAYS[name]} | {count} |" for name, count in taps.items()),
        "",
        "## Line by line",
    ]
    for _, asked in _rules():
        rows += _why(asked)
    return "\n".join(rows)
