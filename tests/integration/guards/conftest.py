"""A meeting written by hand inside the frame, to see what the database itself refuses."""

import datetime as dt

import pytest

from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.models import Meeting, MeetingVote, RollException
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import NewMember, NewSpell, SpellKind, Standing


@pytest.fixture
def members(town, at):
    home = NewSpell(town.hoa_sen, SpellKind.HOME, dt.date(2015, 1, 1), standing=Standing.OFFICIAL)
    new = [NewMember(full_name=f"Lê Văn {name}", spells=[home]) for name in ("An", "Bảo", "Cường")]
    record_members(actor=SYSTEM, at=at, members=new)
    return [member.id for member in new]


@pytest.fixture
def hold(town, at, members):
    """Hold one meeting of Hoa Sen: 30 expected, 28 present, 1 excused, 1 unexcused, 26 votes, unless told."""

    def hold(
        *, organization=None, marks=("excused", "unexcused"), votes=((26, 24, 1, 1),), **fields
    ):
        counts = {"expected": 30, "present": 28, "excused": 1, "unexcused": 1, "voting_present": 26}
        started = fields.pop("started_at", dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC))
        with writing("test.hold", actor=SYSTEM, at=at) as write:
            meeting = write.create(
                Meeting(
                    organization_id=organization or town.hoa_sen,
                    kind="regular",
                    state="locked",
                    month=started.date().replace(day=1),
                    planned_at=started,
                    started_at=started,
                    **{**counts, **fields},
                )
            )
            for member, mark in zip(members, marks, strict=False):
                write.create(RollException(meeting=meeting, member_id=member, mark=mark))
            for base, in_favour, against, other in votes:
                write.create(
                    MeetingVote(
                        meeting=meeting,
                        subject="Nghị quyết",
                        base=base,
                        in_favour=in_favour,
                        against=against,
                        other=other,
                    )
                )
            write.touch(meeting.organization_id, meeting.month)
        return meeting

    return hold
