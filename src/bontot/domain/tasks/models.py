"""A task with its owners and result; a year's target with its result; the reports a cell owes."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from bontot.domain.orgtree.types import Life
from bontot.domain.tasks.types import TaskNoteKind, TaskSource, TaskState


class Task(models.Model):
    """One piece of work given to members or to the whole cell, with a deadline and a result."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="tasks")
    source = models.CharField(max_length=16, choices=TaskSource)
    content = models.CharField(max_length=500)
    assigned_date = models.DateField()
    due_date = models.DateField()
    #: The month whose meeting hears the report (first day).
    hear_month = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=24, choices=TaskState, default=TaskState.NOT_STARTED)
    done_date = models.DateField(null=True, blank=True)
    #: The day its owner said it was done; the secretary accepts.
    proposed_date = models.DateField(null=True, blank=True)
    #: Not followed any more though it was not done.
    closed_date = models.DateField(null=True, blank=True)
    #: How many times it was carried over to the next month.
    carried = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_date__gte=F("assigned_date")), name="task_due_after_assigned"
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.DONE, done_date__isnull=False)
                | (~Q(state=TaskState.DONE) & Q(done_date__isnull=True)),
                name="task_done_has_date",
            ),
        ]
        indexes = [models.Index(fields=["organization", "due_date"], name="task_due")]

    @override
    def __str__(self) -> str:
        return self.content


class TaskOwner(models.Model):
    """A member who owns a task; a task without owners belongs to the whole cell."""

    id = models.BigAutoField(primary_key=True)
    task = models.ForeignKey(Task, models.CASCADE, related_name="owners")
    member = models.ForeignKey("bontot.Member", models.PROTECT, related_name="owned_tasks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "member"], name="task_owner_once")]

    @override
    def __str__(self) -> str:
        return str(self.member_id)


class TaskNote(models.Model):
    """A note on a task: progress, what is still missing, why it was changed; about the work, never about a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=9, choices=TaskNoteKind, default=TaskNoteKind.PROGRESS)
    text = models.CharField(max_length=300)
    #: The deadline before, where it was changed.
    due_was = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField()

    @override
    def __str__(self) -> str:
        return self.text


class Target(models.Model):
    """A figure an organisation is asked to reach in a year, and what it reached."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    assigned = models.DecimalField(max_digits=12, decimal_places=2)
    #: Unknown until recorded: never zero by default.
    reached = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    #: True where less is better (number of papers owed a month).
    lower_is_better = models.BooleanField(default=False)
    #: False where reaching more than assigned is impossible or has no meaning (100 %).
    can_exceed = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "year", "name"], name="target_once"),
            models.CheckConstraint(
                condition=Q(assigned__gte=0) & (Q(reached__isnull=True) | Q(reached__gte=0)),
                name="target_not_negative",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.name


class ReportDuty(models.Model):
    """How many kinds of periodic paper an organisation owes a month, during an interval."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="report_duties"
    )
    kinds = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="report_duty_one_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    (Life(), RangeOperators.OVERLAPS),
                ],
            )
        ]

    @override
    def __str__(self) -> str:
        return str(self.kinds)
