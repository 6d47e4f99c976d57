"""Tasks are given, followed, said to be done by their owner, accepted by the secretary."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import cell, secretary  # noqa: F401 - fixtures
from tests.support.records import ICT

from bontot.domain.accounts.models import User
from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.notices.queries import notices_of
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.domain.tasks import operations
from bontot.domain.tasks.queries import tasks_of
from bontot.domain.tasks.types import (
    NotBelow,
    TaskDoneBeforeAssigned,
    TaskDueBeforeAssigned,
    TaskFinished,
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
    assert (seen.state, seen.notes[0][1]) == ("in_progress", "Đã vận động 3 hộ")
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


def test_the_committee_gives_one_task_to_several_cells(run, town, sign_in, listed):
    committee = sign_in(Role.APPRAISER, town.my_long)
    cells = [town.hoa_sen, town.tra_my]
    fields = {
        "organization_id": town.my_long,
        "content": "Rà soát đảng viên dự bị",
        "due_date": DUE,
    }
    assert len(run("assign_from_above", actor=committee, cells=cells, **fields)["tasks"]) == 2
    (task,) = listed()
    assert (task.source, task.hear_month) == ("above", dt.date(2024, 5, 1))
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
