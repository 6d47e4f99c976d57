"""The pages of tasks as templates read them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import RemarkKind
from bontot.domain.members.types import RosterLine
from bontot.domain.reports.types import Place, SittingMeeting, TaskRemark, TasksPage
from bontot.domain.tasks.types import NoteOnTask, TaskNoteKind, TaskOnDay, TaskSource, TaskState
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.meetings.rows import Refusal
from bontot.interfaces.web.orgtree.board import Choice


#: What the filter calls the tasks nobody owns.
WHOLE_CELL: Final = "chi-bo"
#: How the groups of the list stand in addresses, in their order.
OVERDUE, SOON, WAITING, OPEN, FINISHED = (
    "qua-han",
    "sap-den-han",
    "cho-xac-nhan",
    "dang-lam",
    "da-xong",
)
#: Where a task given outside a meeting may come from.
SOURCES: Final = (
    TaskSource.STANDING,
    TaskSource.RESOLUTION,
    TaskSource.WORKING_SESSION,
    TaskSource.REMEDY,
)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of the list."""

    content: str
    href: str
    owners: str
    due: str
    carried: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Group:
    """The tasks that stand alike."""

    slug: str
    name: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """The tasks of a cell with the filter in force."""

    place: Place
    groups: tuple[Group, ...]
    owners: tuple[Choice, ...]
    states: tuple[Choice, ...]
    share: str
    query: str

    @property
    def new_href(self) -> str:
        """Where a task is given."""
        return reverse("task_new", args=(self.place.organization.label,))

    @property
    def papers(self) -> tuple[tuple[str, str], ...]:
        """The printed list of what is shown, by the ending of its file."""
        label = self.place.organization.label
        return tuple(
            (form.upper(), reverse("tasks_paper", args=(label, form)) + self.query)
            for form in ("pdf", "docx")
        )


def carried_said(times: int) -> str:
    """Say how often a task was carried over; empty for never."""
    return _("đã chuyển %(count)s kỳ") % {"count": times} if times else ""


def owners_said(names: Sequence[str]) -> str:
    """Name the owners of a task."""
    return ", ".join(names) or _("Cả chi bộ")


def task_tag(state: str, overdue_days: int, *, due_soon: bool = False) -> Tag:
    """Say where a task stands in a word."""
    if overdue_days:
        return Tag(_("Quá hạn %(days)s ngày") % {"days": overdue_days}, "no")
    if state == TaskState.AWAITING_CONFIRMATION:
        return Tag(str(TaskState.AWAITING_CONFIRMATION.label), "warn")
    if due_soon:
        return Tag(_("Sắp đến hạn"), "warn")
    tone = {
        TaskState.DONE: "",
        TaskState.PARTLY_DONE: "part",
        TaskState.NOT_DONE: "no",
    }.get(TaskState(state), "off")
    return Tag(str(TaskState(state).label), tone)


def group_of(task: TaskOnDay) -> str:
    """Say in which group of the list a task stands; what waits for confirmation waits for nothing else."""
    if task.finished:
        return FINISHED
    if task.state == TaskState.AWAITING_CONFIRMATION:
        return WAITING
    if task.overdue_days:
        return OVERDUE
    return SOON if task.due_soon else OPEN


def group_names() -> dict[str, str]:
    """Name the groups of the list, in their order."""
    return {
        OVERDUE: _("Quá hạn"),
        SOON: _("Sắp đến hạn"),
        WAITING: _("Chờ xác nhận"),
        OPEN: _("Đang thực hiện"),
        FINISHED: _("Đã kết thúc"),
    }


