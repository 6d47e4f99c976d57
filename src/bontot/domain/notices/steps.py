"""Telling accounts something, inside an open operation."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from bontot.domain.accounts.models import Grant, User
from bontot.domain.accounts.types import Role
from bontot.domain.audit.steps import Write
from bontot.domain.notices.models import Notice
from bontot.domain.notices.types import NoticeKind
from bontot.primitives.periods import day_of


#: Who keeps the books of a cell, its members' among them.
KEEPERS = (Role.SECRETARY, Role.DEPUTY)
#: Who records its meetings and tasks.
RECORDERS = (*KEEPERS, Role.CLERK)


def tell_members(
    write: Write,
    *,
    organization_id: UUID,
    kind: NoticeKind,
    about: UUID,
    members: Iterable[UUID],
) -> int:
    """
    Tell members who have an account, once for one thing; those without are told by the secretary.

    Returns:
        How many accounts were told now.

    Queries: 2, 1 more and the outbox's where somebody is told.
    """
    accounts = User.objects.filter(member_id__in=list(members), is_active=True)
    found = accounts.values_list("id", flat=True)
    return _tell(write, kind, [(account, organization_id, about) for account in found])


def tell_cells(
    write: Write,
    *,
    kind: NoticeKind,
    about: Collection[tuple[UUID, UUID]],
    roles: Collection[Role] = RECORDERS,
) -> int:
    """
    Tell those who record for some cells, but for whoever acts, each of what is theirs.

    Args:
        write: The operation.
        kind: What is told.
        about: Cells, each with what it is told of.
        roles: Of whom.

    Returns:
        How many accounts were told now.

    Queries: 2, 1 more and the outbox's where somebody is told.
    """
    day = day_of(write.at)
    held = Grant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=day),
        organization_id__in={organization for organization, _ in about},
        role__in=roles,
        valid_from__lte=day,
        user__is_active=True,
    ).exclude(user_id=write.actor.user_id)
    keepers: dict[UUID, set[UUID]] = {}
    for account, organization in held.values_list("user_id", "organization_id"):
        keepers.setdefault(organization, set()).add(account)
    return _tell(
        write,
        kind,
        [
            (account, organization, what)
            for organization, what in about
            for account in keepers.get(organization, ())
        ],
    )


def _tell(write: Write, kind: NoticeKind, to: Iterable[tuple[UUID, UUID, UUID]]) -> int:
    """Tell each account (first) of what is theirs (last), at an organisation; once, whoever keeps several cells."""
    wanted = {(account, about): organization for account, organization, about in to}
    rows = Notice.objects.filter(kind=kind, about__in={about for _, about in wanted})
    told = set(rows.values_list("user_id", "about"))
    new = [
        Notice(
            organization_id=wanted[account, about],
            user_id=account,
            kind=kind,
            about=about,
            told_at=write.at,
        )
        for account, about in sorted(wanted)
        if (account, about) not in told
    ]
    if new:
        write.create_many(new)
        write.after_commit(
            "notices.mail", {"about": sorted({str(one.about) for one in new}), "kind": str(kind)}
        )
    return len(new)
