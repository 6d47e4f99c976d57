"""Tables of results read back from the files they were written to."""

import csv
import io

import openpyxl

from bontot.papers.sheets import SAMPLE_NOTICE, ResultSheet
from bontot.papers.tables import separated, workbook


SHEET = ResultSheet(
    title="Kết quả năm 2024",
    note="Đảng bộ phường Mỹ Long",
    headers=("Mã", "Chi bộ", "Tốt đạt"),
    rows=(("007", "Chi bộ khóm Hoa Sen", 3), ("008", "=1+1", None)),
    sample=True,
)


def test_workbook_keeps_text_as_text_and_numbers_as_numbers():
    page = openpyxl.load_workbook(io.BytesIO(workbook(SHEET))).active
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[0][0] == "Kết quả năm 2024"
    assert rows[2][0] == SAMPLE_NOTICE
    assert rows[4] == ["Mã", "Chi bộ", "Tốt đạt"]
    assert rows[5] == ["007", "Chi bộ khóm Hoa Sen", 3]
    assert page["B7"].data_type == "s"


def test_csv_opens_in_excel_and_runs_no_formula():
    raw = separated(SHEET)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == [SAMPLE_NOTICE]
    assert rows[2] == ["007", "Chi bộ khóm Hoa Sen", "3"]
    assert rows[3] == ["008", "'=1+1", ""]
