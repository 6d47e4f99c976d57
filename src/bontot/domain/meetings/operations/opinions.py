"""What a member sends before a meeting, and takes back."""

import datetime as dt
from uuid import UUID

from bontot.domain.audit.steps import Write, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents.types import words
from bontot.domain.meetings.models import Meeting, MeetingOpinion
from bontot.domain.meetings.steps import forget_old_opinions
from bontot.domain.meetings.types import (
    MOST_OPINION,
    OPINION_KEPT,
    Audience,
    MeetingState,
    MeetingUnknown,
    OpinionTooLate,
    OpinionUnknown,
)
from bontot.domain.members.queries import own_member
from bontot.domain.members.types import OwnMember
from bontot.primitives.periods import day_of


def send_opinion(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    meeting_id: UUID,
    audience: Audience,
    opinion: str,
) -> dict[str, Json]:
    """
    Send an opinion on a meeting that was announced and has not begun; it goes when the minutes are locked.

    Args:
        actor: The account of a member of the cell.
        at: The instant.
        key: The idempotency key.
        meeting_id: A meeting of the own cell.
        audience: Who may read it.
        opinion: At most 600 letters; the audit keeps that it was sent, never its words.

    Returns:
        `opinion`.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.
        MeetingUnknown: The own cell has no such meeting.
        OpinionTooLate: The meeting is not announced yet, or it has begun.
        OpinionSent: One was sent on this meeting already.
        TextMissing: It says nothing.
        TextTooLong: It says too much.
        SecrecyMark: It bears a mark of secrecy.

    Queries: 3 and the frame's.
    """
    with writing("meetings.send_opinion", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        own = own_member(actor.user_id, day_of(at))
        meeting = _open_meeting(write, own, meeting_id)
        row = write.create(
            MeetingOpinion(
                meeting=meeting,
                member_id=own.id,
                audience=audience,
                opinion=words(opinion, MOST_OPINION),
                sent_at=at,
            )
        )
        return write.answer(opinion=row.pk)


def withdraw_opinion(
    *, actor: Actor, at: dt.datetime, key: UUID | None = None, opinion_id: UUID
) -> dict[str, Json]:
    """
    Take one's own opinion back before the meeting begins; nothing of it stays.

    Returns:
        `opinion`.

    Raises:
        NoOwnMember: The account belongs to no member of a cell.
        OpinionUnknown: There is no such opinion of one's own.
        MeetingUnknown: It was sent to another cell than today's.
        OpinionTooLate: The meeting has begun.

    Queries: 4 and the frame's.
    """
    with writing("meetings.withdraw_opinion", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        own = own_member(actor.user_id, day_of(at))
        rows = write.lock(MeetingOpinion.objects.filter(pk=opinion_id, member_id=own.id))
        if not rows:
            raise OpinionUnknown(opinion=str(opinion_id))
        _open_meeting(write, own, rows[0].meeting_id)
        write.delete(rows[0])
        return write.answer(opinion=opinion_id)


def _open_meeting(write: Write, own: OwnMember, meeting_id: UUID) -> Meeting:
    """
    Hold a meeting of the own cell between its notice and its start.

    Raises:
        MeetingUnknown: The own cell has no such meeting.
        OpinionTooLate: The meeting is not announced yet, or it has begun.
    """
    found = write.lock(Meeting.objects.filter(pk=meeting_id, organization_id=own.organization_id))
    if not found:
        raise MeetingUnknown(meeting=str(meeting_id))
    if found[0].state != MeetingState.NOTIFIED:
        raise OpinionTooLate(meeting=str(meeting_id))
    return found[0]


def drop_old_opinions(*, actor: Actor, at: dt.datetime, key: UUID | None = None) -> dict[str, Json]:
    """
    Drop the opinions on meetings that lie far back and whose minutes were never locked.

    Returns:
        `dropped`: how many.

    Raises:
        KeyReused: The key answered another operation before.

    Queries: 1 and the frame's.
    """
    with writing("meetings.drop_old_opinions", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        return write.answer(dropped=forget_old_opinions(write, at - OPINION_KEPT))
