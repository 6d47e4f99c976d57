"""Ratings as decided. A later decision supersedes an earlier one; both stay readable."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from typing_extensions import override

from bontot.domain.ratings.types import Grade


class AnnualRating(models.Model):
    """The rating of a member, or of an organisation itself where `member` is empty, for a year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    #: The organisation rated, or the member's organisation that the rating counts for.
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="ratings")
    member = models.ForeignKey(
        "bontot.Member", models.PROTECT, related_name="ratings", null=True, blank=True
    )
    year = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=16, choices=Grade)
    #: The rule in force, for example "124-QĐ/TW".
    basis = models.CharField(max_length=40)
    decision_number = models.CharField(max_length=40, blank=True, default="")
    decided_date = models.DateField()
    #: Set on the older of two when a rating was re-opened.
    superseded_date = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "year"],
                condition=Q(superseded_date__isnull=True, member__isnull=False),
                name="rating_member_one_in_force",
            ),
            models.UniqueConstraint(
                fields=["organization", "year"],
                condition=Q(superseded_date__isnull=True, member__isnull=True),
                name="rating_organization_one_in_force",
            ),
        ]
        indexes = [models.Index(fields=["organization", "year"], name="rating_year")]

    @override
    def __str__(self) -> str:
        return self.grade


class FrontUnionRating(models.Model):
    """The year's level of a Front committee or a union led by an organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="front_union_ratings"
    )
    body = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=16, choices=Grade)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "body", "year"], name="front_union_rated_once"
            )
        ]

    @override
    def __str__(self) -> str:
        return self.body
