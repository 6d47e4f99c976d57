"""What every part of the page of a month reads: the record, what was typed and refused, where it goes."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.urls import reverse

from bontot.domain.assessments.types import ScorePreview
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    MeetingFull,
    MeetingKind,
    MeetingState,
    MonthState,
    Part,
    RollItem,
    RollMark,
    VotePurpose,
)
from bontot.domain.reports.types import LastPlan, Place
from bontot.frameworks import PapersAsked
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.meetings.rows import Other, Refusal, other
from bontot.interfaces.web.orgtree.board import Choice


#: Asks for the plan of one more meeting of the month.
ANOTHER = "moi"
BEFORE = {MeetingState.NOT_PREPARED, MeetingState.PREPARING, MeetingState.NOTIFIED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What every part of the page of a month reads."""

    place: Place
    state: MonthState
    score: ScorePreview | None
    last: LastPlan | None
    rule: PapersAsked | None = None
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
    def another(self) -> bool:
        """Whether one more meeting of the month is being planned."""
        return self.asked_meeting == ANOTHER

    @property
    def monthly(self) -> bool:
        """Whether the meeting fulfils the month's duty: such a one hears tasks and is scored."""
        return self.meeting is not None and self.meeting.kind in MONTHLY_KINDS

    @property
    def kind(self) -> str:
        """The kind of meeting in words; empty for the regular one."""
        meeting = self.meeting
        if meeting is None or meeting.kind == MeetingKind.REGULAR:
            return ""
        return str(MeetingKind(meeting.kind).label)

    @property
    def others(self) -> tuple[Other, ...]:
        """The other meetings of the month, and the way back to the one of its duty."""
        return tuple(other(one, self.href) for one in self.state.others)

    @property
    def another_href(self) -> str:
        """Where one more meeting of the month is planned."""
        return f"{self.href}?buoi={ANOTHER}"

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
    def expected(self) -> tuple[RollItem, ...]:
        """Who is expected."""
        return tuple(one for one in self._roll() if one.expected)

    @property
    def present(self) -> tuple[RollItem, ...]:
        """Who is there by the roll."""
        absent = {RollMark.EXCUSED, RollMark.UNEXCUSED}
        return tuple(one for one in self.expected if one.mark not in absent)

    def _roll(self) -> tuple[RollItem, ...]:
        return self.meeting.roll if self.meeting else ()

    @property
    def members(self) -> tuple[Choice, ...]:
        """Members to choose from."""
        return tuple(
            Choice(str(one.member_id), one.full_name, chosen=False)
            for one in self._roll()
            if one.standing
        )

    @property
    def conclusions(self) -> str:
        """The draft of the resolution, or the conclusions."""
        lines = self.meeting.conclusions if self.meeting else ()
        return self._typed("ket-luan", "lines", "\n".join(one.content for one in lines))

    @property
    def resolved(self) -> bool:
        """Whether a resolution was adopted."""
        return any(
            one.purpose == VotePurpose.RESOLUTION and bool(one.adopted)
            for one in (self.meeting.votes if self.meeting else ())
        )

    @property
    def query(self) -> str:
        """What stays in the address of every form."""
        return f"?buoi={self.asked_meeting}" if self.asked_meeting else ""

    def _typed(self, form: str, name: str, kept: str) -> str:
        refusal = self.refusal
        if refusal is None or refusal.form != form:
            return kept
        return refusal.typed.get(name, "")

    def _typed_all(self, form: str, name: str) -> list[str]:
        refusal = self.refusal
        return refusal.typed.getlist(name) if refusal and refusal.form == form else []

    def _moment(self, form: str, at: dt.datetime) -> dict[str, str]:
        return {
            "day": self._typed(form, "day", f"{at:%Y-%m-%d}"),
            "time": self._typed(form, "time", f"{at:%H:%M}"),
        }
