"""One member as the books of a cell hold them."""

import datetime as dt
from uuid import UUID

from bontot.domain.members.models import (
    Member,
    MembershipSpell,
    Position,
    ProbationReview,
)
from bontot.domain.members.queries.moving import transfers_of
from bontot.domain.members.types import (
    MemberRecord,
    MemberUnknown,
    PostLine,
    Probation,
    SpellKind,
    SpellLine,
    Standing,
    probation_ends,
)


def record_of(organization_id: UUID, member_id: UUID, on: dt.date) -> MemberRecord:
    """
    Read what the books of a cell hold of one member: spells, posts, probation and moves at this cell.

    Raises:
        MemberUnknown: The member never belonged to this cell.

    Queries: 5.
    """
    spells = tuple(
        SpellLine(
            row.pk,
            row.kind,
            row.standing,
            row.valid_from,
            row.valid_until,
            row.ended_by,
            row.version,
        )
        for row in MembershipSpell.objects.filter(
            organization_id=organization_id, member_id=member_id
        ).order_by("-valid_from", "kind")
    )
    member = Member.objects.filter(pk=member_id).first() if spells else None
    if member is None:
        raise MemberUnknown(member=str(member_id))
    home = next((one for one in spells if one.kind == SpellKind.HOME and holds(one, on)), None)
    reviews = list(
        ProbationReview.objects.filter(
            organization_id=organization_id, member_id=member_id
        ).order_by("due_date")
    )
    posts = Position.objects.filter(organization_id=organization_id, member_id=member_id)
    return MemberRecord(
        id=member.pk,
        full_name=member.full_name,
        version=member.version,
        on=on,
        home=home,
        spells=spells,
        posts=tuple(
            PostLine(
                row.pk,
                member.pk,
                member.full_name,
                row.post,
                row.valid_from,
                row.valid_until,
                row.version,
            )
            for row in posts.order_by("-valid_from", "post")
        ),
        probation=_probation(member, home, reviews),
        recognized=next((row.decided_date for row in reviews if row.decided_date), None),
        transfers=tuple(
            line for line in transfers_of(organization_id, on) if line.member_id == member_id
        ),
    )


def holds(spell: SpellLine, on: dt.date) -> bool:
    """Say whether a spell holds on a day."""
    return spell.valid_from <= on and (spell.valid_until is None or on < spell.valid_until)


def _probation(
    member: Member, home: SpellLine | None, reviews: list[ProbationReview]
) -> Probation | None:
    if home is None or home.standing != Standing.PROBATIONARY:
        return None
    due = next((row.due_date for row in reviews if row.decided_date is None), None)
    return Probation(
        member.pk, member.full_name, home.valid_from, due or probation_ends(home.valid_from)
    )
