"""Tasks, targets and papers owed, recorded by those who follow them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents.types import words
from bontot.domain.orgtree.queries import known_paths_of
from bontot.domain.tasks.models import Task, TaskNote
from bontot.domain.tasks.steps import (
    add_report_duties,
    add_targets,
    add_tasks,
    give_task,
    settle_task,
)
from bontot.domain.tasks.types import (
    FINISHED,
    NewReportDuty,
    NewTarget,
    NewTask,
    NotBelow,
    TaskDoneBeforeAssigned,
    TaskFinished,
    TaskSource,
    TaskState,
    TaskUnknown,
)


VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")


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
    cells: Sequence[UUID],
    content: str,
    due_date: date,
) -> dict[str, Json]:
    """
    Give one task to several cells from the committee above; each hears it at its meeting of the month it is due.

    Args:
        actor: One of the committee.
        at: The instant.
        key: The idempotency key.
        organization_id: The committee.
        cells: Which cells below.
        content: What is to be done.
        due_date: Until when.

    Returns:
        `tasks`: one identifier a cell, in the order given.

    Raises:
        OrganizationUnknown: The committee or a cell is not there or out of sight.
        NotBelow: A cell does not stand below the committee.
        NotInScope: The committee is outside what the actor sees.
        ActionNotPermitted: The actor gives no tasks there.
        TaskDueBeforeAssigned: The deadline has passed.
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 2, and 3 for each cell and the frame's.
    """
    with writing("tasks.assign_from_above", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        paths = known_paths_of([organization_id, *cells])
        check_can(actor, Action.EVALUATE, paths[organization_id])
        for cell in cells:
            if not paths[cell].startswith(f"{paths[organization_id]}."):
                raise NotBelow(organization=str(cell))
        given = [
            give_task(
                write,
                NewTask(
                    id=uuid4(),
                    organization_id=cell,
                    source=TaskSource.ABOVE,
                    content=content,
                    assigned_date=_day(at),
                    due_date=due_date,
                    hear_month=due_date.replace(day=1),
                ),
            )
            for cell in dict.fromkeys(cells)
        ]
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
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 5 and the frame's.
    """
    with writing("tasks.add", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        check_can(actor, Action.RECORD_TASK, known_paths_of([organization_id])[organization_id])
        task = give_task(
            write,
            NewTask(
                id=uuid4(),
                organization_id=organization_id,
                source=source,
                content=content,
                assigned_date=_day(at),
                due_date=due_date,
                hear_month=(hear_month or due_date).replace(day=1),
                owners=owners,
            ),
        )
        return write.answer(task=task.pk)


def note_progress(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    task_id: UUID,
    seen: int,
    text: str,
) -> dict[str, Json]:
    """
    Note progress on a task: by the secretary, or by a member who owns it.

    Returns:
        `task` and its `version`.

    Raises:
        TaskUnknown: There is no such task in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor neither owns the task nor follows it.
        ChangedMeanwhile: Somebody changed the task after it was shown.
        TaskFinished: The task is finished.
        TextMissing: The note is empty.
        TextTooLong: The note is too long.
        SecrecyMark: The note bears a mark of secrecy.

    Queries: 6 and the frame's.
    """
    with writing("tasks.note_progress", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        task = _open_task(write, actor, task_id, seen, owner_too=True)
        write.create(TaskNote(task=task, text=words(text, 300), written_at=at))
        if task.state == TaskState.NOT_STARTED:
            settle_task(write, task, TaskState.IN_PROGRESS)
        write.touch(task.organization_id, task.due_date)
        return write.answer(task=task.pk, version=task.version)


def propose_done(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    task_id: UUID,
    seen: int,
    done_date: date | None = None,
) -> dict[str, Json]:
    """
    Say as its owner that a task is done; the secretary accepts, or the meeting hears it.

    Returns:
        `task` and its `version`.

    Raises:
        TaskUnknown: There is no such task in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor neither owns the task nor follows it.
        ChangedMeanwhile: Somebody changed the task after it was shown.
        TaskFinished: The task is finished.
        TaskDoneBeforeAssigned: It would be done before it was given, or after today.

    Queries: 5 and the frame's.
    """
    with writing("tasks.propose_done", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        task = _open_task(write, actor, task_id, seen, owner_too=True)
        day = done_date or _day(at)
        if not task.assigned_date <= day <= _day(at):
            raise TaskDoneBeforeAssigned(done=day, assigned=task.assigned_date)
        write.update(task, state=TaskState.AWAITING_CONFIRMATION, proposed_date=day)
        write.touch(task.organization_id, task.due_date)
        return write.answer(task=task.pk, version=task.version)


def accept_done(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    task_id: UUID,
    seen: int,
    done_date: date | None = None,
) -> dict[str, Json]:
    """
    Accept a task as done: on the day told, or the day its owner said, or today.

    Returns:
        `task` and its `version`.

    Raises:
        TaskUnknown: There is no such task in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not follow tasks there.
        ChangedMeanwhile: Somebody changed the task after it was shown.
        TaskFinished: The task is finished.
        TaskDoneBeforeAssigned: It would be done before it was given, or after today.

    Queries: 4 and the frame's.
    """
    with writing("tasks.accept_done", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        task = _open_task(write, actor, task_id, seen, owner_too=False)
        day = done_date or task.proposed_date or _day(at)
        if day > _day(at):
            raise TaskDoneBeforeAssigned(done=day, assigned=task.assigned_date)
        settle_task(write, task, TaskState.DONE, done=day)
        return write.answer(task=task.pk, version=task.version)


def close_task(
    *, actor: Actor, at: datetime, key: UUID | None = None, task_id: UUID, seen: int
) -> dict[str, Json]:
    """
    Stop following a task that was not done: it is not carried over any more.

    Returns:
        `task` and its `version`.

    Raises:
        TaskUnknown: There is no such task in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not follow tasks there.
        ChangedMeanwhile: Somebody changed the task after it was shown.
        TaskFinished: The task is finished.

    Queries: 4 and the frame's.
    """
    with writing("tasks.close", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        task = _open_task(write, actor, task_id, seen, owner_too=False)
        settle_task(write, task, TaskState.NOT_DONE, closed=_day(at))
        return write.answer(task=task.pk, version=task.version)


def _open_task(write: Write, actor: Actor, task_id: UUID, seen: int, *, owner_too: bool) -> Task:
    """
    Hold a task that is not finished, for whoever follows it or, where that is enough, owns it.

    Raises:
        TaskUnknown: There is no such task in sight.
        TaskFinished: The task is finished.
    """
    found = write.lock(Task.objects.filter(pk=task_id))
    if not found:
        raise TaskUnknown(task=str(task_id))
    task = found[0]
    path = known_paths_of([task.organization_id])[task.organization_id]
    owned = owner_too and task.owners.filter(member__account=actor.user_id).exists()
    if not owned:
        check_can(actor, Action.RECORD_TASK, path)
    check_version(task, seen)
    if task.state in FINISHED:
        raise TaskFinished(task=str(task_id))
    return task


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()
