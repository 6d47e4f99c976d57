"""One thing told to one account; whether it was read is not kept."""

from __future__ import annotations

import uuid

from django.db import models
from typing_extensions import override

from bontot.domain.notices.types import NoticeKind


class Notice(models.Model):
    """A notice to an account; a job sends it by e-mail where the account has an address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="notices")
    user = models.ForeignKey("bontot.User", models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=8, choices=NoticeKind)
    #: What it is about: the meeting, the task.
    about = models.UUIDField()
    told_at = models.DateTimeField()
    emailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "about"], name="notice_told_once")
        ]

    @override
    def __str__(self) -> str:
        return self.kind
