"""The committee above gives the meetings of a month their official levels."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.assessments.queries import own_cells
from bontot.domain.assessments.steps import official as steps
from bontot.domain.assessments.types import AcceptedLevel, OfficialLevel, OwnCell
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.documents.types import words
from bontot.domain.meetings import steps as meetings
from bontot.domain.meetings.models import Meeting, MeetingLevel
from bontot.domain.meetings.types import MeetingState, MeetingUnknown
from bontot.domain.notices.steps import tell_cells
from bontot.domain.notices.types import NoticeKind
from bontot.domain.orgtree.queries import known_paths_of
from bontot.primitives.periods import day_of


def set_official_levels(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    month: dt.date,
    levels: Sequence[OfficialLevel] = (),
    accepted: Sequence[AcceptedLevel] = (),
) -> dict[str, Json]:
    """
    Give the meetings of a month below their official levels: some by name, others accepted as they were shown.

    Args:
        actor: One of the committee above; a cell's own secretary decides nothing about it.
        at: The instant.
        key: The idempotency key.
        organization_id: The committee.
        month: Any day of the month.
        levels: Those given by name, with a reason where they differ or were not met.
        accepted: Those accepted together, each with its own level as it was shown.

    Returns:
        `given` by name, `accepted`, `taken`: those another official gave a level meanwhile, which stays, and `left`:
        those whose own level is no longer what was shown.

    Raises:
        OrganizationUnknown: The committee is not there or out of sight.
        NotInScope: It is outside what the actor sees.
        ActionNotPermitted: The actor gives no levels there.
        OwnCell: The actor belongs to the cell of a meeting named.
        MeetingUnknown: A meeting named is not one of these cells' in this month.
        MeetingNotDue: Its minutes are not locked.
        ChangedMeanwhile: Another official gave a meeting named a level after it was shown.
        NothingToAccept: It has no level of the cell's own.
        LevelWithoutReason: A level differs, or was not met, and no reason is given.
        TextTooLong: A reason is too long.
        SecrecyMark: A reason bears a mark of secrecy.

    Queries: 7, those of telling and the frame's; 1 more for each meeting whose earlier level changes, at most 4 for
    each that nothing scored.
    """
    with writing("assessments.set_official_levels", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        path = known_paths_of([organization_id])[organization_id]
        check_can(actor, Action.EVALUATE, path)
        named = {one.meeting_id: one for one in levels}
        shown = {one.meeting_id: one.level for one in accepted if one.meeting_id not in named}
        wanted = {*named, *shown}
        rows = write.lock(Meeting.objects.filter(pk__in=wanted, month=month.replace(day=1)))
        _check_below(rows, wanted, path)
        own = own_cells(actor.user_id, day_of(at))
        known = steps.levels_of(write, wanted)
        first: list[MeetingLevel | None] = []
        settled: list[tuple[UUID, UUID]] = []
        agreed = taken = 0
        for row in rows:
            meetings.check_state(row, MeetingState.LOCKED)
            if row.organization_id in own:
                raise OwnCell(meeting=str(row.pk))
            if row.pk in named:
                one = named[row.pk]
                reason = words(one.reason, 300, needed=False)
                first.append(
                    steps.give_official(
                        write, row, known, level=one.level, reason=reason, seen=one.seen
                    )
                )
                settled.append((row.organization_id, row.pk))
            elif row.pk in known.above:
                taken += 1
            elif level := steps.accept(write, row, known, shown[row.pk]):
                first.append(level)
                settled.append((row.organization_id, row.pk))
                agreed += 1
        write.create_each([level for level in first if level])
        tell_cells(write, kind=NoticeKind.LEVEL, about=settled)
        left = len(shown) - agreed - taken
        return write.answer(given=len(named), accepted=agreed, taken=taken, left=left)


def _check_below(rows: Sequence[Meeting], wanted: set[UUID], path: str) -> None:
    """
    See that every meeting named is there and of a cell below.

    Raises:
        MeetingUnknown: One is not.

    Queries: 1.
    """
    paths = known_paths_of(row.organization_id for row in rows)
    below = {row.pk for row in rows if paths[row.organization_id].startswith(f"{path}.")}
    if below != wanted:
        raise MeetingUnknown(meeting=str(min(wanted - below)))
