"""The printed list of tasks, of a whole cell or of one member."""

import datetime as dt

from django.conf import settings

from bontot.domain.members.types import Post
from bontot.domain.reports.types import Place, TasksPage
from bontot.domain.tasks.types import TaskOnDay, TaskSource, TaskState
from bontot.interfaces.shared import formats
from bontot.interfaces.shared.meeting_record import place_named
from bontot.papers import values


_SOURCES = {
    TaskSource.RESOLUTION: "Nghị quyết",
    TaskSource.ABOVE: "Cấp trên giao",
    TaskSource.STANDING: "Thường xuyên",
    TaskSource.WORKING_SESSION: "Kết luận buổi làm việc",
    TaskSource.REMEDY: "Khắc phục hạn chế",
}
_STATES = {
    TaskState.NOT_STARTED: "Chưa thực hiện",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.AWAITING_CONFIRMATION: "Chờ xác nhận",
    TaskState.DONE: "Hoàn thành",
    TaskState.PARTLY_DONE: "Hoàn thành một phần",
    TaskState.NOT_DONE: "Chưa hoàn thành",
}
_SIGNERS = ((Post.SECRETARY, "Bí thư", ""), (Post.DEPUTY_SECRETARY, "Phó Bí thư", "Bí thư"))


def task_list(place: Place, found: TasksPage, *, owner: str, today: dt.date) -> values.Paper:
    """
    List the tasks in force.

    Args:
        place: The cell.
        found: Its tasks and people.
        owner: The identifier of the member whose list it is; anything else is the cell's.
        today: The day of the list.
    """
    above = place.above[-1] if place.above else None
    names = {str(one.member_id): one.full_name for one in found.people}
    return values.TaskList(
        issuer=values.Issuer(
            body_above=above.name if above else "",
            name=place.organization.name,
            place=place_named((*place.above, place.organization)),
            has_cell_committee=any(Post.CELL_COMMITTEE_MEMBER in one.posts for one in found.people),
            sample=settings.DEMO,
        ),
        register=values.Register(issued_on=today),
        period=f"đến ngày {formats.day(today)}",
        owner=names.get(owner, ""),
        tasks=tuple(_line(one) for one in found.tasks if not one.finished),
        signer=_signer(found),
    )


def _signer(found: TasksPage) -> values.Signer:
    for post, words, instead in _SIGNERS:
        for one in found.people:
            if post in one.posts:
                return values.Signer(name=one.full_name, post=words, deputising_for=instead)
    return values.Signer(name="", post="Bí thư")


def _line(task: TaskOnDay) -> values.TaskLine:
    return values.TaskLine(
        content=task.content,
        owner=", ".join(task.owners) or "Cả chi bộ",
        deadline=formats.day(task.due_date),
        heard_at=f"kỳ tháng {task.hear_month:%m/%Y}" if task.hear_month else "",
        source=_SOURCES[TaskSource(task.source)],
        result=_STATES[TaskState(task.state)],
    )
