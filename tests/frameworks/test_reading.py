"""Files a framework author may bring: read as text with lines, or refused with the line."""

import pytest

from bontot import frameworks
from bontot.engine import UnreadableCase
from bontot.frameworks import NoSuchSheet, UnknownFramework, UnreadableSheet


def test_every_scalar_stays_text_and_every_path_has_its_line():
    sheet = frameworks.read_sheet("a: yes\nb:\n  - c: 1.0\n  - 2023-05-17\n", source="x")
    assert sheet.mapping == {"a": "yes", "b": [{"c": "1.0"}, "2023-05-17"]}
    assert dict(sheet.lines) == {"": 1, "a": 1, "b": 2, "b.0": 3, "b.0.c": 3, "b.1": 4}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "twice"),
        ("a: &x 1\nb: *x\n", 1, "anchor"),
        ("a: !!python/object:os.system 1\n", 1, "tag"),
        ("a: [1, 2\n", 2, "not_yaml"),
        ("- a\n- b\n", 1, "not_a_mapping"),
        ("", 1, "not_a_mapping"),
        ("a: " + "[" * 40 + "]" * 40, 1, "too_deep"),
        ("a: " + "[" * 5000 + "]" * 5000, 1, "too_deep"),
        ("? [a, b]\n: 1\n", 1, "key"),
        ("a: 1\n" * 200_000, 0, "too_long"),
        ("a: \x00", 0, "not_yaml"),
    ],
    ids=["twice", "anchor", "tag", "open", "list", "empty", "deep", "deeper", "key", "long", "nul"],
)
def test_what_is_not_a_plain_mapping_is_refused_with_its_line(text, line, problem):
    with pytest.raises(UnreadableSheet) as refused:
        frameworks.read_sheet(text, source="khung.yaml")
    assert (refused.value.fields["line"], refused.value.fields["problem"]) == (line, problem)


def test_decomposed_vietnamese_is_read_composed():
    sheet = frameworks.read_sheet("a: To\u0302\u0301t\n", source="x")
    assert sheet.mapping == {"a": "Tốt"}


def test_an_unknown_pack_is_not_found_and_the_known_are_named():
    with pytest.raises(UnknownFramework) as refused:
        frameworks.load("my-log")
    assert "my-long@2023.1" in refused.value.fields["known"]


def test_a_slug_alone_is_its_latest_version():
    assert frameworks.load("my-long") is frameworks.load("my-long@2023.1")


def test_a_path_without_a_framework_is_not_found(tmp_path):
    with pytest.raises(NoSuchSheet):
        frameworks.check(str(tmp_path))


def _copied(tmp_path, change=lambda text: text, cases=None):
    text = (frameworks.folder("my-long@2023.1") / "framework.yaml").read_text()
    (tmp_path / "framework.yaml").write_text(change(text))
    if cases is not None:
        (tmp_path / "cases").mkdir()
        (tmp_path / "cases" / "one.yaml").write_text(cases)
    return str(tmp_path)


def test_a_folder_of_ones_own_is_checked_like_a_pack(tmp_path):
    report = frameworks.check(
        _copied(tmp_path, cases="facts: {compact_signed: no}\nexpect: {title: not_achieved}\n")
    )
    assert (report.situations, report.differences) == (1, ())
    assert "compact: met" in report.uncovered
    assert not report.is_clean


def test_a_case_that_comes_out_otherwise_says_so(tmp_path):
    case = "facts: {members_rated_well: 26/27}\nexpect: {pillars: {good_4: achieved}}\n"
    (difference,) = frameworks.check(_copied(tmp_path, cases=case)).differences
    assert (difference.path, difference.expected, difference.found) == (
        "expect.pillars.good_4",
        "achieved",
        "not_achieved",
    )


def test_a_case_with_an_unknown_fact_says_so(tmp_path):
    case = "facts: {members_rated_wel: 26/27}\nexpect: {title: achieved}\n"
    (difference,) = frameworks.check(_copied(tmp_path, cases=case)).differences
    assert difference.path == "facts.members_rated_wel"


def test_a_case_that_expects_what_there_is_not_says_so(tmp_path):
    case = "facts: {compact_signed: no}\nexpect: {titel: achieved}\n"
    (difference,) = frameworks.check(_copied(tmp_path, cases=case)).differences
    assert difference.path == "expect.titel"


@pytest.mark.parametrize(
    "case",
    ["facts: {a: 1}\n", "facts: [a]\nexpect: {title: achieved}\n", "situations: []\n",
     "situations:\n  - {fact: 1}\n"],
    ids=["no_expect", "facts_list", "no_situation", "unknown_key"],
)  # fmt: skip
def test_a_case_file_of_another_form_is_refused(tmp_path, case):
    with pytest.raises(UnreadableCase):
        frameworks.check(_copied(tmp_path, cases=case))


def test_a_changed_published_version_is_reported_as_moved(tmp_path):
    report = frameworks.check(
        _copied(tmp_path, lambda text: text.replace("at_least: 80%", "at_least: 75%"))
    )
    assert report.moved is not None


def test_facts_are_checked_against_the_indicators_when_they_are_given():
    report = frameworks.check("duc-tho", catalogues={"cell": {"tasks_done": ("ratio", "việc")}})
    codes = {defect.code for defect in report.defects}
    assert codes == {"unknown_indicator", "indicator_differs"}
    assert report.framework is None
