"""Forgetting what members sent before a meeting, inside an open operation."""

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
    with connection.cursor() as cursor:
        cursor.execute("SELECT bontot_forget_opinions(%s)", [meeting.pk])
        gone: int = cursor.fetchone()[0]
    if gone:
        write.record(f"MeetingOpinion × {gone}", None, {"rows": gone}, None)
    return gone
