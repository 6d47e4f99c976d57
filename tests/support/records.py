"""Values for operations, filled in so that a test names only what it is about."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4

from bontot.domain.meetings.types import HeldMeeting, MeetingKind
from bontot.domain.members.types import NewMember, NewSpell, SpellKind, Standing


ICT = dt.timezone(dt.timedelta(hours=7))


def person(organization: UUID, name: str = "Trần Văn Dũng") -> NewMember:
    """An official member at home since 2020."""
    spell = NewSpell(organization, SpellKind.HOME, dt.date(2020, 1, 1), standing=Standing.OFFICIAL)
    return NewMember(full_name=name, spells=(spell,))


def held_meeting(organization: UUID, **changes) -> HeldMeeting:
    """A regular meeting of May 2024 of 10 people, everybody present, nothing else recorded."""
    began = dt.datetime(2024, 5, 3, 19, tzinfo=ICT)
    meeting = HeldMeeting(
        id=uuid4(),
        organization_id=organization,
        kind=MeetingKind.REGULAR,
        month=dt.date(2024, 5, 1),
        planned_at=began,
        started_at=began,
        ended_at=began + dt.timedelta(minutes=95),
        expected=10,
        present=10,
        excused=0,
        unexcused=0,
        voting_present=9,
    )
    return replace(meeting, **changes)
