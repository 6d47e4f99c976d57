"""The page of a month as templates read it: what is kept, what was typed and refused, what may be chosen."""

import calendar
import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.assessments.types import AskedFact, ScorePreview
from bontot.domain.meetings.types import (
    HeardResult,
    HearingItem,
    MeetingFull,
    MeetingKind,
    MeetingState,
    MonthState,
    Part,
    QualityLevel,
    RemarkKind,
    RollItem,
    RollMark,
    VotePurpose,
)
from bontot.domain.reports.types import LastPlan, Place
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.shared.meeting_papers import BEFORE_MEETING, PAPERS
from bontot.interfaces.web.components.squares import Tag, in_language
from bontot.interfaces.web.meetings.rows import (
    Asked,
    Ballot,
    Line,
    Refusal,
    RollRow,
    Sheet,
    TaskRow,
    as_text,
    joined,
    line_said,
    sheet,
    three,
    values_said,
)
from bontot.interfaces.web.orgtree.board import Choice
from bontot.primitives.periods import Period


BEFORE = {MeetingState.NOT_PREPARED, MeetingState.PREPARING, MeetingState.NOTIFIED}
AFTER = {MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED}

#: What one may tap for each name of the roll: present is no mark.
MARKS = ("", RollMark.EXCUSED, RollMark.UNEXCUSED, RollMark.LATE)
#: Whose post makes them likely to chair, and to keep the minutes.
CHAIRS = ("secretary", "deputy_secretary")
CLERKS = ("cell_committee_member", "deputy_secretary")
#: More choices than this become a list.
MOST_SWITCHES = 4
POINTS = (QualityLevel.GOOD, QualityLevel.FAIR, QualityLevel.AVERAGE, QualityLevel.POOR)
PASS_FAIL = (QualityLevel.MET, QualityLevel.NOT_MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage:
    """The month of a cell."""

    place: Place
    state: MonthState
    score: ScorePreview | None
    last: LastPlan | None
    refusal: Refusal | None = None
    asked_meeting: str = ""
    oob: bool = field(default=False)

    @property
    def key(self) -> UUID:
        """A new idempotency key for each form."""
        return uuid4()

    @property
    def slug(self) -> str:
        """The month as addresses say it."""
        return f"{self.state.month:%Y-%m}"

    @property
    def month(self) -> str:
        """The month as people say it."""
        return f"{self.state.month:%m/%Y}"

    @property
    def label(self) -> str:
        """The cell as addresses say it."""
        return self.place.organization.label

    @property
    def href(self) -> str:
        """The address of the page."""
        return reverse("month", args=(self.label, self.slug))

    @property
    def before_href(self) -> str:
        """The month before."""
        before = self.state.month - dt.timedelta(days=1)
        return reverse("month", args=(self.label, f"{before:%Y-%m}"))

    @property
    def after_href(self) -> str:
        """The month after."""
        after = self.state.month + dt.timedelta(days=31)
        return reverse("month", args=(self.label, f"{after:%Y-%m}"))

    @property
    def year_href(self) -> str:
        """All meetings of the year."""
        return f"{reverse('meetings', args=(self.label,))}?ky={self.state.month.year}"

    @property
    def meeting(self) -> MeetingFull | None:
        """The meeting shown; None while none is planned."""
        return self.state.meeting

    @property
    def seen(self) -> dict[str, int]:
        """The version of each part."""
        versions = self.meeting.versions if self.meeting else {}
        return {str(part): versions.get(str(part), 0) for part in Part}

    @property
    def stage(self) -> str:
        """Where the meeting stands: none, before, in session, after, locked."""
        meeting = self.meeting
        if meeting is None or meeting.state == MeetingState.POSTPONED:
            return "none"
        if meeting.state in BEFORE:
            return "before"
        if meeting.state == MeetingState.IN_SESSION:
            return "session"
        return "locked" if meeting.state == MeetingState.LOCKED else "after"

    @property
    def state_tag(self) -> Tag:
        """The state in a word."""
        meeting = self.meeting
        if meeting is None:
            return Tag(str(MeetingState.NOT_PREPARED.label), "off")
        tone = "" if meeting.state == MeetingState.LOCKED else "warn"
        return Tag(str(MeetingState(meeting.state).label), tone)

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """Kinds of meeting."""
        meeting = self.meeting
        chosen = self._typed("lich", "kind", meeting.kind if meeting else MeetingKind.REGULAR)
        return tuple(
            Choice(kind.value, str(kind.label), kind.value == chosen)
            for kind in MeetingKind
            if kind != MeetingKind.CELL_COMMITTEE or (meeting is not None and meeting.kind == kind)
        )

    @property
    def plan(self) -> dict[str, str]:
        """The fields of the plan: kept, or like last time."""
        meeting, last = self.meeting, self.last
        if meeting:
            at, place = meeting.planned_at.astimezone(clock.ZONE), meeting.place
        else:
            at, place = self._suggested(), last.place if last else ""
        return {
            "day": self._typed("lich", "day", f"{at:%Y-%m-%d}"),
            "time": self._typed("lich", "time", f"{at:%H:%M}"),
            "place": self._typed("lich", "place", place),
            "theme": self._typed("lich", "theme", meeting.theme if meeting else ""),
        }

    def _suggested(self) -> dt.datetime:
        month, today = self.state.month, clock.today()
        last = self.last.planned_at.astimezone(clock.ZONE) if self.last else None
        last_day = calendar.monthrange(month.year, month.month)[1]
        day = month.replace(day=min(last.day if last else 3, last_day))
        if day < today and today.replace(day=1) == month:
            day = today
        time = last.timetz() if last else dt.time(19, 30, tzinfo=clock.ZONE)
        return dt.datetime.combine(day, time)

    @property
    def own_lines(self) -> str:
        """The cell's own lines of the agenda."""
        lines = self.meeting.agenda if self.meeting else ()
        kept = "\n".join(one.content for one in lines if not one.step and not one.guidance_id)
        return self._typed("muc", "lines", kept)

    @property
    def conclusions(self) -> str:
        """The draft of the resolution, or the conclusions."""
        lines = self.meeting.conclusions if self.meeting else ()
        return self._typed("ket-luan", "lines", "\n".join(one.content for one in lines))

    @property
    def invitation(self) -> str:
        """A text for a group: when and where; no names, nothing of what is on the agenda."""
        meeting = self.meeting
        if meeting is None:
            return ""
        at = meeting.planned_at.astimezone(clock.ZONE)
        said = _(
            "Kính mời các đồng chí dự sinh hoạt chi bộ lúc %(time)s ngày %(day)s%(place)s. "
            "Đồng chí đăng nhập hệ thống Bốn Tốt để xem chương trình và tài liệu."
        )
        where = _(", tại %(place)s") % {"place": meeting.place} if meeting.place else ""
        return said % {"time": f"{at:%H:%M}", "day": formats.day(at.date()), "place": where}

    @property
    def expected(self) -> tuple[RollItem, ...]:
        """Who is expected."""
        return tuple(one for one in self._roll() if one.expected)

    @property
    def apart(self) -> tuple[tuple[str, str], ...]:
        """Who is not expected, and why."""
        known = {
            "exempt": _("được miễn sinh hoạt"),
            "away": _("đang sinh hoạt tạm thời nơi khác"),
            "suspended": _("đình chỉ sinh hoạt"),
            "attached": _("sinh hoạt tạm thời tại đây"),
        }
        return tuple(
            (one.full_name, known.get(one.mark, "")) for one in self._roll() if not one.expected
        )

    def _roll(self) -> tuple[RollItem, ...]:
        return self.meeting.roll if self.meeting else ()

    @property
    def roll(self) -> tuple[RollRow, ...]:
        """Everyone expected, with large switches."""
        return tuple(self._roll_row(one) for one in self.expected)

    def _roll_row(self, one: RollItem) -> RollRow:
        chosen = self._typed("diem-danh", f"mark-{one.member_id}", one.mark)
        note = "" if one.official else _("dự bị") if one.standing == "probationary" else ""
        return RollRow(
            one.member_id,
            one.full_name,
            note,
            tuple(
                Choice(mark, str(RollMark(mark).label) if mark else _("Có mặt"), mark == chosen)
                for mark in MARKS
            ),
        )

    @property
    def present(self) -> tuple[RollItem, ...]:
        """Who is there by the roll."""
        absent = {RollMark.EXCUSED, RollMark.UNEXCUSED}
        return tuple(one for one in self.expected if one.mark not in absent)

    @property
    def guests(self) -> str:
        """Guests, one a line."""
        kept = self.meeting.guests if self.meeting else ()
        return self._typed("diem-danh", "guests", "\n".join(kept))

    @property
    def in_charge(self) -> tuple[Choice, ...]:
        """Whether the committee member in charge came."""
        known = self.meeting.in_charge_attended if self.meeting else None
        return three(
            self._typed("diem-danh", "in_charge_attended", as_text(known)),
            (_("Chưa ghi"), _("Có dự"), _("Không dự")),
        )

    @property
    def chairs(self) -> tuple[Choice, ...]:
        """Who may chair; the secretary of the cell is proposed."""
        return self._officer("chair", self.meeting.chair_id if self.meeting else None, CHAIRS)

    @property
    def secretaries(self) -> tuple[Choice, ...]:
        """Who may keep the minutes; who did last time is proposed."""
        return self._officer(
            "secretary", self.meeting.secretary_id if self.meeting else None, CLERKS
        )

    def _officer(self, name: str, kept: UUID | None, posts: tuple[str, ...]) -> tuple[Choice, ...]:
        people = self.present
        there = {one.member_id for one in people}
        last = None
        if self.last and name == "secretary":
            last = self.last.secretary_id
        holders = [one.member_id for post in posts for one in people if post in one.posts]
        proposed = kept or next((one for one in (last, *holders) if one in there), None)
        chosen = self._typed("chu-tri", name, str(proposed or ""))
        return tuple(
            Choice(str(one.member_id), one.full_name, str(one.member_id) == chosen)
            for one in people
        )

    @property
    def members(self) -> tuple[Choice, ...]:
        """Members to choose from."""
        return tuple(
            Choice(str(one.member_id), one.full_name, chosen=False)
            for one in self._roll()
            if one.standing
        )

    @property
    def hearing(self) -> tuple[TaskRow, ...]:
        """Tasks to be heard."""
        items = self.meeting.hearing if self.meeting else self.state.to_come
        return tuple(self._task_row(one) for one in items)

    def _task_row(self, one: HearingItem) -> TaskRow:
        form = f"nghe-{one.task_id}"
        chosen = self._typed(form, "result", one.result)
        carried = _("đã chuyển %(count)s kỳ") % {"count": one.carried} if one.carried else ""
        return TaskRow(
            item=one,
            owners=", ".join(one.owners) or _("Cả chi bộ"),
            due=formats.day(one.due_date),
            carried=carried,
            choices=tuple(
                Choice(result.value, str(result.label), result.value == chosen)
                for result in HeardResult
            ),
            note=self._typed(form, "note", one.note),
        )

    @property
    def heard(self) -> int:
        """How many tasks have a result."""
        return sum(bool(one.item.result) for one in self.hearing)

    @property
    def remark_kinds(self) -> tuple[Choice, ...]:
        """Praise or a reminder."""
        chosen = self._typed("nhan-xet", "kind", "")
        return tuple(Choice(one.value, str(one.label), one.value == chosen) for one in RemarkKind)

    @property
    def remarks(self) -> tuple[tuple[int, str], ...]:
        """Remarks as lines."""
        names = {one.member_id: one.full_name for one in self._roll()}
        return tuple(
            (one.id, f"{RemarkKind(one.kind).label}: {joined(names, one.member_id, one.about)}")
            for one in (self.meeting.remarks if self.meeting else ())
        )

    @property
    def task(self) -> dict[str, str]:
        """The fields of a new task: due by the end of next month."""
        after = self.state.month.replace(day=28) + dt.timedelta(days=4)
        until = Period(after.year, after.month).until - dt.timedelta(days=1)
        return {
            "content": self._typed("giao-viec", "content", ""),
            "due": self._typed("giao-viec", "due", until.isoformat()),
            "owner": self._typed("giao-viec", "owner", ""),
        }

    @property
    def resolution(self) -> Ballot:
        """The vote on the resolution."""
        return self._ballot(VotePurpose.RESOLUTION, _("Biểu quyết nghị quyết"))

    @property
    def level_ballot(self) -> Ballot:
        """The vote on the level."""
        return self._ballot(VotePurpose.LEVEL, _("Biểu quyết mức chất lượng"))

    @property
    def minutes_ballot(self) -> Ballot:
        """The vote on the minutes."""
        return self._ballot(VotePurpose.MINUTES, _("Biểu quyết biên bản"))

    def _ballot(self, purpose: VotePurpose, subject: str) -> Ballot:
        votes = self.meeting.votes if self.meeting else ()
        vote = next((one for one in votes if one.purpose == purpose), None)
        form = f"bieu-quyet-{purpose.value}"
        tag = None
        if vote is not None and vote.adopted is not None:
            tag = Tag(_("Được thông qua"), "") if vote.adopted else Tag(_("Không thông qua"), "no")
        counts = self.meeting.counts if self.meeting else None
        return Ballot(
            purpose=purpose.value,
            subject=subject,
            vote=vote,
            base=(counts.voting_present or 0) if counts else 0,
            in_favour=self._typed(form, "in_favour", str(vote.in_favour) if vote else ""),
            against=self._typed(form, "against", str(vote.against) if vote else ""),
            other=self._typed(form, "other", str(vote.other) if vote else ""),
            tag=tag,
        )

    @property
    def start(self) -> dict[str, str]:
        """When it began: the time planned where that has come, else now."""
        now = clock.now()
        planned = self.meeting.planned_at if self.meeting else now
        at = min(planned, now).astimezone(clock.ZONE)
        return self._moment("bat-dau", at)

    @property
    def end(self) -> dict[str, str]:
        """When it ended: now, on the day it began."""
        now = clock.now()
        began = self.meeting.started_at if self.meeting and self.meeting.started_at else now
        at = now if now - began < dt.timedelta(hours=12) else began + dt.timedelta(minutes=90)
        return self._moment("het-gio", min(at, now).astimezone(clock.ZONE))

    def _moment(self, form: str, at: dt.datetime) -> dict[str, str]:
        return {
            "day": self._typed(form, "day", f"{at:%Y-%m-%d}"),
            "time": self._typed(form, "time", f"{at:%H:%M}"),
        }

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The judged lines, one by one."""
        lines = self.score.lines if self.score else ()
        return tuple(self._asked(one) for line in lines for one in line.asked)

    def _asked(self, one: AskedFact) -> Asked:
        chosen = self._typed(f"cham-{one.fact}", "value", one.value)
        values = values_said(one, self.score.framework) if self.score else ()
        return Asked(
            fact=one.fact,
            name=in_language(one.vi, one.en),
            choices=tuple(Choice(value, said, value == chosen) for value, said in values),
            many=len(values) > MOST_SWITCHES,
            answered=bool(one.value),
        )

    @property
    def score_lines(self) -> tuple[Line, ...]:
        """The lines of the score as they stand."""
        score = self.score
        return tuple(line_said(one, score.framework) for one in score.lines) if score else ()

    @property
    def framework(self) -> str:
        """What scores the meeting: the framework in force on its day."""
        named = self.score.framework.name if self.score else None
        return in_language(named.vi, named.en) if named else ""

    @property
    def levels(self) -> tuple[Choice, ...]:
        """Levels to propose."""
        by_points = bool(self.score and self.score.framework.scale)
        kept = self.meeting.proposed_level if self.meeting else ""
        chosen = self._typed("muc-chat-luong", "level", kept)
        return tuple(
            Choice(one.value, str(one.label), one.value == chosen)
            for one in (POINTS if by_points else PASS_FAIL)
        )

    @property
    def level_said(self) -> str:
        """The level so far, or in the end."""
        level = self.meeting.level if self.meeting else ""
        if not level and self.score:
            level = self.score.level or ""
        return str(QualityLevel(level).label) if level else ""

    @property
    def level_tone(self) -> str:
        """The tone in which the level is said."""
        low = {str(one.label) for one in (QualityLevel.POOR, QualityLevel.NOT_MET)}
        return "no" if self.level_said in low else ""

    @property
    def closing(self) -> dict[str, str]:
        """Weakness and remedy."""
        meeting = self.meeting
        return {
            "weakness": self._typed("han-che", "weakness", meeting.weakness if meeting else ""),
            "remedy": self._typed("han-che", "remedy", meeting.remedy if meeting else ""),
        }

    @property
    def agreed(self) -> tuple[Choice, ...]:
        """Whether the cell committee agreed with the level."""
        known = self.meeting.committee_agreed if self.meeting else None
        return three(
            self._typed("muc-chat-luong", "committee_agreed", as_text(known)),
            (_("Chưa ghi"), _("Chi ủy nhất trí"), _("Chi ủy chưa nhất trí")),
        )

    @property
    def papers(self) -> tuple[Sheet, ...]:
        """The papers called for now: before the meeting those to print, afterwards those that come of it."""
        if self.stage in {"none", "session"}:
            return ()
        resolved = any(
            one.purpose == VotePurpose.RESOLUTION and one.adopted
            for one in (self.meeting.votes if self.meeting else ())
        )
        if self.stage == "before":
            kinds: tuple[str, ...] = BEFORE_MEETING
        else:
            left_out = {"" if resolved else "nghi-quyet", "" if self.score else "phieu-cham"}
            kinds = tuple(
                one for one in PAPERS if one not in BEFORE_MEETING and one not in left_out
            )
        return tuple(sheet(kind, self.label, self.slug, self.query) for kind in kinds)

    @property
    def query(self) -> str:
        """What stays in the address of every form."""
        return f"?buoi={self.asked_meeting}" if self.asked_meeting else ""

    def _typed(self, form: str, name: str, kept: str) -> str:
        refusal = self.refusal
        if refusal is None or refusal.form != form:
            return kept
        return refusal.typed.get(name, "")
