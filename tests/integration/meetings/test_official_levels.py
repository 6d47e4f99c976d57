"""The committee above gives the official level: exceptions first, the rest in one action."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import MAY, full, instant

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.assessments.queries import committee_month
from bontot.domain.assessments.types import OfficialLevel
from bontot.domain.audit.queries import reading
from bontot.domain.meetings.types import (
    LevelWithoutReason,
    MeetingKind,
    Notebook,
    Plan,
    QualityLevel,
    Roll,
)


pytestmark = pytest.mark.usefixtures("in_force")


@pytest.fixture
def committee(sign_in, town):
    return sign_in(Role.APPRAISER, town.my_long)


def test_the_cell_decides_nothing_about_itself(enter, close, cell, town):
    enter()
    with pytest.raises(Exception, match=r"not_permitted|not_in_scope|organization_unknown"):
        close(
            "set_official_levels",
            organization_id=town.my_long,
            month=MAY,
            accept_rest=True,
        )
    answer = close("set_official_levels", organization_id=cell.id, month=MAY, accept_rest=True)
    assert answer == {"given": 0, "accepted": 0, "left": 0}


def test_the_rest_is_accepted_in_one_action(enter, notebook, close, town, committee):
    before = instant(2)
    enter(
        Notebook(
            plan=Plan(kind=MeetingKind.CELL_COMMITTEE, planned_at=before),
            started_at=before,
            ended_at=before + dt.timedelta(minutes=40),
            roll=Roll(),
        )
    )
    meeting, _ = enter()
    answer = close(
        "set_official_levels",
        actor=committee,
        organization_id=town.my_long,
        month=MAY,
        accept_rest=True,
    )
    assert (answer["accepted"], answer["left"]) == (1, 0)
    kept = full(meeting)
    assert (kept.official_level, kept.level) == ("met", "met")


def test_what_was_not_met_is_not_accepted_unseen(enter, close, town, committee):
    _, answer = enter()
    assert answer["level"] == "not_met"
    answer = close(
        "set_official_levels",
        actor=committee,
        organization_id=town.my_long,
        month=MAY,
        accept_rest=True,
    )
    assert (answer["accepted"], answer["left"]) == (0, 1)


def test_another_level_needs_its_reason(enter, close, town, committee):
    meeting, _ = enter()

    def give(reason):
        return close(
            "set_official_levels",
            actor=committee,
            organization_id=town.my_long,
            month=MAY,
            levels=[OfficialLevel(meeting, QualityLevel.MET, reason)],
        )

    with pytest.raises(LevelWithoutReason):
        give("")
    assert give("Biên bản gửi chậm")["given"] == 1
    assert full(meeting).official_reason == "Biên bản gửi chậm"


def test_a_member_of_the_committee_s_staff_reads_gaps_first(enter, notebook, town, committee):
    enter()
    with reading(committee):
        found = committee_month(organization=town.my_long, month=MAY, today=dt.date(2024, 6, 10))
    why = {cell.name: cell.why for cell in (*found.exceptions, *found.rest)}
    assert why["Chi bộ khóm Trà My"] == ("no_meeting",)


def test_an_appraiser_keeps_no_minutes(enter, close, committee):
    meeting, _ = enter(lock=False)
    with pytest.raises(ActionNotPermitted):
        close("lock_minutes", actor=committee, meeting_id=meeting, seen=1)
