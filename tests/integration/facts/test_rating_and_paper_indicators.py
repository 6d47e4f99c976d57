"""Ratings of those frozen to be rated, the organisation's own, its Front and unions; and the papers it issued."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import NOT_APPLICABLE, UNKNOWN, YEAR, known

from bontot.domain.campaigns.models import Baseline, Campaign, Compact, Plan, WorkingRules
from bontot.domain.facts.types import Grain, Window
from bontot.domain.members.models import FrozenPopulation, PopulationMember
from bontot.domain.ratings.models import AnnualRating, FrontUnionRating


END = dt.date(2024, 12, 20)


@pytest.fixture
def freeze(town, record):
    def freeze(members, *, cell=None, on=END, left_out=()):
        population = FrozenPopulation(
            organization_id=cell or town.hoa_sen,
            kind="rated",
            on_date=on,
            counted=len(members),
            official_counted=len(members),
        )
        counted = {"counted": True, "official": True, "reason": "home"}
        out = {"counted": False, "official": True, "reason": "exempt"}
        record(
            population,
            *(PopulationMember(population=population, member=who, **counted) for who in members),
            *(PopulationMember(population=population, member=who, **out) for who in left_out),
            touch=population.organization_id,
            month=on,
        )

    return freeze


@pytest.fixture
def rate(town, record):
    def rate(members, grade, **fields):
        cell = fields.pop("cell", None) or town.hoa_sen
        held = {"basis": "124-QĐ/TW", "decided_date": END, "year": 2024, **fields}
        for who in members:
            record(AnnualRating(organization_id=cell, member=who, grade=grade, **held), touch=cell)

    return rate


class TestMembersRated:
    NAMES = ("members_rated_well", "members_rated_excellent")

    def test_not_frozen(self, value):
        assert [value(name) for name in self.NAMES] == [UNKNOWN, UNKNOWN]

    def test_twenty_six_of_twenty_seven(self, people, freeze, rate, value):
        members = people(27)
        freeze(members)
        rate(members[:4], "excellent")
        rate(members[4:26], "well_completed")
        assert [value(name) for name in self.NAMES] == [UNKNOWN, UNKNOWN]
        rate(members[26:], "completed")
        assert [value(name) for name in self.NAMES] == [known(26, 27), known(4, 27)]

    def test_those_left_out_do_not_count(self, people, freeze, rate, value):
        rated, exempt = people(2), people(1)
        freeze(rated, left_out=exempt)
        rate(rated, "well_completed")
        rate(exempt, "not_completed")
        assert value("members_rated_well") == known(2, 2)

    def test_the_last_time_it_was_frozen(self, people, freeze, rate, value):
        members = people(3)
        freeze(members, on=dt.date(2024, 11, 1))
        freeze(members[:2])
        rate(members[:2], "excellent")
        assert value("members_rated_well") == known(2, 2)

    def test_frozen_in_another_year(self, people, freeze, rate, value):
        members = people(1)
        freeze(members, on=dt.date(2023, 12, 20))
        rate(members, "excellent")
        assert value("members_rated_well") == UNKNOWN

    def test_a_rating_given_again(self, people, freeze, rate, value):
        members = people(1)
        freeze(members)
        rate(members, "excellent", superseded_date=END)
        rate(members, "completed")
        assert value("members_rated_well") == known(0, 1)

    def test_decided_later_than_today(self, people, freeze, rate, value):
        members = people(1)
        freeze(members)
        rate(members, "excellent", decided_date=dt.date(2025, 1, 10))
        assert value("members_rated_well") == UNKNOWN


class TestOrganisationsRated:
    @pytest.mark.parametrize(
        ("grade", "place"),
        [("excellent", 3), ("well_completed", 2), ("completed", 1), ("not_completed", 0)],
    )
    def test_own(self, record, town, value, grade, place):
        assert value("own_rating") == UNKNOWN
        for cell, held in ((town.hoa_sen, {}), (town.tra_my, {"superseded_date": END})):
            record(
                AnnualRating(
                    organization_id=cell,
                    grade=grade,
                    year=2024,
                    basis="124-QĐ/TW",
                    decided_date=END,
                    **held,
                )
            )
        assert value("own_rating") == known(place)
        assert value("own_rating", town.tra_my) == UNKNOWN

    def test_front_and_unions(self, record, town, value):
        assert value("front_unions_well_rated") == NOT_APPLICABLE
        grades = {"Mặt trận": "excellent", "Phụ nữ": "well_completed", "Nông dân": "completed"}
        for body, grade in grades.items():
            record(
                FrontUnionRating(organization_id=town.hoa_sen, body=body, year=2024, grade=grade)
            )
        assert value("front_unions_well_rated") == known(2, 3)


PLANS = {
    "year_programme_issued": "year_programme",
    "ethics_study_plan_issued": "ethics_study",
    "anti_corruption_plan_issued": "anti_corruption",
    "ideological_work_plan_issued": "ideological_work",
    "own_plan_issued": "own_plan",
    "congress_review_done": "congress_review",
}


class TestPapers:
    def plan(self, town, kind, year=2024, **fields):
        held = {"issued_date": dt.date(year, 2, 1), "number": "1-KH/CB", **fields}
        return Plan(organization_id=town.hoa_sen, kind=kind, year=year, **held)

    @pytest.mark.parametrize("name", PLANS)
    def test_each_by_its_own_paper_alone(self, town, record, value, name):
        record(self.plan(town, PLANS[name]))
        found = {other: value(other) for other in PLANS}
        assert found == {**dict.fromkeys(PLANS, UNKNOWN), name: known(1)}

    def test_another_year_s(self, town, record, value):
        record(self.plan(town, "year_programme", 2023), self.plan(town, "congress_review", 2023))
        assert value("year_programme_issued") == UNKNOWN
        assert value("congress_review_done") == known(1)

    def test_a_review_of_the_term_before(self, town, record, value):
        record(self.plan(town, "congress_review", 2018))
        assert value("congress_review_done") == UNKNOWN

    def test_comments(self, town, record, value):
        assert value("draft_comments_answered") == UNKNOWN
        record(self.plan(town, "own_plan", comments_received=14, comments_answered=13))
        assert value("draft_comments_answered") == known(13, 14)

    def test_no_comments(self, town, record, value):
        record(self.plan(town, "own_plan"))
        assert value("draft_comments_answered") == NOT_APPLICABLE

    def test_compact_and_baseline(self, town, record, value):
        assert value("compact_signed") == UNKNOWN
        assert value("baseline_done") == UNKNOWN
        campaign = Campaign(
            organization_id=town.my_long,
            kind="movement",
            name="Chi bộ bốn tốt",
            launched_date=dt.date(2023, 5, 31),
        )
        signed = {"campaign": campaign, "organization_id": town.hoa_sen}
        record(campaign, Compact(year=2023, signed_date=dt.date(2023, 6, 1), **signed))
        assert value("compact_signed") == UNKNOWN
        record(Compact(year=2024, signed_date=dt.date(2024, 1, 20), **signed))
        record(Baseline(year=2024, done_date=dt.date(2024, 2, 20), **signed))
        assert value("compact_signed") == known(1)
        assert value("baseline_done") == known(1)

    @pytest.mark.parametrize(
        ("issued", "reviewed", "expected"),
        [
            (dt.date(2021, 1, 1), None, known(0)),
            (dt.date(2021, 1, 1), dt.date(2023, 12, 31), known(0)),
            (dt.date(2021, 1, 1), dt.date(2024, 1, 1), known(1)),
            (dt.date(2024, 3, 1), None, known(1)),
            (dt.date(2025, 1, 1), None, UNKNOWN),
        ],
    )
    def test_working_rules(self, town, record, value, issued, reviewed, expected):
        assert value("working_rules_reviewed") == UNKNOWN
        record(
            WorkingRules(
                organization_id=town.hoa_sen,
                number="2-QC/CB",
                issued_date=issued,
                reviewed_date=reviewed,
            )
        )
        assert value("working_rules_reviewed") == expected


class TestMembers:
    def test_rating(self, people, rate, value):
        (who,) = people(1)
        assert value("member_rating", who.id, grain=Grain.MEMBER) == UNKNOWN
        rate([who], "well_completed")
        assert value("member_rating", who.id, grain=Grain.MEMBER) == known(2)

    def test_the_unit_a_member_leads(self, town, people, record, value):
        from bontot.domain.members.models import Position  # noqa: PLC0415 - only here

        (who,) = people(1)
        name = "member_led_unit_rating"
        assert value(name, who.id, grain=Grain.MEMBER) == NOT_APPLICABLE
        record(
            Position(
                member=who,
                organization_id=town.hoa_sen,
                post="secretary",
                valid_from=dt.date(2020, 1, 1),
            )
        )
        assert value(name, who.id, grain=Grain.MEMBER) == UNKNOWN
        record(
            AnnualRating(
                organization_id=town.hoa_sen,
                grade="excellent",
                year=2024,
                basis="124-QĐ/TW",
                decided_date=END,
            )
        )
        assert value(name, who.id, grain=Grain.MEMBER) == known(3)


def test_a_window_that_has_not_begun(town, value):
    later = Window(dt.date(2025, 1, 1), dt.date(2026, 1, 1), YEAR.as_of)
    assert value("monthly_meetings", window=later) == NOT_APPLICABLE
    assert value("year_programme_issued", window=later) == UNKNOWN
