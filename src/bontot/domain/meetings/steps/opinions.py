"""Forgetting what members sent before a meeting, inside an open operation."""

import datetime as dt
from uuid import UUID

from django.db import connection

from bontot.domain.audit.steps import Write
from bontot.domain.meetings.models import Meeting


def forget_opinions(write: Write, meeting: Meeting) -> int:
    """
    Delete the opinions on a locked meeting and on those of its cell before it: they have served.

    It runs as the owner of the tables: whoever locks the minutes need not be allowed to read them all.

    Returns:
        How many there were.

    Queries: 1.
    """
    return _forget(write, "SELECT bontot_forget_opinions(%s)", meeting.pk)


def forget_old_opinions(write: Write, planned_before: dt.datetime) -> int:
    """
    Delete the opinions on meetings planned before an instant, whatever became of their minutes; the system alone does.

    Returns:
        How many there were.

    Queries: 1.
    """
    return _forget(write, "SELECT bontot_forget_old_opinions(%s)", planned_before)


def _forget(write: Write, query: str, of: UUID | dt.datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query, [of])
        gone: int = cursor.fetchone()[0]
    if gone:
        write.record(f"MeetingOpinion × {gone}", None, {"rows": gone}, None)
    return gone
