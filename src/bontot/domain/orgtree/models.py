"""Organisations and what is dated about them. Identity never changes; everything else has an interval."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django_ltree.fields import PathField
from typing_extensions import override

from bontot.domain.orgtree.types import CellType, Life, OrganizationKind


class Organization(models.Model):
    """One node of the tree for as long as it lives. Its name, code, kind and parent stand beside it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    #: What stands for this organisation in tree paths and addresses: short, lower case, never reused.
    label = models.CharField(max_length=32, unique=True)
    founded_date = models.DateField()
    closed_date = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_date__isnull=True)
                | models.Q(closed_date__gt=models.F("founded_date")),
                name="organization_closed_after_founded",
            ),
            models.CheckConstraint(
                condition=models.Q(label__regex=r"^[a-z0-9_]+$"), name="organization_label_plain"
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.label


class OrganizationName(models.Model):
    """How an organisation is called during an interval."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    #: The name folded for search (no tones, lower case) and keyed for Vietnamese order.
    folded = models.CharField(max_length=200, db_index=True)
    sort_key = models.CharField(max_length=600, db_collation="C")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="organization_one_name_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            )
        ]

    @override
    def __str__(self) -> str:
        return self.name


class OrganizationCode(models.Model):
    """The code of an organisation during an interval; text, for leading zeros are part of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="codes")
    code = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="organization_one_code_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="organization_code_used_once_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), (Life(), RangeOperators.OVERLAPS)],
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.code


class OrganizationForm(models.Model):
    """What kind an organisation is during an interval and, for a cell, its type."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="forms")
    kind = models.CharField(max_length=20, choices=OrganizationKind)
    cell_type = models.CharField(max_length=20, choices=CellType, blank=True, default="")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="organization_one_form_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            )
        ]

    @override
    def __str__(self) -> str:
        return self.kind


class OrganizationParent(models.Model):
    """Under whom an organisation stands during an interval, with its path from the root."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="parents")
    parent = models.ForeignKey(
        Organization, models.PROTECT, related_name="child_spans", null=True, blank=True
    )
    #: Labels from the root down to this organisation itself.
    path = PathField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="organization_one_parent_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            )
        ]
        indexes = [GistIndex(fields=["path"], name="organization_path")]

    @override
    def __str__(self) -> str:
        return str(self.path)
