"""A member, where they belong and when, what posts they hold, and how many joined."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from typing_extensions import override

from bontot.domain.members.types import (
    AdmissionSource,
    DeclineReason,
    EndCause,
    PopulationKind,
    Post,
    Sex,
    SpellKind,
    Standing,
    TransferKind,
    TransferState,
)
from bontot.domain.orgtree.types import Life


class Member(models.Model):
    """A person as far as their cell's own duties need: a name, and nothing about their private life."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    full_name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True, db_collation="C")
    sex = models.CharField(max_length=6, choices=Sex, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    @override
    def __str__(self) -> str:
        return self.full_name


class MembershipSpell(models.Model):
    """
    A member at an organisation during an interval.

    A `home` spell is the official home and carries the standing. `away`, `exempt` and `suspended` stand at the
    home organisation and take the member off its roll; `attached` puts them on the roll of another one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="spells")
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="spells")
    kind = models.CharField(max_length=10, choices=SpellKind)
    standing = models.CharField(max_length=12, choices=Standing, blank=True, default="")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    #: How the official home ended; empty while it lasts, and for the other kinds.
    ended_by = models.CharField(max_length=11, choices=EndCause, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=SpellKind.HOME, standing__in=Standing.values)
                | (~Q(kind=SpellKind.HOME) & Q(standing="")),
                name="spell_home_has_standing",
            ),
            ExclusionConstraint(
                name="spell_no_overlap",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["organization", "kind", "valid_from"], name="spell_at")]

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}"


class Position(models.Model):
    """A post held in an organisation during an interval: one secretary at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="positions")
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="positions"
    )
    post = models.CharField(max_length=24, choices=Post)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="position_one_secretary",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
                condition=Q(post=Post.SECRETARY),
            ),
            ExclusionConstraint(
                name="position_held_once",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    ("member", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.post


class TermOfOffice(models.Model):
    """A term of office of those who lead a cell, until the day after it should end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="terms")
    valid_from = models.DateField()
    valid_until = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="term_no_overlap",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            )
        ]

    @override
    def __str__(self) -> str:
        return f"{self.valid_from}"


class MemberTransfer(models.Model):
    """
    A member on the way from one cell to another: sent by the first, received or declined by the second.

    Until it is received the member stays at the first one, counted there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="transfers")
    from_organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="transfers_out"
    )
    to_organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="transfers_in"
    )
    kind = models.CharField(max_length=9, choices=TransferKind)
    state = models.CharField(max_length=9, choices=TransferState, default=TransferState.SENT)
    letter_number = models.CharField(max_length=40, blank=True, default="")
    letter_date = models.DateField()
    #: The day after the last one away, for a temporary transfer whose end is known.
    until_date = models.DateField(null=True, blank=True)
    reply_number = models.CharField(max_length=40, blank=True, default="")
    #: First day at the second cell, or the day it was declined or withdrawn.
    decided_date = models.DateField(null=True, blank=True)
    decline_reason = models.CharField(max_length=14, choices=DeclineReason, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_organization=models.F("to_organization")),
                name="transfer_to_another",
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(state=TransferState.SENT), name="transfer_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state=TransferState.SENT, decided_date__isnull=True)
                | (~Q(state=TransferState.SENT) & Q(decided_date__isnull=False)),
                name="transfer_decided_with_date",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.state


class CommitteeMemberInCharge(models.Model):
    """The committee member in charge of a cell (đảng ủy viên phụ trách chi bộ) during an interval."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="charges")
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="in_charge"
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="in_charge_one_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            )
        ]

    @override
    def __str__(self) -> str:
        return f"{self.valid_from}"


class FrozenPopulation(models.Model):
    """One of the two populations of an organisation as it stood on a date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="populations"
    )
    kind = models.CharField(max_length=6, choices=PopulationKind)
    on_date = models.DateField()
    counted = models.PositiveIntegerField()
    official_counted = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "on_date"], name="population_frozen_once"
            ),
            models.CheckConstraint(
                condition=Q(official_counted__lte=models.F("counted")),
                name="population_official_within",
            ),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.on_date}"


class PopulationMember(models.Model):
    """One member of a frozen population, counted or left out, with the reason."""

    id = models.BigAutoField(primary_key=True)
    population = models.ForeignKey(FrozenPopulation, models.CASCADE, related_name="entries")
    member = models.ForeignKey(Member, models.PROTECT, related_name="population_entries")
    counted = models.BooleanField()
    #: Counted and official: may vote.
    official = models.BooleanField()
    #: The spell that put the member in or left them out.
    reason = models.CharField(max_length=10, choices=SpellKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["population", "member"], name="population_member_once")
        ]

    @override
    def __str__(self) -> str:
        return self.reason


class AdmissionCount(models.Model):
    """How many people a cell admitted in a month from one source: counts only, never a prospective member."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="admissions"
    )
    month = models.DateField()
    source = models.CharField(max_length=8, choices=AdmissionSource)
    admitted = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "month", "source"], name="admission_counted_once"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="admission_month_first_day"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"


class AdmissionTarget(models.Model):
    """How many people a cell was asked to admit in a year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="admission_targets"
    )
    year = models.PositiveSmallIntegerField()
    target = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "year"], name="admission_target_once")
        ]

    @override
    def __str__(self) -> str:
        return str(self.year)


class ProbationReview(models.Model):
    """A probationary member due to become official: when it fell due and when it was decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.PROTECT, related_name="probation_reviews")
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="probation_reviews"
    )
    due_date = models.DateField()
    decided_date = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "due_date"], name="probation_review_once")
        ]

    @override
    def __str__(self) -> str:
        return f"{self.due_date}"
