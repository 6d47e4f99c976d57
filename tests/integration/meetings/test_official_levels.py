"""The committee above gives the official level: exceptions first, the rest in one action."""

import datetime as dt
from uuid import uuid4

import pytest
from tests.integration.meetings.conftest import MAY, full, instant
from tests.support.notices import told

from bontot.domain.accounts.types import ActionNotPermitted, NotInScope, Role
from bontot.domain.assessments.queries import committee_month
from bontot.domain.assessments.types import AcceptedLevel, Attention, OfficialLevel
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import ChangedMeanwhile
from bontot.domain.meetings.operations import note_missed_month
from bontot.domain.meetings.types import (
    LevelWithoutReason,
    MeetingInFuture,
    MeetingKind,
    MeetingUnknown,
    MonthHasMeeting,
    Notebook,
    Plan,
    QualityLevel,
    Roll,
)
from bontot.domain.orgtree.queries import organization_on
from bontot.domain.orgtree.types import OrganizationUnknown


pytestmark = pytest.mark.usefixtures("in_force")
JUNE = dt.date(2024, 6, 10)


@pytest.fixture
def committee(sign_in, town):
    return sign_in(Role.APPRAISER, town.my_long)


@pytest.fixture
def second(sign_in, town):
    return sign_in(Role.SECRETARY, town.my_long)


@pytest.fixture
def give(close, town, committee):
    def given(actor=None, **what):
        return close(
            "set_official_levels",
            actor=actor or committee,
            organization_id=town.my_long,
            month=MAY,
            **what,
        )

    return given


@pytest.fixture
def month(town, committee):
    def read(today=JUNE, actor=committee):
        with reading(actor):
            unit = organization_on(town.my_long, MAY)
            found = committee_month(
                committee=unit, month=MAY, on=MAY, today=today, user=actor.user_id
            )
        return {cell.name: cell for cell in (*found.exceptions, *found.rest)}

    return read


def _committee_meeting():
    before = instant(2)
    return Notebook(
        plan=Plan(kind=MeetingKind.CELL_COMMITTEE, planned_at=before),
        started_at=before,
        ended_at=before + dt.timedelta(minutes=40),
        roll=Roll(),
    )


def test_the_cell_decides_nothing_about_itself(enter, close, cell, town):
    meeting, _ = enter()
    with pytest.raises((NotInScope, OrganizationUnknown)):
        close("set_official_levels", organization_id=town.my_long, month=MAY)
    with pytest.raises(MeetingUnknown):
        close(
            "set_official_levels",
            organization_id=cell.id,
            month=MAY,
            accepted=[AcceptedLevel(meeting, QualityLevel.MET)],
        )


def test_what_was_shown_is_accepted_in_one_action(enter, give):
    enter(_committee_meeting())
    meeting, _ = enter()
    answer = give(accepted=[AcceptedLevel(meeting, QualityLevel.MET)])
    assert answer == {"given": 0, "accepted": 1, "taken": 0, "left": 0}
    kept = full(meeting)
    assert (kept.official_level, kept.level) == ("met", "met")


def test_the_cell_is_told_of_its_level_once(enter, give, secretary):
    enter(_committee_meeting())
    meeting, _ = enter()
    give(accepted=[AcceptedLevel(meeting, QualityLevel.MET)])
    give(levels=[OfficialLevel(meeting, QualityLevel.NOT_MET, "Thiếu bàn giao", seen=1)])
    assert told(secretary) == [("level", str(meeting))]


def test_what_was_not_met_is_not_accepted_unseen(enter, give):
    meeting, answer = enter()
    assert answer["level"] == "not_met"
    answer = give(accepted=[AcceptedLevel(meeting, QualityLevel.NOT_MET)])
    assert (answer["accepted"], answer["left"]) == (0, 1)


def test_a_level_that_changed_after_it_was_shown_waits_for_a_look(enter, give):
    meeting, _ = enter()
    answer = give(accepted=[AcceptedLevel(meeting, QualityLevel.MET)])
    assert (answer["accepted"], answer["left"]) == (0, 1)


def test_another_level_needs_its_reason(enter, give):
    meeting, _ = enter()
    with pytest.raises(LevelWithoutReason):
        give(levels=[OfficialLevel(meeting, QualityLevel.MET)])
    answer = give(levels=[OfficialLevel(meeting, QualityLevel.MET, "Biên bản gửi chậm")])
    assert answer["given"] == 1
    assert full(meeting).official_reason == "Biên bản gửi chậm"


def test_the_second_of_two_officials_is_told(enter, give, second):
    enter(_committee_meeting())
    meeting, _ = enter()
    give(levels=[OfficialLevel(meeting, QualityLevel.NOT_MET, "Thiếu bàn giao")])
    with pytest.raises(ChangedMeanwhile):
        give(second, levels=[OfficialLevel(meeting, None)])
    answer = give(second, accepted=[AcceptedLevel(meeting, QualityLevel.MET)])
    assert (answer["accepted"], answer["taken"]) == (0, 1)
    assert full(meeting).official_level == "not_met"
    give(second, levels=[OfficialLevel(meeting, QualityLevel.MET, "Đã bàn giao", seen=1)])
    assert full(meeting).official_level == "met"


def test_a_form_sent_twice_gives_one_level(enter, give):
    meeting, _ = enter()
    key, level = uuid4(), OfficialLevel(meeting, QualityLevel.MET, "Đã xem sổ")
    assert give(key=key, levels=[level]) == give(key=key, levels=[level])


def test_gaps_come_first_and_have_their_reason(enter, month, committee, town, cell):
    enter()
    found = month()["Chi bộ khóm Trà My"]
    assert found.why == (Attention.NO_MEETING,)
    assert month(today=dt.date(2024, 5, 20))["Chi bộ khóm Trà My"].why == ()
    note = {
        "actor": committee,
        "at": instant(28),
        "organization_id": found.organization_id,
        "month": MAY,
    }
    note_missed_month(**note, reason="Nhà văn hóa ngập", seen=0)
    found = month()["Chi bộ khóm Trà My"]
    assert (found.missed_reason, found.missed_version) == ("Nhà văn hóa ngập", 1)
    with pytest.raises(ChangedMeanwhile):
        note_missed_month(**note, reason="Hội trường sửa", seen=0)
    note_missed_month(**note, reason="", seen=1)
    assert month()["Chi bộ khóm Trà My"].missed_reason == ""
    with pytest.raises(MeetingInFuture):
        note_missed_month(**note | {"month": dt.date(2024, 7, 1)}, reason="Chưa tới", seen=0)
    with pytest.raises(MonthHasMeeting):
        note_missed_month(**note | {"organization_id": cell.id}, reason="Không họp", seen=0)


def test_final_papers_are_due_two_days_after_the_meeting(enter, month, cell):
    enter()
    found = next(one for one in month().values() if one.organization_id == cell.id)
    assert found.final_due == found.held_at.date() + dt.timedelta(days=2)
    assert found.final_sent_at is None


def test_an_appraiser_keeps_no_minutes(enter, close, committee):
    meeting, _ = enter(lock=False)
    with pytest.raises(ActionNotPermitted):
        close("lock_minutes", actor=committee, meeting_id=meeting, seen=1)
