"""Files by their content and counters of paper numbers."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from typing_extensions import override

from bontot.domain.documents.types import NumberSource


class StoredFile(models.Model):
    """A file of an organisation; its bytes lie outside the web root under their digest, written before this row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "sha256"], name="file_stored_once"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="file_digest_is_sha256"
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.name


class PaperNumber(models.Model):
    """The last number given to a type of paper by a body in a term; its row is locked while one is issued."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="paper_numbers"
    )
    #: The issuing body inside the organisation, for example `ĐU` or `CB`.
    body = models.CharField(max_length=20)
    paper_type = models.CharField(max_length=20)
    #: The committee's term, for example `2020-2025`.
    term = models.CharField(max_length=20)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "body", "paper_type", "term"], name="paper_one_counter"
            )
        ]

    @override
    def __str__(self) -> str:
        return f"{self.paper_type} {self.last_number}"


class NumberedPaper(models.Model):
    """
    A line of the paper register of a body: a number taken or typed, withdrawn, or a gap with its explanation.

    A number may be empty until the clerk fills it. A withdrawn paper keeps its number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="numbered_papers"
    )
    body = models.CharField(max_length=20)
    paper_type = models.CharField(max_length=20)
    term = models.CharField(max_length=20)
    number = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=8, choices=NumberSource)
    #: What the paper is about, for example a meeting.
    about = models.UUIDField(null=True, blank=True)
    on_date = models.DateField()
    withdrawn_date = models.DateField(null=True, blank=True)
    #: Why it was withdrawn, or what the gap is.
    reason = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "body", "paper_type", "term", "number"],
                name="paper_number_once",
                condition=Q(number__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["about", "paper_type", "body"],
                name="paper_numbered_once",
                condition=Q(about__isnull=False, withdrawn_date__isnull=True),
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number__gte=1), name="paper_number_positive"
            ),
        ]
        indexes = [models.Index(fields=["about"], name="numbered_paper_about")]

    @override
    def __str__(self) -> str:
        return f"{self.number or '…'}-{self.paper_type}/{self.body}"
