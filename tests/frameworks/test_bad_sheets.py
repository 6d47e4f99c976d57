"""One file per mistake, named for it: each line marked `# SAI: code` is reported there, with that code, and no other."""

import re
from pathlib import Path

import pytest

from bontot import frameworks


BAD = sorted(Path("tests/frameworks/bad").glob("*.yaml"))
MARK = re.compile(r"# SAI: (\w+)")
INDICATORS = {
    "cell": {"attendance_year": ("ratio", "lượt"), "tasks_overdue": ("count", "nhiệm vụ")}
}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_sheet_names_every_defect_with_its_line(path):
    marked = [
        (number, mark[1])
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (mark := MARK.search(line))
    ]
    report = frameworks.check(str(path), catalogues=INDICATORS)
    assert report.framework is None
    assert sorted((d.line, d.code) for d in report.defects if d.severity == "error") == sorted(
        marked
    )
    assert [d for d in report.defects if not (d.path and d.found and d.accepted)] == []
