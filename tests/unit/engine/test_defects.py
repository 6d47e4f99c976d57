"""Everything wrong with a framework is said at once: code, path, line, what stands there, what may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.engine.sheet import lines, mapping

from bontot.engine import Framework, FrameworkErrors, parse_framework


Change = Callable[[dict[str, Any]], None]


def setting(path: str, value: Any) -> Change:
    def change(sheet: dict[str, Any]) -> None:
        *way, last = path.split(".")
        holder: Any = sheet
        for part in way:
            holder = holder[int(part)] if isinstance(holder, list) else holder[part]
        if value is None:
            del holder[int(last) if isinstance(holder, list) else last]
        else:
            holder[int(last) if isinstance(holder, list) else last] = value

    return change


BANDS = "pillars.0.criteria.0.rule.bands.bands"
C_1 = "pillars.0.criteria.0"
C_3 = "pillars.0.criteria.2"


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        ("points.total", "55", "sum_differs", "points.total"),
        ("pillars.0.total", "31", "sum_differs", "pillars.0.total"),
        (f"{BANDS}.1.from", "80%", "bands_gap", BANDS),
        (f"{BANDS}.1", {"above": "75%", "below": "90%", "points": "6"}, "bands_gap", BANDS),
        (f"{BANDS}.1", {"from": "75%", "to": "90%", "points": "6"}, "bands_overlap", f"{BANDS}.0"),
        (f"{BANDS}.2", {"below": "80%", "points": "0"}, "bands_overlap", f"{BANDS}.1"),
        (f"{BANDS}.0.points", "9", "max_differs", f"{C_1}.rule"),
        (f"{BANDS}.0.points", "11", "points_above_maximum", f"{BANDS}.0.points"),
        (f"{BANDS}.0.points", "9.7", "not_a_multiple_of_step", f"{BANDS}.0.points"),
        (f"{BANDS}.0.from", "190%", "share_beyond_one", f"{BANDS}.0.from"),
        (f"{BANDS}.0.from", "ninety", "not_a_share", f"{BANDS}.0.from"),
        ("levels.1.at_least", "58", "thresholds_out_of_order", "levels.1.at_least"),
        ("levels.0.at_least", "61", "unreachable_level", "levels.0.at_least"),
        ("levels.2.at_least", "10", "no_last_level", "levels.2"),
        ("levels.1.at_least", None, "unreachable_level", "levels.1"),
        ("pillars.1.achieved.points", "31", "unreachable", "pillars.1.achieved.points"),
        ("pillars.1.id", "good_1", "duplicate_id", "pillars.1.id"),
        (f"{C_3}.id", "c_1", "duplicate_id", f"{C_3}.id"),
        (f"{C_1}.rule.bands.fact", "attendence", "unknown_fact", f"{C_1}.rule.bands.fact"),
        (f"{C_1}.rule.bands.fact", "compact", "wrong_fact_type", f"{C_1}.rule.bands.fact"),
        (
            f"{C_3}.rule.pass_fail.all.1.at_least",
            "3",
            "wrong_bound",
            f"{C_3}.rule.pass_fail.all.1.at_least",
        ),
        (
            f"{C_3}.rule.pass_fail.all.0.on_or_before",
            "31/1",
            "not_a_date",
            f"{C_3}.rule.pass_fail.all.0.on_or_before",
        ),
        (f"{C_3}.rule", {"passfail": {}}, "unknown_rule", f"{C_3}.rule.passfail"),
        (f"{C_3}.maximum", "3", "unknown_key", f"{C_3}.maximum"),
        (f"{C_3}.max", None, "missing_key", f"{C_3}.max"),
        ("not_applicable", None, "missing_not_applicable_policy", f"{C_1}.not_applicable"),
        ("unknown", None, "missing_unknown_policy", f"{C_1}.unknown"),
        (f"{C_1}.not_applicable", "rescale", "missing_rounding", "points.rounding"),
        ("facts.attendance.unit", None, "missing_key", "facts.attendance.unit"),
        ("facts.compact.unit", "lượt", "unit_misused", "facts.compact.unit"),
        ("facts.judged_content.max", "9", "max_differs", "pillars.1.criteria.0.rule.by_hand.fact"),
        ("gates.1.effect.fails_pillar", "good_9", "unknown_pillar", "gates.1.effect.fails_pillar"),
        ("gates.0.gate", {"shares": {}}, "unknown_gate", "gates.0.gate.shares"),
        ("title.needs", {"points": "61"}, "unreachable", "title.needs.points"),
        ("valid.until", "2023-01-01", "dates_out_of_order", "valid.until"),
        ("basis", [], "no_basis", "basis"),
        ("id", "Sheet!", "bad_id", "id"),
    ],
)
def test_defect(path: str, value: Any, code: str, place: str) -> None:
    sheet = mapping()
    setting(path, value)(sheet)
    where = lines()

    result = parse_framework(sheet, lines=where)

    assert isinstance(result, FrameworkErrors)
    found = [defect for defect in result.defects if defect.code == code]
    assert place in [defect.path for defect in found], str(result)
    assert all(defect.line and defect.found and defect.accepted for defect in result.defects)


def test_all_defects_come_at_once() -> None:
    sheet = mapping()
    for path, value in (
        (f"{BANDS}.1.from", "80%"),
        (f"{C_3}.maximum", "3"),
        ("gates.1.effect.fails_pillar", "good_9"),
    ):
        setting(path, value)(sheet)

    result = parse_framework(sheet, lines=lines())

    assert isinstance(result, FrameworkErrors)
    assert {defect.code for defect in result.defects} >= {
        "bands_gap",
        "unknown_key",
        "unknown_pillar",
    }


@pytest.mark.parametrize(
    ("bands", "code", "found"),
    [
        # half only: 45 minutes, under half, and nothing between 46 and 59
        ([("90", None), ("60", "89"), ("45", "45"), (None, "44")], "bands_gap", "46–59 fits none"),
        # exactly 15 short fits two
        (
            [("90", None), ("75", "89"), ("60", "75"), (None, "59")],
            "bands_overlap",
            "exactly 75 fits 1 and 2",
        ),
        ([("90", None), (None, "95")], "bands_overlap", "90–95 fits 0 and 1"),
        ([("90", None)], "bands_gap", "0–89 fits none"),
        ([(None, "90")], "bands_gap", "91 and more fits none"),
    ],
)
def test_counts_are_checked_over_whole_numbers(
    bands: list[tuple[str | None, str | None]], code: str, found: str
) -> None:
    sheet = mapping()
    written = []
    for place, (low, high) in enumerate(bands):
        band = {"points": "10" if place == 0 else "0"}
        if low:
            band["from"] = low
        if high:
            band["to"] = high
        written.append(band)
    setting(f"{C_1}.rule", {"bands": {"fact": "admissions", "bands": written}})(sheet)

    result = parse_framework(sheet, lines=lines())

    assert isinstance(result, FrameworkErrors)
    assert (code, found) in [(defect.code, defect.found) for defect in result.defects]


def test_exactly_half_that_fits_no_band_is_found() -> None:
    sheet = mapping()
    bands = [
        {"above": "50%", "points": "10"},
        {"from": "40%", "below": "50%", "points": "4"},
        {"below": "40%", "points": "0"},
    ]
    setting(BANDS, bands)(sheet)

    result = parse_framework(sheet, lines=lines())

    assert isinstance(result, FrameworkErrors)
    assert "exactly 50% fits none" in [defect.found for defect in result.defects]


def test_over_30_against_from_30_is_found() -> None:
    sheet = mapping()
    short = {"fixed": {"points": "10"}}
    cases = [
        {"when": {"fact": "admissions", "less_than": "30"}, "rule": short},
        {"when": {"fact": "admissions", "more_than": "30"}, "rule": short},
    ]
    setting(f"{C_1}.rule", {"by_case": cases})(sheet)

    result = parse_framework(sheet, lines=lines())

    assert isinstance(result, FrameworkErrors)
    assert ("cases_gap", "exactly 30 fits none") in [(d.code, d.found) for d in result.defects]


def test_a_fact_counted_twice_and_points_that_cannot_be_earned_are_warned_of() -> None:
    sheet = mapping()
    setting(f"{C_1}.applies_when", {"fact": "compact", "is": "yes"})(sheet)
    setting(f"{C_1}.not_applicable", "none")(sheet)
    setting(f"{C_1}.rule.bands.fact", "rated_well")(sheet)
    setting("pillars.0.criteria.1.rule", {"proportional": {"fact": "rated_well"}})(sheet)

    result = parse_framework(sheet, lines=lines())

    assert isinstance(result, Framework)
    said = {(defect.code, defect.path) for defect in result.warnings}
    assert ("counted_twice", "pillars.0.criteria.1.rule") in said
    assert ("less_attainable", f"{C_1}.not_applicable") in said
    assert "50 of 60" in next(d.found for d in result.warnings if d.code == "less_attainable")


def test_a_framework_without_points_takes_only_pass_and_fail() -> None:
    sheet = mapping()
    del sheet["points"]

    result = parse_framework(sheet, lines=lines())

    assert isinstance(result, FrameworkErrors)
    assert "rule_needs_points" in {defect.code for defect in result.defects}


def test_indicators_are_held_against_the_catalogue() -> None:
    catalogue = {
        "attendance": ("ratio", "lượt"), "admissions": ("ratio", "đảng viên"), "admissions_target": ("count", "người"),
        "plan_date": ("date", ""), "compact": ("flag", ""), "own_rating": ("grade", ""), "rated_well": ("ratio", "đảng viên"),
    }  # fmt: skip

    result = parse_framework(mapping(), lines=lines(), catalogue=catalogue)

    assert isinstance(result, FrameworkErrors)
    assert {(d.code, d.path) for d in result.defects if d.severity == "error"} == {
        ("indicator_differs", "facts.admissions.type"),
        ("indicator_differs", "facts.admissions_target.unit"),
        ("unknown_indicator", "facts.found_by_people"),
    }
