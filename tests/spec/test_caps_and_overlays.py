"""The cap and overlays do what the rulebook says."""

from __future__ import annotations

from typing import Any

import pytest
from tests.spec.caps_and_overlays import (
    CAP_CASES,
    OVERLAY_CASES,
    PARENT,
    CapCase,
    OverlayCase,
    cap_framework,
    overlay,
    standings,
)

from bontot.engine import Framework, FrameworkErrors, Standing, cap_cohorts, parse_framework, render


BY_ORDER = "share: 20%, of: next_or_better, rounding: down, ties: by_order"


def parsed(mapping: dict[str, Any], parent: Framework | None = None) -> Framework:
    framework = parse_framework(mapping, parent=parent)
    assert isinstance(framework, Framework), str(framework)
    return framework


@pytest.mark.parametrize("case", CAP_CASES, ids=lambda case: case.given)
def test_cap(case: CapCase) -> None:
    capped = cap_cohorts(parsed(cap_framework(case.rule)), standings(case))

    assert sum(one.level == (0, 0) for one in capped) == case.stay
    assert {one.quota for one in capped} == {case.quota}
    assert sum(one.moved for one in capped) == len(case.top) - case.stay
    assert all(one.level == (1, 1) for one in capped if one.moved)


def test_the_best_scores_stay() -> None:
    rows = [
        Standing("org", (0, 0), (score, score))
        for score in (81, 99, 90, 85, 95, 80, 82, 83, 84, 86)
    ]

    capped = cap_cohorts(parsed(cap_framework(BY_ORDER)), rows)

    assert [one.level for one in capped].count((0, 0)) == 2
    assert capped[1].level == capped[4].level == (0, 0)


def test_cohorts_do_not_mix_unless_small_ones_are_pooled() -> None:
    rows = [Standing(f"org{i}", (0, 0), (90 - i, 90 - i), pool="ward") for i in range(5)]

    alone = cap_cohorts(parsed(cap_framework(BY_ORDER)), rows)
    pooled = cap_cohorts(parsed(cap_framework(BY_ORDER, pooling="{below: 3}")), rows)

    assert [one.level for one in alone] == [(1, 1)] * 5
    assert [one.level for one in pooled] == [(0, 0)] + [(1, 1)] * 4


def test_one_changed_result_changes_only_its_cohort() -> None:
    framework = parsed(cap_framework(BY_ORDER))
    rows = [Standing(org, (0, 0), (90 - i, 90 - i)) for org in ("a", "b") for i in range(5)]

    before = cap_cohorts(framework, rows)
    after = cap_cohorts(framework, [rows[0]._replace(score=(50, 50), level=(1, 1)), *rows[1:]])

    assert after[0].level == (1, 1)
    assert after[1].level == (0, 0)
    assert before[5:] == after[5:]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # the second can overtake the first: both stay open
        ((85, 85), (80, 95), [(0, 1), (0, 1)]),
        # the second can never overtake: decided
        ((85, 85), (80, 84), [(0, 0), (1, 1)]),
    ],
)
def test_unknown_scores_leave_open_only_what_they_can_decide(
    first: tuple[int, int], second: tuple[int, int], expected: list[tuple[int, int]]
) -> None:
    rows = [Standing("org", (0, 0), first), Standing("org", (0, 0), second)]
    rows += [Standing("org", (1, 1), (60, 60))] * 3

    capped = cap_cohorts(parsed(cap_framework(BY_ORDER)), rows)

    assert [one.level for one in capped[:2]] == expected


def test_an_unknown_level_leaves_the_quota_open() -> None:
    rows = [Standing("org", (0, 0), (90, 90))] + [Standing("org", (1, 1), (60, 60))] * 3
    rows.append(Standing("org", (1, 2), (40, 60)))

    capped = cap_cohorts(parsed(cap_framework(BY_ORDER)), rows)

    assert capped[0].level == (0, 1)
    assert capped[4].level == (1, 2)


@pytest.mark.parametrize("case", OVERLAY_CASES, ids=lambda case: case.said)
def test_overlay(case: OverlayCase) -> None:
    result = parse_framework(overlay(case.said), parent=parsed(PARENT))

    if case.refused:
        assert isinstance(result, FrameworkErrors)
        assert {defect.code for defect in result.defects if defect.severity == "error"} == {
            case.refused
        }
        return
    assert isinstance(result, Framework), str(result)
    found: Any = render(result)
    for part in case.check[0].split("."):
        found = found[int(part)] if isinstance(found, list) else found[part]
    assert str(found) == case.check[1]
    assert parse_framework(render(result)) == result


def test_the_resolved_framework_says_where_each_line_came_from() -> None:
    said = (
        "add: {criteria: {good_1: [{id: c_3, name: {vi: mới, en: new}, max: 5,"
        " rule: {count_points: {count: found, each: 1}}, said_by: choice}]}}, totals: {total: 35},"
        " tighten: {criteria.c_1.rule.pass_fail.all.0.at_least: 95%}"
    )

    child = parsed(overlay(said), parsed(PARENT))

    assert child.extends == "parent@1"
    assert child.origin("criteria.c_3") == "child@1"
    assert child.origin("criteria.c_2") == "parent@1"
    assert child.origin("criteria.c_1.rule.pass_fail.all.0.at_least") == "child@1"
    assert child.origin("gates.event") == "parent@1"


def test_a_defect_in_an_overlay_is_placed_in_the_overlays_own_file() -> None:
    lines = {"": 1, "add": 7, "add.criteria.good_1.0.max": 12}
    said = "add: {criteria: {good_1: [{id: c_3, name: {vi: a, en: b}, max: lots, rule: {count_points: {count: found, each: 1}}, said_by: text}]}}"

    result = parse_framework(overlay(said), parent=parsed(PARENT), lines=lines)

    assert isinstance(result, FrameworkErrors)
    places = {(defect.code, defect.path, defect.line) for defect in result.defects}
    assert ("not_a_number", "add.criteria.good_1.0.max", 12) in places


def test_an_overlay_without_its_parent_is_refused() -> None:
    result = parse_framework(overlay("totals: {total: 30}"))

    assert isinstance(result, FrameworkErrors)
    assert result.defects[0].code == "unknown_parent"
