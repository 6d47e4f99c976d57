"""Published versions, immutable and addressed by their digest, and their assignment to parts of the tree."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from typing_extensions import override

from bontot.domain.catalogue.types import Subject


class FrameworkVersion(models.Model):
    """A framework as published: its canonical text never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    subject = models.CharField(max_length=10, choices=Subject)
    #: SHA-256 over the canonical JSON of the resolved framework, in hexadecimal.
    digest = models.CharField(max_length=64)
    canonical = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="framework_published_once")
        ]

    @override
    def __str__(self) -> str:
        return f"{self.slug}@{self.version}"


class FrameworkAssignment(models.Model):
    """
    A framework version in force for an organisation and all below it during an interval.

    `strand` keeps systems apart that judge the same subject side by side ("bon-tot", "3-khong", "5-tot",
    "sinh-hoat", "xep-loai"); `cell_types` empty means every type. The nearest assignment above wins.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="framework_assignments"
    )
    framework = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="assignments")
    strand = models.CharField(max_length=20)
    cell_types = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["organization", "strand"], name="assignment_at")]

    @override
    def __str__(self) -> str:
        return f"{self.strand} {self.valid_from}"
