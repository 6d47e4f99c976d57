"""The chains of entries, the values beside them, what they touch, and the daily seal."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from typing_extensions import override

from bontot.domain.audit.types import GENESIS


class AuditChain(models.Model):
    """One chain for each commune-level organisation, and one with no organisation for the country."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="audit_chains", null=True, blank=True
    )
    length = models.PositiveBigIntegerField(default=0)
    head = models.BinaryField(max_length=32, default=GENESIS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], name="audit_one_chain", nulls_distinct=False
            )
        ]

    @override
    def __str__(self) -> str:
        return f"{self.pk} ({self.length})"


class AuditEntry(models.Model):
    """What one operation did. Never changed, never deleted: the application may not, and a trigger refuses."""

    id = models.BigAutoField(primary_key=True)
    chain = models.ForeignKey(AuditChain, models.PROTECT, related_name="entries")
    position = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey("bontot.User", models.PROTECT, related_name="audit_entries")
    operation = models.CharField(max_length=80)
    idempotency_key = models.UUIDField(null=True, blank=True)
    #: What the operation answered the first time; a repeat of the key returns it.
    answer = models.JSONField(null=True, blank=True)
    salt = models.BinaryField(max_length=16)
    previous_digest = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="audit_entry_position_once"),
            models.UniqueConstraint(
                fields=["actor", "idempotency_key"],
                name="audit_entry_key_once",
                condition=Q(idempotency_key__isnull=False),
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.operation} {self.position}"


class AuditValue(models.Model):
    """
    One row before and after an entry, or the digest of many rows written at once.

    Erasing takes `before`, `after` and the salt and leaves the digest: a tombstone that still verifies.
    """

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(AuditEntry, models.PROTECT, related_name="values")
    position = models.PositiveIntegerField()
    #: The model, for example `Meeting`; for many rows at once the model and how many.
    subject = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    salt = models.BinaryField(max_length=16, null=True, blank=True)
    digest = models.BinaryField(max_length=32)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="audit_value_position_once"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True, salt__isnull=False)
                | Q(
                    erased_at__isnull=False,
                    salt__isnull=True,
                    before__isnull=True,
                    after__isnull=True,
                ),
                name="audit_value_erased_whole",
            ),
        ]
        indexes = [models.Index(fields=["subject_id", "-id"], name="audit_value_of")]

    @override
    def __str__(self) -> str:
        return self.subject


class AuditTouch(models.Model):
    """An organisation and a month an entry changed: what makes indicators stale."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(AuditEntry, models.PROTECT, related_name="touches")
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="audit_touches"
    )
    month = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "month", "entry"], name="audit_touch_once"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="audit_touch_month_first_day"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"


class AuditSeal(models.Model):
    """The heads of all chains at the end of a day under one root, on top of the day before."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField(unique=True)
    heads = models.JSONField()
    previous_root = models.BinaryField(max_length=32)
    root = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    @override
    def __str__(self) -> str:
        return f"{self.day}"
