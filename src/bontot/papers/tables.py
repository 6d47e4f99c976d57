"""Tables of results as a workbook or as comma-separated text that Excel opens in Vietnamese."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import xlsxwriter

from bontot.papers.sheets import SAMPLE_NOTICE


if TYPE_CHECKING:
    from bontot.papers.sheets import ResultSheet


def workbook(sheet: ResultSheet) -> bytes:
    """
    Write one sheet as XLSX.

    Args:
        sheet: its title stands in the first row, its note in the second; text stays text (leading zeros live).

    Returns:
        The file, with the header frozen, columns fitted, ready for A4 landscape.

    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    ) as book:
        page = book.add_worksheet("Kết quả")
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        page.write_string(0, 0, sheet.title, book.add_format({"bold": True, "font_size": 14}))
        page.write_string(1, 0, sheet.note)
        if sheet.sample:
            page.write_string(2, 0, SAMPLE_NOTICE, book.add_format({"italic": True}))
            page.set_footer(f"&C{SAMPLE_NOTICE}")
        for column, header in enumerate(sheet.headers):
            page.write_string(4, column, header, bold)
            width = max([len(header), *(len(str(row[column] or "")) for row in sheet.rows)])
            page.set_column(column, column, min(60, width + 2))
        for at, row in enumerate(sheet.rows, start=5):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(at, column, value)
                elif value is not None:
                    page.write_string(at, column, value)
        page.freeze_panes(5, 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(4)
    return target.getvalue()


def separated(sheet: ResultSheet) -> bytes:
    """
    Write one sheet as CSV: UTF-8 with a byte order mark, so that Excel reads Vietnamese.

    A cell that a spreadsheet would take for a formula is led by an apostrophe.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    if sheet.sample:
        writer.writerow([SAMPLE_NOTICE])
    writer.writerow(sheet.headers)
    for row in sheet.rows:
        writer.writerow([_harmless(value) for value in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")


def _harmless(value: str | int | None) -> str | int:
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return "" if value is None else value
