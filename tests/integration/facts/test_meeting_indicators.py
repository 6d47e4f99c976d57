"""What a meeting framework reads of one meeting: known, unknown, not applicable, and at the bound."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import NOT_APPLICABLE, UNKNOWN, at_hour, known

from bontot.domain.facts.types import Grain
from bontot.domain.meetings.models import (
    Conclusion,
    MeetingPaper,
    MeetingRemark,
    MeetingTask,
    MeetingVote,
)
from bontot.domain.members.models import Position
from bontot.domain.tasks.models import Task


DAY = dt.date(2024, 5, 2)


@pytest.fixture
def of(value):
    return lambda name, meeting: value(name, meeting.id, grain=Grain.MEETING)


@pytest.fixture
def open_meeting(meet):
    """Held and not yet locked, with nothing but its roll."""
    return meet(DAY, state="awaiting_adoption", adopted=False)


def task(organization, content="Dọn vệ sinh", **fields):
    held = {"assigned_date": dt.date(2024, 4, 2), "due_date": dt.date(2024, 4, 30), **fields}
    return Task(organization_id=organization, source="resolution", content=content, **held)


class TestRoll:
    def test_attendance_keeps_its_parts(self, meet, people, of):
        away = people(3)
        meeting = meet(DAY, expected=20, excused=away)
        assert of("meeting_attendance", meeting) == known(17, 20)
        assert of("meeting_unexcused", meeting) == known(0)
        assert of("members_total", meeting) == known(3)

    def test_absent_without_reason(self, meet, people, of):
        assert of("meeting_unexcused", meet(DAY, unexcused=people(1))) == known(1)

    def test_the_fourth_absence_in_a_row_and_not_the_third(self, meet, people, of):
        (who,) = people(1)
        months = [meet(dt.date(2024, month, 2), excused=[who]) for month in range(2, 6)]
        name = "members_excused_over_three_running"
        assert [of(name, meeting) for meeting in months] == [known(0)] * 3 + [known(1)]

    def test_three_in_a_row_then_present(self, meet, people, of):
        (who,) = people(1)
        for month in (4, 5, 6):
            meet(dt.date(2024, month, 2), excused=[who])
        assert of("members_excused_over_three_running", meet(dt.date(2024, 7, 2))) == known(0)

    def test_a_row_broken_by_the_new_year_starts_again(self, meet, people, of):
        (who,) = people(1)
        for day in (dt.date(2023, 11, 2), dt.date(2023, 12, 2), dt.date(2024, 1, 2)):
            meet(day, excused=[who])
        last = meet(dt.date(2024, 2, 2), excused=[who])
        assert of("members_excused_over_three_running", last) == known(0)

    def test_a_planned_meeting_has_no_roll_yet(self, town, record, of):
        from bontot.domain.meetings.models import Meeting  # noqa: PLC0415 - only here

        planned = record(
            Meeting(
                organization_id=town.hoa_sen,
                kind="regular",
                state="notified",
                month=dt.date(2024, 5, 1),
                planned_at=at_hour(DAY),
            )
        )
        for name in ("meeting_attendance", "meeting_unexcused", "meeting_minutes"):
            assert of(name, planned) == UNKNOWN
        assert of("members_excused_over_three_running", planned) == UNKNOWN


class TestTime:
    @pytest.mark.parametrize("minutes", [45, 89, 90, 120])
    def test_minutes(self, meet, of, minutes):
        assert of("meeting_minutes", meet(DAY, minutes=minutes)) == known(minutes)

    def test_no_end(self, meet, of):
        assert of("meeting_minutes", meet(DAY, ended_at=None)) == UNKNOWN


class TestPapers:
    @pytest.mark.parametrize(
        ("posted", "days"),
        [
            (at_hour(dt.date(2024, 5, 2), 7), 0),
            (at_hour(dt.date(2024, 5, 1), 23), 1),
            (at_hour(dt.date(2024, 4, 30), 8), 2),
            (at_hour(dt.date(2024, 5, 3), 8), 0),
        ],
    )
    def test_calendar_days_of_the_paper_posted_last(self, meet, record, of, posted, days):
        meeting = meet(DAY)
        early = at_hour(dt.date(2024, 4, 20))
        record(
            MeetingPaper(meeting=meeting, title="Dự thảo", posted_at=early),
            MeetingPaper(meeting=meeting, title="Gợi ý", posted_at=posted),
        )
        assert of("meeting_papers_days_before", meeting) == known(min(days, 12))

    def test_no_paper_or_paper_copies_alone(self, meet, record, of):
        meeting = meet(DAY)
        assert of("meeting_papers_days_before", meeting) == NOT_APPLICABLE
        record(MeetingPaper(meeting=meeting, title="Bản giấy", paper_only=True))
        assert of("meeting_papers_days_before", meeting) == NOT_APPLICABLE

    def test_not_posted(self, meet, open_meeting, record, of):
        locked = meet(dt.date(2024, 6, 2))
        for meeting in (open_meeting, locked):
            record(MeetingPaper(meeting=meeting, title="Dự thảo"))
        assert of("meeting_papers_days_before", open_meeting) == UNKNOWN
        assert of("meeting_papers_days_before", locked) == known(0)

    def test_final_papers(self, meet, of):
        posted = meet(DAY, final_papers_posted_at=at_hour(dt.date(2024, 5, 4)))
        assert of("final_papers_days_after", posted) == known(2)
        assert of("final_papers_days_after", meet(dt.date(2024, 6, 2))) == UNKNOWN


class TestCellCommittee:
    @pytest.fixture
    def committee(self, town, people, record):
        (member,) = people(1)
        record(
            Position(
                member=member,
                organization_id=town.hoa_sen,
                post="cell_committee_member",
                valid_from=dt.date(2020, 1, 1),
            )
        )

    def test_a_cell_without_one(self, meet, of):
        assert of("cell_committee_met", meet(DAY)) == NOT_APPLICABLE

    @pytest.mark.usefixtures("committee")
    def test_it_met_in_the_month(self, meet, of):
        meet(dt.date(2024, 5, 1), kind="cell_committee", adopted=False)
        assert of("cell_committee_met", meet(DAY)) == known(1)

    @pytest.mark.usefixtures("committee")
    def test_it_did_not(self, meet, of, open_meeting):
        meet(dt.date(2024, 4, 30), kind="cell_committee", adopted=False)
        assert of("cell_committee_met", open_meeting) == UNKNOWN
        assert of("cell_committee_met", meet(dt.date(2024, 6, 2))) == known(0)


class TestWhatALockedRecordSays:
    NAMES = (
        "notice_given",
        "praise_or_reminder_given",
        "next_tasks_assigned",
        "minutes_adopted",
        "resolution_adopted",
        "level_voted",
    )

    @pytest.mark.parametrize("name", NAMES)
    def test_a_locked_record_without_it_says_no(self, meet, of, name):
        assert of(name, meet(DAY, adopted=False)) == known(0)

    @pytest.mark.parametrize("name", NAMES)
    def test_an_open_record_without_it_says_nothing(self, open_meeting, of, name):
        assert of(name, open_meeting) == UNKNOWN

    @pytest.mark.parametrize("name", NAMES)
    def test_an_open_record_with_it_says_yes(self, town, meet, record, of, name):
        meeting = meet(DAY, state="awaiting_adoption", notice_given_at=at_hour(DAY, 8))
        given = task(town.hoa_sen)
        record(
            given,
            MeetingTask(meeting=meeting, task=given, part="assigned"),
            MeetingRemark(meeting=meeting, kind="praise", about="hoàn thành sớm"),
            Conclusion(meeting=meeting, content="Kết luận", resolution_number="05-NQ/CB"),
            MeetingVote(
                meeting=meeting,
                subject="Chất lượng kỳ sinh hoạt",
                base=10,
                in_favour=10,
                against=0,
                other=0,
            ),
        )
        assert of(name, meeting) == known(1)


class TestFigures:
    def test_steps_and_speakers(self, meet, of):
        meeting = meet(DAY, steps_expected=14, steps_done=13, speakers=5)
        assert of("procedure_steps_done", meeting) == known(13, 14)
        assert of("speakers_share", meeting) == known(5, 10)

    def test_not_recorded(self, meet, of):
        meeting = meet(DAY)
        assert of("procedure_steps_done", meeting) == UNKNOWN
        assert of("speakers_share", meeting) == UNKNOWN

    def test_thematic(self, meet, of):
        assert of("meeting_is_thematic", meet(DAY)) == known(0)
        assert of("meeting_is_thematic", meet(dt.date(2024, 6, 2), kind="combined")) == known(1)


class TestTasks:
    def test_none(self, meet, of):
        assert of("tasks_last_month_done", meet(DAY)) == NOT_APPLICABLE

    def test_heard_and_not_heard(self, town, meet, record, of):
        meeting = meet(DAY)
        done, partly = task(town.hoa_sen), task(town.hoa_sen, "Sửa đèn")
        silent = task(town.hoa_sen, "Báo cáo", hear_month=dt.date(2024, 5, 1))
        record(
            done,
            partly,
            silent,
            MeetingTask(meeting=meeting, task=done, part="heard", result="done"),
            MeetingTask(meeting=meeting, task=partly, part="heard", result="partly"),
        )
        assert of("tasks_last_month_done", meeting) == known(1, 3)

    def test_not_heard_while_the_record_is_open(self, town, open_meeting, record, of):
        record(task(town.hoa_sen, hear_month=dt.date(2024, 5, 1)))
        assert of("tasks_last_month_done", open_meeting) == UNKNOWN
