"""Kinds and states of a meeting, marks of its roll, and what was done with a task there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Refused
from bontot.primitives.periods import day_of


class MeetingKind(TextChoices):
    """TERMS, section D."""

    REGULAR = "regular", _("Thường kỳ")
    THEMATIC = "thematic", _("Chuyên đề")
    COMBINED = "combined", _("Thường kỳ kết hợp chuyên đề")
    EXTRAORDINARY = "extraordinary", _("Đột xuất")
    CELL_COMMITTEE = "cell_committee", _("Họp chi ủy")


#: Kinds that fulfil the duty of a monthly meeting, and of a thematic one a quarter.
MONTHLY_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})
#: Days after a meeting within which its final papers and the report reach the committee above (HD 42).
FINAL_DAYS: Final = 2


def final_due(ended_at: datetime) -> date:
    """Say by which day the final papers of a meeting are due."""
    return day_of(ended_at) + timedelta(days=FINAL_DAYS)


THEMATIC_KINDS = frozenset({MeetingKind.THEMATIC, MeetingKind.COMBINED})


class MeetingState(TextChoices):
    """TERMS, section D."""

    NOT_PREPARED = "not_prepared", _("Chưa chuẩn bị")
    PREPARING = "preparing", _("Đang chuẩn bị")
    NOTIFIED = "notified", _("Đã thông báo")
    IN_SESSION = "in_session", _("Đang họp")
    AWAITING_ADOPTION = "awaiting_adoption", _("Chờ thông qua biên bản")
    LOCKED = "locked", _("Đã khóa")
    POSTPONED = "postponed", _("Hoãn")


class RollMark(TextChoices):
    """Only exceptions are recorded: who is expected and not named here was present."""

    LATE = "late", _("Đến muộn")
    EXCUSED = "excused", _("Vắng có lý do")
    UNEXCUSED = "unexcused", _("Vắng không có lý do")
    EXEMPT = "exempt", _("Được miễn")
    AWAY = "away", _("Đang sinh hoạt tạm thời nơi khác")
    ATTACHED = "attached", _("Sinh hoạt tạm thời tại đây")


class RemarkKind(TextChoices):
    """Praise or reminder given at a meeting, tied to a duty."""

    PRAISE = "praise", _("biểu dương")
    REMINDER = "reminder", _("nhắc nhở")


class TaskPart(TextChoices):
    """What a meeting did with a task."""

    ASSIGNED = "assigned", _("giao")
    HEARD = "heard", _("nghe báo cáo")


class HeardResult(TextChoices):
    """The result of a task as heard at a meeting."""

    DONE = "done", _("Hoàn thành")
    PARTLY = "partly", _("Hoàn thành một phần")
    NOT_DONE = "not_done", _("Chưa hoàn thành")


class LevelSource(TextChoices):
    """Who gave a meeting its level."""

    CELL = "cell", _("chi bộ tự đánh giá")
    ABOVE = "above", _("cấp ủy cấp trên")


class QualityLevel(TextChoices):
    """Level of one meeting; `met` and `not_met` where the framework has no points (HD 12)."""

    GOOD = "good", _("Tốt")
    FAIR = "fair", _("Khá")
    AVERAGE = "average", _("Trung bình")
    POOR = "poor", _("Kém")
    MET = "met", _("Đạt yêu cầu")
    NOT_MET = "not_met", _("Chưa đạt yêu cầu")
    UNKNOWN = "unknown", _("Chưa có căn cứ")


#: What a vote on the quality of a meeting is called, wherever it is recorded or read.
LEVEL_SUBJECT = "Chất lượng kỳ sinh hoạt"


@dataclass(frozen=True, slots=True)
class NewMark:
    """A member whose mark on the roll differs from "present"."""

    member_id: UUID
    mark: RollMark


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper of a meeting and when it was posted; None for one kept on paper only."""

    title: str
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewMeetingTask:
    """A task assigned at the meeting, or heard there with its result."""

    task_id: UUID
    part: TaskPart
    result: HeardResult | None = None


@dataclass(frozen=True, slots=True)
class NewRemark:
    """Praise or a reminder about a duty."""

    kind: RemarkKind
    about: str
    member_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewConclusion:
    """What the meeting concluded; with a number where it was adopted as a resolution."""

    content: str
    resolution_number: str = ""


@dataclass(frozen=True, slots=True)
class NewVote:
    """A show of hands; the three counts add up to the base."""

    subject: str
    base: int
    in_favour: int
    against: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeeting:
    """
    A meeting that was held, with everything its minutes record.

    `expected` = `present` + `excused` + `unexcused`; `marks` name the exceptions only.
    """

    id: UUID
    organization_id: UUID
    kind: MeetingKind
    month: date
    planned_at: datetime
    started_at: datetime
    ended_at: datetime
    expected: int
    present: int
    excused: int
    unexcused: int
    voting_present: int
    notice_given_at: datetime | None = None
    theme: str = ""
    about_campaign: bool = False
    chair_id: UUID | None = None
    meeting_secretary_id: UUID | None = None
    guests: int = 0
    speakers: int | None = None
    in_charge_attended: bool | None = None
    steps_expected: int | None = None
    steps_done: int | None = None
    final_papers_posted_at: datetime | None = None
    adopted_at: datetime | None = None
    locked_at: datetime | None = None
    marks: Sequence[NewMark] = ()
    papers: Sequence[NewPaper] = ()
    tasks: Sequence[NewMeetingTask] = ()
    remarks: Sequence[NewRemark] = ()
    conclusions: Sequence[NewConclusion] = ()
    votes: Sequence[NewVote] = ()


@refuses("meeting_within_life")
class MeetingOutsideLife(Refused):
    """The meeting lies before its organisation was founded or after it was closed."""

    code = "meeting_outside_life"


@refuses("meeting_counts_add_up", "meeting_counts_complete")
class CountsDoNotAddUp(Refused):
    """Those expected are not those present, excused and absent without reason together."""

    code = "counts_do_not_add_up"


@refuses("meeting_roll_matches")
class RollDoesNotMatch(Refused):
    """The counts and the members named on the roll differ."""

    code = "roll_does_not_match"


@refuses("meeting_vote_adds_up", "meeting_vote_base_present", "meeting_voters_present")
class VoteDoesNotAddUp(Refused):
    """The counts of a vote do not add up to its base, or its base is more than those who could vote."""

    code = "vote_does_not_add_up"


@refuses("meeting_speakers_present")
class MoreSpeakersThanPresent(Refused):
    """More people spoke than were present."""

    code = "more_speakers_than_present"


@refuses("meeting_ends_after_start")
class MeetingEndsBeforeStart(Refused):
    """The meeting ends before it starts."""

    code = "meeting_ends_before_start"
