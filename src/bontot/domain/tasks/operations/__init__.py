"""Tasks, targets and papers owed: given and recorded by the cell or from above, then followed."""

from bontot.domain.tasks.operations.following import (
    accept_done,
    change_task,
    close_task,
    note_progress,
    propose_done,
    send_back,
)
from bontot.domain.tasks.operations.recording import add_task, assign_from_above, record_tasks


__all__ = [
    "accept_done",
    "add_task",
    "assign_from_above",
    "change_task",
    "close_task",
    "note_progress",
    "propose_done",
    "record_tasks",
    "send_back",
]
