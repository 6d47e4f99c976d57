"""Results as a table on the terminal, as JSON, CSV or a workbook."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from django.conf import settings

from bontot.papers.sheets import SAMPLE_NOTICE, ResultSheet
from bontot.papers.tables import separated, workbook
from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bontot.domain.assessments.types import OrganizationResult
    from bontot.primitives.periods import Period


FORMATS = ("table", "json", "csv", "xlsx")

#: How a good or a title came out, in words; the codes are the engine's.
VERDICTS = {
    "achieved": "Đạt",
    "not_achieved": "Không đạt",
    "unknown": "Chưa có căn cứ",
    "not_applicable": "Không áp dụng",
}
MARKS = {"achieved": "■", "not_achieved": "▨", "unknown": "□", "not_applicable": "–"}
COLOURS = {"achieved": "green", "not_achieved": "red", "unknown": "dim", "not_applicable": "dim"}


class OutputNeedsFile(Invalid):
    """A workbook cannot be written to a terminal: a file must be named."""

    code = "output_needs_file"


def result_sheet(results: Sequence[OrganizationResult], period: Period) -> ResultSheet:
    """
    Lay results out as one sheet: an organisation a row, a good a column, then title and gates.

    Args:
        results: in the order to show.
        period: what they are about.
    """
    goods = max((len(result.pillars) for result in results), default=0)
    return ResultSheet(
        title=f"Kết quả {period}",
        note=f"{len(results)} kết quả",
        headers=(
            "Mã",
            "Tổ chức",
            *(f"Tốt {number}" for number in range(1, goods + 1)),
            "Danh hiệu",
            "Kết quả",
            "Điều kiện không đạt",
            "Khung tiêu chí",
        ),
        rows=tuple(_row(result, goods) for result in results),
        sample=settings.DEMO,
    )


def _row(result: OrganizationResult, goods: int) -> tuple[str | int | None, ...]:
    pillars = [VERDICTS[pillar.outcome] for pillar in result.pillars]
    return (
        result.code,
        result.name,
        *pillars,
        *[None] * (goods - len(pillars)),
        result.title,
        VERDICTS.get(result.title_outcome or "", ""),
        "; ".join(gate.vi for gate in result.gates),
        result.framework,
    )


def print_results(sheet: ResultSheet, layout: str, output: Path | None) -> None:
    """
    Print a sheet, or write it to a file.

    Args:
        sheet: what to show.
        layout: one of `FORMATS`.
        output: the file; None for the terminal.

    Raises:
        OutputNeedsFile: a workbook was asked for without a file.

    """
    if layout == "table" and output is None:
        print_table(sheet)
        return
    if layout == "xlsx" and output is None:
        raise OutputNeedsFile(option="--output")
    raw = {"json": _as_json, "csv": separated, "xlsx": workbook, "table": separated}[layout](sheet)
    if output is None:
        sys.stdout.buffer.write(raw)
        return
    # Written beside and renamed, so that a killed command leaves no half file.
    beside = output.with_name(f".{output.name}.part")
    beside.write_bytes(raw)
    beside.replace(output)
    click.echo(f"Đã ghi {output}", err=True)


def _as_json(sheet: ResultSheet) -> bytes:
    rows = [dict(zip(sheet.headers, row, strict=True)) for row in sheet.rows]
    said: dict[str, object] = {"title": sheet.title, "results": rows}
    if sheet.sample:
        said["notice"] = SAMPLE_NOTICE
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def print_table(sheet: ResultSheet) -> None:
    """Print a sheet as a table that fits a terminal: goods as marks, the legend beneath."""
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not every command prints a table
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    code_of = {words: code for code, words in VERDICTS.items()}
    short = [
        at
        for at, header in enumerate(sheet.headers)
        if header not in {"Danh hiệu", "Khung tiêu chí"}
    ]
    table = Table(title=sheet.title, title_justify="left", header_style="bold")
    for at in short:
        header = sheet.headers[at]
        table.add_column(header.replace("Tốt ", "T"), no_wrap=header in {"Mã", "Kết quả"})
    for row in sheet.rows:
        cells = []
        for at in short:
            value = "" if row[at] is None else str(row[at])
            code = code_of.get(value)
            if code and sheet.headers[at].startswith("Tốt "):
                cells.append(Text(MARKS[code], style=COLOURS[code]))
            else:
                cells.append(Text(value, style=COLOURS.get(code or "", "")))
        table.add_row(*cells)
    console = Console()
    console.print(table)
    legend = " · ".join(f"{MARKS[code]} {words.lower()}" for code, words in VERDICTS.items())
    console.print(f"{legend}. {SAMPLE_NOTICE if sheet.sample else ''}".strip())
