"""Telling accounts something, inside an open operation."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from bontot.domain.accounts.models import Grant, User
from bontot.domain.accounts.types import Role
from bontot.domain.audit.steps import Write
from bontot.domain.notices.models import Notice
from bontot.domain.notices.types import NoticeKind


#: Who keeps the books of a cell.
KEEPERS = (Role.SECRETARY, Role.DEPUTY)


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
    return _tell(write, accounts, organization_id=organization_id, kind=kind, about=about)


def tell_keepers(write: Write, *, organization_id: UUID, kind: NoticeKind, about: UUID) -> int:
    """
    Tell those who keep the books of an organisation, but for whoever acts.

    Returns:
        How many accounts were told now.

    Queries: 2, 1 more and the outbox's where somebody is told.
    """
    day = write.at.date()
    held = Grant.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=day),
        organization_id=organization_id,
        role__in=KEEPERS,
        valid_from__lte=day,
    )
    accounts = User.objects.filter(pk__in=held.values("user_id"), is_active=True).exclude(
        pk=write.actor.user_id
    )
    return _tell(write, accounts, organization_id=organization_id, kind=kind, about=about)


def _tell(
    write: Write,
    accounts: QuerySet[User],
    *,
    organization_id: UUID,
    kind: NoticeKind,
    about: UUID,
) -> int:
    told = set(Notice.objects.filter(kind=kind, about=about).values_list("user_id", flat=True))
    new = [
        Notice(
            organization_id=organization_id,
            user_id=account,
            kind=kind,
            about=about,
            told_at=write.at,
        )
        for account in sorted(accounts.values_list("id", flat=True))
        if account not in told
    ]
    if new:
        write.create_many(new)
        write.after_commit("notices.mail", {"about": str(about), "kind": str(kind)})
    return len(new)
