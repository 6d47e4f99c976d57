"""The month of a cell step by step: parts of a meeting, what each step is told, and what can stand in its way."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.domain.meetings.types.recording import (
    HeardResult,
    MeetingKind,
    NewMark,
    QualityLevel,
    RemarkKind,
)
from bontot.primitives.errors import Invalid, NotFound, Refused


#: Two meetings of one cell do not begin within this time of each other.
APART: Final = dt.timedelta(hours=1)


def majority(voting_members: int) -> int:
    """Give how many must agree, or be there: more than the share set of all who may vote, one half unless set."""
    numerator, denominator = getattr(settings, "ADOPTION_SHARE", (1, 2))
    return int(voting_members * numerator // denominator) + 1


class Part(TextChoices):
    """A part of a meeting that one device edits while another edits another part; each has its own version."""

    PLAN = "plan", _("Lịch họp")
    AGENDA = "agenda", _("Chương trình")
    PAPERS = "papers", _("Tài liệu")
    ROLL = "roll", _("Điểm danh")
    OFFICERS = "officers", _("Chủ trì, thư ký")
    SPEAKERS = "speakers", _("Phát biểu")
    HEARING = "hearing", _("Kết quả nhiệm vụ")
    REMARKS = "remarks", _("Biểu dương, nhắc nhở")
    VOTES = "votes", _("Biểu quyết")
    ASSIGNING = "assigning", _("Giao nhiệm vụ")
    CONCLUSIONS = "conclusions", _("Kết luận")
    CLOSING = "closing", _("Kết thúc")


class VotePurpose(TextChoices):
    """What a show of hands decides."""

    RESOLUTION = "resolution", _("Nghị quyết")
    LEVEL = "level", _("Chất lượng kỳ sinh hoạt")
    MINUTES = "minutes", _("Biên bản")
    OTHER = "other", _("Nội dung khác")


class SignedPaper(TextChoices):
    """A paper whose copy signed by hand is filed back."""

    MINUTES = "minutes", _("Biên bản sinh hoạt")
    RESOLUTION = "resolution", _("Nghị quyết")


class GuidanceKind(TextChoices):
    """What a committee gives its cells to take up at a meeting."""

    PAPER = "paper", _("văn bản cần quán triệt")
    THEME = "theme", _("chuyên đề")
    GUIDE = "guide", _("hướng dẫn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When, where and about what a meeting is."""

    kind: MeetingKind
    planned_at: dt.datetime
    place: str = ""
    theme: str = ""
    about_campaign: bool = False


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file beside a paper; its type follows from its contents, which must be what its name says."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """
    The roll by exception: whoever is expected and not marked here was present.

    Args:
        marks: All exceptions. `attached` names one who joins for a while, `exempt` and `away` take one off the roll.
        attached: Members of other cells who came for a while and stand on no spell here, by name and cell; they are
            counted beside those expected and never vote.
        guests: Those from above and others, by name and post.
        in_charge_attended: Of the committee member in charge; None where unknown or nobody is.
        present_counted: The count on the paper slip, compared with what the marks give.
    """

    marks: Sequence[NewMark] = ()
    attached: Sequence[str] = ()
    guests: Sequence[str] = ()
    in_charge_attended: bool | None = None
    present_counted: int | None = None


@dataclass(frozen=True, slots=True)
class Officers:
    """Who chairs and who keeps the minutes."""

    chair_id: UUID
    secretary_id: UUID


@dataclass(frozen=True, slots=True)
class Spoken:
    """That a member spoke, or did not after all; the gist only as far as the minutes need it."""

    member_id: UUID
    spoke: bool = True
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """
    A task heard at the meeting.

    Args:
        result: None takes a result back.
        done_date: When it was done; without it, in time where this is the meeting set to hear it, else that day.
        close: Not followed any more though it was not done.
    """

    task_id: UUID
    result: HeardResult | None
    note: str = ""
    done_date: dt.date | None = None
    close: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Praise or a reminder about a duty, perhaps of a member, perhaps about one task."""

    kind: RemarkKind
    about: str
    member_id: UUID | None = None
    task_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """A show of hands; the three counts add up to the official members present who may vote."""

    purpose: VotePurpose
    in_favour: int
    against: int = 0
    other: int = 0
    subject: str = ""
    reserved_opinion: str = ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A task given at the meeting; without owners it is the whole cell's."""

    content: str
    due_date: dt.date
    owners: Sequence[UUID] = ()
    hear_month: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """When a meeting began and ended."""

    started_at: dt.datetime
    ended_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What the meeting concluded, line by line."""

    lines: Sequence[str]


#: What an amendment may change after the lock.
Change = Roll | Officers | Spoken | Heard | Remark | Assigned | Times | Conclusions


class MeetingUnknown(NotFound):
    """There is no such meeting where the actor looks."""

    code = "meeting_unknown"


class MeetingPartUnknown(NotFound):
    """The meeting has no such line, paper, remark, vote or task."""

    code = "meeting_part_unknown"


class GuidanceUnknown(NotFound):
    """There is no such guidance where the actor looks."""

    code = "guidance_unknown"


@refuses("signed_copy_once")
class SignedCopyFiled(Refused):
    """This very copy is filed already."""

    code = "signed_copy_filed"


class SignedCopyTypeWrong(Invalid):
    """A signed copy is a PDF."""

    code = "signed_copy_type_wrong"


class NotAdoptedYet(Refused):
    """What was not adopted has no signed copy."""

    code = "not_adopted_yet"


class MeetingClash(Refused):
    """The cell has another meeting at that time."""

    code = "meeting_clash"


class MonthHasMeeting(Refused):
    """The month has its regular meeting already."""

    code = "month_has_meeting"


class NoCellCommittee(Refused):
    """The cell has no cell committee on the day, so none can meet."""

    code = "no_cell_committee"


class MeetingFarFromMonth(Refused):
    """A meeting of a month would be held before it, or more than a month after it."""

    code = "meeting_far_from_month"


class MeetingInFuture(Refused):
    """A meeting is held, started or ended at an instant that has not come."""

    code = "meeting_in_future"


class NoticeAfterStart(Invalid):
    """Notice is given before a meeting begins."""

    code = "notice_after_start"


class MinutesLocked(Refused):
    """The minutes are locked; a correction is a dated amendment."""

    code = "minutes_locked"


class MeetingNotDue(Refused):
    """The meeting is not in a state in which this step comes."""

    code = "meeting_not_due"


class RollNotTaken(Refused):
    """The step needs the roll."""

    code = "roll_not_taken"


class MorePresentThanExpected(Refused):
    """More were counted present than were expected."""

    code = "more_present_than_expected"


class NotExpected(Invalid):
    """A member is marked who is not expected at this meeting."""

    code = "not_expected"


class NotPresent(Refused):
    """Who chairs, keeps the minutes or spoke was not present."""

    code = "not_present"


class TasksNotHeard(Refused):
    """Tasks to be heard at this meeting have no result yet."""

    code = "tasks_not_heard"


class MinutesNotAdopted(Refused):
    """The minutes are not adopted yet."""

    code = "minutes_not_adopted"


class TaskNotHere(NotFound):
    """The cell has no such task to hear."""

    code = "task_not_here"


class AmendmentWithoutReason(Invalid):
    """A correction after the lock says why."""

    code = "amendment_without_reason"


class LevelWithoutReason(Invalid):
    """An official level that differs from the cell's own, or was not met, says why."""

    code = "level_without_reason"


