"""States of a petition."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PetitionState(TextChoices):
    """TERMS, section D."""

    SENT = "sent", _("Mới gửi")
    RECEIVED = "received", _("Đã tiếp nhận")
    FORWARDED = "forwarded", _("Đã chuyển cấp trên")
    ANSWERED = "answered", _("Đã trả lời")
