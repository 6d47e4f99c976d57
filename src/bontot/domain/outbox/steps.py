"""Putting a message in the transaction that decided it."""

from collections.abc import Mapping
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
