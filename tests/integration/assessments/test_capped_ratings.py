"""The cap on the top level of a rating: over a whole base organisation, and moved when one rating changes."""

import datetime as dt

import pytest
from tests.integration.assessments.conftest import TODAY, YEAR

from bontot.domain.assessments.operations import evaluate_one, record_judgements
from bontot.domain.assessments.queries import results
from bontot.domain.assessments.types import NewJudgement
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.models import FrozenPopulation, PopulationMember


RATING = "xep-loai"
FACTS = ("judged_organisational_duty", "judged_working_style", "judged_task_results")


@pytest.fixture
def thirty(my_long, put_in_force, people, record, meet, at):
    """Thirty members of two cells, all judged good; a way to judge some of them excellent."""
    put_in_force("xep-loai-qd124-dang-vien", RATING, dt.date(2023, 10, 4))
    members = []
    for cell in (my_long.hoa_sen, my_long.tra_my):
        meet(dt.date(2024, 1, 2), cell=cell)
        home = people(15, cell)
        population = FrozenPopulation(
            organization_id=cell,
            kind="rated",
            on_date=dt.date(2024, 12, 20),
            counted=15,
            official_counted=15,
        )
        counted = {"counted": True, "official": True, "reason": "home"}
        record(
            population,
            *(PopulationMember(population=population, member=who, **counted) for who in home),
            touch=cell,
            month=dt.date(2024, 12, 1),
        )
        members += [(cell, who.id) for who in home]

    def judge(number, value):
        record_judgements(
            actor=SYSTEM,
            at=at,
            judgements=[
                NewJudgement(cell, YEAR, fact, value, member_id=who)
                for cell, who in members[:number]
                for fact in FACTS
            ],
        )

    judge(30, "good")
    return judge


def levels():
    with reading(SYSTEM):
        found = results(period=YEAR, strand=RATING, of="members")
    return sorted(str(one.level) for one in found)


def test_five_of_thirty_keep_it_and_six_do_not(thirty, evaluate):
    thirty(5, "excellent")
    evaluate()
    assert levels() == ["excellent"] * 5 + ["well_completed"] * 25
    thirty(6, "excellent")
    evaluate()
    assert levels() == ["well_completed"] * 30
    thirty(6, "good")
    thirty(5, "excellent")
    evaluate()
    assert levels().count("excellent") == 5


def test_part_of_the_cohort_is_left_as_it_was(thirty, evaluate, my_long, at):
    thirty(5, "excellent")
    evaluate_one(actor=SYSTEM, at=at, organization=my_long.hoa_sen, period=YEAR, as_of=TODAY)
    assert levels() == []
    evaluate(my_long.hoa_sen)
    assert levels() == []
    evaluate()
    assert len(levels()) == 30
