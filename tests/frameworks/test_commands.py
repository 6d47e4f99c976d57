"""`bontot framework`: lists, checks and prints cards; refuses in a sentence with an exit code."""

import io

import pypdf
import pytest
from click.testing import CliRunner

from bontot import frameworks
from bontot.interfaces.cli.framework import criteria_card
from bontot.interfaces.cli.group import cli
from bontot.interfaces.shared.defects import DEFECTS, PROBLEMS
from bontot.papers.criteria_card import criteria_card_pdf


def _run(*words: str):
    return CliRunner().invoke(cli, ["framework", *words])


def test_every_pack_is_clean_against_the_product_s_own_indicators():
    for ref in frameworks.list_frameworks():
        done = _run("check", ref)
        assert done.exit_code == 0, done.output
        assert done.output.startswith(f"{ref}: ")
        assert done.output.count("\n") == 1


def test_the_sheet_as_printed_is_refused_with_each_defect_and_its_line():
    done = _run("check", "tests/frameworks/an_phu_as_printed.yaml")
    assert done.exit_code == 10
    for said in (
        "46–59 không vào mục nào",
        "đúng 75 vào cả mục thứ 2 và mục thứ 3",
        "đúng 30 vào cả mục thứ 1 và mục thứ 2",
        "đúng 50% không vào mục nào",
        "một việc được tính hai lần",
        "khi c_4_3 không áp dụng, chỉ được tối đa 95 trên 100",
        "6 chỗ sai, 2 chỗ cần xem lại",
    ):
        assert said in done.output
    assert done.output.count("dòng ") == 8


def test_the_list_names_every_pack():
    output = _run("list").output
    assert [ref for ref in frameworks.list_frameworks() if ref not in output] == []


def test_a_card_is_printed_and_written(tmp_path):
    pdf = tmp_path / "the.pdf"
    done = _run("card", "my-long", "--pdf", str(pdf))
    assert done.exit_code == 0
    assert "Chi bộ bốn tốt – my-long@2023.1" in done.output
    assert "19. 100% đảng viên xếp loại tốt trở lên" in done.output
    assert len(pypdf.PdfReader(pdf).pages) == 1


@pytest.mark.parametrize("ref", frameworks.list_frameworks())
def test_every_card_is_one_page_of_paper(ref):
    pdf = criteria_card_pdf(criteria_card(frameworks.load(ref)))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == 1


def test_an_unknown_pack_and_an_unreadable_file_are_refused_in_a_sentence(tmp_path):
    file = tmp_path / "khung.yaml"
    file.write_text("a: 1\na: 2\n")
    unknown, unreadable = _run("check", "my-log"), _run("check", str(file))
    assert (unknown.exit_code, unreadable.exit_code) == (13, 10)
    assert "Không có khung tiêu chí “my-log”" in unknown.output
    assert "dòng 2: khóa ghi hai lần (a)" in unreadable.output


def test_words_are_vietnamese_sentences_without_a_full_stop():
    assert [words for words in (*DEFECTS.values(), *PROBLEMS.values()) if words.endswith(".")] == []
