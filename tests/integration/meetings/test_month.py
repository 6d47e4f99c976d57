"""The month of a cell, step by step: what is entered once comes out of the record."""

import datetime as dt
from uuid import uuid4

import pytest
from tests.integration.meetings.conftest import MAY, instant

from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.queries import month_state
from bontot.domain.meetings.types import (
    Assigned,
    Hands,
    Heard,
    HeardResult,
    MeetingEndsBeforeStart,
    NewMark,
    Officers,
    QualityLevel,
    Remark,
    RemarkKind,
    Roll,
    RollMark,
    Spoken,
    VotePurpose,
)
from bontot.domain.tasks.models import Task


def test_a_planned_meeting_has_the_agenda_of_its_kind_and_cell(plan):
    steps = [line.step for line in plan().read().agenda]
    assert steps[:4] == ["open", "secretary", "roll", "dues"]
    assert "residents" in steps
    assert "work" not in steps
    assert steps[-1] == "minutes"


def test_which_step_is_due(state_of, plan):
    assert state_of().due == 1
    month = plan()
    assert (state_of().due, state_of().meeting.state) == (1, "preparing")
    month.edit("give_notice", "plan")
    assert (state_of().due, state_of().meeting.state) == (2, "notified")


def test_notice_goes_to_accounts_and_remembers_who_was_not_told(plan, cell):
    month = plan()
    answer = month.edit("give_notice", "plan", not_told=[cell.an])
    assert answer["told"] == 0
    full = month.read()
    assert full.not_told == (cell.an,)
    assert full.notice_given_at == instant(3, 20)


def test_the_roll_by_exception_counts_by_the_spells_of_the_day(begun, cell):
    before = begun.read().counts
    assert (before.expected, before.present, before.voting_members) == (9, None, 8)
    begun.edit(
        "take_roll",
        "roll",
        roll=Roll(
            marks=[NewMark(cell.an, RollMark.EXCUSED), NewMark(cell.em, RollMark.UNEXCUSED)],
            guests=["Đồng chí Hồ Văn Tư – đảng ủy viên phụ trách"],
            in_charge_attended=True,
        ),
    )
    counts = begun.read().counts
    assert (counts.expected, counts.present, counts.excused, counts.unexcused) == (9, 7, 1, 1)
    assert (counts.voting_members, counts.voting_present, counts.quorum) == (8, 6, 5)
    assert counts.quorate
    marks = {item.full_name: item.mark for item in begun.read().roll}
    assert marks["Võ Văn Già"] == "exempt"
    assert marks["Phạm Văn An"] == "excused"
    assert marks["Đỗ Thị Mai"] == ""


def test_taking_the_roll_again_mends_it(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)]))
    begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.em, RollMark.LATE)]))
    full = begun.read()
    assert (full.counts.present, full.counts.excused) == (9, 0)
    assert {item.mark for item in full.roll if item.mark} == {"late", "exempt"}


def test_a_member_away_or_joining_for_the_day_moves_the_counts(begun, cell, town):
    begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.AWAY)]))
    counts = begun.read().counts
    assert (counts.expected, counts.voting_members) == (8, 7)


def test_who_joins_from_another_cell_is_named_beside_the_counts(begun):
    joined = ["Trần Thị Hoa, chi bộ khóm Hòa Bình"]
    begun.edit("take_roll", "roll", roll=Roll(attached=joined, guests=["Bà Lê Thị Ba"]))
    full = begun.read()
    assert full.attached == tuple(joined)
    assert (full.counts.expected, full.counts.present, full.counts.voting_present) == (9, 9, 8)
    begun.edit("take_roll", "roll", roll=Roll())
    assert begun.read().attached == ()


def test_steps_the_record_shows_tick_themselves(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll())
    begun.edit("name_chair_and_secretary", "officers", officers=Officers(cell.lan, cell.cúc))
    done = {line.step for line in begun.read().agenda if line.done}
    assert done == {"open", "roll", "secretary"}


def test_speakers_are_a_figure_of_the_meeting(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll())
    for who in (cell.an, cell.mai):
        begun.edit("record_speaker", "speakers", spoken=Spoken(who, gist="Nhất trí dự thảo"))
    begun.edit("record_speaker", "speakers", spoken=Spoken(cell.an, spoke=False))
    assert begun.read().speakers == 1


