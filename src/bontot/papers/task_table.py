"""Tasks as tables, the same on every paper that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import Align, Column, Row, Table


if TYPE_CHECKING:
    from collections.abc import Callable

    from bontot.papers.values import TaskLine


def heard_tasks_table(tasks: tuple[TaskLine, ...]) -> Table:
    """Draw last month's tasks with their results."""
    return _table(
        tasks,
        (Column(header="Nhiệm vụ", width=32), lambda task: task.content),
        (Column(header="Người thực hiện", width=20), lambda task: task.owner),
        (Column(header="Thời hạn", width=17), lambda task: task.deadline),
        (Column(header="Kết quả", width=16), lambda task: task.result),
        (Column(header="Ghi chú", width=15), lambda task: task.note),
    )


def new_tasks_table(tasks: tuple[TaskLine, ...]) -> Table:
    """Draw tasks as assigned: owner, content, deadline, the meeting that hears the report."""
    return _table(
        tasks,
        (Column(header="Người thực hiện", width=22), lambda task: task.owner),
        (Column(header="Nội dung", width=42), lambda task: task.content),
        (Column(header="Thời hạn", width=16), lambda task: task.deadline),
        (Column(header="Kỳ nghe báo cáo", width=20), lambda task: task.heard_at),
    )


def followed_tasks_table(tasks: tuple[TaskLine, ...], *, of_one_member: bool) -> Table:
    """Draw tasks with their source and state; a member's own list has no column of owners."""
    owner = (
        ()
        if of_one_member
        else ((Column(header="Người thực hiện", width=18), lambda task: task.owner),)
    )
    return _table(
        tasks,
        *owner,
        (Column(header="Nội dung", width=30), lambda task: task.content),
        (Column(header="Nguồn", width=15), lambda task: task.source),
        (Column(header="Thời hạn", width=16), lambda task: task.deadline),
        (Column(header="Kỳ nghe báo cáo", width=14), lambda task: task.heard_at),
        (Column(header="Kết quả", width=14), lambda task: task.result),
    )


def _table(
    tasks: tuple[TaskLine, ...], *columns: tuple[Column, Callable[[TaskLine], str]]
) -> Table:
    return Table(
        columns=(
            Column(header="TT", width=7, align=Align.CENTRE),
            *(column for column, _ in columns),
        ),
        rows=tuple(
            Row(cells=(str(number), *(said(task) for _, said in columns)))
            for number, task in enumerate(tasks, start=1)
        ),
    )
