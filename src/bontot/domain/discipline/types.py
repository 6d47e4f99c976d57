"""Origins, categories and states of a finding; measures of discipline."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
