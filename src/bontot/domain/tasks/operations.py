"""Tasks, targets and papers owed, recorded by those who follow them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.orgtree.queries import known_paths_of
from bontot.domain.tasks.steps import add_report_duties, add_targets, add_tasks
from bontot.domain.tasks.types import NewReportDuty, NewTarget, NewTask


def record_tasks(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    tasks: Sequence[NewTask] = (),
    targets: Sequence[NewTarget] = (),
    report_duties: Sequence[NewReportDuty] = (),
) -> dict[str, Json]:
    """
    Record tasks with owners and results, targets of a year, and how many papers are owed.

    Returns:
        `rows`: how many were recorded.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor records no tasks there.
        TaskDueBeforeAssigned: A deadline lies before the day the task was given.
        TaskDoneWithoutDate: A task is done without a day, or has one without being done.
        TargetSet: A target of this name and year was set already.
        ReportDutiesOverlap: Two figures of papers owed hold on one day.

    Queries: 1, 4 for each 2,000 rows, and the frame's.
    """
    with writing("tasks.record", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows: tuple[NewTask | NewTarget | NewReportDuty, ...] = (*tasks, *targets, *report_duties)
        for path in known_paths_of(row.organization_id for row in rows).values():
            check_can(actor, Action.RECORD_TASK, path)
        add_tasks(write, tasks)
        add_targets(write, targets)
        add_report_duties(write, report_duties)
        return write.answer(rows=len(rows))
