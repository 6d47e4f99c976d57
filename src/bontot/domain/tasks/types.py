"""Where a task comes from, who owns it and where it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TaskSource(TextChoices):
    """Who asked for the task."""

    RESOLUTION = "resolution", _("nghị quyết của chi bộ")
    ABOVE = "above", _("cấp ủy cấp trên giao")
    STANDING = "standing", _("nhiệm vụ thường xuyên")
    WORKING_SESSION = "working_session", _("kết luận buổi làm việc")
    REMEDY = "remedy", _("khắc phục hạn chế")


class TaskState(TextChoices):
    """Where a task stands (TERMS, section D)."""

    NOT_STARTED = "not_started", _("Chưa thực hiện")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    AWAITING_CONFIRMATION = "awaiting_confirmation", _("Chờ xác nhận")
    DONE = "done", _("Hoàn thành")
    PARTLY_DONE = "partly_done", _("Hoàn thành một phần")
    NOT_DONE = "not_done", _("Chưa hoàn thành")
