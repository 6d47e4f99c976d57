"""What a committee sets for its cells: who is in charge, how many to admit; and what a cell counts against it."""

import datetime as dt
from uuid import UUID, uuid5

from bontot.domain.accounts.types import Action
from bontot.domain.audit.steps import check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.members.models import AdmissionCount, AdmissionTarget, CommitteeMemberInCharge
from bontot.domain.members.operations._checking import _check_books
from bontot.domain.members.queries import committee_posts
from bontot.domain.members.steps import check_past, months_touched
from bontot.domain.members.types import (
    AdmissionsCounted,
    AdmissionSource,
    ChargeNotAfter,
    NotOnCommittee,
)
from bontot.domain.orgtree.queries import known_paths_of
from bontot.primitives.periods import day_of


def assign_in_charge(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    committee_id: UUID,
    member_id: UUID,
    valid_from: dt.date,
) -> dict[str, Json]:
    """
    Put a member of the committee in charge of a cell from a day on; who was in charge ceases to be.

    Args:
        actor: Who acts for the committee.
        at: The instant.
        key: The idempotency key.
        organization_id: The cell.
        committee_id: The committee above it.
        member_id: Who holds a post on that committee.
        valid_from: First day in charge.

    Raises:
        OrganizationUnknown: The cell or the committee is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not direct it.
        DayInFuture: The day is still to come.
        NotOnCommittee: The member holds no post there that day, or it is not above the cell.
        ChargeNotAfter: The charge that holds began that day or later.
        TwoInCharge: Another charge holds on one of these days.
        ChargeOutsideLife: The cell does not live then.

    Queries: 6 and the frame's.
    """
    with writing("members.assign_in_charge", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id], Action.DIRECT_CELLS)
        check_past(write, valid_from)
        paths = known_paths_of([organization_id, committee_id])
        if not paths[organization_id].startswith(f"{paths[committee_id]}."):
            raise NotOnCommittee
        if member_id not in {line.member_id for line in committee_posts(committee_id, valid_from)}:
            raise NotOnCommittee
        charges = CommitteeMemberInCharge.objects.filter(organization_id=organization_id)
        for held in write.lock(charges.filter(valid_until__isnull=True)):
            if held.valid_from >= valid_from:
                raise ChargeNotAfter(since=held.valid_from)
            if held.member_id == member_id:
                return write.answer(charge=held.pk)
            write.update(held, valid_until=valid_from)
        charge = write.create(
            CommitteeMemberInCharge(
                id=uuid5(organization_id, f"charge {member_id} {valid_from}"),
                member_id=member_id,
                organization_id=organization_id,
                valid_from=valid_from,
            )
        )
        write.touch(organization_id, *months_touched(valid_from, None, day_of(at)))
        return write.answer(charge=charge.pk)


def set_admission_target(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    year: int,
    target: int,
    seen: int = 0,
) -> dict[str, Json]:
    """
    Set or change how many a cell is asked to admit in a year.

    Args:
        actor: Who acts for the committee.
        at: The instant.
        key: The idempotency key.
        organization_id: The cell.
        year: Which.
        target: How many.
        seen: The version of the target shown; 0 where none was set.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not direct it.
        ChangedMeanwhile: Somebody set or changed it since.

    Queries: 3 and the frame's.
    """
    with writing("members.set_admission_target", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id], Action.DIRECT_CELLS)
        rows = write.lock(
            AdmissionTarget.objects.filter(organization_id=organization_id, year=year)
        )
        if rows:
            check_version(rows[0], seen)
            write.update(rows[0], target=target)
        else:
            write.create(
                AdmissionTarget(
                    id=uuid5(organization_id, f"admission target {year}"),
                    organization_id=organization_id,
                    year=year,
                    target=target,
                )
            )
        write.touch(organization_id, dt.date(year, 12, 1))
        return write.answer(year=year)


def count_admissions(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    month: dt.date,
    source: AdmissionSource,
    admitted: int,
    seen: int = 0,
) -> dict[str, Json]:
    """
    Count how many a cell admitted in a month from one source, or correct the count.

    Args:
        actor: Who keeps the books.
        at: The instant.
        key: The idempotency key.
        organization_id: The cell.
        month: Any day of the month.
        source: Which association they came from.
        admitted: How many.
        seen: The version of the count shown; 0 where there was none.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        DayInFuture: The month is still to come.
        AdmissionsCounted: This month and source were counted already, and none was shown.
        ChangedMeanwhile: Somebody corrected it since.

    Queries: 3 and the frame's.
    """
    with writing("members.count_admissions", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        first = month.replace(day=1)
        check_past(write, first)
        rows = write.lock(
            AdmissionCount.objects.filter(
                organization_id=organization_id, month=first, source=source
            )
        )
        if rows and not seen:
            raise AdmissionsCounted
        if rows:
            check_version(rows[0], seen)
            write.update(rows[0], admitted=admitted)
        else:
            write.create(
                AdmissionCount(
                    id=uuid5(organization_id, f"admissions {first} {source}"),
                    organization_id=organization_id,
                    month=first,
                    source=source,
                    admitted=admitted,
                )
            )
        write.touch(organization_id, first)
        return write.answer(month=first)
