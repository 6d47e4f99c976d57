"""Bảng phân công nhiệm vụ: of a whole cell, or of one member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bontot.papers.content import Content, Paragraph, Title
from bontot.papers.forms import closing, letterhead
from bontot.papers.task_table import followed_tasks_table


if TYPE_CHECKING:
    from bontot.papers.values import TaskList


def task_list_content(tasks: TaskList) -> Content:
    """Lay out the tasks in force."""
    whose = f"đồng chí {tasks.owner}, {tasks.period}" if tasks.owner else tasks.period
    table = (
        followed_tasks_table(tasks.tasks, of_one_member=bool(tasks.owner))
        if tasks.tasks
        else Paragraph(text="Không có nhiệm vụ nào trong kỳ.")
    )
    return Content(
        subject=f"Bảng phân công nhiệm vụ {whose}",
        blocks=(
            letterhead(tasks.issuer, tasks.register),
            Title(name="BẢNG PHÂN CÔNG NHIỆM VỤ", abstract=whose),
            table,
            closing(tasks.issuer, tasks.signer),
        ),
        sample=tasks.issuer.sample,
        dated=tasks.register.issued_on,
    )
