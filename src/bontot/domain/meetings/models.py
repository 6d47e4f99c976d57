"""The record of a meeting. Counts are frozen when it is held; the roll names exceptions only."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from typing_extensions import override

from bontot.domain.meetings.types import (
    MOST_OPINION,
    Audience,
    BundleState,
    GuidanceKind,
    HeardResult,
    LevelSource,
    MeetingKind,
    MeetingState,
    Part,
    QualityLevel,
    RemarkKind,
    RollMark,
    SignedPaper,
    TaskPart,
    VotePurpose,
)


class Meeting(models.Model):
    """One meeting of one organisation, planned and, once held, with its frozen counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=16, choices=MeetingKind)
    state = models.CharField(max_length=20, choices=MeetingState, default=MeetingState.NOT_PREPARED)
    #: The month whose duty this meeting fulfils (first day).
    month = models.DateField()
    planned_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True, default="")
    notice_given_at = models.DateTimeField(null=True, blank=True)
    #: Members the notice has not reached yet ("all told, except…").
    not_told = ArrayField(models.UUIDField(), default=list, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    theme = models.CharField(max_length=200, blank=True, default="")
    #: True where the theme is the movement, model or theme of building the title itself.
    about_campaign = models.BooleanField(default=False)
    chair = models.ForeignKey(
        "bontot.Member", models.PROTECT, related_name="chaired", null=True, blank=True
    )
    meeting_secretary = models.ForeignKey(
        "bontot.Member", models.PROTECT, related_name="kept_minutes", null=True, blank=True
    )
    #: Frozen when the roll is taken; expected = present + excused + unexcused.
    expected = models.PositiveSmallIntegerField(null=True, blank=True)
    present = models.PositiveSmallIntegerField(null=True, blank=True)
    excused = models.PositiveSmallIntegerField(null=True, blank=True)
    unexcused = models.PositiveSmallIntegerField(null=True, blank=True)
    #: Official members of this cell present: the base of every vote.
    voting_present = models.PositiveSmallIntegerField(null=True, blank=True)
    #: All official members on the roll: more than half of them adopt.
    voting_members = models.PositiveSmallIntegerField(null=True, blank=True)
    guests = models.PositiveSmallIntegerField(default=0)
    guest_names = ArrayField(models.CharField(max_length=160), default=list, blank=True)
    #: Members of other cells who came for a while and stand on no spell here: beside the counts, without a vote.
    attached_names = ArrayField(models.CharField(max_length=160), default=list, blank=True)
    #: How many of those present spoke: a figure of the meeting, never of a person.
    speakers = models.PositiveSmallIntegerField(null=True, blank=True)
    #: Did the committee member in charge attend? Unknown until recorded; empty where nobody is in charge.
    in_charge_attended = models.BooleanField(null=True, blank=True)
    steps_expected = models.PositiveSmallIntegerField(null=True, blank=True)
    steps_done = models.PositiveSmallIntegerField(null=True, blank=True)
    final_papers_posted_at = models.DateTimeField(null=True, blank=True)
    #: Entered from the notebook after it was held, or out of order.
    entered_late = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="meeting_month_first_day"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gt=F("started_at")),
                name="meeting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(expected__isnull=True, present__isnull=True)
                | Q(expected=F("present") + F("excused") + F("unexcused")),
                name="meeting_counts_add_up",
            ),
            models.CheckConstraint(
                condition=Q(voting_present__isnull=True) | Q(voting_present__lte=F("present")),
                name="meeting_voters_present",
            ),
            models.CheckConstraint(
                condition=Q(speakers__isnull=True) | Q(speakers__lte=F("present")),
                name="meeting_speakers_present",
            ),
            models.CheckConstraint(
                condition=Q(steps_done__isnull=True) | Q(steps_done__lte=F("steps_expected")),
                name="meeting_steps_within",
            ),
        ]
        indexes = [models.Index(fields=["organization", "month"], name="meeting_month")]

    @override
    def __str__(self) -> str:
        return f"{self.kind} {self.month:%m/%Y}"


