"""`bontot evaluate` and `bontot explain` as a person runs them, over a sample place on the real database."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from tests.support.database import Database, clone, dropped


pytestmark = pytest.mark.xdist_group("sample place by command")

NOTICE = "DỮ LIỆU MINH HỌA – không phải số liệu thật"
LOAD = """
import django
django.setup()
from bontot.samples import load
load(places=["my-long"])
"""
TWO_IN_FORCE = """
import datetime as dt
import django
django.setup()
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.operations import assign_frameworks
from bontot.domain.catalogue.types import NewAssignment
from bontot.domain.orgtree.queries import organization_called
with reading(SYSTEM):
    place = organization_called("my-long", dt.date(2024, 12, 31))
assign_frameworks(
    actor=SYSTEM,
    at=dt.datetime(2024, 12, 31, tzinfo=dt.UTC),
    assignments=[
        NewAssignment(place.id, "hoa-khanh-nam", "2023.1", "bon-tot", dt.date(2024, 1, 1)),
    ],
)
"""


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def run(database: Database, home: Path, *words: str, program: str = "") -> Done:
    done = subprocess.run(
        [sys.executable, *(["-c", program] if program else ["-m", "bontot", *words])],
        env={
            **database.environment,
            "BONTOT_DEMO": "1",
            "BONTOT_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "bontot.project.settings",
            "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", ""),
        },
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8-sig"), done.stderr.decode())


def words_of(text: str) -> str:
    """A text without its line breaks and columns, as it is read aloud."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def place(migrated_template: Database, home: Path) -> Iterator[Database]:
    """Mỹ Long's sample year, entered and evaluated once."""
    with dropped(clone(migrated_template)) as database:
        loaded = run(database, home, program=LOAD)
        assert loaded.code == 0, loaded.err
        first = run(database, home, "evaluate", "--place", "my-long", "--period", "2024")
        assert first.code == 0, first.err
        yield database


def test_a_second_evaluation_writes_nothing_and_json_says_what_it_is(place, home):
    done = run(
        place, home, "evaluate", "--place", "my-long", "--period", "2024", "--format", "json"
    )
    assert done.code == 0
    said = json.loads(done.out)
    assert said["notice"] == NOTICE
    by_code = {row["code"]: row for row in said["results"]}
    assert len(by_code) == 16
    assert by_code["ML-06"]["title"] == "achieved"
    assert [*by_code["ML-02"]["pillars"].values()][2] == "not_achieved"
    assert "origin" in by_code["ML-02"]["gates_barring"]
    assert "0 mới hoặc thay đổi" in done.err


def test_json_is_the_same_in_every_language(place, home):
    asked = ("evaluate", "ML-02", "--period", "2024", "--format", "json")
    vietnamese = run(place, home, *asked).out
    assert run(place, home, *asked, "--lang", "en").out == vietnamese
    assert set(json.loads(vietnamese)) == {"period", "results", "notice"}
    assert list(json.loads(vietnamese)["results"][0]) == [
        "organization_id", "code", "organization", "framework", "strand", "pillars", "title", "level", "points",
        "gates_barring",
    ]  # fmt: skip


def test_a_table_shows_the_goods_and_says_it_is_made_up(place, home):
    done = run(place, home, "evaluate", "ML-02", "--period", "2024")
    assert done.code == 0
    row = next(line for line in done.out.splitlines() if "ML-02" in line)
    assert [mark for mark in row if mark in "■▨□"] == ["■", "■", "▨", "▨"]
    assert NOTICE in done.out


def test_csv_opens_in_a_spreadsheet_and_says_it_is_made_up(place, home):
    done = run(place, home, "evaluate", "ML-06", "--period", "2024", "--format", "csv")
    notice, header, row = list(csv.reader(io.StringIO(done.out)))
    assert notice == [NOTICE]
    assert header[:2] == ["Mã", "Tổ chức"]
    assert row[0] == "ML-06"


def test_a_workbook_is_a_file_and_says_it_is_made_up(place, home, tmp_path):
    file = tmp_path / "ket-qua.xlsx"
    words = ("evaluate", "ML-06", "--period", "2024", "--format", "xlsx")
    refused = run(place, home, *words)
    assert (refused.code, refused.out) == (10, "")
    assert "--output" in refused.err
    done = run(place, home, *words, "--output", str(file))
    assert done.code == 0
    cells = [cell.value for row in openpyxl.load_workbook(file).active.rows for cell in row]
    assert NOTICE in cells
    assert "ML-06" in cells
    assert [left.name for left in tmp_path.iterdir()] == ["ket-qua.xlsx"]


