"""What was judged by people, and each evaluation with its framework, facts, points and verdict."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from typing_extensions import override

from bontot.domain.catalogue.types import Subject


class Judgement(models.Model):
    """A judged fact entered for an organisation, a member or a meeting: by a body, never pre-set."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="judgements"
    )
    member = models.ForeignKey(
        "bontot.Member", models.PROTECT, related_name="judgements", null=True, blank=True
    )
    meeting = models.ForeignKey(
        "bontot.Meeting", models.CASCADE, related_name="judgements", null=True, blank=True
    )
    period_from = models.DateField()
    period_until = models.DateField()
    fact = models.CharField(max_length=60)
    #: As the framework reads it: a number in its steps as decimal text, or the id of a named option.
    value = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "member", "meeting", "period_from", "period_until", "fact"],
                name="judgement_once",
                nulls_distinct=False,
            )
        ]

    @override
    def __str__(self) -> str:
        return self.fact


class Evaluation(models.Model):
    """
    One result as computed: enough to compute it again years later and show any difference.

    `facts` is the engine's integer array in the framework's order, `points` are in the framework's steps.
    What each line came to follows from the two. Only one row per key is `current`; older ones stay.

    A country is stored at once, so what it refers to is checked a statement at a time by the trigger
    `evaluation_refers` (a foreign key asks row by row: as long again as all the rest), and indexes are few.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=10, choices=Subject)
    organization = models.ForeignKey(
        "bontot.Organization",
        models.PROTECT,
        related_name="evaluations",
        db_constraint=False,
        db_index=False,
    )
    member = models.ForeignKey(
        "bontot.Member",
        models.PROTECT,
        related_name="evaluations",
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
    )
    meeting = models.ForeignKey(
        "bontot.Meeting",
        models.PROTECT,
        related_name="evaluations",
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
    )
    strand = models.CharField(max_length=20)
    period_from = models.DateField()
    period_until = models.DateField()
    framework = models.ForeignKey(
        "bontot.FrameworkVersion",
        models.PROTECT,
        related_name="evaluations",
        db_constraint=False,
        db_index=False,
    )
    framework_digest = models.CharField(max_length=64)
    engine_version = models.CharField(max_length=20)
    audit_position = models.BigIntegerField()
    facts = ArrayField(models.IntegerField())
    points = ArrayField(models.SmallIntegerField())
    pillars = ArrayField(models.SmallIntegerField())
    #: Bit i set: gate i of the framework holds against the subject.
    gates = models.IntegerField(default=0)
    title = models.SmallIntegerField()
    level = models.SmallIntegerField(null=True, blank=True)
    total = models.IntegerField(null=True, blank=True)
    evaluated_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "organization",
                    "member",
                    "meeting",
                    "strand",
                    "period_from",
                    "period_until",
                ],
                condition=Q(current=True),
                name="evaluation_one_current",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(
                fields=["organization", "period_from"],
                name="evaluation_past",
                condition=Q(current=False),
            ),
            models.Index(
                fields=["member"], name="evaluation_of_member", condition=Q(member__isnull=False)
            ),
            models.Index(
                fields=["meeting"], name="evaluation_of_meeting", condition=Q(meeting__isnull=False)
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.strand} {self.period_from:%Y}"
