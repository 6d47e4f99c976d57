"""A member's own year as the page shows it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import EarlyWarning
from bontot.domain.reports.types import MemberResult, Own
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components.mark import SQUARES, Square
from bontot.interfaces.web.components.squares import Tag, framework_title, verdict_tag
from bontot.interfaces.web.home.steps import TaskRow, task_rows
from bontot.interfaces.web.orgtree.board import Figure


@dataclass(frozen=True, slots=True)
class OwnResult:
    """One result of the member."""

    name: str
    squares: tuple[Square, ...]
    tag: Tag
    tone: str
    href: str


@dataclass(frozen=True, slots=True)
class OwnLines:
    """The home of a member."""

    cell: str
    lede: str
    planned: bool
    year: int
    figures: tuple[Figure, ...]
    results: tuple[OwnResult, ...]
    tasks: tuple[TaskRow, ...]
    tasks_left_out: int
    warnings: tuple[str, ...]


def own_lines(own: Own, figures: Sequence[Figure], lede: str, year: int) -> OwnLines:
    """Write the member's year."""
    return OwnLines(
        cell=own.cell.name if own.cell else "",
        lede=lede,
        planned=own.next_meeting is not None,
        year=year,
        figures=tuple(figures),
        results=tuple(_result(own, one, year) for one in own.results),
        tasks=task_rows(own.tasks, lambda task: reverse("own_task", args=(task.id,))),
        tasks_left_out=0,
        warnings=tuple(_told(one) for one in own.warnings),
    )


def _told(one: EarlyWarning) -> str:
    """Say to a member what their year warns of: theirs alone and the cell committee's."""
    if one.code == "excused_running":
        said = _("Đồng chí đã vắng có lý do %(times)s kỳ liên tiếp. Đồng chí trao đổi với chi ủy.")
        return said % one.fields
    until = one.fields["until"]
    day = formats.day(until if isinstance(until, dt.date) else None)
    return _("Đồng chí hết 12 tháng dự bị ngày %(day)s. Chi bộ xét công nhận chính thức.") % {
        "day": day
    }


def _result(own: Own, one: MemberResult, year: int) -> OwnResult:
    tag = verdict_tag(one.verdict)
    return OwnResult(
        name=framework_title(one.framework),
        squares=tuple(SQUARES[verdict] for verdict in one.pillars),
        tag=tag,
        tone=tag.tone,
        href=reverse("member", args=(own.cell.label, year, one.member_id)) if own.cell else "",
    )
