"""An opinion sent before a meeting: for those it names, taken back until it begins, gone with the lock, never in a result."""

import datetime as dt
from uuid import UUID

import pytest
from django.db import transaction
from tests.integration.meetings.conftest import SHEET, instant
from tests.support.own_accounts import account_of

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.queries import account_named, actor_of
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import Role
from bontot.domain.audit.models import AuditValue
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.documents.types import SecrecyMark, TextMissing, TextTooLong
from bontot.domain.facts.queries import gather
from bontot.domain.facts.types import Grain, window_of
from bontot.domain.meetings.queries import meeting_full, own_opinion
from bontot.domain.meetings.types import (
    OPINION_KEPT,
    Audience,
    Hands,
    Heard,
    HeardResult,
    MeetingKind,
    MeetingUnknown,
    NewMark,
    Officers,
    OpinionSent,
    OpinionTooLate,
    OpinionUnknown,
    Plan,
    Roll,
    RollMark,
    VotePurpose,
)
from bontot.domain.members.types import NoOwnMember
from bontot.domain.tasks import operations as tasks
from bontot.domain.tasks.types import TaskSource
from bontot.primitives.periods import Period


DAY = dt.date(2024, 5, 1)
BEFORE = instant(2, 9)
WORDS = "Đề nghị bàn kỹ việc thoát nước ở tổ 3"


@pytest.fixture
def announced(plan):
    month = plan()
    month.edit("give_notice", "plan", instant(1, 9))
    return month


@pytest.fixture
def an(cell):
    return account_of(cell.an, cell.id, on=DAY)


@pytest.fixture
def em(cell):
    return account_of(cell.em, cell.id, on=DAY)


@pytest.fixture
def deputy(cell):
    return account_of(cell.bình, cell.id, Role.DEPUTY, on=DAY)


@pytest.fixture
def send(do, announced, an):
    def send(at=BEFORE, *, actor=None, audience=Audience.COMMITTEE, opinion=WORDS, meeting=None):
        return do(
            "send_opinion",
            at,
            actor=actor or an,
            meeting_id=meeting or announced.id,
            audience=audience,
            opinion=opinion,
        )["opinion"]

    return send


def seen_by(actor, meeting):
    with reading(actor):
        found = meeting_full(meeting)
        return [one.opinion for one in found.opinions] if found else []


def test_those_it_is_for_read_it_and_nobody_else(
    send, announced, an, em, secretary, deputy, sign_in, town
):
    send()
    assert seen_by(secretary, announced.id) == [WORDS]
    assert seen_by(deputy, announced.id) == [WORDS]
    assert seen_by(an, announced.id) == [WORDS]
    assert seen_by(em, announced.id) == []
    for role in (Role.APPRAISER, Role.VIEWER, Role.SECRETARY):
        assert seen_by(sign_in(role, town.my_long), announced.id) == []
    assert seen_by(SYSTEM, announced.id) == []


def test_who_kept_the_books_before_reads_it_no_more_from_above(send, announced, cell, town):
    ended = dt.date(2024, 4, 1)
    grants = [
        NewGrant(cell.id, Role.SECRETARY, dt.date(2015, 1, 1), ended),
        NewGrant(town.my_long, Role.APPRAISER, ended),
    ]
    new = NewAccount("len-tren", "Đồng chí lên trên", grants=grants)
    create_accounts(actor=SYSTEM, at=instant(1, 8), accounts=[new])
    account = account_named(new.username)
    send()
    assert seen_by(actor_of(account.id, account.full_name, DAY), announced.id) == []


def test_for_the_secretary_alone(send, announced, secretary, deputy):
    send(audience=Audience.SECRETARY)
    assert seen_by(secretary, announced.id) == [WORDS]
    assert seen_by(deputy, announced.id) == []


def test_the_audit_keeps_that_it_was_sent_and_not_its_words(do, send, an):
    sent = send()
    do("withdraw_opinion", BEFORE, actor=an, opinion_id=UUID(sent))
    with reading(SYSTEM):
        values = list(AuditValue.objects.filter(subject="MeetingOpinion"))
        assert len(values) == 2
        assert WORDS not in str([(one.before, one.after) for one in values])


def test_taken_back_before_the_meeting_and_sent_anew(do, send, announced, an, cell):
    do("withdraw_opinion", BEFORE, actor=an, opinion_id=UUID(send()))
    with reading(an):
        assert own_opinion(announced.id, cell.an) is None
    send(opinion="Ý kiến khác")
    assert seen_by(an, announced.id) == ["Ý kiến khác"]


def test_one_opinion_a_meeting(send):
    send()
    with pytest.raises(OpinionSent):
        send(opinion="Thêm một ý")


def test_another_s_is_not_taken_back(do, send, em):
    sent = send()
    with pytest.raises(OpinionUnknown):
        do("withdraw_opinion", BEFORE, actor=em, opinion_id=UUID(sent))


def test_not_before_the_notice_and_not_after_the_start(do, send, announced, an, plan):
    later = plan(5, month=6)
    with pytest.raises(OpinionTooLate):
        send(meeting=later.id)
    sent = send()
    announced.edit("start_meeting", "plan", started_at=instant(3))
    with pytest.raises(OpinionTooLate):
        do("withdraw_opinion", instant(3, 21), actor=an, opinion_id=UUID(sent))
    with pytest.raises(OpinionTooLate):
        send(instant(3, 21))


