"""The planned meetings, tasks and targets, and the figures at the bounds."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.support.sample_year import (
    SLUGS,
    finding,
    monthly,
    slug_of,
    target,
)

from bontot.domain.meetings.types import (
    LEVEL_SUBJECT,
    THEMATIC_KINDS,
    MeetingKind,
    RollMark,
    TaskPart,
)
from bontot.domain.orgtree.types import CellType
from bontot.domain.tasks.types import TaskState
from bontot.samples import yearly
from bontot.samples.calendar import FOCUS, GUIDANCE, THEMES, meets_on
from bontot.samples.casts.places import PLACES, every_cell, place
from bontot.samples.ids import of_organization
from bontot.samples.planning import people_of, plan
from bontot.samples.scenario import CAMPAIGN_THEME, RUNS
from bontot.samples.work import KINDS


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
