"""What still waits to leave."""

from bontot.domain.outbox.models import OutboxMessage


def waiting_messages(limit: int) -> list[tuple[str, object]]:
    """
    List kind and payload of the oldest messages not sent yet, oldest first.

    Args:
        limit: The most messages to return.

    Queries: 1.
    """
    rows = OutboxMessage.objects.filter(sent_at__isnull=True).order_by("created_at", "id")
    return list(rows.values_list("kind", "payload")[:limit])
