"""Tasks followed: by their owners, who say how far they are, and by the secretary, who accepts or sends back."""

from datetime import date, datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.notices.types import NoticeKind
from bontot.domain.orgtree.queries import known_paths_of
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.queries import check_owners
from bontot.domain.tasks.steps import add_note, alter_task, settle_task, tell_owners
from bontot.domain.tasks.types import (
    FINISHED,
    TaskChange,
    TaskDoneBeforeAssigned,
    TaskFinished,
    TaskNoteKind,
    TaskNotProposed,
    TaskState,
    TaskUnknown,
)
from bontot.primitives.periods import day_of


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
        add_note(write, task, text)
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
        day = done_date or day_of(at)
        if not task.assigned_date <= day <= day_of(at):
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
        day = done_date or task.proposed_date or day_of(at)
        if day > day_of(at):
            raise TaskDoneBeforeAssigned(done=day, assigned=task.assigned_date)
        settle_task(write, task, TaskState.DONE, done=day)
        return write.answer(task=task.pk, version=task.version)


def send_back(
    *, actor: Actor, at: datetime, key: UUID | None = None, task_id: UUID, seen: int, text: str
) -> dict[str, Json]:
    """
    Send a task back to its owner, who said it was done, with a word about what is still missing.

    Returns:
        `task` and its `version`.

    Raises:
        TaskUnknown: There is no such task in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not follow tasks there.
        ChangedMeanwhile: Somebody changed the task after it was shown.
        TaskFinished: The task is finished.
        TaskNotProposed: Nobody said it was done.
        TextMissing: It does not say what is missing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 6, those of telling and the frame's.
    """
    with writing("tasks.send_back", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        task = _open_task(write, actor, task_id, seen, owner_too=False)
        if task.state != TaskState.AWAITING_CONFIRMATION:
            raise TaskNotProposed(task=str(task_id))
        note = add_note(write, task, text, TaskNoteKind.SENT_BACK)
        write.update(task, state=TaskState.IN_PROGRESS, proposed_date=None)
        tell_owners(write, task, NoticeKind.SENT_BACK, about=note.pk)
        write.touch(task.organization_id, task.due_date)
        return write.answer(task=task.pk, version=task.version)


def change_task(
    *,
    actor: Actor,
    at: datetime,
    key: UUID | None = None,
    task_id: UUID,
    seen: int,
    change: TaskChange,
) -> dict[str, Json]:
    """
    Give a task another deadline, another month that hears it, or other owners, and say why.

    Returns:
        `task` and its `version`.

    Raises:
        TaskUnknown: There is no such task in sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not follow tasks there.
        ChangedMeanwhile: Somebody changed the task after it was shown.
        TaskFinished: The task is finished.
        TaskDueBeforeAssigned: The deadline lies before the day it was given.
        TaskOwnerNotHere: An owner does not belong to the cell on that day.
        TextMissing: It does not say why.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 9, those of telling and the frame's.
    """
    with writing("tasks.change", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        task = _open_task(write, actor, task_id, seen, owner_too=False)
        check_owners(task.organization_id, change.owners, day_of(at))
        alter_task(write, task, change)
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
        settle_task(write, task, TaskState.NOT_DONE, closed=day_of(at))
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
