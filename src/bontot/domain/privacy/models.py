"""A member's request to correct their own data, and its answer."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from typing_extensions import override

from bontot.domain.privacy.types import About, RequestState


class CorrectionRequest(models.Model):
    """What a member says is wrong in their own data; those who keep the books of the cell answer with a word."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="correction_requests"
    )
    member = models.ForeignKey("bontot.Member", models.PROTECT, related_name="correction_requests")
    about = models.CharField(max_length=10, choices=About)
    asked = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    due_date = models.DateField()
    state = models.CharField(max_length=9, choices=RequestState, default=RequestState.OPEN)
    answer = models.CharField(max_length=300, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RequestState.OPEN, answered_at__isnull=True)
                | (~Q(state=RequestState.OPEN) & Q(answered_at__isnull=False)),
                name="correction_answered_has_date",
            )
        ]
        indexes = [models.Index(fields=["organization", "state"], name="correction_state")]

    @override
    def __str__(self) -> str:
        return self.about
