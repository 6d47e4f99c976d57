"""Tasks, targets, admissions, matters, inspections, petitions."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import NOT_APPLICABLE, UNKNOWN, YEAR, known

from bontot.domain.discipline.models import Inspection
from bontot.domain.facts.types import Window
from bontot.domain.meetings.models import MeetingTask
from bontot.domain.members.models import AdmissionCount, AdmissionTarget, ProbationReview
from bontot.domain.petitions.models import Petition, PressingMatterCount
from bontot.domain.tasks.models import ReportDuty, Target, Task


def task(town, due, *, done=None, state="in_progress", source="resolution", hear=None):
    return Task(
        organization_id=town.hoa_sen,
        source=source,
        content=f"Việc hạn {due}",
        assigned_date=dt.date(2023, 12, 1),
        due_date=due,
        state="done" if done else state,
        done_date=done,
        hear_month=hear,
    )


class TestTasks:
    def test_nothing_on_record(self, value):
        for name in ("tasks_done", "tasks_done_on_time", "tasks_heard", "tasks_overdue"):
            assert value(name) == UNKNOWN
        assert value("working_session_tasks_done") == NOT_APPLICABLE

    def test_done_in_time_late_and_not(self, town, record, value):
        due = dt.date(2024, 6, 30)
        record(
            task(town, due, done=due),
            task(town, due, done=dt.date(2024, 7, 1)),
            task(town, due, state="partly_done"),
            task(town, dt.date(2025, 1, 10)),
            task(town, dt.date(2023, 12, 31)),
        )
        assert value("tasks_done") == known(2, 3)
        assert value("tasks_done_on_time") == known(1, 3)
        assert value("tasks_overdue") == known(1)

    def test_due_today_is_due_and_not_overdue(self, town, record, value):
        record(task(town, dt.date(2024, 6, 30)))
        seen = Window(YEAR.start, YEAR.until, dt.date(2024, 6, 30))
        assert value("tasks_done", window=seen) == known(0, 1)
        assert value("tasks_overdue", window=seen) == known(0)
        before = Window(YEAR.start, YEAR.until, dt.date(2024, 6, 29))
        assert value("tasks_done", window=before) == UNKNOWN

    def test_heard(self, town, record, meet, value):
        may, june = dt.date(2024, 5, 1), dt.date(2024, 6, 1)
        heard, silent = task(town, may, hear=may), task(town, june, hear=june)
        meeting = meet(dt.date(2024, 5, 2))
        record(
            heard,
            silent,
            MeetingTask(meeting=meeting, task=heard, part="heard", result="partly"),
        )
        assert value("tasks_heard") == known(1, 2)
        seen = Window(YEAR.start, YEAR.until, dt.date(2024, 6, 15))
        assert value("tasks_heard", window=seen) == known(1, 1)

    def test_of_a_working_session(self, town, record, value):
        due = dt.date(2024, 6, 30)
        record(
            task(town, due, done=due, source="working_session"),
            task(town, due, source="working_session"),
            task(town, due, done=due),
        )
        assert value("working_session_tasks_done") == known(1, 2)


def target(town, name, assigned, reached, **fields):
    return Target(
        organization_id=town.hoa_sen,
        year=2024,
        name=name,
        unit="%",
        assigned=assigned,
        reached=reached,
        **fields,
    )


class TestTargets:
    def test_nothing_on_record(self, value):
        assert value("targets_met") == UNKNOWN
        assert value("targets_exceeded") == NOT_APPLICABLE

    def test_met_exactly_exceeded_and_missed(self, town, record, value):
        record(
            target(town, "Hộ văn hóa", "95.00", "95.00"),
            target(town, "Tuyến tự quản", "3", "4"),
            target(town, "Công khai", "2", "1.99"),
        )
        assert value("targets_met") == known(2, 3)
        assert value("targets_exceeded") == known(1)

    def test_where_less_is_better(self, town, record, value):
        record(
            target(town, "Văn bản", "2", "2", lower_is_better=True),
            target(town, "Giờ họp", "3", "2", lower_is_better=True),
        )
        assert value("targets_met") == known(2, 2)
        assert value("targets_exceeded") == known(1)

    def test_where_none_can_be_exceeded(self, town, record, value):
        record(target(town, "Công nhận đúng hạn", "100", "100", can_exceed=False))
        assert value("targets_exceeded") == NOT_APPLICABLE

    def test_a_result_not_recorded(self, town, record, value):
        record(target(town, "Hộ văn hóa", "95", None), target(town, "Khác", "1", "2"))
        assert value("targets_met") == UNKNOWN
        assert value("targets_exceeded") == UNKNOWN


class TestAdmissions:
    def count(self, town, month, admitted, source="women"):
        return AdmissionCount(
            organization_id=town.hoa_sen,
            month=dt.date(2024, month, 1),
            source=source,
            admitted=admitted,
        )

    def target(self, town, number):
        return AdmissionTarget(organization_id=town.hoa_sen, year=2024, target=number)

    def test_neither(self, value):
        assert value("admissions") == NOT_APPLICABLE
        assert value("admissions_target") == NOT_APPLICABLE

    def test_a_target_and_no_count(self, town, record, value):
        record(self.target(town, 1))
        assert value("admissions") == UNKNOWN
        assert value("admissions_target") == known(1)

    def test_a_target_of_none(self, town, record, value):
        record(self.target(town, 0))
        assert value("admissions") == known(0)
        assert value("admissions_target") == known(0)

    def test_counted_by_month_and_source(self, town, record, value):
        record(
            self.target(town, 1),
            self.count(town, 3, 1),
            self.count(town, 3, 0, "farmers"),
            self.count(town, 9, 1, "youth"),
        )
        assert value("admissions") == known(2)

    def test_a_zero_written_down_is_a_zero(self, town, record, value):
        record(self.target(town, 1), self.count(town, 12, 0, "other"))
        assert value("admissions") == known(0)


def test_probation(town, record, people, value):
    assert value("probation_on_time") == NOT_APPLICABLE
    due = dt.date(2024, 10, 10)
    for member, decided in zip(people(3), (due, due + dt.timedelta(days=1), None), strict=True):
        record(
            ProbationReview(
                member=member, organization_id=town.hoa_sen, due_date=due, decided_date=decided
            )
        )
    assert value("probation_on_time") == known(1, 3)
    before = Window(YEAR.start, YEAR.until, dt.date(2024, 10, 9))
    assert value("probation_on_time", window=before) == NOT_APPLICABLE


class TestMatters:
    def count(self, town, month, **fields):
        return PressingMatterCount(
            organization_id=town.hoa_sen, month=dt.date(2024, month, 1), **fields
        )

    def test_no_counts(self, value):
        for name in (
            "pressing_matters_resolved",
            "pressing_matters_overdue",
            "complaints_protracted",
        ):
            assert value(name) == UNKNOWN

    def test_none_raised(self, town, record, value):
        record(self.count(town, 1, raised=0, resolved=0))
        assert value("pressing_matters_resolved") == NOT_APPLICABLE
        assert value("pressing_matters_overdue") == known(0)
        assert value("complaints_protracted") == known(0)

    def test_the_last_month_says_what_is_still_open(self, town, record, value):
        record(
            self.count(town, 3, raised=2, resolved=1, overdue=2, complaints_protracted=3),
            self.count(town, 5, raised=1, resolved=1, overdue=1, complaints_protracted=0),
        )
        assert value("pressing_matters_resolved") == known(2, 3)
        assert value("pressing_matters_overdue") == known(1)
        assert value("complaints_protracted") == known(0)


def test_inspections(town, record, value):
    assert value("inspections_done") == NOT_APPLICABLE
    planned = dt.date(2024, 6, 1)
    record(
        *(
            Inspection(
                organization_id=town.hoa_sen,
                kind="supervision",
                subject="Nhiệm vụ được phân công",
                planned_date=planned,
                concluded_date=concluded,
            )
            for concluded in (planned, None)
        )
    )
    assert value("inspections_done") == known(1, 2)


class TestPetitions:
    def sent(self, town, due, answered=None):
        return Petition(
            organization_id=town.hoa_sen,
            addressed_to_id=town.my_long,
            content="Thay bóng đèn",
            state="answered" if answered else "sent",
            sent_date=dt.date(2024, 5, 1),
            due_date=due,
            answered_date=answered,
        )

    def test_none_owed(self, town, record, value):
        assert value("petitions_answered") == NOT_APPLICABLE
        record(self.sent(town, None))
        assert value("petitions_answered") == NOT_APPLICABLE

    def test_answered_and_past_their_date(self, town, record, value):
        due = dt.date(2024, 5, 16)
        record(self.sent(town, due, dt.date(2024, 5, 13)), self.sent(town, due))
        assert value("petitions_answered") == known(1, 2)


@pytest.mark.parametrize("kinds", [2, 6])
def test_report_kinds(town, record, value, kinds):
    assert value("report_kinds_monthly") == UNKNOWN
    record(
        ReportDuty(
            organization_id=town.hoa_sen,
            kinds=9,
            valid_from=dt.date(2020, 1, 1),
            valid_until=dt.date(2024, 9, 1),
        ),
        ReportDuty(organization_id=town.hoa_sen, kinds=kinds, valid_from=dt.date(2024, 9, 1)),
    )
    assert value("report_kinds_monthly") == known(kinds)
