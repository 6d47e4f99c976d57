"""`bontot evaluate --facts` and the refusals that need no database: sentences, places, exit codes."""

import json

import pytest
from click.testing import CliRunner

from bontot.interfaces.cli.group import cli


def run(*words: str):
    return CliRunner().invoke(cli, ["evaluate", *words])


@pytest.fixture
def facts(tmp_path):
    def write(text: str) -> str:
        file = tmp_path / "so-lieu.yaml"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def test_a_file_of_facts_is_evaluated_and_explained(facts):
    done = run("--facts", facts("members_rated_well: 26/27\n"), "--framework", "my-long@2023.1")
    said = " ".join(done.output.split())
    assert done.exit_code == 0
    assert "“Chi bộ bốn tốt”: KHÔNG ĐẠT" in said
    assert "26/27 đảng viên" in said
    assert "Còn thiếu 1 đảng viên." in said
    assert "□ 1. Hoàn thành tốt nhiệm vụ chính trị: chưa có căn cứ" in said


def test_the_same_in_english(facts):
    done = run(
        "--facts", facts("members_rated_well: 26/27\n"), "--framework", "my-long", "--lang", "en"
    )
    assert done.exit_code == 0
    assert "26/27" in done.output
    assert "Chi bộ" not in done.output


def test_the_same_as_json(facts):
    done = run(
        *("--facts", facts("members_rated_well: 27/27\ncompact_signed: yes\n")),
        *("--framework", "my-long", "--format", "json"),
    )
    said = json.loads(done.output)
    assert said["verdict"] == "unknown"
    assert said["gates"]
    assert {"verdict", "points", "criteria"} <= set(next(iter(said["pillars"].values())))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("members_rated_good: 26/27", "không có số liệu này [unknown_fact]. Thấy: members_rated_good. Nhận: members_rated_"),
        ("members_rated_well: 26/27 chi bộ", "sai đơn vị [wrong_unit]. Thấy: chi bộ. Nhận: đảng viên."),
        ("members_rated_well: nhiều", "sai loại số liệu [wrong_type]"),
        (
            "members_rated_well: 28/27",
            "tử số lớn hơn mẫu số [numerator_above_denominator]. Thấy: 28/27. Nhận: tử số không lớn hơn mẫu số.",
        ),
        ("targets_exceeded: -1", "số đếm âm [negative_count]. Thấy: -1. Nhận: từ 0 đến "),
        ("compact_signed: có thể", "Nhận: yes (có) hoặc no (không)."),
    ],
)  # fmt: skip
def test_bad_facts_are_refused_by_name_and_line(facts, line, said):
    done = run("--facts", facts(f"monthly_meetings: 12/12\n{line}\n"), "--framework", "my-long")
    assert done.exit_code == 10
    assert f"SAI dòng 2, {line.partition(':')[0]}: " in done.output
    assert said in done.output
    assert done.output.count("\n") == 1


def test_all_bad_facts_are_told_at_once(facts):
    text = "members_rated_good: 1\nmembers_rated_well: 28/27\ntargets_exceeded: -1\ncompact_signed: 7\n"
    done = run("--facts", facts(text), "--framework", "my-long")
    assert done.exit_code == 10
    assert [line.split(",")[0] for line in done.output.splitlines()] == [
        f"SAI dòng {number}" for number in (1, 2, 3, 4)
    ]


def test_defects_in_english_keep_the_engines_words(facts):
    done = run(
        *("--facts", facts("members_rated_well: 28/27\n")),
        *("--framework", "my-long", "--lang", "en"),
    )
    assert done.exit_code == 10
    assert "a numerator of at most its denominator" in done.output
    assert "tử số" not in done.output


def test_a_framework_with_defects_is_refused_with_its_lines(facts):
    done = run(
        *("--facts", facts("a: 1\n")),
        *("--framework", "tests/frameworks/an_phu_as_printed.yaml"),
    )
    assert done.exit_code == 10
    assert done.output.count("SAI dòng ") == 6


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 10, "Chưa nói đánh giá ai."),
        (("ML-01",), 10, "Thiếu --period."),
        (("--facts", "khong-co.yaml", "--framework", "my-long"), 13, "Không đọc được tệp số liệu khong-co.yaml"),
        (("--facts", "khong-co.yaml"), 10, "Thiếu --framework."),
        (("--facts", "README.md", "--framework", "my-log"), 13, "Không có khung tiêu chí “my-log”"),
        (("ML-01", "--period", "2024-13"), 10, "Kỳ “2024-13” không đọc được"),
    ],
)  # fmt: skip
def test_what_is_missing_or_unreadable_is_one_sentence(words, code, said):
    done = run(*words)
    assert done.exit_code == code
    assert said in done.output
    assert "Đồng chí" in done.output
    assert done.output.count("\n") == 1


def test_a_file_that_is_not_yaml_says_the_line(facts):
    done = run("--facts", facts("a: 1\nb: [\n"), "--framework", "my-long")
    assert done.exit_code == 10
    assert ", dòng " in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("evaluate", "--nam", "2024"), "Lệnh bontot evaluate không có --nam."),
        (("evaluate", "--format", "pdf"), "Giá trị của --format không dùng được."),
        (("explain", "ML-01"), "Lệnh bontot explain thiếu --period."),
        (("explain", "--period", "2024"), "Lệnh bontot explain thiếu TỔ_CHỨC."),
        (("danh-gia",), "Không đọc được lệnh bontot."),
    ],
)
def test_words_a_command_does_not_know_are_said_in_vietnamese(words, said):
    done = CliRunner().invoke(cli, words, prog_name="bontot")
    assert done.exit_code == 2
    assert done.output.startswith(f"{said} Đồng chí xem: bontot")
    assert done.output.count("\n") == 1
