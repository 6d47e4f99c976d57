"""Tasks, targets and papers owed, given and recorded."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.notices.steps import tell_cells
from bontot.domain.notices.types import NoticeKind
from bontot.domain.orgtree.queries import cells_on, known_paths_of
from bontot.domain.tasks.queries import check_owners
from bontot.domain.tasks.steps import add_report_duties, add_targets, add_tasks, give_task
from bontot.domain.tasks.types import (
    NewReportDuty,
    NewTarget,
    NewTask,
    NoCellChosen,
    NotBelow,
    TaskSource,
)
from bontot.primitives.periods import day_of


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


def assign_from_above(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    organization_id: UUID,
    content: str,
    due_date: date,
    cells: Sequence[UUID] = (),
    cell_types: Sequence[str] = (),
) -> dict[str, Json]:
    """
    Give one task to several cells from the committee above; each hears it at its meeting of the month it is due.

    Args:
        actor: One of the committee.
        at: The instant.
        key: The idempotency key.
        organization_id: The committee.
        content: What is to be done.
        due_date: Until when.
        cells: Which cells below.
        cell_types: And every cell below of these types on the day.

    Returns:
        `tasks`: one identifier a cell, those named first.

    Raises:
        OrganizationUnknown: The committee or a cell is not there or out of sight.
        NoCellChosen: No cell is named and none is of these types.
        NotBelow: A cell does not stand below the committee.
        NotInScope: The committee is outside what the actor sees.
        ActionNotPermitted: The actor gives no tasks there.
        TaskDueBeforeAssigned: The deadline has passed.
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 3, 3 for each cell, those of telling and the frame's.
    """
    with writing("tasks.assign_from_above", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        paths = known_paths_of([organization_id, *cells])
        check_can(actor, Action.EVALUATE, paths[organization_id])
        for cell in cells:
            if not paths[cell].startswith(f"{paths[organization_id]}."):
                raise NotBelow(organization=str(cell))
        below = cells_on(paths[organization_id], day_of(at)) if cell_types else []
        chosen = dict.fromkeys([*cells, *(u.id for u in below if u.cell_type in cell_types)])
        if not chosen:
            raise NoCellChosen(organization=str(organization_id))
        given = [
            give_task(
                write,
                NewTask(
                    id=uuid4(),
                    organization_id=cell,
                    source=TaskSource.ABOVE,
                    content=content,
                    assigned_date=day_of(at),
                    due_date=due_date,
                    hear_month=due_date.replace(day=1),
                ),
            )
            for cell in chosen
        ]
        tell_cells(
            write,
            kind=NoticeKind.FOR_CELL,
            about=[(task.organization_id, task.pk) for task in given],
        )
        return write.answer(tasks=[task.pk for task in given])


def add_task(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    organization_id: UUID,
    source: TaskSource,
    content: str,
    due_date: date,
    owners: Sequence[UUID] = (),
    hear_month: date | None = None,
) -> dict[str, Json]:
    """
    Give a task of the cell's own outside a meeting: a standing one, one of a working session, a remedy.

    Returns:
        `task`.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor gives no tasks there.
        TaskDueBeforeAssigned: The deadline has passed.
        TaskOwnerNotHere: An owner does not belong to the cell on that day.
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 6 and the frame's.
    """
    with writing("tasks.add", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        check_can(actor, Action.RECORD_TASK, known_paths_of([organization_id])[organization_id])
        check_owners(organization_id, owners, day_of(at))
        task = give_task(
            write,
            NewTask(
                id=uuid4(),
                organization_id=organization_id,
                source=source,
                content=content,
                assigned_date=day_of(at),
                due_date=due_date,
                hear_month=(hear_month or due_date).replace(day=1),
                owners=owners,
            ),
        )
        return write.answer(task=task.pk)
