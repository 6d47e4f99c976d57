"""Indicators already computed, kept per organisation and period until an entry makes them stale."""

from __future__ import annotations

from django.db import models
from typing_extensions import override


class IndicatorValue(models.Model):
    """
    One indicator of one organisation (or member, or meeting) in one period.

    `state` is 0 known, 1 unknown, 2 not applicable; a count, flag, grade or date stands in `numerator`.
    Computed at `audit_position`: a later audit entry that touches the key makes it stale.
    """

    id = models.BigAutoField(primary_key=True)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="indicator_values"
    )
    member = models.ForeignKey(
        "bontot.Member", models.CASCADE, related_name="indicator_values", null=True, blank=True
    )
    meeting = models.ForeignKey(
        "bontot.Meeting", models.CASCADE, related_name="indicator_values", null=True, blank=True
    )
    indicator = models.CharField(max_length=60)
    period_from = models.DateField()
    period_until = models.DateField()
    state = models.PositiveSmallIntegerField()
    numerator = models.IntegerField(default=0)
    denominator = models.IntegerField(default=1)
    audit_position = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "organization",
                    "member",
                    "meeting",
                    "indicator",
                    "period_from",
                    "period_until",
                ],
                name="indicator_value_once",
                nulls_distinct=False,
            )
        ]

    @override
    def __str__(self) -> str:
        return self.indicator
