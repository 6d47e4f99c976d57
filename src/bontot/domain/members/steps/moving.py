"""A move between two cells: found by either, received by the second, ended for both."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import connection

from bontot.domain.audit.queries import widen_session
from bontot.domain.audit.steps import Write
from bontot.domain.members.models import MembershipSpell, MemberTransfer, ProbationReview
from bontot.domain.members.steps.keeping import (
    check_end,
    close_everything,
    covers,
    end_or_remove,
    home_on,
)
from bontot.domain.members.steps.recording import months_touched
from bontot.domain.members.types import (
    EndCause,
    SpellKind,
    Standing,
    SuspendedStays,
    TransferClosed,
    TransferKind,
    TransferState,
    TransferUnknown,
    probation_ends,
)
from bontot.domain.notices.steps import KEEPERS, tell_cells
from bontot.domain.notices.types import NoticeKind
from bontot.primitives.periods import day_of


@dataclass(frozen=True, slots=True)
class OtherSide:
    """The other cell of a transfer: who it is and the path under which it may be written to."""

    organization_id: UUID
    path: str


def lock_transfer(write: Write, transfer_id: UUID, *, at: UUID) -> MemberTransfer:
    """
    Hold a transfer of a cell, as long as it waits.

    Args:
        write: The operation.
        transfer_id: Which.
        at: The cell that decides; the caller says which side it must be.

    Raises:
        TransferUnknown: There is none of this cell in sight.
        TransferClosed: It was decided already.

    Queries: 1.
    """
    rows = write.lock(MemberTransfer.objects.filter(pk=transfer_id))
    if not rows or at not in (rows[0].from_organization_id, rows[0].to_organization_id):
        raise TransferUnknown(transfer=str(transfer_id))
    if rows[0].state != TransferState.SENT:
        raise TransferClosed(state=TransferState(rows[0].state).label)
    return rows[0]


def other_side(transfer: MemberTransfer, *, seen_from: UUID, on: dt.date) -> OtherSide:
    """
    Find the other cell of a transfer.

    Raises:
        TransferUnknown: The transfer is not one of this cell.

    Queries: 1.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organization_id, path FROM bontot_transfer_parties(%s, %s) WHERE transfer_id = %s",
            [seen_from, on, transfer.pk],
        )
        row = cursor.fetchone()
    if row is None:
        raise TransferUnknown(transfer=str(transfer.pk))
    return OtherSide(*row)


def tell_other_side(write: Write, transfer: MemberTransfer, *, told_by: UUID) -> None:
    """
    Tell those who keep the books of the other cell that a member is on the way, or what became of it.

    Queries: 2, and those of telling.
    """
    side = other_side(transfer, seen_from=told_by, on=day_of(write.at))
    widen_session(side.path)
    arriving = transfer.state == TransferState.SENT
    tell_cells(
        write,
        kind=NoticeKind.ARRIVING if arriving else NoticeKind.DECIDED,
        about=[(side.organization_id, transfer.pk)],
        roles=KEEPERS,
    )


def receive(write: Write, transfer: MemberTransfer, day: dt.date) -> None:
    """
    Put a member on the books of the second cell from a day, and take them off those of the first.

    Raises:
        TransferUnknown: The transfer is not one of the second cell.
        NotAtHome: The member's home is no longer at the first cell that day.
        SuspendedStays: The member's meetings are suspended that day.
        EndBeforeStart: The member came to the first cell that day or later.

    Queries: at most 13 and 1 for each row that ends.
    """
    side = other_side(transfer, seen_from=transfer.to_organization_id, on=day)
    widen_session(side.path)
    home = home_on(write, transfer.from_organization_id, transfer.member_id, day)
    check_not_suspended(transfer.from_organization_id, transfer.member_id, day)
    if transfer.kind == TransferKind.TEMPORARY:
        _attach(write, transfer, day)
    else:
        _move_home(write, transfer, home, day)
    for organization in (transfer.from_organization_id, transfer.to_organization_id):
        write.touch(organization, *months_touched(day, None, day_of(write.at)))


