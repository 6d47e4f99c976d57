"""Moves between two cells of the product: sent by one, received or declined by the other."""

import datetime as dt
from uuid import UUID

from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.members.models import MemberTransfer
from bontot.domain.members.operations._checking import _check_books
from bontot.domain.members.queries import destinations_of
from bontot.domain.members.steps import (
    check_end,
    check_not_suspended,
    check_past,
    home_on,
    lock_transfer,
    receive,
    tell_other_side,
)
from bontot.domain.members.types import (
    DeclineReason,
    DestinationUnknown,
    Letter,
    NumberTooLong,
    ReceivedBeforeSent,
    TransferKind,
    TransferState,
    TransferToItself,
    TransferUnknown,
)
from bontot.primitives.periods import day_of
from bontot.primitives.vietnamese import tidy


MOST_LETTERS = 40


def send_transfer(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    member_id: UUID,
    kind: TransferKind,
    letter: Letter,
    to_organization_id: UUID | None = None,
    to_code: str = "",
    until_date: dt.date | None = None,
) -> dict[str, Json]:
    """
    Send a member to another cell; until that cell receives them, they stay here and count here.

    Args:
        actor: Who keeps the books of the official home.
        at: The instant.
        key: The idempotency key.
        organization_id: The official home.
        member_id: Who.
        kind: For good, or for a while.
        letter: The letter of introduction.
        to_organization_id: A cell under the same committee.
        to_code: The code of a cell elsewhere, as it told.
        until_date: The day after the last one away, for a while whose end is known.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        DayInFuture: The letter is of a day still to come.
        NumberTooLong: The letter's number is longer than one is.
        MemberUnknown: There is no such member at this cell.
        NotAtHome: The member's home was not here on the letter's day.
        SuspendedStays: The member's meetings are suspended.
        TransferToItself: The destination is this very cell.
        DestinationUnknown: No living cell answers to the choice or the code.
        EndBeforeStart: The move would end before its letter.
        TransferOpen: One of this member waits already.

    Queries: 8, those of telling and the frame's.
    """
    with writing("members.send_transfer", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        check_past(write, letter.date)
        home_on(write, organization_id, member_id, letter.date)
        check_not_suspended(organization_id, member_id, letter.date)
        until = until_date if kind is TransferKind.TEMPORARY else None
        check_end(letter.date, until)
        transfer = write.create(
            MemberTransfer(
                member_id=member_id,
                from_organization_id=organization_id,
                to_organization_id=_destination(
                    organization_id, to_organization_id, to_code.strip(), day_of(at)
                ),
                kind=kind,
                letter_number=_number(letter.number),
                letter_date=letter.date,
                until_date=until,
            )
        )
        write.touch(organization_id, letter.date)
        tell_other_side(write, transfer, told_by=organization_id)
        return write.answer(transfer=transfer.pk)


def _destination(sender: UUID, chosen: UUID | None, code: str, on: dt.date) -> UUID:
    if chosen == sender and not code:
        raise TransferToItself
    found = {one.id for one in destinations_of(sender, on, code)}
    if code and len(found) == 1:
        return found.pop()
    if code or chosen is None or chosen not in found:
        raise DestinationUnknown(code=code)
    return chosen


def _number(text: str) -> str:
    number = tidy(text)
    if len(number) > MOST_LETTERS:
        raise NumberTooLong(most=MOST_LETTERS)
    return number


def withdraw_transfer(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    transfer_id: UUID,
    seen: int,
) -> dict[str, Json]:
    """
    Take back a transfer that was not received yet; the member never left.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        TransferUnknown: This cell sent none such.
        TransferClosed: It was received, declined or withdrawn.
        ChangedMeanwhile: Somebody changed it since.

    Queries: 3 and the frame's.
    """
    with writing("members.withdraw_transfer", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        transfer = lock_transfer(write, transfer_id, at=organization_id)
        if transfer.from_organization_id != organization_id:
            raise TransferUnknown(transfer=str(transfer_id))
        check_version(transfer, seen)
        today = day_of(at)
        write.update(transfer, state=TransferState.WITHDRAWN, decided_date=today)
        write.touch(organization_id, today)
        return write.answer(transfer=transfer_id)


def receive_transfer(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    transfer_id: UUID,
    seen: int,
    received_date: dt.date,
    reply_number: str = "",
) -> dict[str, Json]:
    """
    Receive a member: from this day they are on the books of this cell and off those of the other.

    A temporary move leaves the official home where it is. The entry touches both cells.

    Args:
        actor: Who keeps the books of the receiving cell.
        at: The instant.
        key: The idempotency key.
        organization_id: The receiving cell.
        transfer_id: Which transfer.
        seen: The version the person saw.
        received_date: First day here.
        reply_number: Of the reply to the other cell, where one was written.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        TransferUnknown: None such was sent to this cell.
        TransferClosed: It was received, declined or withdrawn.
        ChangedMeanwhile: Somebody changed it since.
        DayInFuture: The day is still to come.
        ReceivedBeforeSent: The day is before the letter's.
        NumberTooLong: The reply's number is longer than one is.
        NotAtHome: The member's home is no longer at the other cell.
        SuspendedStays: The member's meetings are suspended.
        EndBeforeStart: The member came to the other cell that day or later.
        SpellsOverlap: The member is away or attached elsewhere on one of these days.
        SpellOutsideLife: This cell did not live then.

    Queries: at most 19, those of telling and the frame's, 1 for each row that ends.
    """
    with writing("members.receive_transfer", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        transfer = _incoming(write, organization_id, transfer_id, seen)
        check_past(write, received_date)
        if received_date < transfer.letter_date:
            raise ReceivedBeforeSent(letter=transfer.letter_date, day=received_date)
        write.update(
            transfer,
            state=TransferState.RECEIVED,
            decided_date=received_date,
            reply_number=_number(reply_number),
        )
        receive(write, transfer, received_date)
        tell_other_side(write, transfer, told_by=organization_id)
        return write.answer(member=transfer.member_id)


def decline_transfer(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    transfer_id: UUID,
    seen: int,
    reason: DeclineReason,
) -> dict[str, Json]:
    """
    Send a transfer back with the reason; the member never left the other cell.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        TransferUnknown: None such was sent to this cell.
        TransferClosed: It was received, declined or withdrawn.
        ChangedMeanwhile: Somebody changed it since.

    Queries: 5, those of telling and the frame's.
    """
    with writing("members.decline_transfer", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        transfer = _incoming(write, organization_id, transfer_id, seen)
        today = day_of(at)
        write.update(
            transfer, state=TransferState.DECLINED, decided_date=today, decline_reason=reason
        )
        write.touch(organization_id, today)
        tell_other_side(write, transfer, told_by=organization_id)
        return write.answer(transfer=transfer_id)


def _incoming(write: Write, organization_id: UUID, transfer_id: UUID, seen: int) -> MemberTransfer:
    _check_books(write.actor, [organization_id])
    transfer = lock_transfer(write, transfer_id, at=organization_id)
    if transfer.to_organization_id != organization_id:
        raise TransferUnknown(transfer=str(transfer_id))
    check_version(transfer, seen)
    return transfer