def test_a_meeting_of_another_cell_is_not_there(send, town, do, sign_in):
    theirs = do(
        "plan_meeting",
        instant(1, 8),
        actor=sign_in(Role.SECRETARY, town.tra_my),
        organization_id=town.tra_my,
        plan=Plan(kind=MeetingKind.REGULAR, planned_at=instant(4)),
    )["meeting"]
    with pytest.raises(MeetingUnknown):
        send(meeting=UUID(theirs))


def test_an_account_of_no_member_sends_none(send, secretary):
    with pytest.raises(NoOwnMember):
        send(actor=secretary)


@pytest.mark.parametrize(
    ("opinion", "refusal"),
    [(" ", TextMissing), ("ý " * 400, TextTooLong), ("Theo văn bản TỐI MẬT", SecrecyMark)],
    ids=["empty", "long", "secret"],
)
def test_what_is_not_taken(send, opinion, refusal):
    with pytest.raises(refusal):
        send(opinion=opinion)


def hold(announced, close, cell):
    announced.edit("start_meeting", "plan", started_at=instant(3))
    announced.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)]))
    announced.edit("name_chair_and_secretary", "officers", officers=Officers(cell.lan, cell.cúc))
    for task in announced.read().hearing:
        announced.edit("hear_task", "hearing", heard=Heard(task.task_id, HeardResult.DONE))
    hands = Hands(purpose=VotePurpose.MINUTES, in_favour=7)
    announced.edit("record_vote", "votes", hands=hands)
    announced.edit("end_meeting", "closing", instant(3, 21), ended_at=instant(3, 20, 45))
    announced.edit("adopt_minutes", "closing", instant(3, 21))
    seen = announced.read().versions["closing"]
    return close("lock_minutes", meeting_id=announced.id, seen=seen)["level"]


def test_locked_minutes_leave_no_opinion(send, announced, close, cell, secretary, an, deputy):
    send(audience=Audience.SECRETARY)
    announced.edit("start_meeting", "plan", started_at=instant(3))
    assert seen_by(secretary, announced.id) == [WORDS]
    announced.edit("take_roll", "roll", roll=Roll(marks=[]))
    announced.edit("end_meeting", "closing", instant(3, 21), ended_at=instant(3, 20, 45))
    announced.edit("adopt_minutes", "closing", instant(3, 21))
    # The deputy, who may not read it, locks
    seen = announced.read().versions["closing"]
    close("lock_minutes", actor=deputy, meeting_id=announced.id, seen=seen)
    assert seen_by(an, announced.id) == []
    assert seen_by(secretary, announced.id) == []


def test_where_nobody_locks_it_goes_after_sixty_days(send, announced, an, secretary, do):
    send()
    after = instant(3) + OPINION_KEPT
    assert do("drop_old_opinions", after - dt.timedelta(days=1), actor=SYSTEM)["dropped"] == 0
    # The secretary sees one cell: the whole country is not theirs to clear
    assert do("drop_old_opinions", after + dt.timedelta(days=1))["dropped"] == 0
    assert seen_by(an, announced.id) == [WORDS]
    assert do("drop_old_opinions", after + dt.timedelta(days=1), actor=SYSTEM)["dropped"] == 1
    assert seen_by(an, announced.id) == []


def _came_to(announced, level, cell):
    window = window_of(Period(2024, 5), as_of=dt.date(2024, 6, 1))
    found = [level]
    with reading(SYSTEM):
        for subject, grain in (
            (cell.id, Grain.CELL),
            (announced.id, Grain.MEETING),
            (cell.an, Grain.MEMBER),
        ):
            values = gather(subjects=[subject], grain=grain, window=window)[subject]
            found.append(sorted(map(str, values.items())))
    return found  # fmt: skip


def test_a_cell_whose_members_never_sign_in_loses_nothing(
    announced, close, cell, secretary, an, em, do, put_in_force
):
    put_in_force(SHEET, "sinh-hoat", dt.date(2018, 7, 6))
    given = {"organization_id": cell.id, "owners": [cell.an], "content": "Vận động 5 hộ"}
    task = tasks.add_task(
        actor=secretary,
        at=instant(1, 8),
        source=TaskSource.STANDING,
        due_date=dt.date(2024, 5, 2),
        **given,
    )["task"]
    before = transaction.savepoint()
    never = _came_to(announced, hold(announced, close, cell), cell)
    transaction.savepoint_rollback(before)
    for actor in (an, em):
        do("send_opinion", BEFORE, actor=actor, meeting_id=announced.id, audience=Audience.COMMITTEE, opinion=WORDS)  # fmt: skip
    tasks.note_progress(actor=an, at=BEFORE, task_id=UUID(task), seen=1, text="Được 4 hộ")
    tasks.propose_done(actor=an, at=BEFORE, task_id=UUID(task), seen=2)
    always = _came_to(announced, hold(announced, close, cell), cell)
    assert never == always
    assert len(never[1]) > 20
