"""A cell's books: members added, named, exempt, away, recognised, ended."""

import datetime as dt
from uuid import UUID, uuid4, uuid5

from bontot.domain.audit.steps import Write, check_version, writing
from bontot.domain.audit.types import Actor, Json
from bontot.domain.members.models import (
    AdmissionCount,
    Member,
    MembershipSpell,
    MemberTransfer,
    ProbationReview,
)
from bontot.domain.members.operations._checking import _check_books
from bontot.domain.members.queries import roster_on
from bontot.domain.members.steps import (
    add_members,
    check_end,
    check_past,
    close_everything,
    close_spell,
    end_twin,
    home_on,
    lock_member,
    months_touched,
    of_transfer,
)
from bontot.domain.members.types import (
    AT_HOME,
    DECISIONS,
    EndCause,
    EndWithoutCause,
    MemberUnknown,
    NameKeptAtHome,
    NameMissing,
    NameOnRoster,
    Newcomer,
    NewMember,
    NewSpell,
    NotProbationary,
    ProbationNotOver,
    SpellKind,
    SpellOfTransfer,
    SpellUnknown,
    Standing,
    TransferOpen,
    TransferState,
    probation_ends,
)
from bontot.primitives.periods import day_of
from bontot.primitives.vietnamese import equal_form, fold, person_sort_key, tidy


MOST_LETTERS = 120


