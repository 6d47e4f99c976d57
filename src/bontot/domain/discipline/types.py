"""Origins, categories and states of a finding; measures of discipline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bontot.domain.audit.types import refuses
from bontot.primitives.errors import Refused


class Origin(TextChoices):
    """How a finding came to light: a category, never a person (DOMAIN, section 12)."""

    OWN = "own", _("Chi bộ tự phát hiện")
    SELF_REPORTED = "self_reported", _("Đảng viên tự báo cáo")
    ABOVE = "above", _("Cấp trên kiểm tra, giám sát")
    PEOPLE = "people", _("Người dân phản ánh, tố cáo")
    PRESS = "press", _("Báo chí")


class FindingSubject(TextChoices):
    """Whose act it was."""

    MEMBER = "member", _("đảng viên")
    COLLECTIVE = "collective", _("tập thể")


class Category(TextChoices):
    """What a conclusion was about: only what a rule of a framework names, plus the rest together."""

    FORBIDDEN_ACT = "forbidden_act", _("điều đảng viên không được làm")
    MEETING_DUTY = "meeting_duty", _("chế độ sinh hoạt đảng")
    WORKING_DUTY = "working_duty", _("nhiệm vụ, quy chế làm việc")
    CIVIC_ORDER = "civic_order", _("trật tự, vệ sinh nơi ở")
    MONEY_COLLECTION = "money_collection", _("thu, chi quỹ")
    SOCIAL_VICE = "social_vice", _("tệ nạn xã hội")
    TRAFFIC_LAW = "traffic_law", _("pháp luật về an toàn giao thông")
    IDENTITY_PAPERS_PLEDGED = "identity_papers_pledged", _("dùng giấy tờ tùy thân để vay")
    OTHER = "other", _("vi phạm khác")


class FindingState(TextChoices):
    """TERMS, section D. Only `confirmed` counts."""

    VERIFYING = "verifying", _("Đang xác minh")
    CONFIRMED = "confirmed", _("Đã kết luận: đúng")
    UNFOUNDED = "unfounded", _("Đã kết luận: không đúng")


class Measure(TextChoices):
    """Measures of discipline for members and organisations; a reminder is not discipline."""

    REMINDER = "reminder", _("nhắc nhở, rút kinh nghiệm")
    REPRIMAND = "reprimand", _("khiển trách")
    WARNING = "warning", _("cảnh cáo")
    DISMISSAL = "dismissal", _("cách chức")
    EXPULSION = "expulsion", _("khai trừ")
    DISBANDING = "disbanding", _("giải tán")


#: What counts as having been disciplined.
DISCIPLINARY = frozenset(Measure) - {Measure.REMINDER}


class InspectionKind(TextChoices):
    """kiểm tra and giám sát."""

    INSPECTION = "inspection", _("kiểm tra")
    SUPERVISION = "supervision", _("giám sát")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSanction:
    """The measure a finding led to, and its overturning where it was."""

    measure: Measure
    decided_date: date
    decision_number: str = ""
    overturned_number: str = ""
    overturned_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFinding:
    """A finding at the organisation where it happened; the interval is half-open."""

    id: UUID
    organization_id: UUID
    subject: FindingSubject
    category: Category
    happened_from: date
    happened_until: date
    found_date: date
    found_origin: Origin
    state: FindingState
    member_id: UUID | None = None
    own_record_date: date | None = None
    conclusion_number: str = ""
    concluded_date: date | None = None
    concluded_by: str = ""
    handling_due_date: date | None = None
    remedied_date: date | None = None
    overturned_number: str = ""
    overturned_date: date | None = None
    sanctions: Sequence[NewSanction] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInspection:
    """An inspection or supervision planned, and its conclusion where it was concluded."""

    id: UUID
    organization_id: UUID
    kind: InspectionKind
    subject: str
    planned_date: date
    inspected_id: UUID | None = None
    concluded_date: date | None = None
    conclusion_number: str = ""


@refuses("finding_happened_interval")
class HappenedBackwards(Refused):
    """The act ends before it begins."""

    code = "happened_backwards"


@refuses("finding_concluded_has_date", "finding_confirmed_has_number")
class ConclusionIncomplete(Refused):
    """A conclusion has a date, and one that confirms has a number."""

    code = "conclusion_incomplete"


@refuses("finding_member_only_for_members")
class CollectiveHasNoMember(Refused):
    """A finding about a collective names no member."""

    code = "collective_has_no_member"
