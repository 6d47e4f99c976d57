"""Meetings that were held, recorded by those who keep the minutes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bontot.domain.accounts.policies import check_can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.meetings.steps import add_held_meetings
from bontot.domain.meetings.types import HeldMeeting
from bontot.domain.orgtree.queries import known_paths_of


def record_meetings(
    *, actor: Actor, at: datetime, key: UUID | None = None, meetings: Sequence[HeldMeeting]
) -> dict[str, Json]:
    """
    Record meetings that were held, each with everything its minutes hold.

    One with `locked_at` is complete: what is not in it did not happen.

    Returns:
        `meetings`: how many were recorded.

    Raises:
        OrganizationUnknown: An organisation is not there or out of sight.
        NotInScope: An organisation is outside what the actor sees.
        ActionNotPermitted: The actor records no meetings there.
        MeetingOutsideLife: A meeting lies outside the life of its organisation.
        MeetingEndsBeforeStart: A meeting ends before it starts.
        CountsDoNotAddUp: Those expected are not present, excused and absent together.
        RollDoesNotMatch: The counts and the members named differ.
        VoteDoesNotAddUp: A vote's counts do not add up, or more voted than could.
        MoreSpeakersThanPresent: More spoke than were present.

    Queries: 1, 8 for each 2,000 rows, and the frame's.
    """
    with writing("meetings.record", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        for path in known_paths_of(new.organization_id for new in meetings).values():
            check_can(actor, Action.RECORD_MEETING, path)
        add_held_meetings(write, meetings)
        return write.answer(meetings=len(meetings))
