"""Findings with their conclusion, origin, remedy and measure; planned and held inspections."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from bontot.domain.discipline.types import (
    Category,
    FindingState,
    FindingSubject,
    InspectionKind,
    Measure,
    Origin,
)


class Finding(models.Model):
    """
    A fault as the competent body concluded it, at the organisation where it happened.

    `found_origin` and `found_date` say how and when it first came to light; `own_record_date` is the day the
    organisation itself wrote it down, which settles who was first when two came close together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="findings")
    subject = models.CharField(max_length=10, choices=FindingSubject)
    member = models.ForeignKey(
        "bontot.Member", models.PROTECT, related_name="findings", null=True, blank=True
    )
    category = models.CharField(max_length=24, choices=Category)
    #: When it happened, as far as known: half-open, so a year known alone is 1/1 to 1/1.
    happened_from = models.DateField()
    happened_until = models.DateField()
    found_date = models.DateField()
    found_origin = models.CharField(max_length=14, choices=Origin)
    own_record_date = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=FindingState, default=FindingState.VERIFYING)
    conclusion_number = models.CharField(max_length=40, blank=True, default="")
    concluded_date = models.DateField(null=True, blank=True)
    concluded_by = models.CharField(max_length=120, blank=True, default="")
    handling_due_date = models.DateField(null=True, blank=True)
    remedied_date = models.DateField(null=True, blank=True)
    #: Set when the conclusion itself was overturned (oan, sai): it then counts for nothing.
    overturned_number = models.CharField(max_length=40, blank=True, default="")
    overturned_date = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_until__gt=F("happened_from")), name="finding_happened_interval"
            ),
            models.CheckConstraint(
                condition=Q(state=FindingState.VERIFYING, concluded_date__isnull=True)
                | (~Q(state=FindingState.VERIFYING) & Q(concluded_date__isnull=False)),
                name="finding_concluded_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state=FindingState.CONFIRMED) | ~Q(conclusion_number=""),
                name="finding_confirmed_has_number",
            ),
            models.CheckConstraint(
                condition=Q(subject=FindingSubject.MEMBER) | Q(member__isnull=True),
                name="finding_member_only_for_members",
            ),
        ]
        indexes = [models.Index(fields=["organization", "happened_from"], name="finding_at")]

    @override
    def __str__(self) -> str:
        return self.conclusion_number or self.state


class Sanction(models.Model):
    """The measure a finding led to, by decision, and its overturning."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="sanctions")
    measure = models.CharField(max_length=10, choices=Measure)
    decision_number = models.CharField(max_length=40, blank=True, default="")
    decided_date = models.DateField()
    overturned_number = models.CharField(max_length=40, blank=True, default="")
    overturned_date = models.DateField(null=True, blank=True)

    @override
    def __str__(self) -> str:
        return self.measure


class Inspection(models.Model):
    """An inspection or supervision planned in the year's plan, and when it was concluded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    #: The organisation that planned and carried it out.
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="inspections"
    )
    kind = models.CharField(max_length=12, choices=InspectionKind)
    subject = models.CharField(max_length=200)
    inspected = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="inspected_by", null=True, blank=True
    )
    planned_date = models.DateField()
    concluded_date = models.DateField(null=True, blank=True)
    conclusion_number = models.CharField(max_length=40, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["organization", "planned_date"], name="inspection_at")]

    @override
    def __str__(self) -> str:
        return self.subject
