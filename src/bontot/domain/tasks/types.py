"""Where a task comes from, who owns it and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.primitives.errors import Invalid, NotFound, Refused


class TaskSource(TextChoices):
    """Who asked for the task."""

    RESOLUTION = "resolution", _("nghị quyết của chi bộ")
    ABOVE = "above", _("cấp ủy cấp trên giao")
    STANDING = "standing", _("nhiệm vụ thường xuyên")
    WORKING_SESSION = "working_session", _("kết luận buổi làm việc")
    REMEDY = "remedy", _("khắc phục hạn chế")


class TaskState(TextChoices):
    """Where a task stands (TERMS, section D)."""

    NOT_STARTED = "not_started", _("Chưa thực hiện")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    AWAITING_CONFIRMATION = "awaiting_confirmation", _("Chờ xác nhận")
    DONE = "done", _("Hoàn thành")
    PARTLY_DONE = "partly_done", _("Hoàn thành một phần")
    NOT_DONE = "not_done", _("Chưa hoàn thành")


class TaskNoteKind(TextChoices):
    """What a note on a task is about."""

    PROGRESS = "progress", _("Tiến độ")
    SENT_BACK = "sent_back", _("Trả lại")
    CHANGED = "changed", _("Thay đổi")


#: States in which nobody works on a task any more.
FINISHED = frozenset({TaskState.DONE, TaskState.PARTLY_DONE, TaskState.NOT_DONE})

#: Days before the deadline from which a task is due soon.
DUE_SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class NoteOnTask:
    """A note of progress, why it was sent back, or why it was changed; then `due_was` is the deadline before."""

    written_date: date
    kind: str
    text: str
    due_was: date | None


@dataclass(frozen=True, slots=True)
class TaskOnDay:
    """A task with its owners as it stands on a day; `overdue_days` 0 while it is not."""

    id: UUID
    content: str
    source: str
    owners: tuple[str, ...]
    owner_ids: tuple[UUID, ...]
    assigned_date: date
    due_date: date
    hear_month: date | None
    state: str
    done_date: date | None
    proposed_date: date | None
    carried: int
    overdue_days: int
    due_soon: bool
    closed_date: date | None
    notes: tuple[NoteOnTask, ...]
    version: int

    @property
    def finished(self) -> bool:
        """Whether nobody works on it any more."""
        return self.state in FINISHED


@dataclass(frozen=True, slots=True)
class CellTask:
    """How far one cell is with a task from above; `word` is its latest note of progress."""

    organization_id: UUID
    cell: str
    state: str
    done_date: date | None
    overdue_days: int
    word: str


@dataclass(frozen=True, slots=True)
class TaskFromAbove:
    """One task a committee gave to several cells on a day."""

    content: str
    assigned_date: date
    due_date: date
    cells: tuple[CellTask, ...]

    @property
    def finished(self) -> int:
        """How many cells are through with it, however it ended."""
        return sum(cell.state in FINISHED for cell in self.cells)

    @property
    def done(self) -> int:
        """How many cells did it."""
        return sum(cell.state == TaskState.DONE for cell in self.cells)

    @property
    def overdue_days(self) -> int:
        """Days since the deadline while a cell is not through; 0 while it is not overdue."""
        return max((cell.overdue_days for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class GivenFromAbove:
    """The cells of a committee and what it gave them, what is overdue first."""

    cells: tuple[OrganizationOnDay, ...]
    tasks: tuple[TaskFromAbove, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChange:
    """
    What a task shall be from now on, and why.

    Args:
        due_date: The deadline.
        hear_month: The month whose meeting hears the report; the month of the deadline when left out.
        owners: All owners; none: the whole cell.
        reason: Why; it stands among the notes.
    """

    due_date: date
    owners: Sequence[UUID]
    reason: str
    hear_month: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """A task with its owners; without owners it belongs to the whole cell."""

    id: UUID
    organization_id: UUID
    source: TaskSource
    content: str
    assigned_date: date
    due_date: date
    hear_month: date | None = None
    state: TaskState = TaskState.NOT_STARTED
    done_date: date | None = None
    owners: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTarget:
    """A figure to reach in a year; `reached` None is not known yet."""

    organization_id: UUID
    year: int
    name: str
    unit: str
    assigned: Decimal
    reached: Decimal | None = None
    lower_is_better: bool = False
    can_exceed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReportDuty:
    """How many kinds of periodic paper an organisation owes a month, during an interval."""

    organization_id: UUID
    kinds: int
    valid_from: date
    valid_until: date | None = None


class TaskDueFarAway(Refused):
    """The deadline lies years after the day the task is given: most likely a slip."""

    code = "task_due_far_away"


@refuses("task_due_after_assigned")
class TaskDueBeforeAssigned(Refused):
    """The deadline lies before the day the task was given."""

    code = "task_due_before_assigned"


class TaskDoneBeforeAssigned(Refused):
    """A task would be done before the day it was given."""

    code = "task_done_before_assigned"


class TaskUnknown(NotFound):
    """There is no such task where the actor looks."""

    code = "task_unknown"


class NotBelow(Refused):
    """A cell given a task does not stand below the committee."""

    code = "not_below"


class NoCellChosen(Invalid):
    """A task from above is given to no cell at all."""

    code = "no_cell_chosen"


class TaskOwnerNotHere(Invalid):
    """A task is given to somebody who does not belong to the cell."""

    code = "task_owner_not_here"


class TaskNotProposed(Refused):
    """A task is sent back that nobody said was done."""

    code = "task_not_proposed"


class TaskFinished(Refused):
    """The task is finished; nothing is noted or proposed on it any more."""

    code = "task_finished"


@refuses("task_done_has_date")
class TaskDoneWithoutDate(Refused):
    """A task is done exactly when it has the day it was done."""

    code = "task_done_without_date"


@refuses("target_once", "bontot_target_pkey")
class TargetSet(Refused):
    """The year's target of this name was set already."""

    code = "target_set"


@refuses("report_duty_one_at_a_time", "bontot_reportduty_pkey")
class ReportDutiesOverlap(Refused):
    """Two figures of papers owed hold on one day."""

    code = "report_duties_overlap"