def groups_of(
    tasks: Iterable[TaskOnDay], href: dict[UUID, str], state: str = ""
) -> tuple[Group, ...]:
    """Sort tasks into their groups; groups without any are left out."""
    inside: dict[str, list[TaskRow]] = {}
    for task in tasks:
        inside.setdefault(group_of(task), []).append(
            TaskRow(
                content=task.content,
                href=href.get(task.id, ""),
                owners=owners_said(task.owners),
                due=formats.day(task.due_date),
                carried=carried_said(task.carried),
                tag=task_tag(task.state, task.overdue_days, due_soon=task.due_soon),
            )
        )
    return tuple(
        Group(slug, name, tuple(inside[slug]))
        for slug, name in group_names().items()
        if slug in inside and state in {"", slug}
    )


def list_page(found: TasksPage, place: Place, owner: str, state: str) -> ListPage:
    """Write the list."""
    label = place.organization.label
    href = {one.id: reverse("task", args=(label, one.id)) for one in found.tasks}
    share = _("Tháng này chưa có nhiệm vụ đến hạn.")
    if found.due:
        share = _("Đến hạn tháng này: đã hoàn thành %(done)s/%(due)s nhiệm vụ (%(share)s).") % {
            "done": found.done,
            "due": found.due,
            "share": formats.percent(found.done or 0, found.due),
        }
    people = ((str(one.member_id), one.full_name) for one in found.people)
    return ListPage(
        place=place,
        groups=groups_of(found.tasks, href, state),
        owners=_choices((("", _("Tất cả")), (WHOLE_CELL, _("Cả chi bộ")), *people), owner),
        states=_choices((("", _("Tất cả")), *group_names().items()), state),
        share=share,
        query=f"?ai={owner}" if owner else "",
    )


