"""The rows of the page of a month: names, tasks, judged lines, votes, papers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.assessments.types import AskedFact, LineState, ScoreLine
from bontot.domain.documents.types import NumberLine
from bontot.domain.meetings.types import (
    HearingItem,
    MeetingKind,
    MeetingState,
    OtherMeeting,
    PaperItem,
    SignedItem,
    SignedPaper,
    VoteItem,
)
from bontot.engine import Framework
from bontot.interfaces.shared import formats
from bontot.interfaces.shared.meeting_papers import NUMBERED
from bontot.interfaces.web.components.squares import Tag, in_language
from bontot.interfaces.web.orgtree.board import Choice


@dataclass(frozen=True, slots=True)
class Refusal:
    """
    A form that could not be kept: which, the sentence, what was typed.

    Args:
        form: The name of the form.
        typed: Its fields as sent.
        sentence: What is wrong, then what to do.
        part: Which part of the meeting the form edits.
        theirs: Where somebody else changed the part meanwhile: what is kept now, line by line.
    """

    form: str
    typed: QueryDict
    sentence: str
    theirs: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class RollRow:
    """A name of the roll with its switches."""

    id: UUID
    name: str
    note: str
    choices: tuple[Choice, ...]
    off: tuple[Choice, ...] = ()

    @property
    def is_off(self) -> bool:
        """Whether the mark takes them off the roll."""
        return any(one.chosen for one in self.off)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task to be heard."""

    item: HearingItem
    owners: str
    due: str
    carried: str
    choices: tuple[Choice, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who spoke, with the words the minutes need."""

    member_id: UUID
    name: str
    gist: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A judged line of the score; nothing is pre-set."""

    fact: str
    name: str
    choices: tuple[Choice, ...]
    many: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the score."""

    name: str
    points: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Ballot:
    """A show of hands: what was counted, or the empty form."""

    purpose: str
    subject: str
    vote: VoteItem | None
    base: int
    in_favour: str
    against: str
    other: str
    reserved: str
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper of the meeting with its file, if there is one."""

    id: UUID
    title: str
    posted_at: dt.datetime | None
    paper_only: bool
    href: str
    size: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A copy signed by hand: of which paper, who filed it when, and the digest of its bytes."""

    name: str
    filed_at: dt.datetime
    filed_by: str
    digest: str
    href: str


@dataclass(frozen=True, slots=True)
class Amended:
    """A correction after the lock: both versions, why, who and when."""

    part: str
    at: dt.datetime
    by: str
    reason: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another meeting of the month."""

    text: str
    state: str
    href: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper of the meeting and its files."""

    kind: str
    name: str
    html: str
    pdf: str
    docx: str
    paper_type: str = ""
    number: str = ""
    waiting: bool = False
    typed: str = ""


def joined(names: dict[UUID, str], member: UUID | None, about: str) -> str:
    """Say a remark with the name it is about."""
    name = names.get(member, "") if member else ""
    return f"{name}, {about}" if name else about


def as_text(known: bool | None) -> str:  # noqa: FBT001 - yes, no or not known
    """Write yes, no or not known as a form sends it."""
    return "" if known is None else "1" if known else "0"


def three(chosen: str, texts: Iterable[str]) -> tuple[Choice, ...]:
    """Offer yes, no and not recorded."""
    return tuple(
        Choice(value, text, value == chosen)
        for value, text in zip(("", "1", "0"), texts, strict=True)
    )


def values_said(one: AskedFact, framework: Framework) -> tuple[tuple[str, str], ...]:
    """List the values a judged fact may take, best first."""
    if one.options:
        known = {
            "good": _("Tốt"),
            "fair": _("Khá"),
            "average": _("Trung bình"),
            "poor": _("Kém"),
            "yes": _("Có"),
            "no": _("Không"),
        }
        return tuple((value, known.get(value, value)) for value in one.options)
    points = [place * framework.step for place in range(one.most, -1, -max(one.step, 1))]
    return tuple((_decimal(value), formats.number(value)) for value in points)


def _decimal(value: Fraction) -> str:
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def line_said(one: ScoreLine, framework: Framework) -> Line:
    """Write a line of the score."""
    answered = Tag(_("Đạt một phần"), "part")
    if one.low == one.high:
        answered = Tag(_("Đạt"), "") if one.low >= one.most else answered
        answered = answered if one.low else Tag(_("Không đạt"), "no")
    tags = {
        LineState.ANSWERED: answered,
        LineState.ASKED: Tag(_("Chờ chấm"), "warn"),
        LineState.UNKNOWN: Tag(_("Chưa có căn cứ"), "unk"),
        LineState.NOT_APPLICABLE: Tag(_("Không áp dụng"), "off"),
    }
    points = ""
    if framework.scale is not None and one.low == one.high:
        points = _("%(points)s/%(most)s điểm") % {
            "points": formats.number(one.low * framework.step),
            "most": formats.number(one.most * framework.step),
        }
    return Line(in_language(one.vi, one.en), points, tags[one.state])


def other(one: OtherMeeting, month: str) -> Other:
    """Write another meeting of the month with where it is."""
    said = _("%(kind)s, %(when)s") % {
        "kind": MeetingKind(one.kind).label,
        "when": formats.instant(one.planned_at),
    }
    return Other(said, str(MeetingState(one.state).label), f"{month}?buoi={one.id}")


def attached(one: PaperItem, label: str, month: str) -> Attached:
    """Write a paper of the meeting with where its file is and how big."""
    href = reverse("month_file", args=(label, month, one.id)) if one.file_id else ""
    size = ""
    if one.file_id:
        ending = one.file_name.rpartition(".")[2].upper()
        kilobytes = formats.number(max(1, one.file_size // 1024))
        size = _("%(ending)s, %(size)s kB") % {"ending": ending, "size": kilobytes}
    return Attached(one.id, one.title, one.posted_at, one.paper_only, href, size)


def signed(one: SignedItem, label: str, month: str) -> Signed:
    """Write a copy signed by hand."""
    return Signed(
        str(SignedPaper(one.paper).label),
        one.filed_at,
        one.filed_by,
        one.sha256,
        reverse("month_signed", args=(label, month, one.id)),
    )


def sheet(
    kind: str, address: tuple[str, str, str], numbers: Iterable[NumberLine], typed: str
) -> Sheet:
    """
    Name a paper of the meeting, its number, and where it is.

    Args:
        kind: The paper, as addresses call it.
        address: Of the month: the cell, the month, and what is asked beside.
        numbers: The lines of the register about the meeting.
        typed: A number that was refused.
    """
    label, month, query = address
    html, pdf, docx = (
        reverse("month_paper", args=(label, month, kind, form)) + query
        for form in ("html", "pdf", "docx")
    )
    letters = NUMBERED.get(kind, "")
    line = next(
        (one for one in numbers if one.paper_type == letters and one.withdrawn_date is None), None
    )
    number = f"{line.number:02d}-{letters}/{line.body}" if line and line.number else ""
    waiting = line is not None and not number
    return Sheet(kind, paper_name(kind), html, pdf, docx, letters, number, waiting, typed)


def paper_name(kind: str) -> str:
    """Name a paper as the page lists it."""
    names = {
        "giay-moi": _("Giấy mời sinh hoạt"),
        "danh-sach-diem-danh": _("Danh sách điểm danh"),
        "phieu-ghi": _("Phiếu ghi tại buổi họp"),
        "bien-ban": _("Biên bản sinh hoạt"),
        "nghi-quyet": _("Nghị quyết"),
        "phieu-cham": _("Phiếu đánh giá chất lượng sinh hoạt"),
        "bang-phan-cong": _("Bảng phân công nhiệm vụ"),
        "bao-cao-thang": _("Báo cáo kết quả sinh hoạt tháng"),
    }
    return names[kind]
