"""The planned ratings, findings, petitions, campaign steps and the tree."""

from collections import Counter
from datetime import date

import pytest
from tests.support.sample_year import (
    SLUGS,
    finding,
    petition,
    ratings_in_force,
    slug_of,
)

from bontot.domain.campaigns.types import PlanKind
from bontot.domain.discipline.types import (
    DISCIPLINARY,
    Category,
    FindingState,
    FindingSubject,
    InspectionKind,
    Origin,
)
from bontot.domain.orgtree.types import OrganizationKind
from bontot.domain.petitions.types import PetitionState
from bontot.domain.ratings.types import WELL_OR_BETTER, Grade
from bontot.samples import tree, yearly
from bontot.samples.accounts import ACCOUNTS
from bontot.samples.campaign import PILOTS
from bontot.samples.casts.places import OUTSIDE, PLACES, every_cell, place
from bontot.samples.ids import of_organization
from bontot.samples.planning import people_of, plan
from bontot.samples.streams import identity


# -- ratings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", every_cell(), ids=lambda cell: cell.code)
def test_ratings_of_2024_are_those_of_the_cast(cell):
    organization = of_organization(cell.code)
    grades = Counter(
        rating.grade
        for rating in ratings_in_force(slug_of(cell.code), 2024)
        if rating.organization_id == organization
    )
    assert tuple(grades[grade] for grade in yearly.GRADES) == cell.rated


def test_my_long_reaches_exactly_ninety_percent():
    ratings = ratings_in_force("my-long", 2024)
    well = sum(rating.grade in WELL_OR_BETTER for rating in ratings)
    excellent = sum(rating.grade is Grade.EXCELLENT for rating in ratings)
    assert (well, len(ratings), excellent) == (315, 350, 52)
    assert excellent * 5 <= well - excellent  # at most a fifth of those left at "well completed"


def test_seven_cells_of_my_long_miss_one_hundred_percent():
    missed = [cell.code for cell in place("my-long").cells if cell.rated[2] + cell.rated[3]]
    assert missed == ["ML-01", "ML-02", "ML-03", "ML-04", "ML-05", "ML-07", "ML-08"]


def test_everybody_is_rated_once_in_force_a_year():
    for slug in SLUGS:
        for year in (2023, 2024):
            rated = Counter(rating.member_id for rating in ratings_in_force(slug, year))
            people = people_of(slug)
            counted = {
                person.id
                for cell in place(slug).cells
                for person in people.rated(cell.code, yearly.counted_on(year))
            }
            assert set(rated) == counted
            assert set(rated.values()) == {1}


def test_ratings_name_the_rule_in_force():
    assert {r.basis for slug in SLUGS for r in plan(slug).ratings} == {"124-QĐ/TW"}


def test_late_finding_rates_2023_again_and_leaves_2024():
    member = finding("F-05").member_id
    rows = [r for r in plan("hoa-khanh-nam").ratings if r.member_id == member]
    of_2023 = [(r.grade, r.superseded_date is None) for r in rows if r.year == 2023]
    assert of_2023 == [(Grade.WELL_COMPLETED, False), (Grade.NOT_COMPLETED, True)]
    assert [r.grade for r in rows if r.year == 2024] == [Grade.WELL_COMPLETED]


def test_overturned_sanction_restores_the_rating():
    member = finding("F-11").member_id
    rows = [r for r in plan("duc-tho").ratings if r.member_id == member and r.year == 2023]
    assert [row.grade for row in rows] == [
        Grade.WELL_COMPLETED,
        Grade.NOT_COMPLETED,
        Grade.WELL_COMPLETED,
    ]
    assert [row.superseded_date for row in rows][-1] is None
    assert finding("F-11").overturned_date == date(2024, 9, 18)


def test_disciplined_members_are_not_completed():
    for story, slug in (("F-01", "my-long"), ("F-02", "my-long")):
        grades = [
            r.grade for r in ratings_in_force(slug, 2024) if r.member_id == finding(story).member_id
        ]
        assert grades == [Grade.NOT_COMPLETED]


# -- findings, inspections, petitions ---------------------------------------------------------------

FINDINGS = {
    "F-01": ("ML-02", Origin.PEOPLE, FindingState.CONFIRMED, True),
    "F-02": ("ML-08", Origin.OWN, FindingState.CONFIRMED, True),
    "F-03": ("PC-05", Origin.SELF_REPORTED, FindingState.CONFIRMED, False),
    "F-04": ("PC-03", Origin.PEOPLE, FindingState.UNFOUNDED, False),
    "F-05": ("HK-05", Origin.ABOVE, FindingState.CONFIRMED, True),
    "F-06": ("HK-06", Origin.ABOVE, FindingState.CONFIRMED, False),
    "F-07": ("PL-05", Origin.PRESS, FindingState.UNFOUNDED, False),
    "F-08": ("DT-22", Origin.OWN, FindingState.CONFIRMED, False),
    "F-09": ("PL-01", Origin.OWN, FindingState.CONFIRMED, False),
    "F-10": ("ML-05", Origin.ABOVE, FindingState.CONFIRMED, False),
    "F-11": ("DT-12", Origin.ABOVE, FindingState.CONFIRMED, True),
    "F-12": (OUTSIDE.code, Origin.OWN, FindingState.CONFIRMED, False),
}


@pytest.mark.parametrize("story", FINDINGS)
def test_findings_are_as_told(story):
    code, origin, state, disciplined = FINDINGS[story]
    told = finding(story)
    assert told.organization_id == of_organization(code)
    assert (told.found_origin, told.state) == (origin, state)
    assert any(s.measure in DISCIPLINARY for s in told.sanctions) is disciplined