class RollException(models.Model):
    """A member whose mark on the roll differs from "present"."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="exceptions")
    member = models.ForeignKey("bontot.Member", models.PROTECT, related_name="roll_marks")
    mark = models.CharField(max_length=10, choices=RollMark)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="roll_member_once")
        ]

    @override
    def __str__(self) -> str:
        return self.mark


class MeetingPaper(models.Model):
    """A paper of a meeting: posted at an instant, or kept on paper only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    title = models.CharField(max_length=200)
    posted_at = models.DateTimeField(null=True, blank=True)
    paper_only = models.BooleanField(default=False)
    file = models.ForeignKey(
        "bontot.StoredFile", models.PROTECT, related_name="meeting_papers", null=True, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "title"], name="meeting_paper_once")
        ]

    @override
    def __str__(self) -> str:
        return self.title


class SignedCopy(models.Model):
    """A paper of a meeting as signed by hand and filed back; what is filed stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="signed_copies")
    paper = models.CharField(max_length=10, choices=SignedPaper)
    file = models.ForeignKey("bontot.StoredFile", models.PROTECT, related_name="signed_copies")
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey("bontot.User", models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "signed copies"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "paper", "file"], name="signed_copy_once")
        ]

    @override
    def __str__(self) -> str:
        return self.paper


class MeetingTask(models.Model):
    """A task assigned at a meeting, or heard there with its result."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tasks")
    task = models.ForeignKey("bontot.Task", models.PROTECT, related_name="meetings")
    part = models.CharField(max_length=8, choices=TaskPart)
    result = models.CharField(max_length=8, choices=HeardResult, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "task", "part"], name="meeting_task_once"),
            models.CheckConstraint(
                condition=Q(part=TaskPart.ASSIGNED, result="")
                | Q(part=TaskPart.HEARD, result__in=HeardResult.values),
                name="meeting_task_heard_has_result",
            ),
        ]

    @override
    def __str__(self) -> str:
        return self.part


class MeetingRemark(models.Model):
    """Praise or a reminder, from a short list of duties; no free text about a person."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=8, choices=RemarkKind)
    member = models.ForeignKey(
        "bontot.Member", models.PROTECT, related_name="remarks", null=True, blank=True
    )
    about = models.CharField(max_length=120)
    task = models.ForeignKey(
        "bontot.Task", models.PROTECT, related_name="remarks", null=True, blank=True
    )

    @override
    def __str__(self) -> str:
        return self.kind


class MeetingMinutes(models.Model):
    """Minutes of a meeting: when adopted and locked. Their words stay with the cell."""

    meeting = models.OneToOneField(
        Meeting, models.CASCADE, primary_key=True, related_name="minutes"
    )
    adopted_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    #: What the meeting itself lacked, and what is done about it.
    weakness = models.CharField(max_length=500, blank=True, default="")
    remedy = models.CharField(max_length=500, blank=True, default="")
    #: The level put to the cell's vote, before the score is complete.
    proposed_level = models.CharField(max_length=8, choices=QualityLevel, blank=True, default="")
    committee_agreed = models.BooleanField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "meeting minutes"

    @override
    def __str__(self) -> str:
        return f"{self.adopted_at}"


class Conclusion(models.Model):
    """What a meeting concluded; `resolution_number` where it was adopted as a resolution."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="conclusions")
    position = models.PositiveSmallIntegerField(default=0)
    content = models.CharField(max_length=1000)
    resolution_number = models.CharField(max_length=40, blank=True, default="")

    @override
    def __str__(self) -> str:
        return self.content


