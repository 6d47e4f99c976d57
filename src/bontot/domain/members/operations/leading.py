"""Posts given and ended, and terms of office."""

import datetime as dt
from uuid import UUID

from bontot.domain.audit.steps import check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.members.models import Position, TermOfOffice
from bontot.domain.members.operations._checking import _check_books
from bontot.domain.members.queries import roster_on
from bontot.domain.members.steps import check_end, check_past, home_on, months_touched
from bontot.domain.members.types import (
    CELL_COMMITTEE_FROM,
    PositionUnknown,
    Post,
    PostNeedsOfficial,
    SpellKind,
    Standing,
    TermUnknown,
    TooFewOfficial,
)
from bontot.primitives.periods import day_of


def give_post(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    member_id: UUID,
    post: Post,
    valid_from: dt.date,
) -> dict[str, Json]:
    """
    Record that a member of a cell holds a post in it from a day on.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        DayInFuture: The day is still to come.
        MemberUnknown: There is no such member at this cell.
        NotAtHome: The member's home is not here that day.
        PostNeedsOfficial: The member is on probation.
        TooFewOfficial: The cell has too few official members for a cell committee.
        TwoSecretaries: Another member is secretary on one of these days.
        PostHeldTwice: The member holds this post already.
        PostOutsideLife: The cell did not live then.

    Queries: 3 and the frame's; 1 more for the cell committee.
    """
    with writing("members.give_post", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        check_past(write, valid_from)
        home = home_on(write, organization_id, member_id, valid_from)
        if home.standing != Standing.OFFICIAL:
            raise PostNeedsOfficial
        if post is Post.CELL_COMMITTEE_MEMBER:
            _check_cell_committee(organization_id, valid_from)
        given = write.create(
            Position(
                member_id=member_id,
                organization_id=organization_id,
                post=post,
                valid_from=valid_from,
            )
        )
        write.touch(organization_id, *months_touched(valid_from, None, day_of(at)))
        return write.answer(position=given.pk)


def _check_cell_committee(organization_id: UUID, on: dt.date) -> None:
    official = sum(
        line.belongs == SpellKind.HOME and line.standing == Standing.OFFICIAL
        for line in roster_on(organization_id, on)
    )
    if official < CELL_COMMITTEE_FROM:
        raise TooFewOfficial(official=official, needed=CELL_COMMITTEE_FROM)


def end_post(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    position_id: UUID,
    seen: int,
    ended_date: dt.date,
) -> dict[str, Json]:
    """
    Record that a post is no longer held from a day on.

    Raises:
        PositionUnknown: There is none in sight.
        NotInScope: The organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        ChangedMeanwhile: Somebody changed it since.
        DayInFuture: The day is still to come.
        EndBeforeStart: The post was given that day or later.

    Queries: 3 and the frame's.
    """
    with writing("members.end_post", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows = write.lock(Position.objects.filter(pk=position_id))
        if not rows:
            raise PositionUnknown(position=str(position_id))
        position = rows[0]
        _check_books(actor, [position.organization_id])
        check_version(position, seen)
        check_past(write, ended_date)
        check_end(position.valid_from, ended_date)
        write.update(position, valid_until=ended_date)
        write.touch(position.organization_id, *months_touched(ended_date, None, day_of(at)))
        return write.answer(position=position_id)


def set_term(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    valid_from: dt.date,
    valid_until: dt.date,
    term_id: UUID | None = None,
    seen: int = 0,
) -> dict[str, Json]:
    """
    Record a term of office of those who lead a cell, or correct one.

    Args:
        actor: Who keeps the books.
        at: The instant.
        key: The idempotency key.
        organization_id: The cell.
        valid_from: First day.
        valid_until: The day after the last, as the rule sets it.
        term_id: Which term is corrected; None for a new one.
        seen: The version of that term that the person saw.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        TermUnknown: There is no such term of this cell.
        ChangedMeanwhile: Somebody changed it since.
        DayInFuture: The first day is still to come.
        EndBeforeStart: The last day is before the first.
        TermsOverlap: Another term holds on one of these days.
        TermOutsideLife: The cell does not live on these days.

    Queries: 3 and the frame's.
    """
    with writing("members.set_term", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        check_past(write, valid_from)
        check_end(valid_from, valid_until)
        if term_id is None:
            term = write.create(
                TermOfOffice(
                    organization_id=organization_id,
                    valid_from=valid_from,
                    valid_until=valid_until,
                )
            )
        else:
            terms = TermOfOffice.objects.filter(pk=term_id, organization_id=organization_id)
            rows = write.lock(terms)
            if not rows:
                raise TermUnknown(term=str(term_id))
            term = rows[0]
            check_version(term, seen)
            write.update(term, valid_from=valid_from, valid_until=valid_until)
        write.touch(organization_id, day_of(at))
        return write.answer(term=term.pk)