def _choices(pairs: Iterable[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, text, value == chosen) for value, text in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTask:
    """
    One task with what may be done about it.

    Args:
        place: The cell; None on a member's own page.
        change: Where its forms go, the verb left out.
        follows: Whether the page is for whoever follows the tasks of the cell, and not for an owner.
    """

    task: TaskOnDay
    place: Place | None
    change: str
    back: str
    follows: bool
    people: tuple[RosterLine, ...] = ()
    said: tuple[TaskRemark, ...] = ()
    sitting: SittingMeeting | None = None
    refusal: Refusal | None = None

    @property
    def key(self) -> UUID:
        """A new idempotency key for each form."""
        return uuid4()

    @property
    def tag(self) -> Tag:
        """Where it stands."""
        return task_tag(self.task.state, self.task.overdue_days, due_soon=self.task.due_soon)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is known about it."""
        task = self.task
        pairs = (
            (_("Giao cho"), owners_said(task.owners)),
            (_("Hạn"), formats.day(task.due_date)),
            (_("Nghe báo cáo"), f"{task.hear_month:%m/%Y}" if task.hear_month else ""),
            (_("Nguồn"), str(TaskSource(task.source).label)),
            (_("Ngày giao"), formats.day(task.assigned_date)),
            (_("Chuyển kỳ"), carried_said(task.carried)),
            (_("Báo đã xong"), formats.day(task.proposed_date) if task.proposed_date else ""),
            (_("Hoàn thành ngày"), formats.day(task.done_date) if task.done_date else ""),
            (_("Ngày đóng"), formats.day(task.closed_date) if task.closed_date else ""),
        )
        return tuple(pair for pair in pairs if pair[1])

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Its notes, newest first: the day with what happened, and the words."""
        return tuple((_note_head(one), one.text) for one in reversed(self.task.notes))

    @property
    def remarks(self) -> tuple[str, ...]:
        """Praise and reminders about it."""
        return tuple(
            f"{RemarkKind(one.kind).label}: {one.name or _('Cả chi bộ')} ({one.month:%m/%Y})"
            for one in self.said
        )

    @property
    def remark_kinds(self) -> tuple[Choice, ...]:
        """Praise or a reminder."""
        return tuple(Choice(one.value, str(one.label), chosen=False) for one in RemarkKind)

    @property
    def waiting(self) -> bool:
        """Whether its owner said it is done."""
        return self.task.state == TaskState.AWAITING_CONFIRMATION

    @property
    def today(self) -> str:
        """Today as a form takes it."""
        return clock.today().isoformat()

    @property
    def done(self) -> str:
        """The day proposed as the day it was done."""
        typed = _typed(self.refusal, "done")
        return typed or (self.task.proposed_date or clock.today()).isoformat()

    @property
    def text(self) -> str:
        """What was typed as a note or a word and refused."""
        return _typed(self.refusal, "text")

    @property
    def form(self) -> "TaskFields":
        """The fields of another deadline, month or owners."""
        owners = [str(one) for one in self.task.owner_ids]
        month = self.task.hear_month or self.task.due_date
        kept = {
            "due": self.task.due_date.isoformat(),
            "hear": f"{month:%Y-%m}",
            "reason": "",
        }
        return task_fields(kept, owners, self.people, self.refusal, "doi")


def _note_head(note: NoteOnTask) -> str:
    said = f"{formats.day(note.written_date)} · {TaskNoteKind(note.kind).label}"
    if note.due_was:
        said += _(" (hạn cũ %(due)s)") % {"due": formats.day(note.due_was)}
    return said


@dataclass(frozen=True, slots=True)
class TaskFields:
    """The fields of a task: as kept, or as typed and refused."""

    values: dict[str, str]
    first: tuple[Choice, ...]
    second: tuple[Choice, ...]
    months: tuple[Choice, ...]
    sources: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class NewTaskPage:
    """The form of a new task."""

    place: Place
    people: tuple[RosterLine, ...]
    today: dt.date
    refusal: Refusal | None = None

    @property
    def key(self) -> UUID:
        """A new idempotency key."""
        return uuid4()

    @property
    def change(self) -> str:
        """Where the form goes."""
        return reverse("task_change", args=(self.place.organization.label, "giao"))

    @property
    def back(self) -> str:
        """The list."""
        return reverse("tasks", args=(self.place.organization.label,))

    @property
    def form(self) -> TaskFields:
        """Its fields."""
        kept = {"content": "", "due": "", "hear": "", "source": TaskSource.STANDING.value}
        return task_fields(kept, [], self.people, self.refusal, "giao")


def task_fields(
    kept: dict[str, str],
    owners: Sequence[str],
    people: Sequence[RosterLine],
    refusal: Refusal | None,
    form: str,
) -> TaskFields:
    """Give the fields of a form, what was typed before what is kept."""
    typed = refusal.typed if refusal and refusal.form == form else None
    values = {name: typed.get(name, value) if typed else value for name, value in kept.items()}
    chosen = [one for one in typed.getlist("owner") if one] if typed else list(owners)
    first, second, *_rest = (*chosen, "", "")
    names = [(str(one.member_id), one.full_name) for one in people]
    sources = [(one.value, str(one.label)) for one in SOURCES]
    return TaskFields(
        values=values,
        first=_choices((("", _("Cả chi bộ")), *names), first),
        second=_choices((("", "–"), *names), second),
        months=_months(values.get("hear", "")),
        sources=_choices(sources, values.get("source", "")),
    )


def _months(chosen: str) -> tuple[Choice, ...]:
    """Offer the months that may hear it: this one and the eleven after, and the one it has."""
    first = clock.today().replace(day=1)
    months = [first]
    while len(months) < 12:  # noqa: PLR2004 - a year
        months.append((months[-1] + dt.timedelta(days=31)).replace(day=1))
    pairs = [(f"{one:%Y-%m}", f"{one:%m/%Y}") for one in months]
    if chosen and chosen not in dict(pairs):
        pairs.insert(0, (chosen, f"{chosen[5:7]}/{chosen[:4]}"))
    return _choices((("", _("Tháng đến hạn")), *pairs), chosen)


def _typed(refusal: Refusal | None, name: str) -> str:
    return refusal.typed.get(name, "") if refusal else ""
