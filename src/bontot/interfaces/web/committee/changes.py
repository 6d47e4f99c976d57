"""What each form of the committee's pages does."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from bontot.domain.assessments import operations as assessments
from bontot.domain.assessments.types import AcceptedLevel, OfficialLevel
from bontot.domain.meetings import operations as meetings
from bontot.domain.meetings.types import GuidanceKind, QualityLevel
from bontot.domain.orgtree.types import CellType
from bontot.domain.tasks import operations as tasks
from bontot.interfaces.web.committee.guidance import MOST_MONTHS, months_from
from bontot.interfaces.web.components.posted import Posted, UnreadableChoice, as_ident


Change = Callable[[Posted], str]


def _level(posted: Posted) -> str:
    """Give one meeting its level; an empty one accepts the cell's own."""
    one = OfficialLevel(
        meeting_id=posted.ident("meeting"),
        level=posted.choice("level", QualityLevel) if posted.text("level") else None,
        reason=posted.text("reason"),
        seen=posted.seen,
    )
    assessments.set_official_levels(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        month=posted.month,
        levels=[one],
    )
    return _("Đã ghi mức của cấp ủy cấp trên.")


def _accept(posted: Posted) -> str:
    """Accept the levels shown together; each field names a meeting and the level that was shown."""
    answer = assessments.set_official_levels(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        month=posted.month,
        accepted=[_accepted(text) for text in posted.data.getlist("accept")],
    )
    said = _("Đã nhất trí như chi bộ tự đánh giá với %(count)s chi bộ.") % {
        "count": answer["accepted"]
    }
    if answer["taken"]:
        said += " " + _("%(count)s chi bộ đồng chí khác vừa ghi mức trước; mức ấy giữ nguyên.") % {
            "count": answer["taken"]
        }
    if answer["left"]:
        said += " " + _("%(count)s chi bộ vừa đổi mức tự đánh giá: đồng chí xem lại rồi ghi.") % {
            "count": answer["left"]
        }
    return said


def _accepted(text: str) -> AcceptedLevel:
    meeting, _sign, level = text.partition("=")
    try:
        return AcceptedLevel(as_ident("accept", meeting), QualityLevel(level))
    except ValueError:
        raise UnreadableChoice(name="accept", text=text) from None


def _missed(posted: Posted) -> str:
    meetings.note_missed_month(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.ident("cell"),
        month=posted.month,
        reason=posted.text("reason"),
        seen=posted.seen,
    )
    return _("Đã ghi lý do chưa họp.")


def _guide(posted: Posted) -> str:
    """
    Enter guidance for the months from the one shown to the one chosen.

    Raises:
        UnreadableChoice: The last month is none of those offered.
    """
    until = posted.text("until")
    months = months_from(posted.month, MOST_MONTHS)
    named = [f"{month:%Y-%m}" for month in months]
    if until not in named:
        raise UnreadableChoice(name="until", text=until)
    answer = meetings.enter_guidance(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        title=posted.text("title"),
        kind=posted.choice("kind", GuidanceKind),
        months=months[: named.index(until) + 1],
        cell_types=_types(posted),
        number=posted.text("number"),
    )
    return _(
        "Đã nhập. Nội dung đứng thêm trong %(count)s chương trình họp đã lập; kỳ lập sau tự có."
    ) % {"count": answer["agendas"]}


def _types(posted: Posted) -> list[str]:
    try:
        return [CellType(text).value for text in posted.data.getlist("type")]
    except ValueError:
        raise UnreadableChoice(name="type", text="") from None


def _unguide(posted: Posted) -> str:
    meetings.withdraw_guidance(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        guidance_id=posted.ident("guidance"),
        seen=posted.seen,
    )
    return _("Đã rút. Chi bộ đã họp và đánh dấu thì vẫn giữ trong biên bản.")


def _give(posted: Posted) -> str:
    answer = tasks.assign_from_above(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        content=posted.text("content"),
        due_date=posted.day("due"),
        cells=posted.idents("cell"),
        cell_types=_types(posted),
    )
    given = answer["tasks"]
    count = len(given) if isinstance(given, list) else 0
    return _("Đã giao cho %(count)s chi bộ.") % {"count": count}


def _bundle(posted: Posted) -> str:
    meetings.ask_for_papers(
        actor=posted.actor,
        at=posted.at,
        key=posted.key,
        organization_id=posted.organization_id,
        month=posted.month,
    )
    return _("Hệ thống đang lập tệp. Đồng chí có thể rời trang này và quay lại sau.")


#: Verb of the address → what it does, and the page it belongs to.
CHANGES: dict[str, tuple[Change, str]] = {
    "muc": (_level, "committee_month"),
    "nhat-tri": (_accept, "committee_month"),
    "vi-sao": (_missed, "committee_month"),
    "dinh-huong": (_guide, "guidance"),
    "rut-dinh-huong": (_unguide, "guidance"),
    "giao-chi-bo": (_give, "given"),
    "lap-tep": (_bundle, "bundle"),
}
