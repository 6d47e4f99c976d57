"""The year of a cell, with what to mend in time."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.queries import warnings_of_member, year_of_cell
from bontot.domain.meetings.types import MeetingKind, NewMark, Plan, Roll, RollMark
from bontot.domain.members import operations as members
from bontot.domain.members.queries import leadership_of


pytestmark = pytest.mark.usefixtures("in_force")


@pytest.fixture
def year(cell):
    def year(today):
        with reading(SYSTEM):
            return year_of_cell(organization=cell.id, year=2024, today=today)

    return year


def warned(found, code):
    return [one for one in found.warnings if one.code == code]


def test_twelve_months_with_level_and_attendance(enter, year):
    enter()
    found = year(dt.date(2024, 6, 10))
    may = found.months[4]
    assert (may.state, may.expected, may.present, may.official) == ("locked", 9, 8, False)
    assert may.level
    assert [one.month.month for one in warned(found, "no_meeting")] == [1, 2, 3, 4]


def test_a_quarter_without_a_theme_is_said_in_its_last_month(enter, year):
    assert [
        w.fields["quarter"] for w in warned(year(dt.date(2024, 8, 31)), "no_theme_in_quarter")
    ] == [1, 2]
    (*_, third) = warned(year(dt.date(2024, 9, 1)), "no_theme_in_quarter")
    assert third.fields == {"quarter": 3, "until": dt.date(2024, 9, 30)}


def test_a_combined_meeting_fills_its_quarter(enter, notebook, year):
    started = instant(3)
    plan = Plan(kind=MeetingKind.COMBINED, planned_at=started, theme="Học tập chuyên đề năm")
    enter(notebook(plan=plan))
    found = year(dt.date(2024, 7, 1))
    assert found.quarters == (0, 1, 0, 0)
    assert [w.fields["quarter"] for w in warned(found, "no_theme_in_quarter")] == [1]


def test_three_excused_in_a_row_are_said_by_name(enter, notebook, year, cell):
    for month in (3, 4, 5):
        enter(notebook(month, assigned=[]), instant(5, month=month))
    (warning,) = warned(year(dt.date(2024, 5, 20)), "excused_running")
    assert (warning.member_id, warning.fields) == (cell.an, {"name": "Phạm Văn An", "times": 3})
    attended = Roll(marks=[NewMark(cell.em, RollMark.EXCUSED)])
    enter(notebook(6, roll=attended, spoken=[], remarks=[], assigned=[]), instant(5, month=6))
    assert warned(year(dt.date(2024, 6, 20)), "excused_running") == []


def test_the_books_ask_for_a_secretary_a_term_and_a_decision(year, cell, secretary):
    today = dt.date(2024, 6, 1)
    (probation,) = warned(year(today), "probation_overdue")
    assert probation.member_id == cell.mai
    assert probation.fields == {"name": "Đỗ Thị Mai", "until": dt.date(2016, 1, 1)}
    assert warned(year(today), "no_secretary") == warned(year(today), "term_ending") == []
    at = instant(31, 9)
    term = {"valid_from": dt.date(2022, 1, 1), "valid_until": dt.date(2024, 7, 1)}
    members.set_term(actor=secretary, at=at, organization_id=cell.id, **term)
    (ending,) = warned(year(today), "term_ending")
    assert (ending.member_id, ending.fields) == (None, {"until": dt.date(2024, 6, 30)})
    assert len(warned(year(dt.date(2024, 7, 1)), "term_over")) == 1
    with reading(SYSTEM):
        post = next(p for p in leadership_of(cell.id, today).posts if p.post == "secretary")
    members.end_post(actor=secretary, at=at, position_id=post.id, seen=1, ended_date=at.date())
    assert len(warned(year(today), "no_secretary")) == 1


def test_another_year_says_nothing_about_the_books_of_today(cell):
    with reading(SYSTEM):
        found = year_of_cell(organization=cell.id, year=2023, today=dt.date(2024, 6, 1))
    assert {one.code for one in found.warnings} <= {"no_meeting", "no_theme_in_quarter"}


def test_a_member_is_told_what_names_them_and_nothing_else(enter, notebook, cell):
    for month in (3, 4, 5):
        enter(notebook(month, assigned=[]), instant(5, month=month))

    def told(member):
        with reading(SYSTEM):
            found = warnings_of_member(
                organization=cell.id, member=member, today=dt.date(2024, 5, 20)
            )
        return [(one.code, one.member_id) for one in found]

    assert told(cell.an) == [("excused_running", cell.an)]
    assert told(cell.mai) == [("probation_overdue", cell.mai)]
    assert told(cell.lan) == []
