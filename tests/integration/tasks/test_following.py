"""Tasks are given, followed, said to be done by their owner, accepted by the secretary."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import cell, secretary  # noqa: F401 - fixtures
from tests.support.notices import told
from tests.support.records import ICT

from bontot.domain.accounts.models import User
from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.documents.types import TextMissing
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import NewMember, NewSpell, SpellKind, Standing
from bontot.domain.notices.queries import notices_of
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.domain.tasks import operations
from bontot.domain.tasks.queries import tasks_of
from bontot.domain.tasks.types import (
    NotBelow,
    TaskChange,
    TaskDoneBeforeAssigned,
    TaskDueBeforeAssigned,
    TaskDueFarAway,
    TaskFinished,
    TaskNotProposed,
    TaskOwnerNotHere,
    TaskSource,
)


NOW = dt.datetime(2024, 5, 10, 8, tzinfo=ICT)
TODAY = dt.date(2024, 5, 10)
DUE = dt.date(2024, 5, 25)


@pytest.fixture
def run(request):
    def run(name, at=NOW, *, actor=None, **arguments):
        who = actor or request.getfixturevalue("secretary")
        return getattr(operations, name)(actor=who, at=at, **arguments)

    return run


@pytest.fixture
def owner(request, sign_in):
    """An account of a member without any duty, linked to them."""
    people = request.getfixturevalue("cell")
    actor = sign_in(Role.MEMBER, people.id)
    with writing("test.link", actor=SYSTEM, at=NOW) as write:
        write.update(User.objects.get(pk=actor.user_id), member_id=people.an)
    return actor


@pytest.fixture
def given(run, request):
    people = request.getfixturevalue("cell")

    def given(**more):
        fields = {"owners": [people.an], "due_date": DUE, "content": "Vận động 5 hộ"} | more
        return run("add_task", organization_id=people.id, source=TaskSource.STANDING, **fields)[
            "task"
        ]

    return given


@pytest.fixture
def listed(request):
    people = request.getfixturevalue("cell")

    def listed(today=TODAY, **more):
        with reading(SYSTEM):
            return tasks_of(organization=people.id, today=today, **more)

    return listed


def test_the_owner_says_done_and_the_secretary_accepts(run, given, owner, listed):
    task = given()
    run("note_progress", actor=owner, task_id=task, seen=1, text="Đã vận động 3 hộ")
    seen = listed()[0]
    assert (seen.state, seen.notes[0].text) == ("in_progress", "Đã vận động 3 hộ")
    run("propose_done", actor=owner, task_id=task, seen=seen.version, done_date=NOW.date())
    seen = listed()[0]
    assert seen.state == "awaiting_confirmation"
    run("accept_done", NOW + dt.timedelta(days=3), task_id=task, seen=seen.version)
    assert (listed()[0].state, listed()[0].done_date) == ("done", NOW.date())


def test_the_owner_does_not_accept_their_own(run, given, owner):
    task = given()
    with pytest.raises(ActionNotPermitted):
        run("accept_done", actor=owner, task_id=task, seen=1)


def test_a_member_does_not_speak_for_another(run, given, owner, request):
    task = given(owners=[request.getfixturevalue("cell").em])
    with pytest.raises(ActionNotPermitted):
        run("propose_done", actor=owner, task_id=task, seen=1)


def test_the_owner_is_told(given, owner):
    task = given()
    with reading(owner):
        (notice,) = notices_of(owner.user_id)
    assert str(notice.about) == task


def test_overdue_and_due_soon(given, listed):
    given()
    soon, late = listed(dt.date(2024, 5, 20))[0], listed(dt.date(2024, 5, 28))[0]
    assert (soon.due_soon, soon.overdue_days) == (True, 0)
    assert (late.due_soon, late.overdue_days) == (False, 3)


def test_a_member_s_list_is_their_own(given, listed, request):
    people = request.getfixturevalue("cell")
    given()
    given(owners=[people.em], content="Việc khác")
    given(owners=[], content="Việc cả chi bộ")
    assert [task.content for task in listed(member=people.an)] == ["Vận động 5 hộ"]


def test_the_committee_gives_one_task_to_several_cells(run, town, sign_in, listed, request):
    committee = sign_in(Role.APPRAISER, town.my_long)
    keeper = request.getfixturevalue("secretary")
    cells = [town.hoa_sen, town.tra_my]
    fields = {
        "organization_id": town.my_long,
        "content": "Rà soát đảng viên dự bị",
        "due_date": DUE,
    }
    assert len(run("assign_from_above", actor=committee, cells=cells, **fields)["tasks"]) == 2
    (task,) = listed()
    assert (task.source, task.hear_month) == ("above", dt.date(2024, 5, 1))
    assert told(keeper) == [("for_cell", str(task.id))]
    with pytest.raises((NotBelow, OrganizationUnknown)):
        run("assign_from_above", actor=committee, cells=[town.ban_mai], **fields)


def test_a_finished_task_is_not_followed_any_more(run, given):
    task = given()
    run("close_task", task_id=task, seen=1)
    with pytest.raises(TaskFinished):
        run("note_progress", task_id=task, seen=2, text="Thêm")


def test_two_at_once_on_one_task(run, given):
    task = given()
    run("propose_done", task_id=task, seen=1)
    with pytest.raises(ChangedMeanwhile):
        run("accept_done", task_id=task, seen=1)


def test_a_deadline_that_has_passed(given):
    with pytest.raises(TaskDueBeforeAssigned):
        given(due_date=dt.date(2024, 5, 9))


@pytest.mark.parametrize("day", [dt.date(2024, 5, 9), dt.date(2024, 5, 11)])
def test_done_before_it_was_given_or_in_the_future(run, given, day):
    task = given()
    with pytest.raises(TaskDoneBeforeAssigned):
        run("propose_done", task_id=task, seen=1, done_date=day)


def test_sent_back_with_a_word_which_the_owner_is_told(run, given, owner, listed):
    task = given()
    run("propose_done", actor=owner, task_id=task, seen=1)
    run("send_back", task_id=task, seen=2, text="Còn hai hộ chưa ký")
    (seen,) = listed()
    assert (seen.state, seen.proposed_date) == ("in_progress", None)
    assert [(note.kind, note.text) for note in seen.notes] == [("sent_back", "Còn hai hộ chưa ký")]
    with reading(owner):
        assert {notice.kind for notice in notices_of(owner.user_id)} == {"task", "back"}
    # Done again, sent back again: told again
    run("propose_done", actor=owner, task_id=task, seen=seen.version)
    run("send_back", task_id=task, seen=seen.version + 1, text="Còn một hộ")
    with reading(owner):
        assert len(notices_of(owner.user_id)) == 3


def test_nothing_to_send_back(run, given):
    with pytest.raises(TaskNotProposed):
        run("send_back", task_id=given(), seen=1, text="Chưa xong")


def test_an_owner_sends_nothing_back(run, given, owner):
    task = given()
    run("propose_done", actor=owner, task_id=task, seen=1)
    with pytest.raises(ActionNotPermitted):
        run("send_back", actor=owner, task_id=task, seen=2, text="Chưa xong")


def test_another_deadline_and_owner_with_the_reason(run, given, listed, request):
    people = request.getfixturevalue("cell")
    task = given()
    change = TaskChange(
        due_date=dt.date(2024, 6, 5), owners=[people.em, people.an], reason="Mưa lớn, lùi hạn"
    )
    run("change_task", task_id=task, seen=1, change=change)
    (seen,) = listed()
    assert (seen.due_date, seen.hear_month) == (dt.date(2024, 6, 5), dt.date(2024, 6, 1))
    assert seen.owner_ids == (people.an, people.em)
    (note,) = seen.notes
    assert (note.kind, note.text, note.due_was) == ("changed", "Mưa lớn, lùi hạn", DUE)


def test_other_owners_alone_are_seen_by_a_second_editor(run, given, request):
    people = request.getfixturevalue("cell")
    task = given()
    run("change_task", task_id=task, seen=1, change=TaskChange(due_date=DUE, owners=[people.em], reason="Đi công tác"))  # fmt: skip
    with pytest.raises(ChangedMeanwhile):
        run("change_task", task_id=task, seen=1, change=TaskChange(due_date=DUE, owners=[], reason="Cả chi bộ"))  # fmt: skip


def test_a_change_says_why(run, given):
    with pytest.raises(TextMissing):
        run("change_task", task_id=given(), seen=1, change=TaskChange(due_date=DUE, owners=[], reason=" "))  # fmt: skip


def test_a_new_deadline_before_the_day_it_was_given(run, given):
    change = TaskChange(due_date=dt.date(2024, 5, 9), owners=[], reason="Sớm hơn")
    with pytest.raises(TaskDueBeforeAssigned):
        run("change_task", task_id=given(), seen=1, change=change)


def test_an_owner_from_another_cell(run, given, town):
    stranger = NewMember(
        full_name="Võ Văn Lạ",
        spells=[
            NewSpell(town.tra_my, SpellKind.HOME, dt.date(2015, 1, 1), standing=Standing.OFFICIAL)
        ],
    )
    record_members(actor=SYSTEM, at=NOW, members=[stranger])
    with pytest.raises(TaskOwnerNotHere):
        given(owners=[stranger.id])
    with pytest.raises(TaskOwnerNotHere):
        run("change_task", task_id=given(), seen=1, change=TaskChange(due_date=DUE, owners=[stranger.id], reason="Nhờ"))  # fmt: skip


def test_a_deadline_years_away_is_a_slip(given):
    with pytest.raises(TaskDueFarAway):
        given(due_date=dt.date(2099, 1, 1))
