"""What an account was told, and what still goes out by e-mail."""

from uuid import UUID

from bontot.domain.notices.models import Notice


def notices_of(user: UUID, limit: int = 20) -> tuple[Notice, ...]:
    """
    List what an account was told, newest first.

    Queries: 1.
    """
    return tuple(Notice.objects.filter(user_id=user).order_by("-told_at", "id")[:limit])


def unsent(limit: int = 200) -> tuple[Notice, ...]:
    """
    List notices to accounts with an address that have not gone out by e-mail, oldest first.

    Queries: 1.
    """
    rows = Notice.objects.filter(emailed_at=None).exclude(user__email="").select_related("user")
    return tuple(rows.order_by("told_at", "id")[:limit])