def test_a_violation_that_people_found_first_fails_the_third_good(place, home):
    said = words_of(run(place, home, "explain", "ML-02", "--period", "2024").out)
    assert "▨ 3. Đoàn kết, kỷ luật tốt: không đạt" in said
    assert (
        "Người dân phản ánh đúng (kết luận số 12-KL/UBKT, ngày 30/08/2024) trước khi chi bộ phát hiện, "
        "nên “đoàn kết, kỷ luật tốt” không đạt." in said
    )
    assert "KHÔNG THỂ THAY ĐỔI TRONG KỲ NÀY • Người dân phản ánh đúng" in said
    assert NOTICE in said


def test_no_explanation_names_a_member(place, home):
    with_members = """
import django
django.setup()
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.models import Member
with reading(SYSTEM):
    print("\\n".join(Member.objects.values_list("full_name", flat=True)))
"""
    names = set(run(place, home, program=with_members).out.split("\n")) - {""}
    assert len(names) > 300
    for code in ("ML-02", "ML-03", "ML"):
        said = words_of(run(place, home, "explain", code, "--period", "2024", "--entries", "0").out)
        assert [name for name in names if name in said] == []


def test_twenty_six_of_twenty_seven_says_which_rating_is_short(place, home):
    said = words_of(run(place, home, "explain", "ML-03", "--period", "2024").out)
    assert (
        "26/27 đảng viên được xếp loại hoàn thành tốt nhiệm vụ trở lên; quy định là 100%. "
        "Còn thiếu 1 đảng viên. Đang xếp loại hoàn thành nhiệm vụ ngày 20/12/2024: 1. "
        "Vì vậy “cán bộ, đảng viên tốt” không đạt." in said
    )
    assert "− 20/12/2024 · Xếp loại: hoàn thành nhiệm vụ" in said


def test_exactly_ninety_per_cent_is_achieved(place, home):
    said = words_of(run(place, home, "explain", "ML", "--period", "2024").out)
    assert "■ 4. Cán bộ, đảng viên tốt: đạt" in said
    assert "315/350 đảng viên" in said
    assert "quy định là từ 90% trở lên: đạt." in said


def test_english_is_whole(place, home):
    done = run(place, home, "explain", "ML-03", "--period", "2024", "--lang", "en")
    said = words_of(done.out)
    assert done.code == 0
    assert "26/27" in said
    assert "Four-good cell" in said
    assert "Not met" in said or "NOT MET" in said
    refused = run(place, home, "explain", "ML-77", "--period", "2024", "--lang", "en")
    assert refused.code == 13
    assert "đồng chí" not in refused.err.lower()


def test_a_month_is_its_meetings(place, home):
    evaluated = run(place, home, "evaluate", "--place", "my-long", "--period", "2024-05")
    assert evaluated.code == 0
    assert [line for line in evaluated.out.splitlines() if "ML-08" in line and "Chưa đạt" in line]
    assert "Đã chấm 15 kỳ sinh hoạt" in evaluated.err
    explained = run(place, home, "explain", "ML-08", "--period", "2024-05")
    assert explained.code == 0
    assert "Khung tiêu chí sinh-hoat-hd12@2018.1" in words_of(explained.out)
    assert "CÒN THIẾU GÌ" in explained.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("evaluate", "ML-77", "--period", "2024"), 13, "Không có tổ chức đảng nào là “ML-77”"),
        (("explain", "khóm", "--period", "2024"), 10, "Có nhiều tổ chức đảng khớp với “khóm”"),
        (("evaluate", "ML-01", "--period", "2019"), 13, "Kỳ 2019 chưa có gì được ghi"),
        (("explain", "ML-01", "--period", "2023"), 13, "Chưa có kết quả kỳ 2023"),
        (("evaluate", "ML-01", "--period", "hai bốn"), 10, "Kỳ “hai bốn” không đọc được"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence_and_an_exit_code(place, home, words, code, said):
    done = run(place, home, *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Đồng chí" in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_two_frameworks_in_force_are_named(place, home):
    with dropped(clone(place)) as twice:
        assigned = run(twice, home, program=TWO_IN_FORCE)
        assert assigned.code == 0, assigned.err
        done = run(twice, home, "evaluate", "ML-01", "--period", "2024")
    assert done.code == 11
    assert "my-long@2023.1" in done.err
    assert "hoa-khanh-nam@2023.1" in done.err
