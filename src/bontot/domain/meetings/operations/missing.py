"""Why a cell held no meeting in a month, as the committee above or the cell itself notes it."""

import datetime as dt
from uuid import UUID, uuid5

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents.types import words
from bontot.domain.meetings.models import Meeting, MissedMonth
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    MeetingInFuture,
    MeetingState,
    MonthHasMeeting,
)
from bontot.domain.orgtree.queries import known_paths_of
from bontot.primitives.periods import day_of


_HELD = (MeetingState.IN_SESSION, MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED)


def note_missed_month(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    month: dt.date,
    reason: str,
    seen: int,
) -> dict[str, Json]:
    """
    Note why a cell did not meet in a month; an empty reason takes the note back.

    Args:
        actor: One of the committee above, or who keeps the minutes of the cell.
        at: The instant.
        key: The idempotency key.
        organization_id: The cell.
        month: Any day of the month.
        reason: Why, about the meeting.
        seen: The version of the note as shown; 0 where there was none.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: It is outside what the actor sees.
        ActionNotPermitted: The actor notes nothing there.
        MeetingInFuture: The month has not come.
        MonthHasMeeting: The cell did meet.
        ChangedMeanwhile: Somebody noted another reason after it was shown.
        TextTooLong: The reason is too long.
        SecrecyMark: The reason bears a mark of secrecy.

    Queries: 4 and the frame's.
    """
    with writing("meetings.note_missed_month", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        check_can(actor, Action.EVALUATE, known_paths_of([organization_id])[organization_id])
        first, said = month.replace(day=1), words(reason, 200, needed=False)
        if first > day_of(at):
            raise MeetingInFuture(at=first)
        if _has_met(organization_id, first):
            raise MonthHasMeeting(month=first)
        identity = uuid5(organization_id, f"missed {first:%Y-%m}")
        found = write.lock(MissedMonth.objects.filter(pk=identity))
        check_version(found[0] if found else MissedMonth(pk=identity, version=0), seen)
        if found and said:
            write.update(found[0], reason=said, noted_at=at)
        elif found:
            write.delete(found[0])
        elif said:
            note = {"organization_id": organization_id, "month": first, "reason": said}
            write.create(MissedMonth(id=identity, noted_at=at, **note))
        if write.changed:
            write.touch(organization_id, first)
        return write.answer(organization=organization_id, month=first)


def _has_met(organization_id: UUID, month: dt.date) -> bool:
    held = Meeting.objects.filter(
        organization_id=organization_id, month=month, kind__in=MONTHLY_KINDS, state__in=_HELD
    )
    return held.exists()
