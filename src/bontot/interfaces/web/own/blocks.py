"""A member's own pages as templates read them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.campaigns.types import MOST_PROMISE, MOST_PROMISES, OwnPledges
from bontot.domain.meetings.types import Audience, MeetingKind, RollMark
from bontot.domain.members.types import Post, SpellKind, Standing
from bontot.domain.privacy.types import About, CorrectionItem, OwnData, RequestState
from bontot.domain.ratings.types import Grade
from bontot.domain.reports.types import NextMeeting, OwnMeeting, OwnTasks
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.meetings.rows import Refusal
from bontot.interfaces.web.members.pledges import Pledged, pledged
from bontot.interfaces.web.orgtree.board import Choice
from bontot.interfaces.web.tasks.blocks import Group, groups_of


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The next meeting as a member reads it."""

    found: OwnMeeting
    read: bool
    refusal: Refusal | None = None

    @property
    def key(self) -> UUID:
        """A new idempotency key for each form."""
        return uuid4()

    @property
    def meeting(self) -> NextMeeting | None:
        """The meeting; None while none is planned."""
        return self.found.meeting

    @property
    def slug(self) -> str:
        """Its month, as addresses say it."""
        return f"{self.meeting.month:%Y-%m}" if self.meeting else ""

    @property
    def kind(self) -> str:
        """What kind of meeting it is."""
        return str(MeetingKind(self.meeting.kind).label) if self.meeting else ""

    @property
    def may_send(self) -> bool:
        """Whether an opinion can be sent or taken back: after the notice, before the start."""
        return bool(self.meeting and self.meeting.announced and not self.meeting.begun)

    @property
    def audiences(self) -> tuple[Choice, ...]:
        """Who may read an opinion."""
        typed = self.refusal.typed.get("audience", "") if self.refusal else ""
        chosen = typed or Audience.COMMITTEE
        return tuple(Choice(one.value, str(one.label), one.value == chosen) for one in Audience)

    @property
    def audience(self) -> str:
        """Who may read what was sent."""
        return str(Audience(self.found.opinion.audience).label) if self.found.opinion else ""

    @property
    def typed(self) -> str:
        """An opinion that was typed and refused."""
        return self.refusal.typed.get("opinion", "") if self.refusal else ""


@dataclass(frozen=True, slots=True)
class TasksPage:
    """A member's tasks, and those of the whole cell."""

    groups: tuple[Group, ...]
    whole_cell: tuple[Group, ...]


def tasks_page(found: OwnTasks) -> TasksPage:
    """Write the lists; those of the whole cell are followed by the secretary."""
    href = {one.id: reverse("own_task", args=(one.id,)) for one in found.own}
    return TasksPage(groups_of(found.own, href), groups_of(found.whole_cell, {}))


@dataclass(frozen=True, slots=True)
class PledgePage:
    """This year's own pledge with its forms, and the years before."""

    found: OwnPledges
    refusal: Refusal | None = None

    @property
    def key(self) -> UUID:
        """A new idempotency key for each form."""
        return uuid4()

    @property
    def year(self) -> int:
        """The year that runs."""
        return self.found.year

    @property
    def current(self) -> Pledged | None:
        """This year's pledge, if there is one."""
        return pledged(self.found.current) if self.found.current else None

    @property
    def declined(self) -> bool:
        """Whether this year's was declined."""
        return bool(self.found.current and self.found.current.declined)

    @property
    def before(self) -> tuple[Pledged, ...]:
        """Those of the years before."""
        return tuple(map(pledged, self.found.before))

    @property
    def seen(self) -> int:
        """The version the forms were filled from."""
        return self.found.current.version if self.found.current else 0

    @property
    def text(self) -> str:
        """What stands in the form: what was refused, else what is kept."""
        if self.refusal and "promises" in self.refusal.typed:
            return self.refusal.typed.get("promises", "")
        return "\n".join(self.found.current.promises) if self.found.current else ""

    @property
    def hint(self) -> str:
        """How much fits."""
        return _("Mỗi dòng một việc, nhiều nhất %(lines)s dòng, mỗi dòng %(letters)s chữ cái.") % {
            "lines": MOST_PROMISES,
            "letters": MOST_PROMISE,
        }


