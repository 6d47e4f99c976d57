"""What an account was told lately, in words, each leading to what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.notices.types import NoticeKind, Told
from bontot.interfaces.shared import formats


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as home shows it; `href` is empty where there is nothing to open."""

    at: str
    text: str
    href: str


def notices(told: Iterable[Told], label: str = "") -> tuple[Notice, ...]:
    """Write what was told; `label` names the cell whose books the account keeps."""
    return tuple(Notice(formats.instant(one.told_at), *_said(one, label)) for one in told)


def _said(one: Told, label: str) -> tuple[str, str]:
    if one.kind == NoticeKind.TASK:
        return _("Đồng chí được giao một nhiệm vụ."), reverse("own_task", args=(one.about,))
    if one.kind == NoticeKind.ASKED:
        href = reverse("corrections", args=(label,)) if label else ""
        return _("Một đảng viên đề nghị sửa dữ liệu của mình."), href
    return {
        NoticeKind.MEETING: (_("Chi bộ thông báo kỳ sinh hoạt."), reverse("own_meeting")),
        NoticeKind.SENT_BACK: (
            _("Một nhiệm vụ của đồng chí được trả lại để làm tiếp."),
            reverse("own_tasks"),
        ),
        NoticeKind.CHANGED: (
            _("Một nhiệm vụ của đồng chí đổi hạn hoặc đổi người."),
            reverse("own_tasks"),
        ),
        NoticeKind.ANSWERED: (
            _("Đề nghị sửa dữ liệu của đồng chí đã được trả lời."),
            reverse("own_data"),
        ),
        NoticeKind.LEVEL: (_("Kỳ sinh hoạt đã có mức chất lượng chính thức."), ""),
    }[NoticeKind(one.kind)]
