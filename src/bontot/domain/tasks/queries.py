"""Tasks as they stand on a day."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Q, QuerySet, Value, When

from bontot.domain.members.queries import roster_on
from bontot.domain.orgtree.queries import cells_on
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.types import (
    DUE_SOON_DAYS,
    FINISHED,
    CellTask,
    GivenFromAbove,
    NoteOnTask,
    TaskFromAbove,
    TaskNoteKind,
    TaskOnDay,
    TaskOwnerNotHere,
    TaskSource,
    TaskUnknown,
)
from bontot.primitives.periods import day_of


def tasks_of(
    *,
    organization: UUID,
    today: date,
    member: UUID | None = None,
    whole_cell: bool = False,
    open_only: bool = False,
    since: date | None = None,
) -> tuple[TaskOnDay, ...]:
    """
    List the tasks of a cell, or those one member owns: the oldest deadline first, those finished last.

    Args:
        organization: The cell.
        today: For how long a task is overdue, and whether it is due soon.
        member: Only those this member owns.
        whole_cell: Only those of the whole cell, which nobody owns.
        open_only: Leave out those finished.
        since: Leave out those finished and due before this day.

    Queries: 3.
    """
    rows = Task.objects.filter(organization_id=organization)
    if member is not None:
        rows = rows.filter(owners__member_id=member)
    if whole_cell:
        rows = rows.filter(owners=None)
    if open_only:
        rows = rows.exclude(state__in=FINISHED)
    if since is not None:
        rows = rows.filter(Q(due_date__gte=since) | ~Q(state__in=FINISHED))
    return task_list(rows, today)


def task_of(
    *, organization: UUID, task: UUID, today: date, member: UUID | None = None
) -> TaskOnDay:
    """
    Read one task of a cell, or one that a member owns.

    Raises:
        TaskUnknown: There is no such task there, or the member does not own it.

    Queries: 3.
    """
    rows = Task.objects.filter(pk=task, organization_id=organization)
    if member is not None:
        rows = rows.filter(owners__member_id=member)
    found = task_list(rows, today)
    if not found:
        raise TaskUnknown(task=str(task))
    return found[0]


def check_owners(organization: UUID, owners: Iterable[UUID], on: date) -> None:
    """
    Refuse owners who do not belong to the cell on a day.

    Raises:
        TaskOwnerNotHere: One does not.

    Queries: 1, none without owners.
    """
    wanted = set(owners)
    if wanted and not wanted <= {line.member_id for line in roster_on(organization, on)}:
        raise TaskOwnerNotHere


def task_list(rows: QuerySet[Task], today: date) -> tuple[TaskOnDay, ...]:
    """
    Read tasks with their owners and notes, at most as many as one page lists.

    Queries: 3.
    """
    finished = Case(When(state__in=FINISHED, then=Value(1)), default=Value(0))
    found = rows.prefetch_related("owners__member", "notes").order_by(
        finished, "due_date", "content", "id"
    )
    return tuple(_on_day(task, today) for task in found[: settings.LIST_ROWS])


def given_from_above(*, path: str, on: date, today: date, since: date) -> GivenFromAbove:
    """
    List what those above gave the cells below a path: overdue first, then by deadline, what every cell is through with last.

    Args:
        path: Where the committee stands on the day.
        on: The day whose cells are listed.
        today: For how long a task is overdue.
        since: What is finished and was due before this day is left out.

    Returns:
        At most as many tasks as one page lists.

    Queries: 3.
    """
    units = {unit.id: unit for unit in cells_on(path, on) if unit.path != path}
    rows = Task.objects.filter(
        Q(due_date__gte=since) | ~Q(state__in=FINISHED),
        organization_id__in=units,
        source=TaskSource.ABOVE,
    )
    together: dict[tuple[date, str, date], list[Task]] = {}
    for task in rows.prefetch_related("notes").order_by("due_date", "content", "id"):
        key = (task.due_date, task.content, task.assigned_date)
        together.setdefault(key, []).append(task)
    order = {unit: place for place, unit in enumerate(units)}
    found = [
        TaskFromAbove(
            content=content,
            assigned_date=assigned,
            due_date=due,
            cells=tuple(
                _of_cell(task, units[task.organization_id].name, today)
                for task in sorted(group, key=lambda task: order[task.organization_id])
            ),
        )
        for (due, content, assigned), group in together.items()
    ]
    found.sort(key=lambda one: (one.finished == len(one.cells), not one.overdue_days, one.due_date))
    return GivenFromAbove(tuple(units.values()), tuple(found[: settings.LIST_ROWS]))


def _of_cell(task: Task, cell: str, today: date) -> CellTask:
    finished = task.state in FINISHED
    progress = [note for note in task.notes.all() if note.kind == TaskNoteKind.PROGRESS]
    latest = max(progress, key=lambda note: (note.written_at, note.pk), default=None)
    return CellTask(
        organization_id=task.organization_id,
        cell=cell,
        state=task.state,
        done_date=task.done_date,
        overdue_days=0 if finished else max((today - task.due_date).days, 0),
        word=latest.text if latest else "",
    )


def owners_of(task: Task) -> tuple[tuple[str, ...], tuple[UUID, ...]]:
    """Give the names and the identifiers of the owners, by name; read beforehand."""
    together = sorted(
        (owner.member.sort_key, owner.member.full_name, owner.member_id)
        for owner in task.owners.all()
    )
    return tuple(name for _, name, _ in together), tuple(key for _, _, key in together)


def _on_day(task: Task, today: date) -> TaskOnDay:
    finished = task.state in FINISHED
    late = 0 if finished else max((today - task.due_date).days, 0)
    names, keys = owners_of(task)
    notes = sorted(task.notes.all(), key=lambda note: (note.written_at, note.pk))
    return TaskOnDay(
        id=task.pk,
        content=task.content,
        source=task.source,
        owners=names,
        owner_ids=keys,
        assigned_date=task.assigned_date,
        due_date=task.due_date,
        hear_month=task.hear_month,
        state=task.state,
        done_date=task.done_date,
        proposed_date=task.proposed_date,
        carried=task.carried,
        overdue_days=late,
        due_soon=not finished
        and not late
        and task.due_date <= today + timedelta(days=DUE_SOON_DAYS),
        closed_date=task.closed_date,
        notes=tuple(
            NoteOnTask(day_of(note.written_at), note.kind, note.text, note.due_was)
            for note in notes
        ),
        version=task.version,
    )
