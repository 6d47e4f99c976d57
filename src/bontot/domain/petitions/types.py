"""States of a petition."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Refused


class PetitionState(TextChoices):
    """TERMS, section D."""

    SENT = "sent", _("Mới gửi")
    RECEIVED = "received", _("Đã tiếp nhận")
    FORWARDED = "forwarded", _("Đã chuyển cấp trên")
    ANSWERED = "answered", _("Đã trả lời")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPetition:
    """A petition, to whom it goes, and its answer where there is one."""

    id: UUID
    organization_id: UUID
    content: str
    sent_date: date
    state: PetitionState = PetitionState.SENT
    addressed_to_id: UUID | None = None
    addressed_outside: str = ""
    paper_number: str = ""
    due_date: date | None = None
    answered_date: date | None = None
    answer: str = ""
    carries_on_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMatterCount:
    """Pressing matters and complaints of a month, as counts and age."""

    organization_id: UUID
    month: date
    raised: int
    resolved: int
    overdue: int = 0
    complaints_protracted: int = 0
    oldest_days: int = 0


@refuses("petition_answered_after_sent")
class AnsweredBeforeSent(Refused):
    """The answer is older than the petition."""

    code = "answered_before_sent"


@refuses("petition_answered_has_date")
class AnswerWithoutDate(Refused):
    """A petition is answered exactly when it has the day of its answer."""

    code = "answer_without_date"


@refuses("matters_counted_once", "bontot_pressingmattercount_pkey")
class MattersCounted(Refused):
    """The month's matters were counted already."""

    code = "matters_counted"
