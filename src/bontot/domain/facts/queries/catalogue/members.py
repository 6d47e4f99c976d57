"""Indicators of a member in a year: their own duties, by rules known to them."""

from typing import Final

from bontot.domain.facts.queries.catalogue._making import (
    NOT_APPLICABLE,
    OWN_DUTY,
    RATED,
    ZERO,
    count,
    declare,
    flag,
    grade,
    ratio,
)
from bontot.domain.facts.types import Grain


OF_A_MEMBER: Final = declare(
    Grain.MEMBER,
    {
        "member_rating": grade(
            "Xếp loại đảng viên",
            "The member's rating",
            base="member_rating",
            counts="r.grade",
            states="Unknown until decided.",
            boundary=RATED,
        ),
        "member_attendance": ratio(
            "kỳ",
            "Số kỳ dự sinh hoạt",
            "Meetings attended of those expected at",
            base="member_roll",
            counts="r.attended::int",
            states="Meetings while exempt, away or suspended are left out. Unknown without any.",
            boundary=OWN_DUTY,
        ),
        "member_unexcused": count(
            "kỳ",
            "Số kỳ vắng không có lý do",
            "Meetings missed without reason",
            base="member_roll",
            counts="r.unexcused::int",
            states="Unknown without a meeting to attend.",
            boundary="With reason or without, no more.",
        ),
        "member_tasks_done": ratio(
            "nhiệm vụ",
            "Nhiệm vụ được giao đã hoàn thành",
            "Own tasks done",
            base="member_tasks",
            counts="r.done::int",
            empty=NOT_APPLICABLE,
            states="Not applicable when none fell due.",
            boundary=OWN_DUTY,
        ),
        "member_findings_confirmed": count(
            "vụ việc",
            "Vi phạm đã kết luận",
            "Violations concluded as true",
            base="member_findings",
            counts="1",
            empty=ZERO,
            states="Zero without a conclusion; the member sees it and may answer.",
            boundary=OWN_DUTY,
        ),
        "member_disciplined": flag(
            "Bị kỷ luật",
            "Disciplined",
            base="member_findings",
            counts="r.disciplined::int",
            empty=ZERO,
            states="A no without a measure in force; a reminder is none.",
            boundary=OWN_DUTY,
        ),
        "member_led_unit_rating": grade(
            "Xếp loại của tổ chức do đảng viên đứng đầu",
            "Rating of the organisation the member leads",
            base="member_leads",
            counts="r.grade",
            open_when="r.open",
            empty=NOT_APPLICABLE,
            states="Not applicable to a member who leads none; unknown until it is rated.",
            boundary=RATED,
        ),
    },
)
