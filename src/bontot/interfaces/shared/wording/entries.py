"""Entries in words: what each is, its day, its state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bontot.domain.campaigns.types import PlanKind
from bontot.domain.discipline.types import InspectionKind, Origin
from bontot.domain.meetings.types import (
    HeardResult,
    MeetingKind,
    MeetingState,
    QualityLevel,
    RollMark,
)
from bontot.domain.members.types import AdmissionSource
from bontot.domain.petitions.types import PetitionState
from bontot.domain.ratings.types import Grade
from bontot.domain.tasks.types import TaskState
from bontot.interfaces.shared import formats


if TYPE_CHECKING:
    from collections.abc import Mapping

    from bontot.domain.facts.types import Entry


#: Codes an entry's label or detail may carry, in words.
ENUMS = (
    MeetingKind,
    MeetingState,
    QualityLevel,
    RollMark,
    HeardResult,
    TaskState,
    Grade,
    Origin,
    InspectionKind,
    PetitionState,
    PlanKind,
    AdmissionSource,
)


@dataclass(frozen=True, slots=True)
class EntryWords:
    """One entry: its day, what it is, its number or name, its state."""

    day: str
    kind: str
    label: str
    detail: str


def entry_words(entry: Entry) -> EntryWords:
    """Put an entry into the active language."""
    language = get_language() or "vi"
    kinds, words = _kinds(language), _words(language)
    return EntryWords(
        day=formats.day(entry.on_date),
        kind=kinds.get(entry.kind, ""),
        label=words.get(entry.label, entry.label),
        detail=words.get(entry.detail, entry.detail),
    )


@cache
def _kinds(language: str) -> Mapping[str, str]:  # noqa: ARG001 - a cache key
    return {
        "admission": _("Kết nạp"),
        "admission_target": _("Chỉ tiêu kết nạp"),
        "baseline": _("Bản tự đánh giá ban đầu"),
        "cell": _("Chi bộ"),
        "commendation": _("Khen thưởng"),
        "compact": _("Bản giao ước"),
        "finding": _("Kết luận số"),
        "front_union_rating": _("Xếp loại đoàn thể"),
        "inspection": _("Cuộc kiểm tra, giám sát"),
        "matters": _("Vụ việc trong tháng"),
        "meeting": _("Kỳ sinh hoạt"),
        "meeting_paper": _("Tài liệu"),
        "month": _("Tháng"),
        "petition": _("Kiến nghị"),
        "plan": _("Văn bản số"),
        "population": _("Danh sách diện xếp loại"),
        "probation_review": _("Xét đảng viên chính thức"),
        "quarter": _("Quý"),
        "rating": _("Xếp loại"),
        "report_duty": _("Số loại báo cáo"),
        "target": _("Chỉ tiêu"),
        "task": _("Nhiệm vụ"),
        "review": _("Sơ kết, tổng kết"),
        "pilot": _("Làm điểm, nhân rộng"),
        "working_rules": _("Quy chế số"),
    }


@cache
def _words(language: str) -> Mapping[str, str]:  # noqa: ARG001 - a cache key
    said = {member.value: str(member.label) for enum in ENUMS for member in enum}
    return said | {
        "held": _("đã họp"),
        "not_held": _("không họp"),
        "not_recorded": _("chưa ghi"),
        "not_rated": _("chưa xếp loại"),
        "not_frozen": _("chưa chốt danh sách"),
        "on_time": _("đúng hạn"),
        "late": _("quá hạn"),
        "waiting": _("đang chờ"),
        "": "",
    }
