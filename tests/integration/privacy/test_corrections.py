"""A member asks to have their own data corrected; those who keep the books answer with a word; the member reads all of it."""

import datetime as dt
from uuid import UUID

import pytest
from tests.integration.meetings.conftest import cell, secretary  # noqa: F401 - fixtures
from tests.support.own_accounts import account_of
from tests.support.records import ICT

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.documents.types import SecrecyMark, TextMissing
from bontot.domain.members.types import NoOwnMember
from bontot.domain.notices.queries import notices_of
from bontot.domain.privacy import operations
from bontot.domain.privacy.queries import corrections_of, own_data
from bontot.domain.privacy.types import About, RequestAnswered, RequestUnknown, TooManyRequests
from bontot.domain.tasks.operations import add_task
from bontot.domain.tasks.types import TaskSource


#: A Friday.
NOW = dt.datetime(2024, 5, 10, 8, tzinfo=ICT)
TODAY = NOW.date()


@pytest.fixture
def people(request):
    return request.getfixturevalue("cell")


@pytest.fixture
def keeper(request, people):
    return request.getfixturevalue("secretary")


@pytest.fixture
def an(people):
    return account_of(people.an, people.id, on=TODAY)


@pytest.fixture
def em(people):
    return account_of(people.em, people.id, on=TODAY)


@pytest.fixture
def ask(an):
    def ask(text="Vào Đảng ngày 3/2/2009, không phải 2010", *, actor=None, about=About.SPELL):
        answer = operations.ask_correction(actor=actor or an, at=NOW, about=about, text=text)
        return UUID(answer["request"])

    return ask


def answered(keeper, request, *, seen=1, accepted=True, text="Đã sửa theo hồ sơ gốc"):
    return operations.answer_correction(
        actor=keeper, at=NOW + dt.timedelta(days=1), request_id=request, seen=seen, accepted=accepted, text=text
    )  # fmt: skip


def own_requests(actor, today=TODAY):
    with reading(actor):
        return own_data(actor=actor, today=today).parts["requests"]


def listed(actor, organization, today=TODAY):
    with reading(actor):
        return corrections_of(organization=organization, today=today)


def test_asked_told_answered_told(ask, an, keeper, people):
    request = ask()
    (waiting,) = listed(keeper, people.id)
    # Asked on a Friday: Monday and Tuesday are the two working days
    assert (waiting.name, waiting.state, waiting.due_date) == (
        "Phạm Văn An",
        "open",
        dt.date(2024, 5, 14),
    )
    with reading(keeper):
        assert [one.kind for one in notices_of(keeper.user_id)] == ["asked"]
    answered(keeper, request)
    (own,) = own_requests(an)
    assert (own.state, own.answer) == ("accepted", "Đã sửa theo hồ sơ gốc")
    with reading(an):
        assert [one.kind for one in notices_of(an.user_id)] == ["answered"]


def test_late_is_said_while_it_waits(ask, keeper, people):
    ask()
    assert not listed(keeper, people.id, dt.date(2024, 5, 14))[0].overdue
    assert listed(keeper, people.id, dt.date(2024, 5, 15))[0].overdue


def test_nobody_else_reads_it(ask, em, people, town, sign_in):
    ask()
    assert own_requests(em) == []
    for actor in (
        em,
        SYSTEM,
        *(sign_in(role, town.my_long) for role in (Role.APPRAISER, Role.VIEWER)),
    ):
        assert listed(actor, people.id) == ()  # fmt: skip


def test_another_member_neither_answers_nor_takes_it_back(ask, em):
    request = ask()
    with pytest.raises(RequestUnknown):
        answered(em, request)
    with pytest.raises(RequestUnknown):
        operations.withdraw_correction(actor=em, at=NOW, request_id=request, seen=1)


def test_nobody_answers_their_own_without_keeping_the_books(ask, an):
    with pytest.raises(ActionNotPermitted):
        answered(an, ask())


def test_taken_back_it_is_not_answered(ask, an, keeper):
    request = ask()
    operations.withdraw_correction(actor=an, at=NOW, request_id=request, seen=1)
    with pytest.raises(ChangedMeanwhile):
        answered(keeper, request)
    with pytest.raises(RequestAnswered):
        answered(keeper, request, seen=2)


def test_declined_with_a_word_and_not_without(ask, keeper, an):
    request = ask()
    with pytest.raises(TextMissing):
        answered(keeper, request, accepted=False, text=" ")
    answered(keeper, request, accepted=False, text="Hồ sơ gốc ghi 2010")
    assert own_requests(an)[0].state == "declined"


def test_a_mark_of_secrecy(ask):
    with pytest.raises(SecrecyMark):
        ask("Theo tài liệu MẬT số 3")


def test_five_wait_at_most(ask):
    for place in range(5):
        ask(f"Sai số {place}")
    with pytest.raises(TooManyRequests):
        ask("Thêm nữa")


def test_an_account_of_no_member_asks_nothing(ask, keeper):
    with pytest.raises(NoOwnMember):
        ask(actor=keeper)


def test_own_data_is_one_s_own(an, people, keeper):
    for owner, content in ((people.an, "Của An"), (people.em, "Của Em")):
        add_task(actor=keeper, at=NOW, organization_id=people.id, source=TaskSource.STANDING, content=content, due_date=TODAY, owners=[owner])  # fmt: skip
    with reading(an):
        found = own_data(actor=an, today=TODAY)
    assert found.member.full_name == "Phạm Văn An"
    assert [task["content"] for task in found.parts["tasks"]] == ["Của An"]
    assert [spell["kind"] for spell in found.parts["spells"]] == ["home"]
    assert "Em" not in str(found.parts)
