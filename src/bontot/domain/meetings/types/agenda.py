"""Agenda templates by kind of meeting and type of cell, as data (DOMAIN, section 4: order of a regular meeting)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bontot.domain.meetings.types.recording import MeetingKind


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the procedure; `cell_types` empty for every type of cell."""

    code: str
    vi: str
    cell_types: tuple[str, ...] = ()


_OPEN: Final = Step("open", "Khai mạc")
_SECRETARY: Final = Step("secretary", "Cử thư ký")
_ROLL: Final = Step("roll", "Điểm danh, thông báo tình hình đảng viên")
_DUES: Final = Step("dues", "Thông báo việc thu, nộp đảng phí")
_AGENDA: Final = Step("agenda", "Thông qua chương trình")
_INFORM: Final = Step("inform", "Thông tin thời sự, quán triệt văn bản của cấp trên")
_HEAR: Final = Step("hear", "Đánh giá kết quả thực hiện nhiệm vụ tháng trước")
_DISCUSS: Final = Step("discuss", "Thảo luận")
_RESIDENTS: Final = Step(
    "residents", "Tình hình khu dân cư và ý kiến của Nhân dân", ("residential",)
)
_WORK: Final = Step(
    "work",
    "Tình hình thực hiện nhiệm vụ chuyên môn",
    ("agency", "public_service", "state_enterprise", "private_enterprise", "students"),
)
_READY: Final = Step("ready", "Tình hình sẵn sàng chiến đấu, công tác", ("armed_forces",))
_ASSIGN: Final = Step("assign", "Phân công nhiệm vụ tháng tới")
_CONCLUDE: Final = Step("conclude", "Kết luận")
_RESOLVE: Final = Step("resolve", "Biểu quyết nghị quyết")
_SCORE: Final = Step("score", "Chấm chất lượng sinh hoạt")
_MINUTES: Final = Step("minutes", "Thông qua biên bản")
_THEME: Final = Step("theme", "Trình bày chuyên đề")
_APPLY: Final = Step("apply", "Liên hệ, thảo luận chuyên đề")

_PLACE: Final = (_RESIDENTS, _WORK, _READY)

AGENDAS: Final[Mapping[MeetingKind, tuple[Step, ...]]] = {
    MeetingKind.REGULAR: (
        _OPEN, _SECRETARY, _ROLL, _DUES, _AGENDA, _HEAR, _INFORM, *_PLACE, _DISCUSS, _CONCLUDE, _ASSIGN, _RESOLVE,
        _SCORE, _MINUTES,
    ),
    MeetingKind.COMBINED: (
        _OPEN, _SECRETARY, _ROLL, _DUES, _AGENDA, _HEAR, _INFORM, *_PLACE, _DISCUSS, _THEME, _APPLY, _CONCLUDE,
        _ASSIGN, _RESOLVE, _SCORE, _MINUTES,
    ),
    MeetingKind.THEMATIC: (_OPEN, _SECRETARY, _ROLL, _AGENDA, _THEME, _APPLY, _CONCLUDE, _MINUTES),
    MeetingKind.EXTRAORDINARY: (_OPEN, _SECRETARY, _ROLL, _AGENDA, _DISCUSS, _CONCLUDE, _MINUTES),
    MeetingKind.CELL_COMMITTEE: (_OPEN, _AGENDA, _DISCUSS, _CONCLUDE, _MINUTES),
}  # fmt: skip


def steps_of(kind: MeetingKind, cell_type: str) -> tuple[Step, ...]:
    """Give the steps of a kind of meeting in a type of cell, in order."""
    return tuple(
        step for step in AGENDAS[kind] if not step.cell_types or cell_type in step.cell_types
    )
