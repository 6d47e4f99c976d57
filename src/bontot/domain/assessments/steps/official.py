"""The level the committee above gives a meeting, beside the cell's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

from bontot.domain.assessments.queries.preview import meeting_framework
from bontot.domain.assessments.types import NothingToAccept
from bontot.domain.audit.steps import Write, check_version
from bontot.domain.meetings.models import Meeting, MeetingLevel, MeetingMinutes
from bontot.domain.meetings.queries import meeting_day
from bontot.domain.meetings.types import LevelSource, LevelWithoutReason, QualityLevel


_NOT_MET: Final = frozenset({QualityLevel.POOR, QualityLevel.NOT_MET})


@dataclass(frozen=True, slots=True)
class Known:
    """The levels meetings have: from above, by the cell's record, and as put to its vote."""

    above: dict[UUID, MeetingLevel]
    cell: dict[UUID, MeetingLevel]
    proposed: dict[UUID, str]

    def own(self, meeting: UUID) -> QualityLevel | None:
        """Give the cell's own level; None where it has none."""
        row = self.cell.get(meeting)
        if row is not None and row.level != QualityLevel.UNKNOWN:
            return QualityLevel(row.level)
        said = self.proposed.get(meeting, "")
        return QualityLevel(said) if said else None


def levels_of(write: Write, meetings: Iterable[UUID]) -> Known:
    """
    Read the levels of meetings and hold those from above.

    Queries: 2.
    """
    ids = list(meetings)
    rows = write.lock(MeetingLevel.objects.filter(meeting_id__in=ids))
    minutes = MeetingMinutes.objects.filter(meeting_id__in=ids)
    return Known(
        above={row.meeting_id: row for row in rows if row.source == LevelSource.ABOVE},
        cell={row.meeting_id: row for row in rows if row.source == LevelSource.CELL},
        proposed=dict(minutes.values_list("meeting_id", "proposed_level")),
    )


def give_official(
    write: Write,
    meeting: Meeting,
    known: Known,
    *,
    level: QualityLevel | None,
    reason: str,
    seen: int,
) -> MeetingLevel | None:
    """
    Give a meeting its official level; None accepts the cell's own.

    Returns:
        The first one it gets, for the operation to create with the others; None where an earlier one was changed.

    Raises:
        ChangedMeanwhile: Another official gave it one after it was shown.
        NothingToAccept: The cell has none.
        LevelWithoutReason: It differs from the cell's, or was not met, and no reason is given.

    Queries: 1 where it had one; at most 4 where nothing scored the meeting.
    """
    identity = uuid5(meeting.pk, "level above")
    kept = known.above.get(meeting.pk)
    check_version(kept or MeetingLevel(id=identity, version=0), seen)
    own = known.own(meeting.pk)
    given = level or own
    if given is None:
        raise NothingToAccept(meeting=str(meeting.pk))
    if not reason and (given != own or given in _NOT_MET):
        raise LevelWithoutReason(level=given.value, own=own.value if own else "")
    framework = _framework(meeting, known)
    write.touch(meeting.organization_id, meeting.month)
    if kept is not None:
        write.update(kept, level=given, framework=framework, reason=reason, given_at=write.at)
        return None
    first = MeetingLevel(id=identity, meeting=meeting, source=LevelSource.ABOVE, level=given)
    first.framework, first.given_at, first.reason = framework, write.at, reason
    return first


def _framework(meeting: Meeting, known: Known) -> str:
    """Name the framework the meeting was scored by, or else the one in force on its day."""
    scored = known.cell.get(meeting.pk)
    if scored is not None:
        return scored.framework
    in_force, _ = meeting_framework(meeting.organization_id, meeting_day(meeting))
    return f"{in_force.slug}@{in_force.version}"


def accept(
    write: Write, meeting: Meeting, known: Known, shown: QualityLevel
) -> MeetingLevel | None:
    """
    Accept the cell's own level as the official one.

    Returns:
        It, for the operation to create with the others; None where the cell's own is no longer the one shown, or was
        not met: that needs a look and a reason.
    """
    if known.own(meeting.pk) != shown or shown in _NOT_MET:
        return None
    return give_official(write, meeting, known, level=None, reason="", seen=0)