def add_member(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    newcomer: Newcomer,
) -> dict[str, Json]:
    """
    Put somebody on the roster of a cell: at home, on probation with its clock, or attached for a while.

    Returns:
        `member`: their identifier.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        NameMissing: No name, or one too long.
        DayInFuture: The first day is still to come.
        EndBeforeStart: The last day is before the first.
        NameOnRoster: The name is on the roster, and the writer did not say that these are two people.
        SpellOutsideLife: The cell did not live on these days.

    Queries: 8 and the frame's.
    """
    with writing("members.add", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        name = _name(newcomer.full_name)
        check_past(write, newcomer.valid_from)
        check_end(newcomer.valid_from, newcomer.valid_until)
        if not newcomer.same_name:
            _check_new_name(organization_id, name, newcomer.valid_from)
        member = uuid4()
        spell = NewSpell(
            organization_id,
            SpellKind.HOME if newcomer.standing else SpellKind.ATTACHED,
            newcomer.valid_from,
            None if newcomer.standing else newcomer.valid_until,
            standing=newcomer.standing,
        )
        new = NewMember(full_name=name, spells=[spell], sex=newcomer.sex, id=member)
        add_members(write, [new])
        if newcomer.standing is Standing.PROBATIONARY:
            _begin_probation(write, organization_id, member, newcomer)
        return write.answer(member=member)


def _name(text: str) -> str:
    name = tidy(text)
    if not name or len(name) > MOST_LETTERS:
        raise NameMissing
    return name


def _check_new_name(organization_id: UUID, name: str, on: dt.date) -> None:
    wanted = equal_form(name)
    if any(equal_form(line.full_name) == wanted for line in roster_on(organization_id, on)):
        raise NameOnRoster(name=name)


def _begin_probation(write: Write, organization_id: UUID, member: UUID, newcomer: Newcomer) -> None:
    due = probation_ends(newcomer.valid_from)
    write.create(
        ProbationReview(
            id=uuid5(member, f"probation {due}"),
            member_id=member,
            organization_id=organization_id,
            due_date=due,
        )
    )
    write.touch(organization_id, due)
    if newcomer.source is None:
        return
    month = newcomer.valid_from.replace(day=1)
    counted = write.lock(
        AdmissionCount.objects.filter(
            organization_id=organization_id, month=month, source=newcomer.source
        )
    )
    if counted:
        write.update(counted[0], admitted=counted[0].admitted + 1)
        return
    write.create(
        AdmissionCount(
            id=uuid5(organization_id, f"admissions {month} {newcomer.source}"),
            organization_id=organization_id,
            month=month,
            source=newcomer.source,
            admitted=1,
        )
    )


def correct_name(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    member_id: UUID,
    seen: int,
    full_name: str,
) -> dict[str, Json]:
    """
    Correct the name of a member of a cell.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        MemberUnknown: There is no such member at this cell.
        NameKeptAtHome: The member came for a while from another cell of the product.
        NameMissing: No name, or one too long.
        ChangedMeanwhile: Somebody changed it since.

    Queries: 4 and the frame's.
    """
    with writing("members.correct_name", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        kinds = set(
            MembershipSpell.objects.filter(
                organization_id=organization_id, member_id=member_id
            ).values_list("kind", flat=True)
        )
        if not kinds:
            raise MemberUnknown(member=str(member_id))
        came = MemberTransfer.objects.filter(member_id=member_id, to_organization=organization_id)
        if SpellKind.HOME not in kinds and came.exists():
            raise NameKeptAtHome
        member = lock_member(write, member_id)
        check_version(member, seen)
        _rename(write, member, _name(full_name))
        write.touch(organization_id, day_of(at))
        return write.answer(member=member_id)


def _rename(write: Write, member: Member, name: str) -> None:
    write.update(member, full_name=name, folded=fold(name), sort_key=person_sort_key(name))


def record_spell(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    member_id: UUID,
    kind: SpellKind,
    valid_from: dt.date,
    valid_until: dt.date | None = None,
) -> dict[str, Json]:
    """
    Record at a member's official home that they are exempt, meet elsewhere for a while, or are suspended.

    Args:
        actor: Who keeps the books.
        at: The instant.
        key: The idempotency key.
        organization_id: The official home.
        member_id: Who.
        kind: Exempt, away or suspended.
        valid_from: First day.
        valid_until: The day after its last; None while that is not known.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        SpellUnknown: Of another kind than these three.
        DayInFuture: The first day is still to come.
        EndBeforeStart: The last day is before the first.
        MemberUnknown: There is no such member at this cell.
        NotAtHome: The member's home is not here on the first day.
        SpellsOverlap: One of this kind holds on one of these days.

    Queries: 3 and the frame's.
    """
    with writing("members.record_spell", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        if kind not in AT_HOME:
            raise SpellUnknown(spell=str(kind))
        check_past(write, valid_from)
        check_end(valid_from, valid_until)
        home_on(write, organization_id, member_id, valid_from)
        spell = write.create(
            MembershipSpell(
                member_id=member_id,
                organization_id=organization_id,
                kind=kind,
                valid_from=valid_from,
                valid_until=valid_until,
            )
        )
        write.touch(organization_id, *months_touched(valid_from, valid_until, day_of(at)))
        return write.answer(spell=spell.pk)


def end_spell(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    spell_id: UUID,
    seen: int,
    valid_until: dt.date,
) -> dict[str, Json]:
    """
    End a spell: the member came back, or is no longer exempt; a temporary move ends at both cells.

    Args:
        actor: Who ends it.
        at: The instant.
        key: The idempotency key.
        spell_id: Which spell.
        seen: The version the person saw.
        valid_until: The day after its last.

    Raises:
        SpellUnknown: There is none in sight, or it is an official home, which ends with its cause.
        ChangedMeanwhile: Somebody changed it since.
        NotInScope: The organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not manage members there.
        DayInFuture: The day is still to come.
        EndBeforeStart: It would end before it began.

    Queries: 4 and the frame's; 4 more for a move between two cells.
    """
    with writing("members.end_spell", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows = write.lock(MembershipSpell.objects.filter(pk=spell_id))
        if not rows or rows[0].kind == SpellKind.HOME:
            raise SpellUnknown(spell=str(spell_id))
        spell = rows[0]
        _check_books(actor, [spell.organization_id])
        check_version(spell, seen)
        check_past(write, valid_until)
        close_spell(write, spell, valid_until)
        end_twin(write, spell, valid_until)
        return write.answer(spell=spell_id)


def correct_spell(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    spell_id: UUID,
    seen: int,
    valid_from: dt.date,
    valid_until: dt.date | None,
) -> dict[str, Json]:
    """
    Correct the days of a spell that were entered wrongly; an end taken back makes it last again.

    Args:
        actor: Who keeps the books.
        at: The instant.
        key: The idempotency key.
        spell_id: Which spell.
        seen: The version the person saw.
        valid_from: First day.
        valid_until: The day after its last; None while it lasts.

    Raises:
        SpellUnknown: There is none in sight.
        NotInScope: The organisation is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        ChangedMeanwhile: Somebody changed it since.
        SpellOfTransfer: It came of a move between two cells, whose days both have agreed.
        DayInFuture: The first day is still to come.
        EndBeforeStart: It would end before it began.
        EndWithoutCause: An official home that lasts would end; that is done with its cause.
        SpellsOverlap: Another of this kind holds on one of these days.
        SpellOutsideLife: The organisation did not live then.

    Queries: 5 and the frame's.
    """
    with writing("members.correct_spell", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        rows = write.lock(MembershipSpell.objects.filter(pk=spell_id))
        if not rows:
            raise SpellUnknown(spell=str(spell_id))
        spell = rows[0]
        _check_books(actor, [spell.organization_id])
        check_version(spell, seen)
        if of_transfer(spell):
            raise SpellOfTransfer
        check_past(write, valid_from)
        check_end(valid_from, valid_until)
        if spell.kind == SpellKind.HOME and valid_until and spell.valid_until is None:
            raise EndWithoutCause
        first = min(valid_from, spell.valid_from)
        _move_clock(write, spell, valid_from)
        cause = spell.ended_by if valid_until else ""
        write.update(spell, valid_from=valid_from, valid_until=valid_until, ended_by=cause)
        write.touch(spell.organization_id, *months_touched(first, None, day_of(at)))
        return write.answer(spell=spell_id)


def _move_clock(write: Write, spell: MembershipSpell, valid_from: dt.date) -> None:
    """Let the twelve months of a probation begin on its corrected day."""
    if spell.standing != Standing.PROBATIONARY:
        return
    reviews = ProbationReview.objects.filter(
        member_id=spell.member_id,
        due_date=probation_ends(spell.valid_from),
        decided_date__isnull=True,
    )
    for review in write.lock(reviews):
        write.update(review, due_date=probation_ends(valid_from))
        write.touch(spell.organization_id, probation_ends(valid_from))


def recognize_official(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    member_id: UUID,
    seen: int,
    decided_date: dt.date,
) -> dict[str, Json]:
    """
    Record that a probationary member was recognised as official.

    Args:
        actor: Who keeps the books.
        at: The instant.
        key: The idempotency key.
        organization_id: The official home.
        member_id: Who.
        seen: The version of the spell on probation that the person saw.
        decided_date: The day of the decision, from which the member votes.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        DayInFuture: The decision is still to come.
        MemberUnknown: There is no such member at this cell.
        NotAtHome: The member's home was not here that day.
        NotProbationary: The member is not on probation.
        ProbationNotOver: Twelve months have not passed.
        ChangedMeanwhile: Somebody changed it since.

    Queries: 5 and the frame's.
    """
    with writing("members.recognize_official", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        check_past(write, decided_date)
        home = home_on(write, organization_id, member_id, decided_date)
        if home.standing != Standing.PROBATIONARY:
            raise NotProbationary
        check_version(home, seen)
        due = _due(write, home)
        if decided_date < due:
            raise ProbationNotOver(due=due)
        close_spell(write, home, decided_date)
        write.create(
            MembershipSpell(
                id=uuid5(home.pk, "official"),
                member_id=member_id,
                organization_id=organization_id,
                kind=SpellKind.HOME,
                standing=Standing.OFFICIAL,
                valid_from=decided_date,
            )
        )
        _decide_review(write, home, due, decided_date)
        return write.answer(member=member_id)


def _due(write: Write, home: MembershipSpell) -> dt.date:
    """Give the day probation ends: as set when it began, also in another cell."""
    reviews = write.lock(
        ProbationReview.objects.filter(member_id=home.member_id, decided_date__isnull=True)
    )
    return reviews[0].due_date if reviews else probation_ends(home.valid_from)


def _decide_review(
    write: Write, home: MembershipSpell, due: dt.date, decided_date: dt.date
) -> None:
    reviews = write.lock(ProbationReview.objects.filter(member_id=home.member_id, due_date=due))
    if reviews:
        write.update(reviews[0], decided_date=decided_date)
    else:
        write.create(
            ProbationReview(
                id=uuid5(home.member_id, f"probation {due}"),
                member_id=home.member_id,
                organization_id=home.organization_id,
                due_date=due,
                decided_date=decided_date,
            )
        )
    write.touch(home.organization_id, due, decided_date)


def end_membership(
    *,
    actor: Actor,
    at: dt.datetime,
    key: UUID | None = None,
    organization_id: UUID,
    member_id: UUID,
    seen: int,
    ended_date: dt.date,
    cause: EndCause,
) -> dict[str, Json]:
    """
    End a member's official home at a cell, with its posts, all that stood on it and their account's roles there.

    Args:
        actor: Who keeps the books.
        at: The instant.
        key: The idempotency key.
        organization_id: The official home.
        member_id: Who.
        seen: The version of the home spell that the person saw.
        ended_date: First day on which the member no longer belongs here.
        cause: One of the closed list; nothing more is asked.

    Raises:
        OrganizationUnknown: The cell is not there or out of sight.
        NotInScope: The cell is outside what the actor sees.
        ActionNotPermitted: The actor does not keep its books.
        DayInFuture: The day is still to come.
        MemberUnknown: There is no such member at this cell.
        NotAtHome: The member's home was not here that day.
        TransferOpen: A transfer waits: it is received or withdrawn first.
        ChangedMeanwhile: Somebody changed it since.
        EndBeforeStart: The member came that day or later.

    Queries: 8 and the frame's, 1 for each row that ends.
    """
    with writing("members.end_membership", actor=actor, at=at, key=key) as write:
        if write.repeat is not None:
            return write.repeat
        _check_books(actor, [organization_id])
        check_past(write, ended_date)
        home = home_on(write, organization_id, member_id, ended_date)
        check_version(home, seen)
        if MemberTransfer.objects.filter(member_id=member_id, state=TransferState.SENT).exists():
            raise TransferOpen
        for ended in close_everything(write, home, ended_date, cause):
            end_twin(write, ended, ended_date)
        open_reviews = ProbationReview.objects.filter(
            member_id=member_id, organization_id=organization_id, decided_date__isnull=True
        )
        for review in write.lock(open_reviews):
            if cause in DECISIONS:
                write.update(review, decided_date=ended_date)
            else:
                write.delete(review)
            write.touch(organization_id, review.due_date)
        return write.answer(member=member_id)
