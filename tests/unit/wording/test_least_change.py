"""The least that would change a result is something somebody can do, or it is said that nobody can."""

import pytest
from django.utils import translation

from bontot import frameworks
from bontot.engine import evaluate, explain, parse_facts
from bontot.interfaces.shared.wording import worded
from bontot.primitives.ratios import Ratio


MY_LONG = frameworks.load("my-long")
RATING = frameworks.load("xep-loai-qd124-dang-vien")


def said_of(framework, language="vi", level=None, **facts):
    with translation.override(language):
        known = parse_facts(framework, facts)
        return worded(explain(evaluate(framework, known)), level=level)


def criterion(said, name):
    return next(one for pillar in said.pillars for one in pillar.criteria if one.id == name)


@pytest.mark.parametrize(
    ("language", "words", "reduced"),
    [
        ("vi", "chỉ khác đi nếu kết luận bị hủy", "Cần giảm"),
        ("en", "only an overturned conclusion would", "reduce"),
    ],
)
def test_nobody_is_asked_to_have_fewer_confirmed_findings(language, words, reduced):
    said = said_of(MY_LONG, language, findings_forbidden_acts="1")
    change = criterion(said, "forbidden_acts").change
    assert words in change
    assert reduced.lower() not in change.lower()
    assert any(words in text for text in said.for_good)
    assert not any(words in text for text in said.least)


def test_what_can_be_done_is_still_asked_for():
    said = said_of(MY_LONG, pressing_matters_overdue="2")
    assert "Cần giảm 2 vụ việc" in criterion(said, "pressing_matters").change


@pytest.mark.parametrize(
    ("rated", "value", "missing"),
    [
        (Ratio(26, 27), "26/27 members", "1 member"),
        (Ratio(25, 27), "25/27 members", "2 members"),
        (Ratio(0, 1), "0/1 member", "1 member"),
    ],
)
def test_english_counts_one_and_several(rated, value, missing):
    said = said_of(MY_LONG, "en", members_rated_well=rated)
    gate = next(one for one in said.gates if one.id == "members_rated")
    assert [one.value for one in gate.inputs if one.fact == "members_rated_well"] == [value]
    assert gate.change.endswith(missing)


def test_a_capped_level_is_said_with_its_cap():
    judged = {spec.id: "excellent" for spec in RATING.facts if spec.options}
    facts = {"member_disciplined": "no", "member_led_unit_rating": "n/a", **judged}
    assert said_of(RATING, level="excellent", **facts).level_text == "Hoàn thành xuất sắc nhiệm vụ"
    capped = said_of(RATING, level="well_completed", **facts)
    assert capped.level_text == (
        "Hoàn thành tốt nhiệm vụ (đủ điều kiện mức “Hoàn thành xuất sắc nhiệm vụ”, nhưng mức này nhiều nhất bằng "
        "20% số được xếp mức “Hoàn thành tốt nhiệm vụ”, tính trong tổ chức cơ sở đảng)"
    )
