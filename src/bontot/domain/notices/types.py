"""What a notice is about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoticeKind(TextChoices):
    """What is told."""

    MEETING = "meeting", _("thông báo sinh hoạt")
    TASK = "task", _("giao nhiệm vụ")
    SENT_BACK = "back", _("trả lại nhiệm vụ")
    CHANGED = "changed", _("thay đổi nhiệm vụ")
    LEVEL = "level", _("mức chất lượng sinh hoạt")
