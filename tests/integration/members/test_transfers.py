"""A member on the way from one cell to another: two sides, one member, never in two places."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from tests.support.notices import told
from tests.support.records import ICT

from bontot.domain.accounts.operations import create_accounts
from bontot.domain.accounts.queries import held_by
from bontot.domain.accounts.steps import NewAccount, NewGrant
from bontot.domain.accounts.types import Role
from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.members import operations, queries
from bontot.domain.members.types import (
    DayInFuture,
    DeclineReason,
    DestinationUnknown,
    EndBeforeStart,
    EndCause,
    Letter,
    MemberUnknown,
    PopulationKind,
    ReceivedBeforeSent,
    SpellOfTransfer,
    SuspendedStays,
    TransferClosed,
    TransferKind,
    TransferOpen,
    TransferToItself,
    TransferUnknown,
)
from bontot.domain.orgtree.types import OrganizationUnknown


NOW = dt.datetime(2024, 12, 31, 9, tzinfo=ICT)
TODAY = NOW.date()
LETTER = Letter("15-GT/ĐU", dt.date(2024, 12, 10))
DAY = dt.date(2024, 12, 20)


@pytest.fixture
def sender(town, people, sign_in):
    return sign_in(Role.SECRETARY, town.hoa_sen)


@pytest.fixture
def receiver(town, sign_in):
    return sign_in(Role.SECRETARY, town.tra_my)


@pytest.fixture
def send(sender, town, people):
    def send(member=None, **more):
        fields = {
            "kind": TransferKind.OFFICIAL,
            "letter": LETTER,
            "to_organization_id": town.tra_my,
            **more,
        }
        answer = operations.send_transfer(
            actor=sender,
            at=NOW,
            organization_id=town.hoa_sen,
            member_id=member or people.anh,
            **fields,
        )
        return UUID(answer["transfer"])

    return send


@pytest.fixture
def receive(receiver, town):
    def receive(transfer, day=DAY, *, seen=1, actor=None, **more):
        return operations.receive_transfer(
            actor=actor or receiver,
            at=NOW,
            organization_id=town.tra_my,
            transfer_id=transfer,
            seen=seen,
            received_date=day,
            **more,
        )

    return receive


def at_home(cell, on=TODAY):
    with reading(SYSTEM):
        return {line.member_id for line in queries.roster_on(cell, on) if line.belongs == "home"}


def counted(kind, cell, on=TODAY):
    with reading(SYSTEM):
        return {line.member_id for line in queries.population_on(kind, cell, on) if line.counted}


def seen_by(actor, cell):
    with reading(actor):
        return queries.transfers_of(cell, TODAY)


def test_until_it_is_received_the_member_stays_and_both_sides_see_it(
    town, people, send, sender, receiver
):
    send()
    assert people.anh in at_home(town.hoa_sen)
    assert people.anh not in at_home(town.tra_my)
    (out,) = seen_by(sender, town.hoa_sen)
    assert (out.incoming, out.state, out.other) == (False, "sent", "Chi bộ khóm Trà My")
    (arriving,) = seen_by(receiver, town.tra_my)
    assert (arriving.incoming, arriving.other) == (True, "Chi bộ khóm Hoa Sen")
    assert (arriving.full_name, arriving.letter_number) == ("Đặng Thị Ánh", "15-GT/ĐU")


def test_each_side_is_told_what_the_other_did(town, send, receive, sender, receiver):
    transfer = send()
    assert told(receiver) == [("arriving", str(transfer))]
    assert told(sender) == []
    receive(transfer)
    assert told(sender) == [("decided", str(transfer))]
    assert len(told(receiver)) == 1


def test_who_sent_is_told_that_it_was_declined(town, send, sender, receiver):
    transfer = send()
    operations.decline_transfer(
        actor=receiver,
        at=NOW,
        organization_id=town.tra_my,
        transfer_id=transfer,
        seen=1,
        reason=next(iter(DeclineReason)),
    )
    assert told(sender) == [("decided", str(transfer))]


def test_received_once_from_a_day_on_by_entries_both_cells_see(
    town, people, send, receive, sender, receiver
):
    transfer = send()
    key = uuid4()
    first = receive(transfer, key=key, reply_number="02-TN/CB")
    assert receive(transfer, key=key, reply_number="02-TN/CB") == first
    with pytest.raises(TransferClosed):
        receive(transfer, seen=2)
    assert people.anh in at_home(town.hoa_sen, dt.date(2024, 12, 19)) - at_home(town.hoa_sen, DAY)
    assert people.anh in at_home(town.tra_my, DAY) - at_home(town.tra_my, dt.date(2024, 12, 19))
    for actor in (sender, receiver):
        with reading(actor):
            entries = AuditEntry.objects.filter(operation="members.receive_transfer")
            assert entries.count() == 1
    with reading(sender):
        assert AuditEntry.objects.filter(operation="members.send_transfer").count() == 1
    (out,) = seen_by(sender, town.hoa_sen)
    assert (out.state, out.decided_date, out.reply_number) == ("received", DAY, "02-TN/CB")


def test_posts_end_at_the_old_cell_and_the_clock_goes_along(town, people, send, receive):
    receive(send(people.an))
    with reading(SYSTEM):
        assert queries.secretaries_on([town.hoa_sen], TODAY) == {}
        (spell,) = queries.record_of(town.hoa_sen, people.an, TODAY).spells
    assert (spell.valid_until, spell.ended_by) == (DAY, EndCause.TRANSFERRED)
    receive(send(people.dung))
    with reading(SYSTEM):
        record = queries.record_of(town.tra_my, people.dung, TODAY)
    assert record.probation.due == dt.date(2016, 1, 1)


def test_the_days_both_agreed_are_not_corrected_by_one(town, people, send, receive, receiver):
    receive(send())
    with reading(receiver):
        home = queries.record_of(town.tra_my, people.anh, TODAY).home
    with pytest.raises(SpellOfTransfer):
        operations.correct_spell(
            actor=receiver,
            at=NOW,
            spell_id=home.id,
            seen=home.version,
            valid_from=dt.date(2024, 12, 1),
            valid_until=None,
        )


def test_their_account_loses_the_old_cell_with_them(town, people, send, receive):
    since = dt.date(2020, 1, 1)
    account = NewAccount(
        "an",
        "Đặng Văn An",
        member_id=people.an,
        grants=[
            NewGrant(town.hoa_sen, Role.SECRETARY, since),
            NewGrant(town.tra_my, Role.VIEWER, since),
        ],
    )
    create_accounts(actor=SYSTEM, at=NOW, accounts=[account])
    receive(send(people.an))
    held = {
        day: {one.organization_id for one in held_by(account.id, day)}
        for day in (dt.date(2024, 12, 19), DAY)
    }
    assert held == {
        dt.date(2024, 12, 19): {town.hoa_sen, town.tra_my},
        DAY: {town.tra_my},
    }


def test_declined_with_a_reason_the_member_never_left(town, people, send, receiver, sender):
    transfer = send()
    operations.decline_transfer(
        actor=receiver,
        at=NOW,
        organization_id=town.tra_my,
        transfer_id=transfer,
        seen=1,
        reason=DeclineReason.PAPERS_MISSING,
    )
    assert people.anh in at_home(town.hoa_sen)
    (out,) = seen_by(sender, town.hoa_sen)
    assert (out.state, out.decline_reason) == ("declined", "papers_missing")
    (past,) = seen_by(receiver, town.tra_my)
    assert past.full_name == ""
    send()


def test_withdrawn_it_is_no_longer_received(town, send, receive, sender, receiver):
    transfer = send()
    with pytest.raises(TransferUnknown):
        operations.withdraw_transfer(
            actor=receiver, at=NOW, organization_id=town.tra_my, transfer_id=transfer, seen=1
        )
    operations.withdraw_transfer(
        actor=sender, at=NOW, organization_id=town.hoa_sen, transfer_id=transfer, seen=1
    )
    with pytest.raises(TransferClosed):
        receive(transfer, seen=2)


def test_what_sending_refuses(town, people, send):
    with pytest.raises(TransferToItself):
        send(to_organization_id=town.hoa_sen)
    with pytest.raises(DestinationUnknown):
        send(to_organization_id=town.ban_mai)
    with pytest.raises(DestinationUnknown):
        send(to_organization_id=town.cu)
    with pytest.raises(DestinationUnknown):
        send(to_code="KHONG-CO")
    with pytest.raises(SuspendedStays):
        send(people.hoa2)
    with pytest.raises(MemberUnknown):
        send(uuid4())
    with pytest.raises(DayInFuture):
        send(letter=Letter("", dt.date(2025, 1, 1)))
    with pytest.raises(EndBeforeStart):
        send(kind=TransferKind.TEMPORARY, until_date=LETTER.date)
    send()
    with pytest.raises(TransferOpen):
        send()


def test_a_cell_of_another_committee_by_the_code_it_told(town, send, sign_in):
    transfer = send(to_organization_id=None, to_code="mb-01")
    far = sign_in(Role.SECRETARY, town.ban_mai)
    operations.receive_transfer(
        actor=far,
        at=NOW,
        organization_id=town.ban_mai,
        transfer_id=transfer,
        seen=1,
        received_date=DAY,
    )
    assert len(at_home(town.ban_mai)) == 1


def test_what_receiving_refuses(town, send, receive, sender, sign_in):
    transfer = send()
    with pytest.raises(ReceivedBeforeSent):
        receive(transfer, dt.date(2024, 12, 9))
    with pytest.raises(DayInFuture):
        receive(transfer, dt.date(2025, 1, 1))
    with pytest.raises(ChangedMeanwhile):
        receive(transfer, seen=7)
    with pytest.raises(OrganizationUnknown):
        receive(transfer, actor=sender)
    with pytest.raises(TransferUnknown):
        operations.receive_transfer(
            actor=sender,
            at=NOW,
            organization_id=town.hoa_sen,
            transfer_id=transfer,
            seen=1,
            received_date=DAY,
        )
    outsider = sign_in(Role.SECRETARY, town.truong)
    with pytest.raises(TransferUnknown):
        operations.receive_transfer(
            actor=outsider,
            at=NOW,
            organization_id=town.truong,
            transfer_id=transfer,
            seen=1,
            received_date=DAY,
        )


def test_for_a_while_the_home_stays_and_both_rolls_follow(town, people, send, receive, sender):
    transfer = send(kind=TransferKind.TEMPORARY, until_date=dt.date(2025, 6, 1))
    receive(transfer)
    assert people.anh not in counted(PopulationKind.ROLL, town.hoa_sen)
    assert people.anh in counted(PopulationKind.ROLL, town.tra_my)
    assert people.anh in counted(PopulationKind.RATED, town.hoa_sen)
    with reading(sender):
        record = queries.record_of(town.hoa_sen, people.anh, TODAY)
    away = next(one for one in record.spells if one.kind == "away")
    operations.end_spell(actor=sender, at=NOW, spell_id=away.id, seen=1, valid_until=TODAY)
    assert people.anh in counted(PopulationKind.ROLL, town.hoa_sen)
    assert people.anh not in counted(PopulationKind.ROLL, town.tra_my)


def test_a_visitor_who_moves_for_good_is_in_one_place(town, people, send, receive):
    receive(send(kind=TransferKind.TEMPORARY))
    receive(send(letter=Letter("", DAY)), dt.date(2024, 12, 28))
    with reading(SYSTEM):
        lines = [
            line for line in queries.roster_on(town.tra_my, TODAY) if line.member_id == people.anh
        ]
    assert [line.belongs for line in lines] == ["home"]
    assert people.anh not in at_home(town.hoa_sen)
