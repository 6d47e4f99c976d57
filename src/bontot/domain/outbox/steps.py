"""Putting a message in the transaction that decided it, and taking those that wait."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bontot.domain.outbox.models import OutboxMessage


def put_message(*, kind: str, payload: Mapping[str, object], at: datetime) -> None:
    """
    Leave a message that a job will send after commit; a rollback takes it back.

    Args:
        kind: Which job is meant, for example `"facts.refresh"`.
        payload: What the job needs, as JSON values; identifiers rather than contents.
        at: The instant of the operation.

    Queries: 1.
    """
    OutboxMessage.objects.create(kind=kind, payload=dict(payload), created_at=at)


def take_messages(
    *, kinds: Collection[str], at: datetime, limit: int = 100
) -> list[tuple[str, dict[str, str]]]:
    """
    Take the oldest messages of these kinds that wait, and mark them as sent with whatever the transaction does.

    Two that take at once take different ones.

    Args:
        kinds: Those the taker has jobs for; others go on waiting.
        at: The instant.
        limit: The most to take.

    Queries: 2, 1 where nothing waits.
    """
    waiting = OutboxMessage.objects.filter(sent_at__isnull=True, kind__in=kinds)
    found = list(waiting.select_for_update(skip_locked=True).order_by("created_at", "id")[:limit])
    if found:
        OutboxMessage.objects.filter(pk__in=[one.pk for one in found]).update(sent_at=at)
    return [(one.kind, one.payload) for one in found]