def test_no_other_finding_is_told():
    assert sum(len(plan(slug).findings) for slug in SLUGS) == len(FINDINGS)


def test_days_of_the_citizen_found_violation():
    told = finding("F-01")
    assert told.happened_from == date(2024, 3, 1)
    assert (told.found_date, told.concluded_date) == (date(2024, 8, 12), date(2024, 8, 30))
    assert told.own_record_date is None


def test_the_cell_wrote_it_down_three_days_before_the_letter():
    told = finding("F-09")
    assert told.own_record_date == date(2024, 7, 3)
    assert (date(2024, 7, 6) - told.own_record_date).days == 3


def test_found_early_and_put_right_within_fifteen_days():
    told = finding("F-06")
    assert told.subject is FindingSubject.COLLECTIVE
    assert (told.remedied_date - told.found_date).days <= 15


def test_categories_the_rules_name():
    assert finding("F-03").category is Category.TRAFFIC_LAW
    assert finding("F-04").category is Category.IDENTITY_PAPERS_PLEDGED


def test_an_act_before_the_move_counts_at_the_former_unit():
    told = finding("F-12")
    people = people_of("pho-chau")
    person = next(p for p in people.by_cell["PC-07"] if p.id == told.member_id)
    assert person.home(told.happened_from).cell == OUTSIDE.code
    assert person.home(date(2024, 1, 1)).cell == "PC-07"


def test_plans_of_inspection():
    for where in PLACES:
        planned = [i for i in plan(where.slug).inspections if i.planned_date.year == 2024]
        counts = Counter((i.organization_id, i.kind) for i in planned)
        for committee in where.committees:
            if len(committee.cells) > 1:
                organization = of_organization(committee.code)
                assert counts[organization, InspectionKind.INSPECTION] == 2
                assert counts[organization, InspectionKind.SUPERVISION] == 2
        for cell in where.cells:
            assert counts[of_organization(cell.code), InspectionKind.SUPERVISION] == 2


def test_petitions_and_their_answers():
    assert {p.id for s in SLUGS for p in plan(s).petitions} >= {
        identity("petition", f"K-{number:02d}") for number in range(1, 11)
    }
    assert (petition("K-04").answered_date - petition("K-04").sent_date).days == 12
    assert petition("K-08").state is PetitionState.RECEIVED
    assert (date(2024, 12, 31) - petition("K-08").due_date).days == 8
    assert petition("K-03").addressed_outside == "Trung ương"
    assert petition("K-03").paper_number
    assert petition("K-02").answered_date is None


def test_a_petition_carried_on_level_by_level():
    city = petition("K-01 city")
    assert city.carries_on_id == petition("K-01 district").id
    assert petition("K-01 district").carries_on_id == petition("K-01").id


# -- campaign --------------------------------------------------------------------------------------


def test_one_or_two_pilots_a_committee_and_none_where_told():
    chosen = {code: len(cells) for code, (cells, _) in PILOTS.items()}
    assert set(chosen.values()) <= {1, 2}
    assert chosen["DT-4"] == 2
    assert "DT-3" not in chosen


def test_fourteen_comments_and_fourteen_answers():
    told = next(
        p
        for p in plan("pho-chau").plans
        if p.organization_id == of_organization("PC-04")
        and p.kind is PlanKind.OWN_PLAN
        and p.year == 2024
    )
    assert (told.comments_received, told.comments_answered) == (14, 14)


def test_everybody_signs_every_year():
    for where in PLACES:
        for year in (2023, 2024):
            signed = {c.organization_id for c in plan(where.slug).compacts if c.year == year}
            assert {of_organization(cell.code) for cell in where.cells} <= signed


def test_launch_days():
    launched = {slug: plan(slug).campaigns[-1].launched_date for slug in SLUGS}
    assert launched["my-long"] == date(2023, 5, 31)
    assert launched["duc-tho"] == date(2023, 9, 22)
    assert launched["phuc-loi"] == date(2023, 8, 16)
    assert launched["hoa-khanh-nam"] == date(2023, 6, 8)


# -- tree ------------------------------------------------------------------------------------------


def test_the_tree_stands_under_districts_and_provinces_of_the_fact_file():
    names = {new.label: new.names[0].text for new in tree.organizations()}
    assert names["an_giang"] == "Đảng bộ tỉnh An Giang"
    assert names["long_xuyen"] == "Đảng bộ thành phố Long Xuyên"
    assert names["my_long"] == "Đảng bộ phường Mỹ Long"
    assert names["pho_chau"] == "Đảng bộ thị trấn Phố Châu"
    assert names["duc_tho"] == "Đảng bộ huyện Đức Thọ"
    assert names["phuc_loi"] == "Đảng bộ phường Phúc Lợi"
    assert names["hoa_khanh_nam"] == "Đảng bộ phường Hòa Khánh Nam"


def test_seven_grassroots_organisations_under_the_district_of_duc_tho():
    district = of_organization("DT")
    below = [
        new.forms[0].kind for new in tree.organizations() if new.parents[0].parent_id == district
    ]
    assert Counter(below) == {
        OrganizationKind.GRASSROOTS: 6,
        OrganizationKind.GRASSROOTS_CELL: 1,
    }


def test_labels_codes_and_identifiers_are_used_once():
    told = list(tree.organizations())
    for values in (
        [new.label for new in told],
        [new.codes[0].text for new in told],
        [new.id for new in told],
    ):
        assert len(set(values)) == len(values)


def test_accounts_of_members_carry_their_names():
    people = people_of("my-long").by_cell["ML-03"]
    named = {account.username: account for account in ACCOUNTS}
    assert named["bithu"].full_name == people[0].name
    assert named["dangvien"].full_name == people[7].name
    assert [len(account.password) >= 12 for account in ACCOUNTS] == [True] * 5
