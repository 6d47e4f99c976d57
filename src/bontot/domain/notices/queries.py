"""What an account was told, and what still goes out by e-mail."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from bontot.domain.notices.models import Notice
from bontot.domain.notices.types import Told


def notices_of(user: UUID, limit: int = 20, *, since: datetime | None = None) -> tuple[Told, ...]:
    """
    List what an account was told, newest first.

    Queries: 1.
    """
    rows = Notice.objects.filter(user_id=user)
    if since is not None:
        rows = rows.filter(told_at__gte=since)
    found = rows.order_by("-told_at", "id").values_list("kind", "about", "told_at")[:limit]
    return tuple(Told(kind, about, told_at) for kind, about, told_at in found)


def unsent(*, about: Collection[UUID], kind: str, since: datetime) -> tuple[UUID, ...]:
    """
    List notices about some things to accounts with an address that have not gone out by e-mail.

    Args:
        about: The meetings, the tasks.
        kind: What is told of them.
        since: Those told before are no news any more.

    Queries: 1.
    """
    rows = Notice.objects.filter(about__in=about, kind=kind, emailed_at=None, told_at__gte=since)
    return tuple(rows.exclude(user__email="").order_by("id").values_list("id", flat=True))
