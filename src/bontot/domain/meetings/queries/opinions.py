"""What a member sent before a meeting, for themselves to read; those it is for read it with the meeting."""

from uuid import UUID

from bontot.domain.meetings.models import MeetingOpinion
from bontot.domain.meetings.types import OpinionItem


def own_opinion(meeting: UUID, member: UUID) -> OpinionItem | None:
    """
    Read what a member sent on a meeting; None where they sent nothing.

    Queries: 1.
    """
    rows = MeetingOpinion.objects.filter(meeting_id=meeting, member_id=member)
    row = rows.select_related("member").first()
    if row is None:
        return None
    return OpinionItem(row.pk, row.member.full_name, row.audience, row.opinion, row.sent_at)
