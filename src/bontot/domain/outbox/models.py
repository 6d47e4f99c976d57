"""Messages that leave after commit."""

import uuid

from django.db import models
from typing_extensions import override


class OutboxMessage(models.Model):
    """Work to do once the transaction that wrote this row has committed; a job empties the table."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    payload = models.JSONField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["created_at"],
                name="outbox_waiting",
                condition=models.Q(sent_at__isnull=True),
            )
        ]

    @override
    def __str__(self) -> str:
        return self.kind
