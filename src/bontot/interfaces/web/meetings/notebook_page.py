"""The page of the notebook as its templates read it: what is known, what was typed, and what was refused where."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import (
    HeardResult,
    MeetingKind,
    RemarkKind,
    RollItem,
    RollMark,
    VotePurpose,
)
from bontot.domain.reports.types import NotebookData, Place
from bontot.interfaces.shared import clock, formats
from bontot.interfaces.web.components.squares import in_language
from bontot.interfaces.web.meetings.closing import MOST_SWITCHES, PASS_FAIL, POINTS
from bontot.interfaces.web.meetings.holding import CHAIRS, CLERKS, MARKS
from bontot.interfaces.web.meetings.notebook_form import FIRST_ROWS, PURPOSES
from bontot.interfaces.web.meetings.rows import (
    Asked,
    RollRow,
    TaskRow,
    three,
    values_said,
)
from bontot.interfaces.web.orgtree.board import Choice
from bontot.papers.note_slip import PARTS
from bontot.primitives.periods import Period


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the page: its number and heading as on the slip, its template, and what was refused in it."""

    code: str
    number: int
    name: str
    template: str
    refusal: str


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What was refused: the sentence, and the part in which it stands; empty: none of them."""

    sentence: str
    part: str


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the agenda with its box."""

    code: str
    content: str
    guided: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A row for praise or a reminder."""

    number: int
    kinds: tuple[Choice, ...]
    members: tuple[Choice, ...]
    about: str


@dataclass(frozen=True, slots=True)
class NewTaskRow:
    """A row for a new task."""

    number: int
    content: str
    owners: tuple[Choice, ...]
    seconds: tuple[Choice, ...]
    due: str


@dataclass(frozen=True, slots=True)
class VoteRow:
    """The counts of one show of hands."""

    purpose: str
    name: str
    all: bool
    in_favour: str
    against: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotebookPage:
    """The page of the notebook."""

    place: Place
    data: NotebookData
    typed: QueryDict | None
    rows: Mapping[str, int]
    spoilt: Spoilt | None = None

    @property
    def key(self) -> UUID:
        """A new idempotency key."""
        return uuid4()

    @property
    def month(self) -> str:
        """The month as people say it."""
        return f"{self.data.state.month:%m/%Y}"

    @property
    def to_come(self) -> bool:
        """Whether the month has not begun."""
        return self.data.state.month > clock.today()

    @property
    def month_href(self) -> str:
        """The page of the month."""
        slug = f"{self.data.state.month:%Y-%m}"
        return reverse("month", args=(self.place.organization.label, slug))

    @property
    def action(self) -> str:
        """Where the form goes."""
        return self.month_href + "so-ghi/"

    @property
    def parts(self) -> tuple[PartRow, ...]:
        """The parts in the order of the slip."""
        spoilt = self.spoilt
        return tuple(
            PartRow(
                code=code,
                number=number,
                name=_(name),
                template=f"meetings/notebook/{code}.html",
                refusal=spoilt.sentence if spoilt and spoilt.part == code else "",
            )
            for number, (code, name) in enumerate(PARTS.items(), 1)
        )

    @property
    def meeting(self) -> str:
        """The meeting planned, or nothing."""
        return str(self.data.state.meeting or "")

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """Kinds of meeting."""
        chosen = self._typed("kind", self.data.state.kind)
        return tuple(
            Choice(kind.value, str(kind.label), kind.value == chosen)
            for kind in MeetingKind
            if kind != MeetingKind.CELL_COMMITTEE
        )

    @property
    def start(self) -> dict[str, str]:
        """The fields of the start: as planned; the day and the hour of an unplanned meeting are not guessed."""
        state, last = self.data.state, self.data.last
        planned = state.planned_at.astimezone(clock.ZONE) if state.planned_at else None
        return {
            "day": self._typed("day", f"{planned:%Y-%m-%d}" if planned else ""),
            "time": self._typed("time", f"{planned:%H:%M}" if planned else ""),
            "place": self._typed("place", state.place or (last.place if last else "")),
            "theme": self._typed("theme", state.theme),
            "notice": self._typed("notice", ""),
            "papers": self._typed("papers", ""),
            "first": f"{state.month:%Y-%m-%d}",
            "last": f"{min(self._last_day(), clock.today()):%Y-%m-%d}",
        }

    def _last_day(self) -> dt.date:
        month = self.data.state.month
        return Period(month.year, month.month).until - dt.timedelta(days=1)

    @property
    def expected(self) -> tuple[RollItem, ...]:
        """Who is expected that day."""
        return tuple(one for one in self.data.state.roll if one.expected)

    @property
    def roll(self) -> tuple[RollRow, ...]:
        """Everyone expected, with switches."""
        return tuple(
            RollRow(
                one.member_id,
                one.full_name,
                "" if one.official else _("dự bị") if one.standing == "probationary" else "",
                tuple(
                    Choice(
                        mark,
                        str(RollMark(mark).label) if mark else _("Có mặt"),
                        mark == self._typed(f"mark-{one.member_id}", ""),
                    )
                    for mark in MARKS
                ),
            )
            for one in self.expected
        )

    @property
    def joined(self) -> str:
        """Members of other cells who came for a while, one a line."""
        return self._typed("attached", "")

    @property
    def guests(self) -> str:
        """Guests, one a line."""
        return self._typed("guests", "")

    @property
    def in_charge(self) -> tuple[Choice, ...]:
        """Whether the committee member in charge came."""
        return three(
            self._typed("in_charge_attended", ""), (_("Chưa ghi"), _("Có dự"), _("Không dự"))
        )

    @property
    def chairs(self) -> tuple[Choice, ...]:
        """Who may chair; the secretary of the cell is proposed."""
        return self._officer("chair", None, CHAIRS)

    @property
    def secretaries(self) -> tuple[Choice, ...]:
        """Who may keep the minutes; who did last time is proposed."""
        return self._officer(
            "secretary", self.data.last.secretary_id if self.data.last else None, CLERKS
        )

    def _officer(self, name: str, last: UUID | None, posts: tuple[str, ...]) -> tuple[Choice, ...]:
        there = {one.member_id for one in self.expected}
        holders = [one.member_id for post in posts for one in self.expected if post in one.posts]
        proposed = next((one for one in (last, *holders) if one in there), "")
        return self._members(name, str(proposed))

    def _members(self, name: str, kept: str = "", place: int = 0) -> tuple[Choice, ...]:
        typed = self.typed.getlist(name) if self.typed is not None else [kept]
        chosen = typed[place] if place < len(typed) else ""
        return tuple(
            Choice(str(one.member_id), one.full_name, str(one.member_id) == chosen)
            for one in self.data.state.roll
        )

    @property
    def agenda(self) -> tuple[AgendaRow, ...]:
        """The agenda: steps to be marked where they were left out, what those above asked where it was done."""
        left, guided = self._all("left"), self._all("guided")
        return tuple(
            AgendaRow(
                code=str(one.guidance_id or one.code),
                content=one.content,
                guided=one.guidance_id is not None,
                ticked=str(one.guidance_id) in guided if one.guidance_id else one.code in left,
            )
            for one in self.data.state.agenda
        )

    @property
    def hearing(self) -> tuple[TaskRow, ...]:
        """Tasks to be heard."""
        return tuple(
            TaskRow(
                item=one,
                owners=", ".join(one.owners) or _("Cả chi bộ"),
                due=formats.day(one.due_date),
                carried="",
                choices=tuple(
                    Choice(
                        result.value,
                        str(result.label),
                        result.value == self._typed(f"result-{one.task_id}", ""),
                    )
                    for result in HeardResult
                ),
                note=self._typed(f"note-{one.task_id}", ""),
            )
            for one in self.data.state.hearing
        )

    @property
    def speakers(self) -> tuple[Choice, ...]:
        """Everyone expected, with a box for who spoke."""
        spoke = self._all("spoke")
        return tuple(
            Choice(str(one.member_id), one.full_name, str(one.member_id) in spoke)
            for one in self.expected
        )

    @property
    def remark_rows(self) -> tuple[RemarkRow, ...]:
        """Rows for praise and reminders."""
        return tuple(
            RemarkRow(
                number=row,
                kinds=tuple(
                    Choice(
                        kind.value,
                        str(kind.label).capitalize(),
                        kind.value == self._typed(f"remark-kind-{row}", RemarkKind.PRAISE.value),
                    )
                    for kind in RemarkKind
                ),
                members=self._members(f"remark-member-{row}"),
                about=self._typed(f"remark-about-{row}", ""),
            )
            for row in range(1, self.rows.get("remarks", FIRST_ROWS["remarks"]) + 1)
        )

    @property
    def conclusions(self) -> str:
        """The conclusions, or the draft of the resolution."""
        return self._typed("lines", "\n".join(self.data.state.conclusions))

    @property
    def new_tasks(self) -> tuple[NewTaskRow, ...]:
        """Rows for new tasks: due by the end of the month after."""
        after = self._last_day() + dt.timedelta(days=1)
        until = Period(after.year, after.month).until - dt.timedelta(days=1)
        return tuple(
            NewTaskRow(
                number=row,
                content=self._typed(f"content-{row}", ""),
                owners=self._members(f"owner-{row}"),
                seconds=self._members(f"owner-{row}", place=1),
                due=self._typed(f"due-{row}", until.isoformat()),
            )
            for row in range(1, self.rows.get("assigning", FIRST_ROWS["assigning"]) + 1)
        )

    @property
    def votes(self) -> tuple[VoteRow, ...]:
        """The shows of hands."""
        return tuple(
            VoteRow(
                purpose=one.value,
                name=str(VotePurpose(one).label),
                all=self._typed(f"all-{one.value}", "") == "1",
                in_favour=self._typed(f"for-{one.value}", ""),
                against=self._typed(f"against-{one.value}", ""),
                other=self._typed(f"other-{one.value}", ""),
            )
            for one in PURPOSES
        )

    @property
    def framework(self) -> str:
        """What scores the meeting."""
        sheet = self.data.sheet
        return in_language(sheet.framework.name.vi, sheet.framework.name.en) if sheet else ""

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The judged lines, one by one; nothing is pre-set."""
        sheet = self.data.sheet
        if sheet is None:
            return ()
        rows = []
        for one in sheet.asked:
            values = values_said(one, sheet.framework)
            chosen = self._typed(f"judged-{one.fact}", "")
            rows.append(
                Asked(
                    fact=one.fact,
                    name=in_language(one.vi, one.en),
                    choices=tuple(Choice(value, said, value == chosen) for value, said in values),
                    many=len(values) > MOST_SWITCHES,
                    answered=bool(chosen),
                )
            )
        return tuple(rows)

    @property
    def levels(self) -> tuple[Choice, ...]:
        """Levels to vote on."""
        sheet = self.data.sheet
        by_points = sheet is not None and sheet.framework.scale is not None
        chosen = self._typed("level", "")
        return tuple(
            Choice(one.value, str(one.label), one.value == chosen)
            for one in (POINTS if by_points else PASS_FAIL)
        )

    @property
    def agreed(self) -> tuple[Choice, ...]:
        """Whether the cell committee agreed with the level."""
        return three(
            self._typed("committee_agreed", ""),
            (_("Chưa ghi"), _("Chi ủy nhất trí"), _("Chi ủy chưa nhất trí")),
        )

    @property
    def closing(self) -> dict[str, str]:
        """Weakness, remedy, the end, and whether the minutes were adopted."""
        return {name: self._typed(name, "") for name in ("weakness", "remedy", "end", "adopted")}

    def _typed(self, name: str, kept: str) -> str:
        return kept if self.typed is None else self.typed.get(name, kept)

    def _all(self, name: str) -> list[str]:
        return self.typed.getlist(name) if self.typed is not None else []
