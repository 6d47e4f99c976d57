"""A cell's meetings over a year: months, quarters, attendance, papers, levels."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import NOT_APPLICABLE, UNKNOWN, YEAR, at_hour, known

from bontot.domain.facts.types import Window
from bontot.domain.meetings.models import Meeting, MeetingLevel, MeetingPaper
from bontot.domain.members.models import CommitteeMemberInCharge, Position


def day(month, number=2):
    return dt.date(2024, month, number)


@pytest.fixture
def year(meet):
    """Hold the months named, quarterly ones with a theme."""

    def year(*months, combined=(), **fields):
        return [
            meet(day(month), kind="combined" if month in combined else "regular", **fields)
            for month in months
        ]

    return year


class TestMonths:
    def test_nothing_on_record(self, value):
        assert value("monthly_meetings") == UNKNOWN

    def test_all_twelve(self, year, value):
        year(*range(1, 13))
        assert value("monthly_meetings") == known(12, 12)

    def test_a_month_nobody_wrote_about_is_open_and_one_postponed_is_a_no(
        self, town, year, record, value
    ):
        year(*range(1, 12))
        assert value("monthly_meetings") == UNKNOWN
        record(
            Meeting(
                organization_id=town.hoa_sen,
                kind="regular",
                state="postponed",
                month=day(12, 1),
                planned_at=at_hour(day(12)),
            )
        )
        assert value("monthly_meetings") == known(11, 12)

    def test_the_running_month_is_not_due(self, year, value):
        year(1, 2, 3)
        seen = Window(YEAR.start, YEAR.until, day(4, 29))
        assert value("monthly_meetings", window=seen) == known(3, 3)
        over = Window(YEAR.start, YEAR.until, day(4, 30))
        assert value("monthly_meetings", window=over) == UNKNOWN

    def test_only_the_months_of_the_cell_s_life(self, town, meet, value):
        for month in range(1, 10):
            meet(day(month), cell=town.cu)
        seen = Window(YEAR.start, YEAR.until, day(9, 30))
        assert value("monthly_meetings", town.cu, window=seen) == known(9, 9)

    def test_before_the_first_month_is_over_none_is_due(self, value):
        seen = Window(YEAR.start, YEAR.until, day(1, 15))
        assert value("monthly_meetings", window=seen) == NOT_APPLICABLE

    def test_a_first_year_counts_from_its_launch(self, meet, value):
        for month in range(6, 13):
            meet(dt.date(2023, month, 2))
        cut = Window(dt.date(2023, 6, 1), dt.date(2024, 1, 1), day(12, 31))
        assert value("monthly_meetings", window=cut) == known(7, 7)

    def test_a_thematic_meeting_is_no_monthly_one(self, year, meet, value):
        year(*range(1, 12))
        meet(day(12), kind="thematic")
        assert value("monthly_meetings") == UNKNOWN


class TestQuarters:
    def test_nothing_on_record(self, value):
        assert value("thematic_quarters") == UNKNOWN

    def test_one_quarter_without(self, year, value):
        year(*range(1, 13), combined=(3, 6, 12))
        assert value("thematic_quarters") == known(3, 4)
        assert value("thematic_meetings") == known(3)

    def test_a_quarter_with_a_month_missing_may_still_have_had_one(self, year, value):
        year(*(month for month in range(1, 13) if month != 8), combined=(3, 6, 12))
        assert value("thematic_quarters") == UNKNOWN

    def test_a_month_has_no_quarter(self, year, value):
        year(3, combined=(3,))
        march = Window(day(3, 1), day(4, 1), YEAR.as_of)
        assert value("thematic_quarters", window=march) == NOT_APPLICABLE

    def test_a_launch_in_mid_quarter(self, meet, value):
        for month in range(8, 13):
            meet(dt.date(2023, month, 2), kind="combined" if month == 10 else "regular")
        cut = Window(dt.date(2023, 8, 1), dt.date(2024, 1, 1), YEAR.as_of)
        assert value("thematic_quarters", window=cut) == known(1, 1)

    def test_thematic_meetings_of_nothing(self, value):
        assert value("thematic_meetings") == UNKNOWN


class TestAttendance:
    def test_over_the_year(self, year, value):
        year(1, 2, expected=20)
        assert value("attendance_year") == known(40, 40)
        assert value("meetings_with_unexcused") == known(0)

    def test_exactly_seventeen_of_twenty(self, meet, people, value):
        meet(day(2), expected=20, excused=people(3))
        assert value("attendance_year") == known(17, 20)

    def test_one_absent_without_reason(self, meet, people, value):
        meet(day(3), unexcused=people(1))
        assert value("meetings_with_unexcused") == known(1)

    def test_nothing_on_record(self, value):
        assert value("attendance_year") == UNKNOWN
        assert value("meetings_with_unexcused") == UNKNOWN
        assert value("members_excused_over_three_running") == UNKNOWN

    @pytest.mark.parametrize(("months", "members"), [((2, 3, 4, 5), 1), ((4, 5, 6), 0)])
    def test_absent_with_reason_in_a_row(self, meet, people, value, months, members):
        (who,) = people(1)
        for month in range(1, 13):
            meet(day(month), excused=[who] if month in months else [])
        assert value("members_excused_over_three_running") == known(members)

    def test_one_member_counts_once(self, meet, people, value):
        (who,) = people(1)
        for month in range(1, 13):
            meet(day(month), excused=[] if month == 6 else [who])
        assert value("members_excused_over_three_running") == known(1)


class TestPapersAndMinutes:
    def test_papers_before_the_meeting(self, meet, record, value):
        assert value("papers_posted_in_time") == UNKNOWN
        before, after = meet(day(1)), meet(day(2))
        record(MeetingPaper(meeting=before, title="Dự thảo", posted_at=at_hour(day(1), 18, 59)))
        record(MeetingPaper(meeting=after, title="Dự thảo", posted_at=at_hour(day(2), 19)))
        assert value("papers_posted_in_time") == known(1, 2)

    def test_a_paper_not_posted(self, meet, record, value):
        open_one = meet(day(1), state="awaiting_adoption")
        record(MeetingPaper(meeting=open_one, title="Dự thảo"))
        assert value("papers_posted_in_time") == UNKNOWN

    def test_minutes(self, meet, value):
        assert value("minutes_adopted_meetings") == UNKNOWN
        meet(day(1))
        meet(day(2), adopted=False)
        assert value("minutes_adopted_meetings") == known(1, 2)
        meet(day(3), adopted=False, state="awaiting_adoption")
        assert value("minutes_adopted_meetings") == UNKNOWN


class TestCellCommittee:
    def test_none_then_one(self, town, meet, people, record, value):
        meet(day(1))
        assert value("cell_committee_meetings") == NOT_APPLICABLE
        record(
            Position(
                member=people(1)[0],
                organization_id=town.hoa_sen,
                post="cell_committee_member",
                valid_from=day(1, 1),
            )
        )
        assert value("cell_committee_meetings") == known(0, 1)
        meet(day(1, 1), kind="cell_committee", adopted=False)
        assert value("cell_committee_meetings") == known(1, 1)

    def test_while_the_record_is_open(self, town, meet, people, record, value):
        record(
            Position(
                member=people(1)[0],
                organization_id=town.hoa_sen,
                post="cell_committee_member",
                valid_from=day(1, 1),
            )
        )
        meet(day(1), state="awaiting_adoption")
        assert value("cell_committee_meetings") == UNKNOWN


class TestLevels:
    @pytest.fixture
    def level(self, record, meet):
        def level(month, name, source="cell", meeting=None):
            meeting = meeting or meet(day(month))
            record(
                MeetingLevel(
                    meeting=meeting,
                    source=source,
                    level=name,
                    framework="sinh-hoat-hd12@2018.1",
                    given_at=at_hour(day(month)),
                )
            )
            return meeting

        return level

    def test_up_to_standard(self, level, value):
        for month, name in enumerate(("good", "fair", "met", "average", "poor", "not_met"), 1):
            level(month, name)
        assert value("meetings_up_to_standard") == known(3, 6)
        assert value("meetings_poor") == known(1)

    def test_without_a_level(self, meet, level, value):
        assert value("meetings_up_to_standard") == UNKNOWN
        assert value("meetings_poor") == UNKNOWN
        level(1, "good")
        meet(day(2))
        assert value("meetings_up_to_standard") == UNKNOWN
        assert value("meetings_poor") == UNKNOWN

    def test_an_unknown_level(self, level, value):
        level(1, "unknown")
        assert value("meetings_up_to_standard") == UNKNOWN

    def test_the_committee_above_goes_first(self, level, value):
        meeting = level(1, "good")
        level(1, "average", source="above", meeting=meeting)
        assert value("meetings_up_to_standard") == known(0, 1)


class TestTheme:
    def test_held(self, meet, value):
        meet(day(3), about_campaign=True)
        assert value("theme_meeting_held") == known(1)

    def test_not_held_once_every_month_is_on_record(self, year, value):
        assert value("theme_meeting_held") == UNKNOWN
        year(*range(1, 12))
        assert value("theme_meeting_held") == UNKNOWN
        year(12)
        assert value("theme_meeting_held") == known(0)


class TestInCharge:
    def test_nobody_in_charge(self, meet, value):
        meet(day(1))
        assert value("in_charge_attendance") == NOT_APPLICABLE

    def test_in_charge_from_february(self, town, meet, people, record, value):
        record(
            CommitteeMemberInCharge(
                member=people(1)[0], organization_id=town.hoa_sen, valid_from=day(2, 1)
            )
        )
        meet(day(1))
        meet(day(2), in_charge_attended=True)
        meet(day(3), in_charge_attended=False)
        assert value("in_charge_attendance") == known(1, 2)
        meet(day(4))
        assert value("in_charge_attendance") == UNKNOWN
