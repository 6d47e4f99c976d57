"""Every pack on the shelf: it parses, its cases come out, its card fits, its sources say each line, it has not moved."""

import re

import pytest

from bontot import frameworks
from bontot.engine import digest


PACKS = frameworks.list_frameworks()
EVERY_KIND = "tests/frameworks/every_kind"
WANTED = {
    "my-long", "my-long-dang-bo", "my-long-dang-vien", "pho-chau", "pho-chau-dang-bo", "chi-bo-3-khong", "dang-vien-5-tot",
    "duc-tho", "duc-tho-dang-bo", "phuc-loi", "phuc-loi-truong-hoc", "phuc-loi-luc-luong-vu-trang", "phuc-loi-co-quan",
    "phuc-loi-doanh-nghiep", "phuc-loi-dang-bo", "hoa-khanh-nam", "hoa-khanh-nam-khu-dan-cu", "hoa-khanh-nam-dang-bo",
    "sinh-hoat-hd12", "sinh-hoat-hd42", "sinh-hoat-hd42-khu-dan-cu", "sinh-hoat-hd42-co-quan", "sinh-hoat-hd42-su-nghiep",
    "sinh-hoat-hd42-doanh-nghiep", "sinh-hoat-hd42-luc-luong-vu-trang", "sinh-hoat-hd42-sinh-vien", "sinh-hoat-an-phu",
    "xep-loai-qd124-dang-vien", "xep-loai-qd124-to-chuc",
}  # fmt: skip


def test_all_packs_are_on_the_shelf():
    assert {ref.partition("@")[0] for ref in PACKS} == WANTED


@pytest.mark.parametrize("ref", PACKS)
def test_a_pack_has_no_defect_and_every_case_comes_out(ref):
    report = frameworks.check(ref)
    assert [str(defect) for defect in report.defects] == []
    assert report.differences == ()
    assert report.uncovered == ()
    assert report.situations > len(report.framework.criteria)


@pytest.mark.parametrize("ref", PACKS)
def test_the_card_is_one_page_of_twenty_lines_of_fifteen_words(ref):
    framework = frameworks.load(ref)
    lines = frameworks.card_lines(framework)
    assert 0 < len(lines) <= 20
    assert [line.text for line in lines if len(line.text.split()) > 15] == []
    assert all(line.who and line.when and line.how for line in lines if line.pillar)


@pytest.mark.parametrize("ref", PACKS)
def test_sources_say_every_line_the_pack_writes_and_its_basis(ref):
    framework = frameworks.load(ref)
    text = frameworks.sources(ref)
    missing = [basis.number for basis in framework.basis if basis.number not in text]
    own = [
        line.id
        for line in (*framework.lines, *framework.gates)
        if framework.extends is None or framework.origin(f"criteria.{line.id}") == framework.slug
    ]
    assert missing + [name for name in own if f"`{name}`" not in text] == []


@pytest.mark.parametrize("ref", PACKS)
def test_a_line_we_chose_says_why(ref):
    framework = frameworks.load(ref)
    chosen = [line for line in (*framework.lines, *framework.gates) if line.said_by.by == "choice"]
    assert [line.id for line in chosen if not line.said_by.note] == []


def test_a_published_pack_has_not_moved():
    """When this fails for a pack in use, give it a new version instead of a new digest."""
    assert frameworks.recorded_digests() == {ref: digest(frameworks.load(ref)) for ref in PACKS}


def test_every_kind_of_rule_and_gate_and_every_policy_occurs_and_comes_out():
    report = frameworks.check(EVERY_KIND)
    assert (report.defects, report.differences, report.uncovered) == ((), (), ())
    texts = [frameworks.folder(ref).joinpath("framework.yaml").read_text() for ref in PACKS]
    with open(f"{EVERY_KIND}/framework.yaml") as file:
        whole = "\n".join([*texts, file.read()])
    kinds = (
        "pass_fail choice by_hand bands proportional count_points grade by_case fixed event share_at_rating attendance "
        "task_completion own_level linked_level mandatory_max pillar_points discipline condition"
    )
    effects = "fails_title fails_pillar lowers_level limits_level"
    words = set(re.findall(r"[a-z_]+", whole))
    assert [
        word
        for word in f"{kinds} {effects} full rescale none open no_points next_only".split()
        if word not in words
    ] == []


def test_the_an_phu_sheet_as_printed_reports_each_of_its_defects():
    report = frameworks.check("tests/frameworks/an_phu_as_printed.yaml")
    assert report.framework is None
    assert not report.is_clean
    said = [(defect.code, defect.found, defect.line is not None) for defect in report.defects]
    assert said == [
        ("bands_gap", "46–59 fits none", True),
        ("bands_overlap", "exactly 75 fits 1 and 2", True),
        ("bands_gap", "61–89 fits none", True),
        ("bands_overlap", "exactly 105 fits 1 and 2", True),
        ("cases_overlap", "exactly 30 fits 0 and 1", True),
        ("bands_gap", "exactly 50% fits none", True),
        ("counted_twice", "meeting_papers_days_before, also at pillars.2.criteria.4", True),
        ("less_attainable", "when c_4_3 does not apply only 95 of 100 can be earned", True),
    ]


def test_the_texts_keep_their_own_words():
    titles = {ref.partition("@")[0]: frameworks.load(ref).title for ref in PACKS}
    assert titles["my-long"].name.vi == "Chi bộ bốn tốt"
    assert titles["my-long-dang-bo"].name.vi == "Đảng bộ bốn tốt"
    assert titles["my-long-dang-vien"].name.vi == "Cán bộ, đảng viên theo tiêu chí 04 tốt"
    assert titles["pho-chau"].name.vi == titles["duc-tho"].name.vi == "Chi bộ 4 tốt"
    assert titles["duc-tho-dang-bo"].name.vi == "Đảng bộ cơ sở 4 tốt"
    assert titles["phuc-loi-dang-bo"].name.vi == "Đảng bộ cơ sở bốn tốt"
    goods = [pillar.name.vi for pillar in frameworks.load("duc-tho").pillars]
    assert goods == [
        "Hoàn thành tốt nhiệm vụ",
        "Chất lượng sinh hoạt tốt",
        "Đoàn kết tốt, kỷ luật tốt",
        "Cán bộ, đảng viên tốt",
    ]


def test_two_generations_of_meeting_sheets_meet_without_a_gap():
    old, new = frameworks.load("sinh-hoat-hd12"), frameworks.load("sinh-hoat-hd42")
    assert old.validity.until == new.validity.start
