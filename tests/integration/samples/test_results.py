"""What the frameworks make of the sample year: the cases the texts themselves tell."""

import datetime as dt

import pytest

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.operations import evaluate_place
from bontot.domain.assessments.queries import results as stored
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.engine import VERDICTS, Bar, Verdict, decode_facts, evaluate
from bontot.primitives.periods import Period
from bontot.samples import ENTERED_AT, load
from bontot.samples.casts.places import MY_LONG, PHO_CHAU
from bontot.samples.ids import of_organization


@pytest.fixture(scope="module")
def results(empty_database):
    """(code of organisation, strand) → its result for 2024, at Mỹ Long and Phố Châu."""
    load(places=["my-long", "pho-chau"])
    roots = [of_organization("ML"), of_organization("PC")]
    period = Period(2024)
    evaluate_place(
        actor=SYSTEM, at=ENTERED_AT, roots=roots, period=period, as_of=dt.date(2024, 12, 31)
    )
    codes = [*("ML", "PC"), *(c.code for p in (MY_LONG, PHO_CHAU) for c in p.cells)]
    organizations = [of_organization(code) for code in codes]
    with reading(SYSTEM):
        found = {
            (result.organization_id, strand): result
            for strand in ("bon-tot", "3-khong")
            for result in stored(organizations=organizations, period=period, strand=strand)
        }
    return lambda code, strand="bon-tot": found[of_organization(code), strand]


def outcomes(result):
    return [pillar.outcome for pillar in result.pillars]


ACHIEVED = ["ML-06", "ML-09", "ML-10", "ML-11", "ML-12", "ML-13", "ML-14", "ML-15"]


@pytest.mark.parametrize("code", ACHIEVED)
def test_eight_cells_of_my_long_achieve_the_title(results, code):
    assert results(code).title_outcome == "achieved"


@pytest.mark.parametrize("code", ["ML-01", "ML-03", "ML-04", "ML-07", "ML-08"])
def test_cells_that_miss_one_hundred_percent_fail_good_four_alone(results, code):
    result = results(code)
    assert outcomes(result) == ["achieved", "achieved", "achieved", "not_achieved"]
    assert [gate.id for gate in result.gates] == ["members_rated"]


def test_a_violation_found_by_people_fails_good_three(results):
    result = results("ML-02")
    assert outcomes(result)[2] == "not_achieved"
    assert "origin" in {gate.id for gate in result.gates}


def test_a_missing_thematic_quarter_fails_good_two(results):
    assert outcomes(results("ML-05"))[1] == "not_achieved"


def test_what_nobody_judged_stays_without_grounds(results):
    assert outcomes(results("ML-05"))[2] == "unknown"
    assert results("PC-08").title_outcome == "unknown"


def test_exactly_ninety_percent_achieves_good_four_of_the_committee(results):
    result = results("ML")
    assert outcomes(result)[3] == "achieved"
    assert [gate.id for gate in result.gates] == ["origin"]


def test_one_meeting_below_standard_does_not_undo_a_year(results):
    assert results("PC-06").title_outcome == "achieved"
    assert results("PC-06", "3-khong").title_outcome == "achieved"


def test_a_traffic_violation_fails_three_nos_and_not_four_goods(results):
    assert results("PC-05").title_outcome == "achieved"
    assert results("PC-05", "3-khong").title_outcome == "not_achieved"


def test_an_unfounded_report_and_an_act_elsewhere_change_nothing(results):
    for code in ("PC-03", "PC-07"):
        assert results(code).title_outcome == "achieved"
        assert results(code, "3-khong").title_outcome == "achieved"


def test_what_columns_stored_is_what_the_scalar_evaluator_says(results):
    with reading(SYSTEM):
        rows = list(Evaluation.objects.filter(current=True))
        for row in rows:
            framework = framework_of(row.framework_id, row.framework_digest)
            alone = evaluate(framework, decode_facts(framework, row.facts))
            lines = (*alone.criteria, *alone.bonus_items, *alone.deduction_items)
            bars = [place for place, gate in enumerate(alone.gates) if gate.bar is Bar.BARS]
            level, score = alone.level, alone.score
            assert row.points == [line.low for line in lines]
            assert row.pillars == [VERDICTS.index(good.verdict) for good in alone.pillars]
            assert row.gates == sum(1 << place for place in bars)
            assert row.title == VERDICTS.index(alone.title or Verdict.NOT_APPLICABLE)
            assert row.level == (level[0] if level and level[0] == level[1] else None)
            assert row.total == (score[0] if score[0] == score[1] else None)
    assert {row.subject for row in rows} == {"cell", "committee", "member", "meeting"}
