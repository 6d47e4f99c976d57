"""The year of a cell, with what to mend in time."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.queries import year_of_cell
from bontot.domain.meetings.types import MeetingKind, NewMark, Plan, Roll, RollMark


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