def check_not_suspended(organization_id: UUID, member_id: UUID, day: dt.date) -> None:
    """
    Refuse to move a member whose meetings are suspended.

    Raises:
        SuspendedStays: They are, that day.

    Queries: 1.
    """
    suspended = MembershipSpell.objects.filter(
        organization_id=organization_id, member_id=member_id, kind=SpellKind.SUSPENDED
    )
    if any(covers(spell, day) for spell in suspended):
        raise SuspendedStays


def _move_home(write: Write, transfer: MemberTransfer, home: MembershipSpell, day: dt.date) -> None:
    for ended in close_everything(write, home, day, EndCause.TRANSFERRED):
        end_twin(write, ended, day)
    visiting = MembershipSpell.objects.filter(
        member_id=transfer.member_id,
        organization_id=transfer.to_organization_id,
        kind=SpellKind.ATTACHED,
    )
    for spell in write.lock(visiting):
        if spell.valid_until is None or spell.valid_until > day:
            end_or_remove(write, spell, day)
    write.create(
        MembershipSpell(
            id=uuid5(transfer.pk, "home"),
            member_id=transfer.member_id,
            organization_id=transfer.to_organization_id,
            kind=SpellKind.HOME,
            standing=home.standing,
            valid_from=day,
        )
    )
    if home.standing == Standing.PROBATIONARY:
        _carry_clock(write, transfer, home)


def _carry_clock(write: Write, transfer: MemberTransfer, home: MembershipSpell) -> None:
    """Let probation run on at the second cell from the day it began at the first."""
    reviews = write.lock(
        ProbationReview.objects.filter(member_id=transfer.member_id, decided_date__isnull=True)
    )
    for review in reviews:
        write.update(review, organization_id=transfer.to_organization_id)
    if not reviews:
        due = probation_ends(home.valid_from)
        write.create(
            ProbationReview(
                id=uuid5(transfer.member_id, f"probation {due}"),
                member_id=transfer.member_id,
                organization_id=transfer.to_organization_id,
                due_date=due,
            )
        )


def _attach(write: Write, transfer: MemberTransfer, day: dt.date) -> None:
    check_end(day, transfer.until_date)
    for kind, organization in (
        (SpellKind.AWAY, transfer.from_organization_id),
        (SpellKind.ATTACHED, transfer.to_organization_id),
    ):
        write.create(
            MembershipSpell(
                id=uuid5(transfer.pk, str(kind)),
                member_id=transfer.member_id,
                organization_id=organization,
                kind=kind,
                valid_from=day,
                valid_until=transfer.until_date,
            )
        )


def end_twin(write: Write, spell: MembershipSpell, day: dt.date) -> None:
    """
    End the other half of a temporary move: back home, the member no longer meets at the second cell.

    Queries: 1; 4 more where the spell came from a transfer.
    """
    if spell.kind not in (SpellKind.AWAY, SpellKind.ATTACHED):
        return
    transfers = MemberTransfer.objects.filter(
        member_id=spell.member_id, kind=TransferKind.TEMPORARY, state=TransferState.RECEIVED
    )
    for transfer in transfers:
        if uuid5(transfer.pk, str(spell.kind)) != spell.pk:
            continue
        side = other_side(transfer, seen_from=spell.organization_id, on=day)
        widen_session(side.path)
        twin = SpellKind.ATTACHED if spell.kind == SpellKind.AWAY else SpellKind.AWAY
        for half in write.lock(MembershipSpell.objects.filter(pk=uuid5(transfer.pk, str(twin)))):
            if half.valid_until is None or half.valid_until > day:
                end_or_remove(write, half, day)
                write.touch(half.organization_id, *months_touched(day, None, day_of(write.at)))


def of_transfer(spell: MembershipSpell) -> bool:
    """
    Say whether a spell came of, or ended by, a move between two cells of the product.

    Queries: 1.
    """
    transfers = MemberTransfer.objects.filter(
        member_id=spell.member_id, state=TransferState.RECEIVED
    ).values_list("pk", "from_organization_id", "decided_date")
    made = {
        uuid5(transfer, name)
        for transfer, _, _ in transfers
        for name in ("home", str(SpellKind.AWAY), str(SpellKind.ATTACHED))
    }
    ended = {(left, day) for _, left, day in transfers}
    return spell.pk in made or (spell.organization_id, spell.valid_until) in ended
