"""Meetings that were held are recorded whole, by those who keep minutes, and PostgreSQL counts along."""

import datetime as dt

import pytest
from tests.support.records import ICT, held_meeting, person

from bontot.domain.accounts.types import ActionNotPermitted, NotInScope, Role
from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.models import Meeting
from bontot.domain.meetings.operations import record_meetings
from bontot.domain.meetings.types import (
    CountsDoNotAddUp,
    MeetingEndsBeforeStart,
    MeetingOutsideLife,
    MoreSpeakersThanPresent,
    NewConclusion,
    NewMark,
    NewPaper,
    NewRemark,
    NewVote,
    RemarkKind,
    RollDoesNotMatch,
    RollMark,
    VoteDoesNotAddUp,
)
from bontot.domain.members.operations import record_members
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.samples.streams import identity


@pytest.fixture
def absentee(town, at):
    member = person(town.hoa_sen)
    record_members(actor=SYSTEM, at=at, members=[member])
    return member.id


def record(at, *meetings, actor=SYSTEM, key=None):
    return record_meetings(actor=actor, at=at, key=key, meetings=meetings)


def test_everything_the_minutes_hold_is_kept(town, at, absentee):
    began = dt.datetime(2024, 5, 3, 19, tzinfo=ICT)
    meeting = held_meeting(
        town.hoa_sen,
        present=9,
        excused=1,
        marks=(NewMark(absentee, RollMark.EXCUSED),),
        papers=(NewPaper("Dự thảo nghị quyết", began - dt.timedelta(days=1)),),
        remarks=(NewRemark(RemarkKind.PRAISE, "hoàn thành sớm 10 ngày", absentee),),
        conclusions=(NewConclusion("Vui xuân an toàn", "05-NQ/CB"),),
        votes=(NewVote("Nghị quyết", 9, 8, 0, 1),),
        adopted_at=began + dt.timedelta(minutes=95),
        locked_at=began + dt.timedelta(days=1),
    )
    assert record(at, meeting) == {"meetings": 1}
    with reading(SYSTEM):
        kept = Meeting.objects.get(pk=meeting.id)
        assert kept.state == "locked"
        assert list(kept.exceptions.values_list("mark", flat=True)) == ["excused"]
        assert kept.papers.get().paper_only is False
        assert kept.remarks.get().about == "hoàn thành sớm 10 ngày"
        assert kept.conclusions.get().resolution_number == "05-NQ/CB"
        assert kept.votes.get().in_favour == 8
        assert kept.minutes.adopted_at is not None


def test_one_entry_names_the_cell_and_the_month(town, at):
    record(at, held_meeting(town.hoa_sen))
    with reading(SYSTEM):
        entry = AuditEntry.objects.get(operation="meetings.record")
        assert list(entry.touches.values_list("organization_id", "month")) == [
            (town.hoa_sen, dt.date(2024, 5, 1))
        ]


def test_a_repeat_of_the_key_answers_the_same_and_writes_nothing(town, at):
    meeting = held_meeting(town.hoa_sen)
    key = identity("test", "meetings")
    assert record(at, meeting, key=key) == record(at, meeting, key=key)
    with reading(SYSTEM):
        assert Meeting.objects.count() == 1


def test_the_secretary_records_for_their_own_cell_alone(town, at, sign_in):
    secretary = sign_in(Role.SECRETARY, town.hoa_sen)
    assert record(at, held_meeting(town.hoa_sen), actor=secretary) == {"meetings": 1}
    with pytest.raises(OrganizationUnknown):
        record(at, held_meeting(town.tra_my), actor=secretary)


def test_a_member_records_nothing(town, at, sign_in):
    with pytest.raises(ActionNotPermitted):
        record(at, held_meeting(town.hoa_sen), actor=sign_in(Role.MEMBER, town.hoa_sen))


def test_another_commune_is_not_there(town, at, sign_in):
    with pytest.raises((NotInScope, OrganizationUnknown)):
        record(at, held_meeting(town.ban_mai), actor=sign_in(Role.OPERATOR, town.my_long))


def test_counts_that_do_not_add_up(town, at):
    with pytest.raises(CountsDoNotAddUp):
        record(at, held_meeting(town.hoa_sen, expected=11))


def test_a_roll_that_names_nobody_for_an_absence_counted(town, at):
    with pytest.raises(RollDoesNotMatch):
        record(at, held_meeting(town.hoa_sen, present=9, excused=1))


@pytest.mark.parametrize("vote", [NewVote("Nghị quyết", 9, 8), NewVote("Nghị quyết", 10, 10)])
def test_votes_that_do_not_add_up(town, at, vote):
    with pytest.raises(VoteDoesNotAddUp):
        record(at, held_meeting(town.hoa_sen, votes=(vote,)))


def test_more_voters_than_present(town, at):
    with pytest.raises(VoteDoesNotAddUp):
        record(at, held_meeting(town.hoa_sen, voting_present=11))


def test_more_speakers_than_present(town, at):
    with pytest.raises(MoreSpeakersThanPresent):
        record(at, held_meeting(town.hoa_sen, speakers=11))


def test_an_end_before_the_start(town, at):
    began = held_meeting(town.hoa_sen).started_at
    with pytest.raises(MeetingEndsBeforeStart):
        record(at, held_meeting(town.hoa_sen, ended_at=began - dt.timedelta(minutes=1)))


def test_a_meeting_of_a_cell_that_is_closed(town, at):
    began = dt.datetime(2024, 11, 3, 19, tzinfo=ICT)
    late = held_meeting(
        town.cu,
        month=dt.date(2024, 11, 1),
        planned_at=began,
        started_at=began,
        ended_at=began + dt.timedelta(hours=2),
    )
    with pytest.raises(MeetingOutsideLife):
        record(at, late)


def test_one_bad_meeting_keeps_all_out(town, at):
    with pytest.raises(CountsDoNotAddUp):
        record(at, held_meeting(town.hoa_sen), held_meeting(town.tra_my, expected=99))
    with reading(SYSTEM):
        assert not Meeting.objects.exists()
