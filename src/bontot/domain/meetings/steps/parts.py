"""Holding one part of a meeting while it is edited: its version, and what may be edited when."""

from uuid import UUID, uuid5

from bontot.domain.audit.models import AuditValue
from bontot.domain.audit.steps import Write
from bontot.domain.audit.types import ChangedMeanwhile, Json
from bontot.domain.meetings.models import Meeting, MeetingMinutes, MeetingPart
from bontot.domain.meetings.types import (
    MeetingNotDue,
    MeetingState,
    MeetingUnknown,
    MinutesLocked,
    Part,
)
from bontot.domain.orgtree.queries import known_paths_of


def lock_meeting(write: Write, meeting_id: UUID) -> tuple[Meeting, str]:
    """
    Hold a meeting until the operation ends.

    Returns:
        It, and the path of its organisation, for the check of who may.

    Raises:
        MeetingUnknown: There is none in sight.

    Queries: 2.
    """
    found = write.lock(Meeting.objects.filter(pk=meeting_id))
    if not found:
        raise MeetingUnknown(meeting=str(meeting_id))
    meeting = found[0]
    return meeting, known_paths_of([meeting.organization_id])[meeting.organization_id]


def check_open(meeting: Meeting) -> None:
    """
    Refuse an edit after the lock, and of a meeting put off.

    Raises:
        MinutesLocked: The minutes are locked.
        MeetingNotDue: The meeting was put off.
    """
    if meeting.state == MeetingState.LOCKED:
        raise MinutesLocked(meeting=str(meeting.pk))
    if meeting.state == MeetingState.POSTPONED:
        raise MeetingNotDue(state=meeting.state)


def check_state(meeting: Meeting, *states: MeetingState) -> None:
    """
    Refuse a step that does not come now.

    Raises:
        MeetingNotDue: The meeting is in none of these states.
    """
    if meeting.state not in states:
        raise MeetingNotDue(state=meeting.state)


def check_part(meeting: Meeting, part: Part, seen: int) -> None:
    """
    Refuse to write over what another device changed in this part after it was shown.

    Raises:
        ChangedMeanwhile: The versions differ; fields say which part, who and when.

    Queries: 1, one more when they differ.
    """
    row = MeetingPart.objects.filter(pk=_part_id(meeting.pk, part)).first()
    current = row.version if row else 0
    if current == seen:
        return
    last = (
        AuditValue.objects.filter(subject_id=_part_id(meeting.pk, part))
        .order_by("-id")
        .values_list("entry__actor__full_name", "entry__at")
        .first()
    )
    who, when = last or ("", row.changed_at if row else None)
    raise ChangedMeanwhile(
        subject="Meeting", part=str(part), seen=seen, current=current, who=who, when=when,
        columns=[str(part)],
    )  # fmt: skip


def part_changed(write: Write, meeting: Meeting, part: Part) -> int:
    """
    Raise the version of a part and name the month as changed.

    Returns:
        The new version.

    Queries: 2.
    """
    key = _part_id(meeting.pk, part)
    row = MeetingPart.objects.filter(pk=key).first()
    write.touch(meeting.organization_id, meeting.month)
    if row is None:
        write.create(MeetingPart(id=key, meeting=meeting, part=part, changed_at=write.at))
        return 1
    row.version += 1
    row.changed_at = write.at
    row.save(update_fields=["version", "changed_at"])
    before: Json = {"version": row.version - 1}
    write.record("MeetingPart", key, before, {"part": str(part), "version": row.version})
    return row.version


def version_of(meeting: Meeting, part: Part) -> int:
    """
    Read the version of a part; 0 while nobody has edited it.

    Queries: 1.
    """
    row = MeetingPart.objects.filter(pk=_part_id(meeting.pk, part)).first()
    return row.version if row else 0


def minutes_of(write: Write, meeting: Meeting) -> MeetingMinutes:
    """
    Give the minutes of a meeting, begun where there are none.

    Queries: 1, one more for new ones.
    """
    row = MeetingMinutes.objects.filter(pk=meeting.pk).first()
    return row or write.create(MeetingMinutes(meeting=meeting))


def _part_id(meeting: UUID, part: Part) -> UUID:
    return uuid5(meeting, f"part {part.value}")
