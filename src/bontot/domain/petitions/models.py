"""What an organisation asked of those above; how many matters and complaints are open, and how old."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from bontot.domain.petitions.types import PetitionState


class Petition(models.Model):
    """A petition of an organisation, to whom it goes and when it was answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="petitions"
    )
    addressed_to = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="petitions_in", null=True, blank=True
    )
    #: Bodies outside the system, by name (a people's committee, the Centre).
    addressed_outside = models.CharField(max_length=120, blank=True, default="")
    content = models.CharField(max_length=500)
    paper_number = models.CharField(max_length=40, blank=True, default="")
    state = models.CharField(max_length=10, choices=PetitionState, default=PetitionState.SENT)
    sent_date = models.DateField()
    due_date = models.DateField(null=True, blank=True)
    answered_date = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True, default="")
    #: The petition this one carries on to a higher level.
    carries_on = models.ForeignKey(
        "self", models.PROTECT, related_name="carried_on_by", null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_date__isnull=True) | Q(answered_date__gte=F("sent_date")),
                name="petition_answered_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(state=PetitionState.ANSWERED, answered_date__isnull=False)
                | (~Q(state=PetitionState.ANSWERED) & Q(answered_date__isnull=True)),
                name="petition_answered_has_date",
            ),
        ]
        indexes = [models.Index(fields=["organization", "sent_date"], name="petition_at")]

    @override
    def __str__(self) -> str:
        return self.content


class PressingMatterCount(models.Model):
    """Pressing matters and complaints of a month as counts and age: nobody and nothing is named."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="pressing_matters"
    )
    month = models.DateField()
    raised = models.PositiveSmallIntegerField()
    resolved = models.PositiveSmallIntegerField()
    #: Still open at the end of the month beyond the time allowed.
    overdue = models.PositiveSmallIntegerField(default=0)
    #: Complaints still open, drawn out or going from level to level.
    complaints_protracted = models.PositiveSmallIntegerField(default=0)
    oldest_days = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "month"], name="matters_counted_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="matters_month_first_day"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"