@dataclass(frozen=True, slots=True)
class Attended:
    """One meeting and the own mark on its roll."""

    day: str
    kind: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to correct data with where it stands."""

    item: CorrectionItem
    about: str
    tag: Tag
    asked_on: str
    due: str
    answered_on: str

    @property
    def waits(self) -> bool:
        """Whether it waits for an answer."""
        return self.item.state == RequestState.OPEN


def asked(item: CorrectionItem) -> Asked:
    """Write a request."""
    tones = {RequestState.ACCEPTED: "", RequestState.DECLINED: "no", RequestState.WITHDRAWN: "off"}
    tag = Tag(str(RequestState(item.state).label), tones.get(RequestState(item.state), "warn"))
    if item.overdue:
        tag = Tag(_("Quá hạn trả lời"), "no")
    return Asked(
        item=item,
        about=str(About(item.about).label),
        tag=tag,
        asked_on=formats.instant(item.asked_at),
        due=formats.day(item.due_date),
        answered_on=formats.instant(item.answered_at) if item.answered_at else "",
    )


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything kept about a member, as they read it."""

    data: OwnData
    refusal: Refusal | None = None

    @property
    def key(self) -> UUID:
        """A new idempotency key for each form."""
        return uuid4()

    @property
    def cell(self) -> str:
        """The cell."""
        return self.data.cell.name if self.data.cell else ""

    @property
    def record(self) -> tuple[tuple[str, str], ...]:
        """Name, spells and posts."""
        parts = self.data.parts
        spells = [(_spell(one), _interval(one)) for one in parts["spells"]]
        posts = [(str(Post(one["post"]).label), _interval(one)) for one in parts["posts"]]
        return (
            (_("Họ và tên"), self.data.member.full_name),
            (_("Tên tài khoản"), parts["account"]["username"]),
            *((_("Sinh hoạt"), f"{said}, {when}") for said, when in spells),
            *((_("Chức vụ"), f"{said}, {when}") for said, when in posts),
        )

    @property
    def attended(self) -> tuple[Attended, ...]:
        """The own marks of twelve months, newest first."""
        return tuple(
            Attended(
                day=_day(one["held_on"]),
                kind=str(MeetingKind(one["kind"]).label),
                tag=_mark(one["mark"]),
            )
            for one in self.data.parts["attendance"]
        )

    @property
    def attendance(self) -> str:
        """How many of them were attended."""
        off = {RollMark.EXEMPT, RollMark.AWAY}
        marks = [one["mark"] for one in self.data.parts["attendance"] if one["mark"] not in off]
        absent = sum(mark in {RollMark.EXCUSED, RollMark.UNEXCUSED} for mark in marks)
        return _("Có mặt %(there)s/%(all)s kỳ trong 12 tháng qua.") % {
            "there": len(marks) - absent,
            "all": len(marks),
        }

    @property
    def ratings(self) -> tuple[tuple[int, str, str], ...]:
        """The own ratings: year, grade, decision."""
        return tuple(
            (one["year"], str(Grade(one["grade"]).label), _decision(one))
            for one in self.data.parts["ratings"]
        )

    @property
    def requests(self) -> tuple[Asked, ...]:
        """The own requests, newest first."""
        return tuple(map(asked, self.data.parts["requests"]))

    @property
    def abouts(self) -> tuple[Choice, ...]:
        """What a request may be about."""
        typed = self.refusal.typed.get("about", "") if self.refusal else ""
        return tuple(Choice(one.value, str(one.label), one.value == typed) for one in About)

    @property
    def typed(self) -> str:
        """What was typed and refused."""
        return self.refusal.typed.get("text", "") if self.refusal else ""


def _day(text: str | None) -> str:
    return formats.day(dt.date.fromisoformat(text)) if text else ""


def _interval(row: Mapping[str, Any]) -> str:
    since = _("từ %(day)s") % {"day": _day(row["valid_from"])}
    if not row["valid_until"]:
        return since
    last = dt.date.fromisoformat(row["valid_until"]) - dt.timedelta(days=1)
    return _("%(since)s đến %(day)s") % {"since": since, "day": formats.day(last)}


def _spell(row: Mapping[str, Any]) -> str:
    said = str(SpellKind(row["kind"]).label)
    if row["standing"]:
        said = str(Standing(row["standing"]).label)
    return f"{said}, {row['organization']}" if row["organization"] else said


def _mark(mark: str) -> Tag:
    if mark == "present":
        return Tag(_("Có mặt"), "")
    tones = {RollMark.LATE: "part", RollMark.UNEXCUSED: "no"}
    return Tag(str(RollMark(mark).label), tones.get(RollMark(mark), "off"))


def _decision(row: Mapping[str, Any]) -> str:
    said = _day(row["decided_date"])
    if row["decision_number"]:
        said = f"{row['decision_number']}, {said}"
    return f"{said} ({_('đã thay')})" if row["superseded_date"] else said
