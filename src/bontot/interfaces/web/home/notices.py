"""What an account was told lately, in words, each leading to what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

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
    kind = NoticeKind(one.kind)
    return _sentence(kind), _href(kind, one.about, label)


def _sentence(kind: NoticeKind) -> str:
    return {
        NoticeKind.MEETING: _("Chi bộ thông báo kỳ sinh hoạt."),
        NoticeKind.TASK: _("Đồng chí được giao một nhiệm vụ."),
        NoticeKind.SENT_BACK: _("Một nhiệm vụ của đồng chí được trả lại để làm tiếp."),
        NoticeKind.CHANGED: _("Một nhiệm vụ của đồng chí đổi hạn hoặc đổi người."),
        NoticeKind.ASKED: _("Một đảng viên đề nghị sửa dữ liệu của mình."),
        NoticeKind.ANSWERED: _("Đề nghị sửa dữ liệu của đồng chí đã được trả lời."),
        NoticeKind.LEVEL: _("Kỳ sinh hoạt đã có mức chất lượng chính thức."),
        NoticeKind.GUIDANCE: _("Cấp trên gửi nội dung đưa vào chương trình sinh hoạt."),
        NoticeKind.FOR_CELL: _("Cấp trên giao chi bộ một nhiệm vụ."),
        NoticeKind.ARRIVING: _("Một đảng viên được chuyển sinh hoạt đến chi bộ."),
        NoticeKind.DECIDED: _("Chi bộ nơi đến đã trả lời về đảng viên chuyển đi."),
    }[kind]


def _href(kind: NoticeKind, about: UUID, label: str) -> str:
    own: dict[NoticeKind, tuple[str, tuple[object, ...]]] = {
        NoticeKind.MEETING: ("own_meeting", ()),
        NoticeKind.TASK: ("own_task", (about,)),
        NoticeKind.SENT_BACK: ("own_tasks", ()),
        NoticeKind.CHANGED: ("own_tasks", ()),
        NoticeKind.ANSWERED: ("own_data", ()),
    }
    of_cell: dict[NoticeKind, tuple[str, tuple[object, ...]]] = {
        NoticeKind.ASKED: ("corrections", (label,)),
        NoticeKind.LEVEL: ("told", (label, about)),
        NoticeKind.GUIDANCE: ("told", (label, about)),
        NoticeKind.FOR_CELL: ("task", (label, about)),
        NoticeKind.ARRIVING: ("transfers", (label,)),
        NoticeKind.DECIDED: ("transfers", (label,)),
    }
    if kind in of_cell and not label:
        return ""
    name, where = own.get(kind) or of_cell[kind]
    # Browsers carry the place on the page along to where the address leads
    return reverse(name, args=where) + ("#p-score" if kind == NoticeKind.LEVEL else "")