class MeetingVote(models.Model):
    """A show of hands: the three counts add up to the base, the official members present."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="votes")
    purpose = models.CharField(max_length=10, choices=VotePurpose, default=VotePurpose.OTHER)
    subject = models.CharField(max_length=200)
    base = models.PositiveSmallIntegerField()
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    other = models.PositiveSmallIntegerField()
    #: More than the share of all voting members agreed; empty where their number was not kept.
    adopted = models.BooleanField(null=True, blank=True)
    #: In its author's words, on request; without a name.
    reserved_opinion = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(base=F("in_favour") + F("against") + F("other")),
                name="meeting_vote_adds_up",
            )
        ]

    @override
    def __str__(self) -> str:
        return self.subject


class MeetingLevel(models.Model):
    """The quality level of a meeting under the framework in force on its date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="levels")
    source = models.CharField(max_length=5, choices=LevelSource)
    level = models.CharField(max_length=8, choices=QualityLevel)
    framework = models.CharField(max_length=80)
    given_at = models.DateTimeField()
    #: Why the committee above gave another level than the cell, or why it was not met.
    reason = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "source"], name="meeting_level_once")
        ]

    @override
    def __str__(self) -> str:
        return self.level


class MissedMonth(models.Model):
    """Why a cell did not hold its meeting of a month; about the meeting, never about a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="missed_months"
    )
    month = models.DateField()
    reason = models.CharField(max_length=200)
    noted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "month"], name="missed_month_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="missed_month_first_day"),
        ]

    @override
    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"


class PaperBundle(models.Model):
    """The papers the cells of a committee owe it for a month, made into one file by a job; dropped after some days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "bontot.Organization", models.PROTECT, related_name="paper_bundles"
    )
    month = models.DateField()
    asked_by = models.ForeignKey("bontot.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=BundleState, default=BundleState.WAITING)
    #: Cells whose papers are in it so far, of how many.
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    file = models.ForeignKey(
        "bontot.StoredFile", models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="paper_bundle_first_day")
        ]
        indexes = [models.Index(fields=["organization", "month"], name="paper_bundle_of_month")]

    @override
    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"


class Guidance(models.Model):
    """What a committee asks its cells to take up in a month; it stands on their agendas, and a tick reports back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("bontot.Organization", models.PROTECT, related_name="guidance")
    kind = models.CharField(max_length=6, choices=GuidanceKind)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=40, blank=True, default="")
    month = models.DateField()
    #: The types of cell it is for; empty for all.
    cell_types = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "guidance"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "title", "month"],
                name="guidance_once",
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="guidance_month_first_day"),
        ]

    @override
    def __str__(self) -> str:
        return self.title


class AgendaLine(models.Model):
    """A line of an agenda: a step of the procedure, guidance from above, or the cell's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    content = models.CharField(max_length=240)
    step = models.CharField(max_length=12, blank=True, default="")
    guidance = models.ForeignKey(
        Guidance, models.PROTECT, related_name="lines", null=True, blank=True
    )
    done_at = models.DateTimeField(null=True, blank=True)

    @override
    def __str__(self) -> str:
        return self.content


class MeetingSpeaker(models.Model):
    """That a member spoke, with the gist where the minutes need it; it stays with the cell and is never counted per person."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="spoken")
    member = models.ForeignKey("bontot.Member", models.PROTECT, related_name="+")
    gist = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="speaker_member_once")
        ]

    @override
    def __str__(self) -> str:
        return str(self.meeting_id)


class MeetingOpinion(models.Model):
    """What a member says before a meeting, for those named alone; it goes when the minutes are locked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="opinions")
    member = models.ForeignKey("bontot.Member", models.PROTECT, related_name="+")
    audience = models.CharField(max_length=9, choices=Audience)
    opinion = models.CharField(max_length=MOST_OPINION)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="opinion_once")]

    @override
    def __str__(self) -> str:
        return self.audience


class MeetingPart(models.Model):
    """How often a part of a meeting was edited: two devices on two parts do not get in each other's way."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="parts")
    part = models.CharField(max_length=12, choices=Part)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "part"], name="meeting_part_once")
        ]

    @override
    def __str__(self) -> str:
        return f"{self.part} {self.version}"


class MeetingAmendment(models.Model):
    """A dated correction after the lock: what was, what is, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="amendments")
    part = models.CharField(max_length=12, choices=Part)
    reason = models.CharField(max_length=500)
    before = models.JSONField()
    after = models.JSONField()
    amended_at = models.DateTimeField()
    amended_by = models.ForeignKey("bontot.User", models.PROTECT, related_name="+")

    @override
    def __str__(self) -> str:
        return self.reason
