"""Results as a table on the terminal, as JSON, CSV or a workbook."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from django.conf import settings
from django.utils.translation import get_language, gettext, gettext_noop

from bontot.papers.sheets import SAMPLE_NOTICE, ResultSheet
from bontot.papers.tables import separated, workbook
from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bontot.domain.assessments.types import OrganizationResult
    from bontot.primitives.periods import Period


#: A sheet of no more columns has no goods.
PLAIN_COLUMNS = 5
#: Columns of a table that is not printed on a terminal.
UNSEEN_WIDTH = 110
FORMATS = ("table", "json", "csv", "xlsx")

#: How a good or a title came out, in words; the codes are the engine's.
VERDICTS = {
    "achieved": gettext_noop("Đạt"),
    "not_achieved": gettext_noop("Không đạt"),
    "unknown": gettext_noop("Chưa có căn cứ"),
    "not_applicable": gettext_noop("Không áp dụng"),
}
MARKS = {"achieved": "■", "not_achieved": "▨", "unknown": "□", "not_applicable": "–"}
COLOURS = {"achieved": "green", "not_achieved": "red", "unknown": "dim", "not_applicable": "dim"}


class OutputNeedsFile(Invalid):
    """A workbook cannot be written to a terminal: a file must be named."""

    code = "output_needs_file"


def sample_notice() -> str:
    """Say that what is shown is made up, in the active language."""
    return gettext("DỮ LIỆU MINH HỌA – không phải số liệu thật")


def result_sheet(results: Sequence[OrganizationResult], period: Period) -> ResultSheet:
    """
    Lay results out as one sheet: an organisation a row, a good a column, then title and gates.

    Args:
        results: in the order to show.
        period: what they are about.
    """
    goods = max((len(result.pillars) for result in results), default=0)
    return ResultSheet(
        title=gettext("Kết quả {period}").format(period=period),
        note=gettext("{count} kết quả").format(count=len(results)),
        headers=(
            gettext("Mã"),
            gettext("Tổ chức"),
            *(gettext("Tốt {number}").format(number=place) for place in range(1, goods + 1)),
            gettext("Danh hiệu"),
            gettext("Kết quả"),
            gettext("Điều kiện không đạt"),
            gettext("Khung tiêu chí"),
        ),
        rows=tuple(_row(result, goods) for result in results),
        sample=settings.DEMO,
    )


def meeting_sheet(results: Sequence[OrganizationResult], period: Period) -> ResultSheet:
    """
    Lay the meetings of a month out as one sheet, a meeting a row with its level.

    Args:
        results: in the order to show.
        period: the month.
    """
    from bontot.domain.meetings.types import QualityLevel  # noqa: PLC0415 - Django first

    levels = {level.value: str(level.label) for level in QualityLevel}
    unknown = gettext(VERDICTS["unknown"])
    return ResultSheet(
        title=gettext("Chất lượng sinh hoạt tháng {period}").format(period=period),
        note=gettext("{count} kết quả").format(count=len(results)),
        headers=(
            gettext("Mã"),
            gettext("Tổ chức"),
            gettext("Kết quả"),
            gettext("Khung tiêu chí"),
        ),
        rows=tuple(
            (
                result.code,
                result.name,
                levels.get(result.level, result.level) if result.level else unknown,
                result.framework,
            )
            for result in results
        ),
        sample=settings.DEMO,
    )


def _row(result: OrganizationResult, goods: int) -> tuple[str | int | None, ...]:
    english = (get_language() or "vi").startswith("en")
    pillars = [gettext(VERDICTS[pillar.outcome]) for pillar in result.pillars]
    return (
        result.code,
        result.name,
        *pillars,
        *[None] * (goods - len(pillars)),
        result.title_en if english else result.title,
        gettext(VERDICTS[result.title_outcome]) if result.title_outcome else "",
        "; ".join(gate.en if english else gate.vi for gate in result.gates),
        result.framework,
    )


def print_results(sheet: ResultSheet, layout: str, output: Path | None) -> None:
    """
    Print a sheet, or write it to a file.

    Args:
        sheet: what to show.
        layout: one of `FORMATS`, but for JSON, which `print_records` writes.
        output: the file; None for the terminal.

    Raises:
        OutputNeedsFile: a workbook was asked for without a file.

    """
    if layout == "table" and output is None:
        if len(sheet.headers) > PLAIN_COLUMNS:
            print_table(sheet)
        else:
            print_plain(sheet)
        return
    if layout == "xlsx" and output is None:
        raise OutputNeedsFile(option="--output")
    _written({"csv": separated, "xlsx": workbook, "table": separated}[layout](sheet), output)


def _written(raw: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(raw)
        return
    # Written beside and renamed, so that a killed command leaves no half file.
    beside = output.with_name(f".{output.name}.part")
    beside.write_bytes(raw)
    beside.replace(output)
    click.echo(gettext("Đã ghi {path}.").format(path=output), err=True)


def print_records(
    results: Sequence[OrganizationResult], period: Period, output: Path | None
) -> None:
    """
    Print results as JSON, or write them to a file: the same in every language, for programs.

    Args:
        results: in the order to give them.
        period: what they are about.
        output: the file; None for the terminal.
    """
    said: dict[str, object] = {"period": str(period), "results": [*map(_record, results)]}
    if settings.DEMO:
        said["notice"] = SAMPLE_NOTICE
    _written((json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode(), output)


def _record(result: OrganizationResult) -> dict[str, object]:
    meeting = {"meeting_id": str(result.meeting_id)} if result.meeting_id else {}
    return {
        "organization_id": str(result.organization_id),
        **meeting,
        "code": result.code,
        "organization": result.name,
        "framework": result.framework,
        "strand": result.strand,
        "pillars": {pillar.id: pillar.outcome for pillar in result.pillars},
        "title": result.title_outcome or None,
        "level": result.level,
        "points": result.score,
        "gates_barring": [gate.id for gate in result.gates],
    }


def print_table(sheet: ResultSheet) -> None:
    """Print a sheet as a table that fits a terminal: goods as marks, what they mean beneath."""
    from rich import box  # noqa: PLC0415 - slow to import, and not every command prints a table
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not every command prints a table
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    # Columns: code, organisation, goods …, title, result, gates, framework; two are left to wider sheets
    goods = range(2, len(sheet.headers) - 4)
    title, result, gates = (len(sheet.headers) - place for place in (4, 3, 2))
    code_of = {gettext(words): code for code, words in VERDICTS.items()}
    table = Table(title=sheet.title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD)
    for at in (0, 1, *goods, result, gates):
        header = f"T{at - 1}" if at in goods else sheet.headers[at]
        table.add_column(header, no_wrap=at in {0, result}, overflow="fold")
    for row in sheet.rows:
        cells = [Text(str(row[0] or "")), Text(str(row[1]))]
        for at in goods:
            code = code_of.get(str(row[at]), "")
            cells.append(Text(MARKS.get(code, ""), style=COLOURS.get(code, "")))
        found = str(row[result] or "")
        cells.append(Text(found, style=COLOURS.get(code_of.get(found, ""), "")))
        table.add_row(*cells, Text(str(row[gates] or "")))
    # A file or another program has no width of its own
    console = Console(width=None if sys.stdout.isatty() else UNSEEN_WIDTH)
    console.print(table)
    titles = gettext("Danh hiệu: {titles}.").format(
        titles=", ".join(dict.fromkeys(f"“{row[title]}”" for row in sheet.rows if row[title]))
    )
    marks = " · ".join(
        f"{MARKS[code]} {gettext(words).lower()}" for code, words in VERDICTS.items()
    )
    goods_said = gettext("T1, T2…: các nội dung tốt theo thứ tự của khung. {marks}.").format(
        marks=marks
    )
    for line in (titles, goods_said, sample_notice() if sheet.sample else ""):
        if line:
            console.print(line, highlight=False)


def print_plain(sheet: ResultSheet) -> None:
    """Print a sheet as it is, a column a header."""
    from rich import box  # noqa: PLC0415 - slow to import, and not every command prints a table
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table(title=sheet.title, title_justify="left", box=box.SIMPLE_HEAD)
    for header in sheet.headers:
        table.add_column(header, overflow="fold")
    for row in sheet.rows:
        table.add_row(*(str(value or "") for value in row))
    console = Console(width=None if sys.stdout.isatty() else UNSEEN_WIDTH)
    console.print(table)
    if sheet.sample:
        console.print(sample_notice(), highlight=False)
