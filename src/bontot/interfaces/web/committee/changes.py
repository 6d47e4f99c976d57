"""What each form of the committee's pages does."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from bontot.domain.assessments import operations as assessments
from bontot.domain.assessments.types import AcceptedLevel, OfficialLevel
from bontot.domain.meetings import operations as meetings
from bontot.domain.meetings.types import QualityLevel
from bontot.interfaces.web.meetings.posted import Posted, UnreadableChoice, as_ident


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


#: Verb of the address → what it does, and the page it belongs to.
CHANGES: dict[str, tuple[Change, str]] = {
    "muc": (_level, "committee_month"),
    "nhat-tri": (_accept, "committee_month"),
    "vi-sao": (_missed, "committee_month"),
}
