"""Which parts of the page a change sends back, and what a part says now for whoever lost the race."""

from bontot.domain.meetings.types import HeardResult, Part, QualityLevel, RollMark
from bontot.interfaces.shared import formats
from bontot.interfaces.web.meetings.blocks import MonthPage


#: Verb → parts shown anew. The part itself is among them where its shape changes; else only its version goes back,
#: so that nothing moves under the hand of whoever is typing.
AFTER_CHANGE: dict[str, tuple[str, ...]] = {
    "muc": (),
    "xong-muc": ("ticks",),
    "tai-lieu": ("papers",),
    "bo-tai-lieu": ("papers",),
    "diem-danh": ("counts", "officers", "speakers", "votes"),
    "chu-tri": ("officers",),
    "phat-bieu": ("speakers",),
    "loi": (),
    "nghe": (),
    "nhan-xet": ("remarks",),
    "bo-nhan-xet": ("remarks",),
    "bieu-quyet": ("votes", "ballots"),
    "giao-viec": ("assigning",),
    "bo-viec": ("assigning",),
    "ket-luan": (),
    "han-che": (),
    "muc-chat-luong": ("score",),
    "cham": ("score",),
    "ban-ky": ("signed",),
}

#: Verb → the part in which a refusal stands.
WHOLE = {
    "xong-muc": "ticks",
    "diem-danh": "roll",
    "loi": "speakers",
    "nghe": "hearing",
    "ket-luan": "conclusions",
    "han-che": "closing",
    "muc-chat-luong": "closing",
    "cham": "closing",
    "bieu-quyet": "",
}


def fragments(verb: str, stage: str, *, whole: bool = False) -> tuple[str, ...]:
    """
    Give the templates to send back after a change.

    Args:
        verb: What was done.
        stage: Where the meeting stands: closing parts are on the page after its end only.
        whole: The change was refused: the part that says so comes too.
    """
    parts = AFTER_CHANGE.get(verb, ())
    if whole and WHOLE.get(verb):
        parts = (WHOLE[verb],)
    closed = {"score", "closing", "ballots", "signed"}
    return tuple(one for one in parts if stage in {"after", "locked"} or one not in closed)


def kept_now(page: MonthPage, part: Part) -> tuple[str, ...]:
    """Say line by line what is kept in a part now."""
    meeting = page.meeting
    if meeting is None:
        return ()
    names = {one.member_id: one.full_name for one in meeting.roll}
    lines = {
        Part.PLAN: (formats.instant(meeting.planned_at), meeting.place, meeting.theme),
        Part.AGENDA: tuple(one.content for one in meeting.agenda if one.done or not one.step),
        Part.PAPERS: tuple(one.title for one in meeting.papers),
        Part.ROLL: tuple(
            f"{one.full_name}: {RollMark(one.mark).label}"
            for one in meeting.roll
            if one.expected and one.mark
        ),
        Part.OFFICERS: tuple(
            names.get(one, "") for one in (meeting.chair_id, meeting.secretary_id) if one
        ),
        Part.SPEAKERS: tuple(one.full_name for one in meeting.roll if one.spoke),
        Part.HEARING: tuple(
            f"{one.content}: {HeardResult(one.result).label}. {one.note}".strip()
            for one in meeting.hearing
            if one.result
        ),
        Part.REMARKS: tuple(text for _, text in page.remarks),
        Part.VOTES: tuple(
            f"{one.subject}: {one.in_favour} – {one.against} – {one.other}" for one in meeting.votes
        ),
        Part.ASSIGNING: tuple(one.content for one in meeting.assigned),
        Part.CONCLUSIONS: tuple(one.content for one in meeting.conclusions),
        Part.CLOSING: (
            meeting.weakness,
            meeting.remedy,
            str(QualityLevel(meeting.proposed_level).label) if meeting.proposed_level else "",
        ),
    }
    return tuple(line for line in lines[part] if line) or ("–",)