@refuses("meeting_paper_once")
class PaperTitled(Refused):
    """The meeting has a paper of this title."""

    code = "paper_titled"


@refuses("guidance_once")
class GuidanceEntered(Refused):
    """The committee entered guidance of this title for this month already."""

    code = "guidance_entered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """
    A meeting as the paper notebook holds it, entered in one pass after it was held.

    Args:
        agenda_left_out: Codes of steps of the procedure, and identifiers of the cell's own lines, that were left out;
            all others were done.
        guidance_done: What those above asked to be taken up and was.
        judged: Judged fact → value, of the framework in force on the day.
        paper_titles: Papers handed out on paper; they have no posting time.
        unanimous: Votes in which all who may vote agreed; their count follows from the roll.
    """

    plan: Plan
    started_at: dt.datetime
    ended_at: dt.datetime
    roll: Roll
    officers: Officers | None = None
    notice_given_at: dt.datetime | None = None
    agenda_left_out: Sequence[str] = ()
    guidance_done: Sequence[UUID] = ()
    paper_titles: Sequence[str] = ()
    spoken: Sequence[Spoken] = ()
    speakers: int | None = None
    heard: Sequence[Heard] = ()
    remarks: Sequence[Remark] = ()
    votes: Sequence[Hands] = ()
    unanimous: Sequence[VotePurpose] = ()
    assigned: Sequence[Assigned] = ()
    conclusions: Sequence[str] = ()
    judged: Sequence[tuple[str, str]] = ()
    level: QualityLevel | None = None
    committee_agreed: bool | None = None
    weakness: str = ""
    remedy: str = ""
    adopted: bool = False
