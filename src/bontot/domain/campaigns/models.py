"""A campaign and what organisations did under it."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from bontot.domain.campaigns.types import (
    MOST_PROMISE,
    CampaignKind,
    PilotState,
    PlanKind,
    ReviewKind,
)


class Campaign(models.Model):
    """A movement, model or theme launched by an organisation for all below it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="campaigns"
    )
    kind = models.CharField(max_length=8, choices=CampaignKind)
    name = models.CharField(max_length=300)
    plan_number = models.CharField(max_length=40, blank=True, default="")
    plan_date = models.DateField(null=True, blank=True)
    launched_date = models.DateField()
    ends_date = models.DateField(null=True, blank=True)
    under = models.ForeignKey("self", models.PROTECT, related_name="nested", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    @override
    def __str__(self) -> str:
        return self.name


class Compact(models.Model):
    """The compact an organisation signed under a campaign, for a year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="compacts")
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="compacts")
    year = models.PositiveSmallIntegerField()
    signed_date = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organization", "year"], name="compact_signed_once"
            )
        ]

    @override
    def __str__(self) -> str:
        return str(self.year)


class Pledge(models.Model):
    """What a member undertakes for a year, or that they declined; for them and those who keep the books of their cell."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="pledges")
    member = models.ForeignKey("bontot.Member", models.PROTECT, related_name="pledges")
    year = models.PositiveSmallIntegerField()
    promises = ArrayField(models.CharField(max_length=MOST_PROMISE), default=list, blank=True)
    declined = models.BooleanField()
    #: Entered by a keeper of the books from the paper the member signed.
    from_paper = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "year"], name="pledge_once_a_year"),
            models.CheckConstraint(
                condition=Q(declined=True, promises=[]) | (Q(declined=False) & ~Q(promises=[])),
                name="pledge_written_or_declined",
            ),
        ]

    @override
    def __str__(self) -> str:
        return str(self.year)


class Plan(models.Model):
    """A programme or plan issued for a year, with the comments its draft received and answered (counts)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=16, choices=PlanKind)
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=40, blank=True, default="")
    issued_date = models.DateField()
    comments_received = models.PositiveSmallIntegerField(default=0)
    comments_answered = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "year"], name="plan_issued_once"
            ),
            models.CheckConstraint(
                condition=Q(comments_answered__lte=F("comments_received")),
                name="plan_comments_answered_within",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.number


class Baseline(models.Model):
    """The first self-assessment under a campaign: when it was done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="baselines")
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="baselines"
    )
    year = models.PositiveSmallIntegerField()
    done_date = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organization", "year"], name="baseline_done_once"
            )
        ]

    @override
    def __str__(self) -> str:
        return str(self.year)


class Pilot(models.Model):
    """A cell chosen to go first, or one that took the example over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="pilots")
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="pilots")
    state = models.CharField(max_length=10, choices=PilotState)
    since_date = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "organization"], name="pilot_once")
        ]

    @override
    def __str__(self) -> str:
        return self.state


class CampaignReview(models.Model):
    """An interim or final review of a campaign held by an organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="reviews")
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="campaign_reviews"
    )
    kind = models.CharField(max_length=8, choices=ReviewKind)
    held_date = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organization", "kind", "held_date"], name="review_held_once"
            )
        ]

    @override
    def __str__(self) -> str:
        return self.kind


class Commendation(models.Model):
    """How many commendations an organisation gave under a campaign by one decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="commendations")
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="commendations"
    )
    decision_number = models.CharField(max_length=40)
    decided_date = models.DateField()
    given = models.PositiveSmallIntegerField()

    @override
    def __str__(self) -> str:
        return self.decision_number


class WorkingRules(models.Model):
    """The working rules of an organisation in force from a date, and when they were last reviewed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="working_rules"
    )
    number = models.CharField(max_length=40)
    issued_date = models.DateField()
    reviewed_date = models.DateField(null=True, blank=True)
    ends_date = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "working rules"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "number"], name="working_rules_number_once"
            )
        ]

    @override
    def __str__(self) -> str:
        return self.number