def test_a_vote_is_adopted_by_more_than_half_of_all_who_may_vote(begun, cell):
    absent = [NewMark(who, RollMark.EXCUSED) for who in (cell.an, cell.em)]
    begun.edit("take_roll", "roll", roll=Roll(marks=absent))
    begun.edit("conclude", "conclusions", lines=["Ra quân dọn vệ sinh ngày 12/5"])
    four = begun.edit(
        "record_vote", "votes", hands=Hands(purpose=VotePurpose.RESOLUTION, in_favour=4, against=2)
    )
    assert four["adopted"] is False
    assert [line.resolution_number for line in begun.read().conclusions] == [""]
    five = begun.edit(
        "record_vote", "votes", hands=Hands(purpose=VotePurpose.RESOLUTION, in_favour=5, other=1)
    )
    assert five["adopted"] is True
    assert five["vote"] == four["vote"]
    assert [line.resolution_number for line in begun.read().conclusions] == ["…-NQ/CB"]


def test_a_task_goes_from_one_month_to_the_next(begun, plan, cell):
    begun.edit("take_roll", "roll", roll=Roll())
    given = begun.edit(
        "assign_task",
        "assigning",
        assigned=Assigned("Vận động 5 hộ phân loại rác", dt.date(2024, 5, 25), [cell.an]),
    )
    (task,) = begun.read().assigned
    assert (str(task.task_id), task.owners) == (given["task"], ("Phạm Văn An",))
    assert task.hear_month == dt.date(2024, 6, 1)
    june = plan(3, month=6, at=instant(28))
    (heard,) = june.read().hearing
    assert heard.task_id == task.task_id
    june.edit("start_meeting", "plan", instant(3, 19, month=6))
    june.edit(
        "hear_task", "hearing", instant(3, 20, month=6), heard=Heard(task.task_id, HeardResult.DONE)
    )
    (heard,) = june.read().hearing
    assert (heard.state, heard.result) == ("done", "done")
    with reading(SYSTEM):
        assert Task.objects.get().done_date == dt.date(2024, 5, 25)


def test_each_edit_leaves_one_entry_and_a_repeat_none(begun, cell):
    key = uuid4()
    first = begun.edit("take_roll", "roll", key=key, roll=Roll())
    again = begun.do("take_roll", meeting_id=begun.id, seen=0, key=key, roll=Roll())
    assert again == first
    with reading(SYSTEM):
        assert AuditEntry.objects.filter(operation="meetings.take_roll").count() == 1


def test_saving_what_is_there_already_writes_nothing(begun):
    one = begun.edit("take_roll", "roll", roll=Roll())
    two = begun.edit("take_roll", "roll", roll=Roll())
    assert one == two


def test_remarks_level_and_minutes(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll())
    answer = begun.edit(
        "record_remark", "remarks", remark=Remark(RemarkKind.PRAISE, "xong trước hạn", cell.an)
    )
    assert begun.read().remarks[0].id == answer["remark"]
    begun.edit("end_meeting", "closing", instant(3, 21), ended_at=instant(3, 20, 35))
    begun.edit("note_closing", "closing", weakness="Ít ý kiến", remedy="Gửi câu hỏi trước")
    begun.edit("propose_level", "closing", level=QualityLevel.GOOD, committee_agreed=True)
    begun.edit("adopt_minutes", "closing", instant(3, 21))
    full = begun.read()
    assert (full.state, full.proposed_level, full.weakness) == (
        "awaiting_adoption",
        "good",
        "Ít ý kiến",
    )
    assert full.adopted_at == instant(3, 21)


def test_the_month_is_read_in_few_queries(begun, cell, django_assert_max_num_queries):
    begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)]))
    with reading(SYSTEM), django_assert_max_num_queries(8):
        month_state(organization=cell.id, month=MAY, today=dt.date(2024, 5, 3))


def test_the_start_is_corrected_until_the_lock(begun):
    begun.edit("take_roll", "roll", roll=Roll())
    begun.edit("start_meeting", "plan", instant(3, 20), started_at=instant(3, 18, 30))
    assert begun.read().started_at == instant(3, 18, 30)
    begun.edit("end_meeting", "closing", instant(3, 21), ended_at=instant(3, 20, 45))
    with pytest.raises(MeetingEndsBeforeStart):
        begun.edit("start_meeting", "plan", instant(3, 21), started_at=instant(3, 20, 50))
    begun.edit("start_meeting", "plan", instant(3, 21), started_at=instant(3, 19))
    found = begun.read()
    assert (found.started_at, found.state) == (instant(3, 19), "awaiting_adoption")
