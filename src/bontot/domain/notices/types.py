"""What a notice is about, what an account was told, and what leaves by e-mail."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoticeKind(TextChoices):
    """What is told."""

    MEETING = "meeting", _("thông báo sinh hoạt")
    TASK = "task", _("giao nhiệm vụ")
    SENT_BACK = "back", _("trả lại nhiệm vụ")
    CHANGED = "changed", _("thay đổi nhiệm vụ")
    ASKED = "asked", _("đề nghị sửa dữ liệu")
    ANSWERED = "answered", _("trả lời đề nghị sửa dữ liệu")
    LEVEL = "level", _("mức chất lượng sinh hoạt")
    GUIDANCE = "guidance", _("định hướng sinh hoạt của cấp trên")
    FOR_CELL = "for_cell", _("giao nhiệm vụ cho chi bộ")
    ARRIVING = "arriving", _("chuyển sinh hoạt đến")
    DECIDED = "decided", _("trả lời chuyển sinh hoạt")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing an account was told; `about` is the meeting, the task, the note, the request, the guidance or the transfer."""

    kind: str
    about: UUID
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Mail:
    """What leaves by e-mail: to whom, and of what kind the notice is; no word of what it says."""

    id: UUID
    address: str
    kind: str
