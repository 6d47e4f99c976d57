"""Recording tasks, targets and the papers a cell owes, inside an open operation."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid5

from bontot.domain.audit.steps import Write
from bontot.domain.documents.types import words
from bontot.domain.notices.steps import tell_members
from bontot.domain.notices.types import NoticeKind
from bontot.domain.tasks.models import ReportDuty, Target, Task, TaskNote, TaskOwner
from bontot.domain.tasks.types import (
    NewReportDuty,
    NewTarget,
    NewTask,
    TaskChange,
    TaskDoneBeforeAssigned,
    TaskDueBeforeAssigned,
    TaskDueFarAway,
    TaskNoteKind,
    TaskState,
)


#: A deadline farther away than this is a slip of the keyboard: longer than a term of office.
_FARTHEST: Final = timedelta(days=5 * 366)


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


def give_task(write: Write, new: NewTask) -> Task:
    """
    Give one task to its owners, or to the whole cell, and tell those who have an account.

    Raises:
        TaskDueBeforeAssigned: The deadline lies before the day it is given.
        TaskDueFarAway: The deadline lies years away.
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 2, and those of telling.
    """
    if new.due_date < new.assigned_date:
        raise TaskDueBeforeAssigned(due=new.due_date, assigned=new.assigned_date)
    if new.due_date > new.assigned_date + _FARTHEST:
        raise TaskDueFarAway(due=new.due_date)
    task = write.create(
        Task(
            id=new.id,
            organization_id=new.organization_id,
            source=new.source,
            content=words(new.content, 500),
            assigned_date=new.assigned_date,
            due_date=new.due_date,
            hear_month=new.hear_month,
        )
    )
    owners = list(dict.fromkeys(new.owners))
    write.create_many([TaskOwner(task_id=task.pk, member_id=owner) for owner in owners])
    if owners:
        tell_members(
            write,
            organization_id=new.organization_id,
            kind=NoticeKind.TASK,
            about=task.pk,
            members=owners,
        )
    write.touch(new.organization_id, new.assigned_date, new.due_date)
    return task


def add_note(
    write: Write,
    task: Task,
    text: str,
    kind: TaskNoteKind = TaskNoteKind.PROGRESS,
    *,
    due_was: date | None = None,
) -> TaskNote:
    """
    Write a note on a task.

    Raises:
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 1.
    """
    said = words(text, 300)
    return write.create(
        TaskNote(task=task, kind=kind, text=said, due_was=due_was, written_at=write.at)
    )


def tell_owners(write: Write, task: Task, kind: NoticeKind, *, about: UUID) -> None:
    """
    Tell the owners of a task who have an account.

    Queries: 1, and those of telling.
    """
    owners = list(task.owners.values_list("member_id", flat=True))
    if owners:
        tell_members(
            write,
            organization_id=task.organization_id,
            kind=kind,
            about=about,
            members=owners,
        )


def alter_task(write: Write, task: Task, change: TaskChange) -> None:
    """
    Give a task its new deadline, month and owners, note why, and tell those who own it now.

    Raises:
        TaskDueBeforeAssigned: The deadline lies before the day it was given.
        TaskDueFarAway: The deadline lies years away.
        TextMissing: It does not say why.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: at most 5, and those of telling.
    """
    if change.due_date < task.assigned_date:
        raise TaskDueBeforeAssigned(due=change.due_date, assigned=task.assigned_date)
    if change.due_date > task.assigned_date + _FARTHEST:
        raise TaskDueFarAway(due=change.due_date)
    was = task.due_date
    note = add_note(
        write,
        task,
        change.reason,
        TaskNoteKind.CHANGED,
        due_was=was if was != change.due_date else None,
    )
    write.touch(task.organization_id, was, *([task.hear_month] if task.hear_month else []))
    wanted = set(change.owners)
    had = set(task.owners.values_list("member_id", flat=True))
    if wanted != had:
        write.delete_many(TaskOwner.objects.filter(task=task).exclude(member_id__in=wanted))
        write.create_many(
            [TaskOwner(task_id=task.pk, member_id=one) for one in sorted(wanted - had)]
        )
    hear = (change.hear_month or change.due_date).replace(day=1)
    if not write.update(task, due_date=change.due_date, hear_month=hear):
        write.raise_version(task)
    tell_owners(write, task, NoticeKind.CHANGED, about=note.pk)
    write.touch(task.organization_id, task.due_date, hear)


def settle_task(
    write: Write,
    task: Task,
    state: TaskState,
    *,
    done: date | None = None,
    closed: date | None = None,
) -> None:
    """
    Write down where a task stands: done on a day, partly, not, or open again; closed where nobody follows it any more.

    Raises:
        TaskDoneBeforeAssigned: It would be done before it was given.

    Queries: 1.
    """
    if done is not None and done < task.assigned_date:
        raise TaskDoneBeforeAssigned(done=done, assigned=task.assigned_date)
    done_date = done if state is TaskState.DONE else None
    write.update(task, state=state, done_date=done_date, closed_date=closed)
    write.touch(task.organization_id, task.assigned_date, task.due_date)
    if done is not None:
        write.touch(task.organization_id, done)


def carry_over(write: Write, tasks: Sequence[Task], month: date) -> int:
    """
    Take tasks that were heard and are not done to the next month; those closed stay as they are.

    Returns:
        How many were carried over.

    Queries: 1 for each.
    """
    open_ones = [task for task in tasks if task.closed_date is None]
    for task in open_ones:
        write.update(task, state=TaskState.IN_PROGRESS, hear_month=month, carried=task.carried + 1)
        write.touch(task.organization_id, task.due_date, month)
    return len(open_ones)
