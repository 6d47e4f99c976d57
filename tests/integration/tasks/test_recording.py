"""Tasks with owners, targets of a year, papers owed."""

import datetime as dt
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.support.records import person

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading, touched_after
from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.operations import record_members
from bontot.domain.tasks.models import Target, Task
from bontot.domain.tasks.operations import record_tasks
from bontot.domain.tasks.types import (
    NewReportDuty,
    NewTarget,
    NewTask,
    ReportDutiesOverlap,
    TargetSet,
    TaskDoneWithoutDate,
    TaskDueBeforeAssigned,
    TaskSource,
    TaskState,
)


def task(organization, **changes):
    fields = {
        "id": uuid4(),
        "organization_id": organization,
        "source": TaskSource.RESOLUTION,
        "content": "Tổ chức 1 buổi dọn vệ sinh",
        "assigned_date": dt.date(2024, 5, 3),
        "due_date": dt.date(2024, 5, 23),
        **changes,
    }
    return NewTask(**fields)


def target(organization, **changes):
    fields = {
        "organization_id": organization,
        "year": 2024,
        "name": "Hộ đạt gia đình văn hóa",
        "unit": "%",
        "assigned": Decimal(95),
        **changes,
    }
    return NewTarget(**fields)


def test_a_task_keeps_its_owners_and_result(town, at):
    owner = person(town.hoa_sen)
    record_members(actor=SYSTEM, at=at, members=[owner])
    done = task(
        town.hoa_sen,
        state=TaskState.DONE,
        done_date=dt.date(2024, 5, 20),
        owners=(owner.id,),
    )
    assert record_tasks(actor=SYSTEM, at=at, tasks=[done]) == {"rows": 1}
    with reading(SYSTEM):
        kept = Task.objects.get(pk=done.id)
        assert kept.done_date == dt.date(2024, 5, 20)
        assert list(kept.owners.values_list("member_id", flat=True)) == [owner.id]


def test_what_was_reached_is_unknown_until_recorded(town, at):
    record_tasks(actor=SYSTEM, at=at, targets=[target(town.hoa_sen)])
    with reading(SYSTEM):
        assert Target.objects.get().reached is None


def test_a_target_touches_its_year(town, at):
    record_tasks(actor=SYSTEM, at=at, targets=[target(town.hoa_sen)])
    with reading(SYSTEM):
        stale = touched_after(0, [town.hoa_sen], dt.date(2024, 12, 1), dt.date(2025, 1, 1))
        assert stale == {town.hoa_sen}


def test_a_viewer_records_nothing(town, at, sign_in):
    viewer = sign_in(Role.VIEWER, town.my_long)
    with pytest.raises(ActionNotPermitted):
        record_tasks(actor=viewer, at=at, tasks=[task(town.hoa_sen)])


def test_a_deadline_before_the_task_was_given(town, at):
    with pytest.raises(TaskDueBeforeAssigned):
        record_tasks(actor=SYSTEM, at=at, tasks=[task(town.hoa_sen, due_date=dt.date(2024, 5, 2))])


@pytest.mark.parametrize(
    "changes",
    [{"state": TaskState.DONE}, {"state": TaskState.NOT_DONE, "done_date": dt.date(2024, 5, 9)}],
)
def test_done_without_a_day_or_a_day_without_done(town, at, changes):
    with pytest.raises(TaskDoneWithoutDate):
        record_tasks(actor=SYSTEM, at=at, tasks=[task(town.hoa_sen, **changes)])


def test_one_target_twice(town, at):
    with pytest.raises(TargetSet):
        record_tasks(actor=SYSTEM, at=at, targets=[target(town.hoa_sen), target(town.hoa_sen)])


def test_two_figures_of_papers_on_one_day(town, at):
    duties = [
        NewReportDuty(organization_id=town.hoa_sen, kinds=kinds, valid_from=dt.date(2024, 1, 1))
        for kinds in (6, 2)
    ]
    with pytest.raises(ReportDutiesOverlap):
        record_tasks(actor=SYSTEM, at=at, report_duties=duties)
