"""Recording tasks, targets and the papers a cell owes, inside an open operation."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.tasks.models import ReportDuty, Target, Task, TaskOwner
from bontot.domain.tasks.types import NewReportDuty, NewTarget, NewTask


def add_tasks(write: Write, tasks: Sequence[NewTask]) -> None:
    """
    Insert tasks with their owners.

    Queries: 2 for each 2,000 rows.
    """
    write.create_many(
        [
            Task(
                id=new.id,
                organization_id=new.organization_id,
                source=new.source,
                content=new.content,
                assigned_date=new.assigned_date,
                due_date=new.due_date,
                hear_month=new.hear_month,
                state=new.state,
                done_date=new.done_date,
            )
            for new in tasks
        ]
    )
    write.create_many(
        [TaskOwner(task_id=new.id, member_id=owner) for new in tasks for owner in new.owners]
    )
    write.touch_many(
        (new.organization_id, day)
        for new in tasks
        for day in (new.assigned_date, new.due_date, new.done_date)
        if day is not None
    )


def add_targets(write: Write, targets: Sequence[NewTarget]) -> None:
    """
    Insert the targets of a year with what was reached.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            Target(
                id=uuid5(new.organization_id, f"target {new.year} {new.name}"),
                organization_id=new.organization_id,
                year=new.year,
                name=new.name,
                unit=new.unit,
                assigned=new.assigned,
                reached=new.reached,
                lower_is_better=new.lower_is_better,
                can_exceed=new.can_exceed,
            )
            for new in targets
        ]
    )
    write.touch_many((new.organization_id, date(new.year, 12, 1)) for new in targets)


def add_report_duties(write: Write, duties: Sequence[NewReportDuty]) -> None:
    """
    Insert how many kinds of periodic paper are owed a month.

    Queries: 1 for each 2,000 rows.
    """
    write.create_many(
        [
            ReportDuty(
                id=uuid5(new.organization_id, f"report duty {new.valid_from}"),
                organization_id=new.organization_id,
                kinds=new.kinds,
                valid_from=new.valid_from,
                valid_until=new.valid_until,
            )
            for new in duties
        ]
    )
    write.touch_many((new.organization_id, new.valid_from) for new in duties)
