"""Tasks a committee gives to its cells: the form, and how far each cell is, what is overdue first."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.tasks.types import CellTask, GivenFromAbove, TaskFromAbove, TaskState
from bontot.interfaces.shared import formats
from bontot.interfaces.web.committee.doors import Refusal
from bontot.interfaces.web.committee.guidance import type_choices
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.orgtree.board import Choice


@dataclass(frozen=True, slots=True)
class CellLine:
    """How far one cell is."""

    cell: str
    tag: Tag
    word: str


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One task with its cells."""

    content: str
    dates: str
    tag: Tag
    cells: tuple[CellLine, ...]


@dataclass(frozen=True, slots=True)
class GivenPage:
    """The tasks a committee gave as the page shows them."""

    rows: tuple[GivenRow, ...]
    types: tuple[Choice, ...]
    cells: tuple[tuple[OrganizationOnDay, bool], ...]
    content: str
    due: str
    refusal: Refusal | None


def given_page(found: GivenFromAbove, refusal: Refusal | None) -> GivenPage:
    """Write the tasks a committee gave."""
    typed = refusal.typed if refusal else QueryDict()
    chosen = typed.getlist("cell")
    return GivenPage(
        rows=tuple(_row(one) for one in found.tasks),
        types=type_choices(found.cells, typed.getlist("type")),
        cells=tuple((cell, str(cell.id) in chosen) for cell in found.cells),
        content=typed.get("content", ""),
        due=typed.get("due", ""),
        refusal=refusal,
    )


def _row(one: TaskFromAbove) -> GivenRow:
    values = {"given": formats.day(one.assigned_date), "due": formats.day(one.due_date)}
    return GivenRow(
        content=one.content,
        dates=_("giao %(given)s, hạn %(due)s") % values,
        tag=_whole(one),
        cells=tuple(CellLine(cell.cell, _tag(cell), cell.word) for cell in one.cells),
    )


def _whole(one: TaskFromAbove) -> Tag:
    values = {"done": one.done, "all": len(one.cells), "days": one.overdue_days}
    if one.overdue_days:
        return Tag(_("Quá hạn %(days)s ngày: %(done)s/%(all)s chi bộ xong") % values, "no")
    return Tag(
        _("%(done)s/%(all)s chi bộ xong") % values, "" if one.done == len(one.cells) else "off"
    )


def _tag(cell: CellTask) -> Tag:
    if cell.overdue_days:
        return Tag(_("Quá hạn %(days)s ngày") % {"days": cell.overdue_days}, "no")
    tone = {
        TaskState.DONE: "",
        TaskState.PARTLY_DONE: "part",
        TaskState.NOT_DONE: "no",
    }.get(TaskState(cell.state), "off")
    done = f" {formats.day(cell.done_date)}" if cell.done_date else ""
    return Tag(f"{TaskState(cell.state).label}{done}", tone)
