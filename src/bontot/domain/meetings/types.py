"""Kinds and states of a meeting, marks of its roll, and what was done with a task there."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingKind(TextChoices):
    """TERMS, section D."""

    REGULAR = "regular", _("Thường kỳ")
    THEMATIC = "thematic", _("Chuyên đề")
    COMBINED = "combined", _("Thường kỳ kết hợp chuyên đề")
    EXTRAORDINARY = "extraordinary", _("Đột xuất")
    CELL_COMMITTEE = "cell_committee", _("Họp chi ủy")


#: Kinds that fulfil the duty of a monthly meeting, and of a thematic one a quarter.
MONTHLY_KINDS = frozenset({MeetingKind.REGULAR, MeetingKind.COMBINED})
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
