"""From a form about a task to the one operation it asks for."""

from collections.abc import Callable
from typing import Any

from bontot.domain.audit.types import Json
from bontot.domain.meetings import operations as meetings
from bontot.domain.meetings.types import Remark, RemarkKind
from bontot.domain.tasks import operations as tasks
from bontot.domain.tasks.types import TaskChange, TaskSource
from bontot.interfaces.web.components.posted import Posted, Sent


Answer = dict[str, Json]
Change = Callable[[Posted], Answer]
OwnChange = Callable[[Sent], Answer]

#: As much of a task as a remark repeats.
_MOST_ABOUT = 120


def _task(posted: Sent) -> Any:  # noqa: ANN401 - keyword arguments of many operations
    return {
        "actor": posted.actor,
        "at": posted.at,
        "key": posted.key,
        "task_id": posted.ident("task"),
        "seen": posted.seen,
    }


def _add(posted: Posted) -> Answer:
    return tasks.add_task(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        source=posted.choice("source", TaskSource),
        content=posted.text("content"),
        due_date=posted.day("due"),
        owners=posted.idents("owner"),
        hear_month=posted.month_named("hear") if posted.text("hear") else None,
    )


def _note(posted: Sent) -> Answer:
    return tasks.note_progress(**_task(posted), text=posted.text("text"))


def _propose(posted: Sent) -> Answer:
    done = posted.day("done") if posted.text("done") else None
    return tasks.propose_done(**_task(posted), done_date=done)


def _accept(posted: Posted) -> Answer:
    done = posted.day("done") if posted.text("done") else None
    return tasks.accept_done(**_task(posted), done_date=done)


def _send_back(posted: Posted) -> Answer:
    return tasks.send_back(**_task(posted), text=posted.text("text"))


def _change(posted: Posted) -> Answer:
    change = TaskChange(
        due_date=posted.day("due"),
        owners=posted.idents("owner"),
        reason=posted.text("reason"),
        hear_month=posted.month_named("hear") if posted.text("hear") else None,
    )
    return tasks.change_task(**_task(posted), change=change)


def _close(posted: Posted) -> Answer:
    return tasks.close_task(**_task(posted))


def _remark(posted: Posted) -> Answer:
    remark = Remark(
        kind=posted.choice("kind", RemarkKind),
        about=posted.text("about")[:_MOST_ABOUT],
        member_id=posted.ident("member") if posted.text("member") else None,
        task_id=posted.ident("task"),
    )
    return meetings.record_remark(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        meeting_id=posted.ident("meeting"),
        seen=posted.seen,
        remark=remark,
    )


#: What whoever follows the tasks may ask; the verb of the address → what it does.
CHANGES: dict[str, Change] = {
    "giao": _add,
    "tien-do": _note,
    "xac-nhan": _accept,
    "tra-lai": _send_back,
    "doi": _change,
    "dong": _close,
    "nhan-xet": _remark,
}

#: What the owner of a task may ask.
OWN_CHANGES: dict[str, OwnChange] = {"tien-do": _note, "da-xong": _propose}
