"""From the value of a paper to its content: the one table of the kinds of paper."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from bontot.papers import values
from bontot.papers.blank_roll import blank_roll_content
from bontot.papers.commune_table import commune_table_content
from bontot.papers.content import Content, composed
from bontot.papers.invitation import invitation_content
from bontot.papers.minutes import minutes_content
from bontot.papers.month_report import month_report_content
from bontot.papers.note_slip import note_slip_content
from bontot.papers.resolution import resolution_content
from bontot.papers.score_sheet import score_sheet_content
from bontot.papers.task_list import task_list_content


if TYPE_CHECKING:
    from bontot.papers.values import Paper


def content_of(paper: Paper) -> Content:
    """
    Lay out any paper.

    Args:
        paper: the value of one kind.

    Returns:
        Its content in Unicode NFC, ready for `pdf`, `docx` and `html`.

    """
    return composed(_content_of(paper))


@singledispatch
def _content_of(paper: object) -> Content:
    raise TypeError(type(paper).__name__)


_content_of.register(values.Invitation, invitation_content)
_content_of.register(values.BlankRoll, blank_roll_content)
_content_of.register(values.NoteSlip, note_slip_content)
_content_of.register(values.Minutes, minutes_content)
_content_of.register(values.Resolution, resolution_content)
_content_of.register(values.ScoreSheet, score_sheet_content)
_content_of.register(values.TaskList, task_list_content)
_content_of.register(values.MonthReport, month_report_content)
_content_of.register(values.CommuneTable, commune_table_content)
