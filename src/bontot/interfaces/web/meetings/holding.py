"""The second step of the page of a month: roll, tasks, remarks, votes."""

import datetime as dt
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import (
    Audience,
    HeardResult,
    HearingItem,
    Part,
    RemarkKind,
    RollItem,
    RollMark,
    VotePurpose,
)
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.meetings.rows import (
    Ballot,
    RollRow,
    SpeakerRow,
    TaskRow,
    as_text,
    joined,
    three,
)
from bontot.interfaces.web.meetings.shown import Shown
from bontot.interfaces.web.orgtree.board import Choice
from bontot.primitives.periods import Period


#: What one may tap for each name of the roll: present is no mark.
MARKS = ("", RollMark.EXCUSED, RollMark.UNEXCUSED, RollMark.LATE)
#: Whose post makes them likely to chair, and to keep the minutes.
CHAIRS = ("secretary", "deputy_secretary")
CLERKS = ("cell_committee_member", "deputy_secretary")


#: Marks that take one off the roll: seldom needed, so behind one tap more.
OFF_MARKS = (RollMark.EXEMPT, RollMark.AWAY)


def _marks(marks: tuple[str, ...], chosen: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(mark, str(RollMark(mark).label) if mark else _("Có mặt"), mark == chosen)
        for mark in marks
    )


class Holding(Shown):
    """What Hold shows."""

    __slots__ = ()

    @property
    def start(self) -> dict[str, str]:
        """When it began, or is proposed to begin: the time planned where that has come, else now."""
        now, meeting = clock.now(), self.meeting
        began = meeting.started_at if meeting else None
        planned = meeting.planned_at if meeting else now
        at = (began or min(planned, now)).astimezone(clock.ZONE)
        return self._moment("bat-dau", at)

    @property
    def folded(self) -> frozenset[str]:
        """Parts that are done: they open with one tap; a part just sent back, or refused, stays open."""
        meeting = self.meeting
        if meeting is None or self.oob or self.stage == "before":
            return frozenset()
        done = {
            Part.ROLL: meeting.counts.present is not None,
            Part.OFFICERS: meeting.chair_id is not None,
            Part.AGENDA: all(one.done for one in meeting.agenda),
            Part.HEARING: all(one.result for one in meeting.hearing),
        }
        over = self.stage != "session"
        parts = {*done, Part.SPEAKERS, Part.REMARKS, Part.CONCLUSIONS, Part.ASSIGNING, Part.VOTES}
        refused = self.refusal.part if self.refusal else ""
        return frozenset(str(one) for one in parts if (over or done.get(one)) and one != refused)

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

    @property
    def roll(self) -> tuple[RollRow, ...]:
        """Everyone expected, with large switches."""
        return tuple(self._roll_row(one) for one in self.expected)

    def _roll_row(self, one: RollItem) -> RollRow:
        chosen = self._typed("diem-danh", f"mark-{one.member_id}", one.mark)
        note = ""
        if not one.official:
            probationary = one.standing == "probationary"
            note = _("dự bị") if probationary else _("sinh hoạt tạm thời tại đây")
        return RollRow(
            one.member_id, one.full_name, note, _marks(MARKS, chosen), _marks(OFF_MARKS, chosen)
        )

    @property
    def spoken(self) -> tuple[SpeakerRow, ...]:
        """Who spoke, with the words the minutes need, if any."""
        return tuple(
            SpeakerRow(
                one.member_id,
                one.full_name,
                self._typed(f"loi-{one.member_id}", "gist", one.gist),
            )
            for one in self._roll()
            if one.spoke
        )

    @property
    def gists_open(self) -> bool:
        """Whether the words of speakers stand open: some are kept, or one was refused."""
        refused = self.refusal is not None and self.refusal.form.startswith("loi-")
        return refused or any(one.gist for one in self.spoken)

    @property
    def roster_href(self) -> str:
        """Where members who join for a while are entered."""
        return reverse("roster", args=(self.label,))

    @property
    def silent(self) -> int:
        """How many of those present do not vote: probationary and attached members."""
        counts = self.meeting.counts if self.meeting else None
        return (counts.present or 0) - (counts.voting_present or 0) if counts else 0

    @property
    def joined(self) -> str:
        """Members of other cells who came for a while, one a line."""
        kept = self.meeting.attached if self.meeting else ()
        return self._typed("diem-danh", "attached", "\n".join(kept))

    @property
    def beside(self) -> str:
        """Who is there beside the counts: members of other cells and guests."""
        meeting = self.meeting
        attached, guests = (len(meeting.attached), len(meeting.guests)) if meeting else (0, 0)
        said = [
            _("%(count)s đảng viên sinh hoạt tạm thời") % {"count": attached} if attached else "",
            _("%(count)s khách mời") % {"count": guests} if guests else "",
        ]
        return ", ".join(one for one in said if one)

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
    def remark(self) -> dict[str, str]:
        """The fields of a new remark."""
        return {name: self._typed("nhan-xet", name, "") for name in ("member", "about")}

    @property
    def opinions(self) -> tuple[tuple[str, str, str], ...]:
        """What members sent before, for whoever reads the page: the name, who else may read it, the words."""
        return tuple(
            (one.name, str(Audience(one.audience).label), one.opinion)
            for one in (self.meeting.opinions if self.meeting else ())
        )

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
            **dict(zip(("owner", "second"), self._typed_all("giao-viec", "owner"), strict=False)),
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
            reserved=self._typed(form, "reserved_opinion", vote.reserved_opinion if vote else ""),
            tag=tag,
        )

    @property
    def end(self) -> dict[str, str]:
        """When it ended, or is proposed to: now while it can still be going on, else a length to correct."""
        if self.meeting and self.meeting.ended_at:
            return self._moment("het-gio", self.meeting.ended_at.astimezone(clock.ZONE))
        now = clock.now()
        began = self.meeting.started_at if self.meeting and self.meeting.started_at else now
        at = now if now - began < dt.timedelta(hours=6) else began + dt.timedelta(minutes=90)
        return self._moment("het-gio", min(at, now).astimezone(clock.ZONE))
