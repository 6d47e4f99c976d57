"""The planned year: meetings, tasks, ratings, findings, petitions and the figures at the bounds."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bontot.domain.campaigns.types import PlanKind
from bontot.domain.discipline.types import (
    DISCIPLINARY,
    Category,
    FindingState,
    FindingSubject,
    InspectionKind,
    Origin,
)
from bontot.domain.meetings.types import (
    LEVEL_SUBJECT,
    MONTHLY_KINDS,
    THEMATIC_KINDS,
    MeetingKind,
    RollMark,
    TaskPart,
)
from bontot.domain.orgtree.types import CellType, OrganizationKind
from bontot.domain.petitions.types import PetitionState
from bontot.domain.ratings.types import WELL_OR_BETTER, Grade
from bontot.domain.tasks.types import TaskState
from bontot.samples import tree, yearly
from bontot.samples.accounts import ACCOUNTS
from bontot.samples.calendar import FOCUS, GUIDANCE, THEMES, meets_on
from bontot.samples.campaign import PILOTS
from bontot.samples.casts.places import OUTSIDE, PLACES, every_cell, place
from bontot.samples.ids import of_organization
from bontot.samples.planning import people_of, plan
from bontot.samples.scenario import CAMPAIGN_THEME, RUNS
from bontot.samples.streams import identity
from bontot.samples.work import KINDS


SLUGS = [where.slug for where in PLACES]


def slug_of(code):
    return next(p.slug for p in PLACES if any(cell.code == code for cell in p.cells))


def monthly(code, year=2024):
    """Month → the regular (or combined) meeting of a cell."""
    organization = of_organization(code)
    return {
        meeting.month.month: meeting
        for meeting in plan(slug_of(code)).meetings
        if meeting.organization_id == organization
        and meeting.kind in MONTHLY_KINDS
        and meeting.month.year == year
    }


def ratings_in_force(slug, year):
    return [
        rating
        for rating in plan(slug).ratings
        if rating.year == year and rating.superseded_date is None and rating.member_id
    ]


def finding(story):
    wanted = identity("finding", story)
    return next(f for slug in SLUGS for f in plan(slug).findings if f.id == wanted)


def petition(code):
    wanted = identity("petition", code)
    return next(p for slug in SLUGS for p in plan(slug).petitions if p.id == wanted)


def target(code, name, year=2024):
    return next(
        t
        for t in plan(slug_of(code)).targets
        if (t.organization_id, t.name, t.year) == (of_organization(code), name, year)
    )


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


# -- meetings --------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SLUGS)
def test_counts_of_every_meeting_add_up(slug):
    for meeting in plan(slug).meetings:
        marks = Counter(mark.mark for mark in meeting.marks)
        assert meeting.expected == meeting.present + meeting.excused + meeting.unexcused
        assert marks[RollMark.EXCUSED] == meeting.excused
        assert marks[RollMark.UNEXCUSED] == meeting.unexcused
        assert len({mark.member_id for mark in meeting.marks}) == len(meeting.marks)
        assert meeting.voting_present <= meeting.present
        assert (meeting.speakers or 0) <= meeting.present
        for vote in meeting.votes:
            assert vote.base == vote.in_favour + vote.against + vote.other
            assert vote.base <= meeting.voting_present


@pytest.mark.parametrize("slug", SLUGS)
def test_every_cell_meets_every_month_of_2024(slug):
    for cell in place(slug).cells:
        assert sorted(monthly(cell.code)) == list(range(1, 13))


def test_first_months_begin_with_the_launch():
    first = {slug: min(m.month for m in plan(slug).meetings) for slug in SLUGS}
    assert first == {
        "my-long": date(2023, 6, 1),
        "pho-chau": date(2023, 6, 1),
        "duc-tho": date(2023, 9, 1),
        "phuc-loi": date(2023, 8, 1),
        "hoa-khanh-nam": date(2023, 6, 1),
    }


def test_thematic_topics_are_those_of_the_cells_type():
    for cell in every_cell():
        meetings = [
            m
            for m in plan(slug_of(cell.code)).meetings
            if m.organization_id == of_organization(cell.code)
            and m.kind in THEMATIC_KINDS
            and m.month.year == 2024
            and m.theme != CAMPAIGN_THEME
        ]
        quarters = {(m.month.month - 1) // 3: m.theme for m in meetings}
        topics = dict(enumerate(THEMES[cell.cell_type]))
        if cell.code == "ML-05":
            topics.pop(2)
        assert quarters == topics, cell.code


def test_topics_for_every_type_of_cell():
    assert set(THEMES) == set(CellType)
    assert all(len(topics) == 4 for topics in THEMES.values())


def test_guidance_and_focus_of_each_month_reach_every_cell():
    for cell in every_cell():
        for month, meeting in monthly(cell.code).items():
            assert GUIDANCE[month] in {paper.title for paper in meeting.papers}
            if not (month == 4 and cell.code.startswith("ML")):
                assert meeting.conclusions[0].content == FOCUS[month]
    assert "hạn, mặn" in monthly("ML-01")[4].conclusions[0].content


def test_nobody_else_is_away_more_than_three_times_running():
    for cell in every_cell():
        runs, longest = Counter(), 0
        for _, meeting in sorted(monthly(cell.code).items()):
            excused = {m.member_id for m in meeting.marks if m.mark is RollMark.EXCUSED}
            runs = Counter({member: runs[member] + 1 for member in excused})
            longest = max([longest, *runs.values()])
        assert longest == {"PC-01": 4, "DT-21": 3}.get(cell.code, min(longest, 2)), cell.code


def test_votes_on_resolution_and_level_at_every_monthly_meeting():
    for cell in every_cell():
        for month, meeting in monthly(cell.code).items():
            assert [vote.subject for vote in meeting.votes] == [
                f"Nghị quyết tháng {month:02d}/2024",
                LEVEL_SUBJECT,
            ]


def test_the_model_thematic_meeting_stands_apart():
    apart = [m for m in plan("pho-chau").meetings if m.kind is MeetingKind.THEMATIC]
    assert [m.organization_id for m in apart] == [of_organization("PC-10")]
    assert apart[0].guests == 26


def test_pho_chau_held_its_theme_everywhere():
    held = {m.organization_id for m in plan("pho-chau").meetings if m.about_campaign}
    assert held == {of_organization(cell.code) for cell in place("pho-chau").cells}


def test_no_meeting_on_a_day_off():
    for month in range(1, 13):
        for cell in every_cell():
            day, _ = meets_on(cell, date(2024, month, 1))
            assert day not in {date(2024, 1, 1), date(2024, 9, 2), date(2024, 9, 3)}
            assert not date(2024, 2, 8) <= day <= date(2024, 2, 14)


# -- figures at the bounds (section 8) -------------------------------------------------------------


def test_exactly_eighty_five_percent():
    assert (monthly("ML-07")[2].present, monthly("ML-07")[2].expected) == (17, 20)


def test_twenty_six_of_twenty_eight():
    meeting = monthly("ML-09")[5]
    assert (meeting.present, meeting.expected, meeting.unexcused) == (26, 28, 0)


def test_one_without_reason_at_ninety_five_percent():
    meeting = monthly("PC-06")[3]
    assert (meeting.present, meeting.expected, meeting.unexcused) == (19, 20, 1)
    assert sum(m.unexcused for m in monthly("PC-06").values()) == 1


@pytest.mark.parametrize(("code", "length"), [("PC-01", 4), ("DT-21", 3)])
def test_runs_of_absences_with_reason(code, length):
    meetings = monthly(code)
    months = [month.month for month in RUNS[code]]
    sets = [
        {m.member_id for m in meetings[month].marks if m.mark is RollMark.EXCUSED}
        for month in months
    ]
    (member,) = set.intersection(*sets)
    assert len(months) == length
    for around in (months[0] - 1, months[-1] + 1):
        assert member not in {mark.member_id for mark in meetings[around].marks}


def test_sixty_minutes_every_month():
    for meeting in monthly("PL-06").values():
        assert meeting.ended_at - meeting.started_at == timedelta(minutes=60)


def test_students_vote_without_the_probationary():
    present = {m: (x.present, x.voting_present) for m, x in monthly("HK-13").items()}
    usual = {m: v for m, v in present.items() if m not in {3, 4, 5}}
    assert set(usual.values()) == {(23, 9)}
    assert {present[m][0] for m in (3, 4, 5)} == {17}


def test_five_present_and_no_cell_committee():
    assert {m.present for m in monthly("ML-12").values()} == {5}
    organization = of_organization("ML-12")
    kinds = {m.kind for m in plan("my-long").meetings if m.organization_id == organization}
    assert MeetingKind.CELL_COMMITTEE not in kinds


def test_the_large_cell_has_seventy_two_of_eighty_four_every_month():
    assert {(m.present, m.expected) for m in monthly("PL-07").values()} == {(72, 84)}


def test_a_missed_thematic_quarter():
    assert monthly("ML-05")[9].theme == ""
    assert target("ML-05", yearly.THEMATIC).reached == 3
    assert target("ML-06", yearly.THEMATIC).reached == 4


def test_two_absences_without_reason_are_those_of_the_finding():
    member = finding("F-02").member_id
    for month in (5, 6):
        marks = {m.member_id: m.mark for m in monthly("ML-08")[month].marks}
        assert marks[member] is RollMark.UNEXCUSED


# -- tasks and targets -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_tasks_end_as_they_usually_do(kind):
    due = [
        task
        for slug in SLUGS
        for task in plan(slug).tasks
        if task.content == kind.content and task.due_date.year == 2024
    ]
    wrong = [
        task
        for task in due
        if task.state is not TaskState.DONE or (task.done_date or task.due_date) > task.due_date
    ]
    assert due
    assert len(wrong) == round(len(due) * kind.goes_wrong / 100)


def test_every_settled_task_was_heard():
    for slug in SLUGS:
        heard = {
            task.task_id
            for meeting in plan(slug).meetings
            for task in meeting.tasks
            if task.part is TaskPart.HEARD
        }
        for task in plan(slug).tasks:
            if task.hear_month is not None and task.hear_month <= date(2024, 12, 1):
                assert task.id in heard


def test_owners_were_on_the_roll_and_never_exempt_or_away():
    for slug in SLUGS:
        people = people_of(slug)
        codes = {of_organization(cell.code): cell.code for cell in place(slug).cells}
        for task in plan(slug).tasks:
            if task.owners:
                roll = people.roll(codes[task.organization_id], task.assigned_date)
                assert set(task.owners) <= set(roll.expected)


def test_admissions_against_targets():
    sums = {
        slug: (
            sum(a.admitted for a in plan(slug).admissions),
            sum(t.target for t in plan(slug).admission_targets),
        )
        for slug in SLUGS
    }
    assert sums["my-long"] == (13, 12)
    assert sums["pho-chau"] == (11, 11)
    assert sums["phuc-loi"] == (16, 18)


def test_residential_cells_of_twenty_five_admit_at_least_one():
    for where in PLACES:
        for cell in where.cells:
            if cell.cell_type is CellType.RESIDENTIAL and cell.members >= 25:
                assert where.admission_targets[cell.code] >= 1, cell.code


def test_sources_the_cast_names():
    by_cell = {a.organization_id: a.source.value for a in plan("pho-chau").admissions}
    assert by_cell[of_organization("PC-02")] == "women"
    assert by_cell[of_organization("PC-03")] == "farmers"


def test_papers_owed_fall_from_six_to_two():
    for cell in place("hoa-khanh-nam").cells:
        kinds = [
            d.kinds
            for d in plan("hoa-khanh-nam").report_duties
            if d.organization_id == of_organization(cell.code)
        ]
        assert kinds == ([6, 2] if cell.cell_type is CellType.RESIDENTIAL else [])


def test_households_between_ninety_three_and_ninety_eight():
    shares = {
        t.reached for slug in SLUGS for t in plan(slug).targets if t.name == yearly.HOUSEHOLDS
    }
    assert min(shares) == Decimal(93)
    assert max(shares) == Decimal(98)


def test_an_unrecorded_target_stays_unknown():
    assert target("DT-22", yearly.LANES).reached is None


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
