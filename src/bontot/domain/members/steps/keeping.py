"""What several operations on a cell's books share: whose home it is, days that hold, closing what a member had."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from bontot.domain.accounts.models import Grant
from bontot.domain.audit.steps import Write
from bontot.domain.members.models import Member, MembershipSpell, Position
from bontot.domain.members.steps.recording import months_touched
from bontot.domain.members.types import (
    DayInFuture,
    EndBeforeStart,
    EndCause,
    MemberUnknown,
    NotAtHome,
    SpellKind,
)
from bontot.primitives.periods import day_of


def check_past(write: Write, day: dt.date) -> None:
    """
    Refuse a day that is still to come.

    Raises:
        DayInFuture: It is after the day of the operation.
    """
    if day > day_of(write.at):
        raise DayInFuture(day=day)


def check_end(start: dt.date, end: dt.date | None) -> None:
    """
    Refuse an end that is not after its start.

    Raises:
        EndBeforeStart: It is not.
    """
    if end is not None and end <= start:
        raise EndBeforeStart(start=start, end=end)


def lock_member(write: Write, member_id: UUID) -> Member:
    """
    Hold a member.

    Raises:
        MemberUnknown: There is none in sight.

    Queries: 1.
    """
    rows = write.lock(Member.objects.filter(pk=member_id))
    if not rows:
        raise MemberUnknown(member=str(member_id))
    return rows[0]


def home_on(write: Write, organization_id: UUID, member_id: UUID, day: dt.date) -> MembershipSpell:
    """
    Hold the spell that makes an organisation a member's official home on a day.

    Raises:
        MemberUnknown: The member never belonged there.
        NotAtHome: The member's home is not there that day.

    Queries: 1.
    """
    spells = write.lock(
        MembershipSpell.objects.filter(organization_id=organization_id, member_id=member_id)
    )
    if not spells:
        raise MemberUnknown(member=str(member_id))
    for spell in spells:
        if spell.kind == SpellKind.HOME and covers(spell, day):
            return spell
    raise NotAtHome(day=day)


def covers(spell: MembershipSpell | Position, day: dt.date) -> bool:
    """Say whether a dated row holds on a day."""
    return spell.valid_from <= day and (spell.valid_until is None or day < spell.valid_until)


def close_spell(
    write: Write, spell: MembershipSpell, day: dt.date, *, cause: EndCause | None = None
) -> None:
    """
    End a spell on a day, and make the indicators of its organisation stale from there.

    Raises:
        EndBeforeStart: The spell began that day or later.

    Queries: 1.
    """
    check_end(spell.valid_from, day)
    if cause is None:
        write.update(spell, valid_until=day)
    else:
        write.update(spell, valid_until=day, ended_by=cause)
    write.touch(spell.organization_id, *months_touched(day, None, day_of(write.at)))


def close_everything(
    write: Write, home: MembershipSpell, day: dt.date, cause: EndCause
) -> list[MembershipSpell]:
    """
    End a member's official home with all that stood on it.

    That is exemption, absence, suspension and posts, and the roles the member's own account holds there. What began on that day or later never came to be, and is removed.

    Returns:
        The other spells that ended with it, each of which may have its other half elsewhere.

    Raises:
        EndBeforeStart: The home itself began that day or later.

    Queries: 4 and 1 for each row that ends.
    """
    close_spell(write, home, day, cause=cause)
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    of_member = Q(member_id=home.member_id, organization_id=home.organization_id)
    spells = write.lock(MembershipSpell.objects.filter(of_member & lasting).exclude(pk=home.pk))
    for spell in spells:
        end_or_remove(write, spell, day)
    for post in write.lock(Position.objects.filter(of_member & lasting)):
        end_or_remove(write, post, day)
    grants = Grant.objects.filter(
        lasting, user__member_id=home.member_id, organization_id=home.organization_id
    )
    for grant in write.lock(grants):
        end_or_remove(write, grant, day)
    return spells


def end_or_remove(write: Write, row: MembershipSpell | Position | Grant, day: dt.date) -> None:
    """
    End a dated row on a day; one that began that day or later is removed.

    Queries: 1.
    """
    if row.valid_from >= day:
        write.delete(row)
    else:
        write.update(row, valid_until=day)
