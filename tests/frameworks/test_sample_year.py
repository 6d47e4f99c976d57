"""What the sample year says must come out, by the packs themselves, without a database."""

import pytest

from bontot import frameworks
from bontot.engine import Standing, cap_cohorts, evaluate, parse_facts


def _good(ref: str) -> dict[str, object]:
    """The facts of the pack's own case named `good`."""
    (good,) = [
        s
        for s in frameworks.situations(frameworks.folder(ref) / "cases")
        if s.name.endswith(": good")
    ]
    return dict(good.facts)


def _evaluated(ref: str, **facts: object):
    framework = frameworks.load(ref)
    return evaluate(framework, parse_facts(framework, _good(ref) | facts))


def _pillars(evaluation) -> dict[str, str]:
    return {pillar.pillar: pillar.verdict.value for pillar in evaluation.pillars}


@pytest.mark.parametrize(
    ("cell", "rated"),
    [("ML-01", "28/33"), ("ML-03", "26/27"), ("ML-04", "25/32"), ("ML-07", "17/21"), ("ML-08", "21/29")],
)  # fmt: skip
def test_a_cell_of_my_long_below_100_percent_fails_good_four_and_the_title(cell, rated):
    evaluation = _evaluated("my-long@2023.1", members_rated_well=rated)
    assert evaluation.title.value == "not_achieved", cell
    assert _pillars(evaluation)["good_4"] == "not_achieved"


def test_the_violation_citizens_found_fails_good_three_alone():
    evaluation = _evaluated("my-long@2023.1", findings_from_people_or_press=1)
    assert _pillars(evaluation) == {
        "good_1": "achieved", "good_2": "achieved", "good_3": "not_achieved", "good_4": "achieved",
    }  # fmt: skip


def test_the_committee_of_my_long_at_exactly_ninety_percent_achieves_good_four():
    assert (
        _pillars(_evaluated("my-long-dang-bo@2023.1", members_rated_well="315/350"))["good_4"]
        == "achieved"
    )


def test_drink_driving_fails_three_nos_while_four_goods_are_judged_apart():
    overlay = _evaluated("chi-bo-3-khong@2023.1", findings_traffic_law=1)
    assert overlay.title.value == "not_achieved"
    assert [name for name, verdict in _pillars(overlay).items() if verdict != "achieved"] == [
        "three_nos"
    ]
    assert _evaluated("pho-chau@2023.1").title.value == "achieved"


@pytest.mark.parametrize(
    "slug", ["pho-chau", "pho-chau-dang-bo", "duc-tho", "phuc-loi", "hoa-khanh-nam"]
)
def test_only_my_long_uses_its_shares_of_members(slug):
    assert "members_rated_well" not in frameworks.load(slug).specs


@pytest.mark.parametrize(
    ("pilots", "title"), [(0, "not_achieved"), (1, "achieved"), (2, "achieved"), (3, "not_achieved"), ("n/a", "achieved")]
)  # fmt: skip
def test_one_or_two_pilots_a_committee_and_none_where_there_is_no_cell_to_choose(pilots, title):
    assert _evaluated("duc-tho-dang-bo@2023.1", pilot_cells=pilots).title.value == title


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"meeting_attendance": "17/20"}, "not_met"),
        ({"meeting_attendance": "26/28"}, "met"),
        ({"meeting_attendance": "19/20", "meeting_unexcused": 1}, "not_met"),
        ({"meeting_attendance": "72/84"}, "met"),
        ({"members_excused_over_three_running": 1}, "not_met"),
        ({"cell_committee_met": "n/a"}, "met"),
    ],
    ids=["ML-07 02", "ML-09 05", "PC-06 03", "PL-07", "PC-01 05", "ML-12"],
)
def test_the_bounds_of_guide_12(facts, level):
    assert _evaluated("sinh-hoat-hd12@2018.1", **facts).level_id == level


def test_no_pack_of_2024_asks_how_long_a_meeting_lasted():
    asking = [
        ref
        for ref in frameworks.list_frameworks()
        if "meeting_minutes" in frameworks.load(ref).specs
    ]
    assert {ref.rpartition("@")[2] for ref in asking} == {"2025.1"}


def test_residential_cells_of_hoa_khanh_nam_have_fewer_papers_to_show():
    whole, lighter = (frameworks.load(f"hoa-khanh-nam{end}") for end in ("", "-khu-dan-cu"))
    assert {c.id for c in whole.criteria} - {c.id for c in lighter.criteria} == {
        "year_programme",
        "working_rules",
    }
    assert lighter.applies_to == ("residential",)


@pytest.mark.parametrize(
    ("well", "excellent", "quota", "stays"),
    [(24, 6, 5, 0), (25, 5, 5, 5), (263, 52, 52, 52), (14, 3, 2, 0)],
    ids=["6 of 30", "5 of 30", "My Long", "ML-07 alone"],
)
def test_at_most_twenty_percent_of_those_left_at_well_completed_are_excellent(
    well, excellent, quota, stays
):
    """Equal scores at the limit stay below it together."""
    framework = frameworks.load("xep-loai-qd124-dang-vien@2023.1")
    best = _evaluated(framework.slug)
    next_best = _evaluated(framework.slug, judged_task_results="good")
    assert (best.level_id, next_best.level_id) == ("excellent", "well_completed")
    standings = [
        Standing("one", item.level, item.score) for item in [best] * excellent + [next_best] * well
    ]
    capped = cap_cohorts(framework, standings)
    assert {item.quota for item in capped} == {quota}
    assert sum(item.level == (0, 0) for item in capped) == stays
