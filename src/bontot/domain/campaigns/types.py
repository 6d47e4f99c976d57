"""Kinds of campaign and of the papers issued under one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Invalid, NotFound, Refused


#: How many lines a pledge has at most, and how many letters a line.
MOST_PROMISES: Final = 8
MOST_PROMISE: Final = 200


class CampaignKind(TextChoices):
    """DOMAIN, section 1."""

    MOVEMENT = "movement", _("phong trào thi đua")
    MODEL = "model", _("mô hình")
    THEME = "theme", _("chuyên đề")


class PlanKind(TextChoices):
    """A programme or plan an organisation issues for a year."""

    YEAR_PROGRAMME = "year_programme", _("chương trình công tác năm")
    ETHICS_STUDY = "ethics_study", _("kế hoạch học tập và làm theo Bác")
    ANTI_CORRUPTION = "anti_corruption", _("kế hoạch phòng, chống tham nhũng, tiêu cực")
    IDEOLOGICAL_WORK = "ideological_work", _("kế hoạch công tác tư tưởng")
    OWN_PLAN = "own_plan", _("kế hoạch thực hiện của chi bộ")
    ACTION_PROGRAMME = "action_programme", _("chương trình hành động")
    CONGRESS_REVIEW = "congress_review", _("báo cáo sơ kết nghị quyết đại hội")


class PilotState(TextChoices):
    """TERMS, section D."""

    PILOT = "pilot", _("Làm điểm")
    REPLICATED = "replicated", _("Nhân rộng")


class ReviewKind(TextChoices):
    """sơ kết, tổng kết."""

    INTERIM = "interim", _("Sơ kết")
    FINAL = "final", _("Tổng kết")


#: How many cells a committee chooses to go first: "lựa chọn từ 1 - 2 chi bộ làm điểm".
PILOTS_FROM, PILOTS_UP_TO = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCampaign:
    """A movement, model or theme launched by an organisation for all below it."""

    id: UUID
    organization_id: UUID
    kind: CampaignKind
    name: str
    launched_date: date
    plan_number: str = ""
    plan_date: date | None = None
    ends_date: date | None = None
    under_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompact:
    """A compact signed under a campaign for a year."""

    campaign_id: UUID
    organization_id: UUID
    year: int
    signed_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBaseline:
    """A first self-assessment under a campaign for a year."""

    campaign_id: UUID
    organization_id: UUID
    year: int
    done_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """A programme or plan issued for a year, with the comments on its draft as counts."""

    organization_id: UUID
    kind: PlanKind
    year: int
    issued_date: date
    number: str = ""
    comments_received: int = 0
    comments_answered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPilot:
    """A cell that goes first, or took the example over."""

    campaign_id: UUID
    organization_id: UUID
    state: PilotState
    since_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReview:
    """An interim or final review held by an organisation."""

    campaign_id: UUID
    organization_id: UUID
    kind: ReviewKind
    held_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommendation:
    """How many commendations one decision gave."""

    campaign_id: UUID
    organization_id: UUID
    decision_number: str
    decided_date: date
    given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkingRules:
    """Working rules in force from a date, and when they were last reviewed."""

    organization_id: UUID
    number: str
    issued_date: date
    reviewed_date: date | None = None
    ends_date: date | None = None


class PilotsOutOfRange(Refused):
    """A committee chooses one or two cells to go first, no fewer and no more."""

    code = "pilots_out_of_range"


class PilotNotBelow(Refused):
    """A cell chosen to go first does not stand under the committee that chose it."""

    code = "pilot_not_below"


class CampaignUnknown(NotFound):
    """There is no such campaign where the actor looks."""

    code = "campaign_unknown"


@refuses("pilot_once", "bontot_pilot_pkey")
class PilotChosen(Refused):
    """The cell was chosen under this campaign already."""

    code = "pilot_chosen"


@refuses("compact_signed_once", "bontot_compact_pkey")
class CompactSigned(Refused):
    """The compact of the year was signed already."""

    code = "compact_signed"


@refuses("plan_issued_once", "bontot_plan_pkey")
class PlanIssued(Refused):
    """The plan of the year was issued already."""

    code = "plan_issued"


@refuses("plan_comments_answered_within")
class MoreAnswersThanComments(Refused):
    """More comments were answered than came in."""

    code = "more_answers_than_comments"


@dataclass(frozen=True, slots=True)
class PledgeOfYear:
    """A member's pledge of a year; no promises where they declined."""

    id: UUID
    year: int
    promises: tuple[str, ...]
    declined: bool
    from_paper: bool
    written_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class OwnPledges:
    """A member's own pledges: this year's, and those of the years before, the newest first."""

    year: int
    current: PledgeOfYear | None
    before: tuple[PledgeOfYear, ...]


class TooManyPromises(Invalid):
    """A pledge has more lines than it may."""

    code = "too_many_promises"


class PledgeWrittenByMember(Refused):
    """The member wrote or declined this year's pledge; nobody does it in their place."""

    code = "pledge_written_by_member"


@refuses("pledge_once_a_year", "bontot_pledge_pkey")
class PledgeKept(Refused):
    """The member's pledge of the year is kept already."""

    code = "pledge_kept"
