"""What the page of the notebook sends in, read part by part in its order; what cannot be read names its place."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bontot.domain.meetings.types import (
    Assigned,
    Hands,
    Heard,
    HeardResult,
    MeetingKind,
    NewMark,
    Notebook,
    Officers,
    Plan,
    QualityLevel,
    Remark,
    RemarkKind,
    Roll,
    RollMark,
    Spoken,
    VotePurpose,
)
from bontot.interfaces.shared import clock
from bontot.interfaces.web.components.posted import Posted, as_ident
from bontot.interfaces.web.meetings.changes import MARK
from bontot.primitives.errors import Invalid, at_place


#: Votes the page asks for, in order.
PURPOSES = (VotePurpose.RESOLUTION, VotePurpose.LEVEL, VotePurpose.MINUTES)
#: Rows of remarks and of new tasks: as many as the slip has at first, and at most.
FIRST_ROWS = {"remarks": 2, "assigning": 5}
MOST_ROWS = 30
MORE_ROWS = 3


class DayOutsideMonth(Invalid):
    """The day of the meeting does not lie in the month of the page; fields `day` and `month`."""

    code = "day_outside_month"


@dataclass(frozen=True, slots=True)
class Read:
    """
    A notebook as sent in.

    Args:
        rows: Part → for each of its entries, the row of the page it was typed in.
    """

    entry: Notebook
    meeting_id: UUID | None
    rows: Mapping[str, tuple[str, ...]]


def row_count(posted: Posted, part: str) -> int:
    """
    Say how many rows a part of the page has.

    Raises:
        UnreadableNumber: The number sent is none.
    """
    sent = posted.count(f"rows-{part}") or FIRST_ROWS[part]
    more = MORE_ROWS if posted.text("more") == part else 0
    return min(sent + more, MOST_ROWS)


def read_notebook(posted: Posted) -> Read:
    """
    Read the whole notebook.

    Raises:
        Invalid: A field cannot be read; its field `part` says where, and `row` in which row.
    """
    with at_place("start"):
        plan, started = _start(posted)
        notice = _midnight(posted.day("notice")) if posted.text("notice") else None
    with at_place("end"):
        ended = posted.instant(started.date(), "end")
    heard, spoken, remarks, assigned = (
        _heard(posted),
        _spoken(posted),
        _remarks(posted),
        _assigned(posted),
    )
    hands, unanimous = _votes(posted)
    with at_place("level"):
        level = posted.choice("level", QualityLevel) if posted.text("level") else None
    entry = Notebook(
        plan=plan,
        started_at=started,
        ended_at=ended,
        notice_given_at=notice,
        paper_titles=posted.lines("papers"),
        roll=_roll(posted),
        officers=_officers(posted),
        agenda_left_out=posted.data.getlist("left"),
        guidance_done=_idents(posted, "agenda", "guided"),
        heard=list(heard.values()),
        spoken=list(spoken.values()),
        remarks=list(remarks.values()),
        conclusions=posted.lines("lines"),
        assigned=list(assigned.values()),
        votes=hands,
        unanimous=unanimous,
        judged=_judged(posted),
        level=level,
        committee_agreed=posted.yes_no("committee_agreed"),
        weakness=posted.text("weakness"),
        remedy=posted.text("remedy"),
        adopted=posted.text("adopted") == "1",
    )
    rows = {
        "hearing": tuple(heard),
        "speakers": tuple(spoken),
        "remarks": tuple(remarks),
        "assigning": tuple(assigned),
    }
    meeting = posted.ident("meeting") if posted.text("meeting") else None
    return Read(entry, meeting, rows)


def _midnight(day: dt.date) -> dt.datetime:
    """Give the first instant of a day of which no more is known."""
    return dt.datetime.combine(day, dt.time(), tzinfo=clock.ZONE)


def _start(posted: Posted) -> tuple[Plan, dt.datetime]:
    day = posted.day("day")
    if day.replace(day=1) != posted.month:
        raise DayOutsideMonth(day=day, month=f"{posted.month:%m/%Y}")
    started = posted.instant(day, "time")
    plan = Plan(
        kind=posted.choice("kind", MeetingKind),
        planned_at=started,
        place=posted.text("place"),
        theme=posted.text("theme"),
    )
    return plan, started


def _roll(posted: Posted) -> Roll:
    marks = []
    with at_place("roll"):
        for name in sorted(posted.data):
            if name.startswith(MARK) and posted.text(name):
                member = as_ident(name, name.removeprefix(MARK))
                marks.append(NewMark(member, posted.choice(name, RollMark)))
    return Roll(
        marks=marks,
        attached=posted.lines("attached"),
        guests=posted.lines("guests"),
        in_charge_attended=posted.yes_no("in_charge_attended"),
    )


def _officers(posted: Posted) -> Officers | None:
    if not posted.text("chair") and not posted.text("secretary"):
        return None
    with at_place("officers"):
        return Officers(posted.ident("chair"), posted.ident("secretary"))


def _idents(posted: Posted, part: str, name: str) -> list[UUID]:
    with at_place(part):
        return posted.idents(name)


def _heard(posted: Posted) -> dict[str, Heard]:
    found = {}
    for place, text in enumerate(posted.data.getlist("task"), 1):
        with at_place("hearing"):
            if posted.text(f"result-{text}"):
                result = posted.choice(f"result-{text}", HeardResult)
                note = posted.text(f"note-{text}")
                found[str(place)] = Heard(as_ident("task", text), result, note=note)
    return found


def _spoken(posted: Posted) -> dict[str, Spoken]:
    members = _idents(posted, "speakers", "spoke")
    return {str(member): Spoken(member) for member in members}


def _remarks(posted: Posted) -> dict[str, Remark]:
    found = {}
    with at_place("remarks"):
        count = row_count(posted, "remarks")
    for row in range(1, count + 1):
        member, about = posted.text(f"remark-member-{row}"), posted.text(f"remark-about-{row}")
        if not member and not about:
            continue
        with at_place("remarks"):
            kind = posted.choice(f"remark-kind-{row}", RemarkKind)
            who = posted.ident(f"remark-member-{row}") if member else None
        found[str(row)] = Remark(kind, about, who)
    return found


def _assigned(posted: Posted) -> dict[str, Assigned]:
    found = {}
    with at_place("assigning"):
        count = row_count(posted, "assigning")
    for row in range(1, count + 1):
        content = posted.text(f"content-{row}")
        with at_place("assigning"):
            owners = posted.idents(f"owner-{row}")
            if content or owners:
                found[str(row)] = Assigned(content, posted.day(f"due-{row}"), owners)
    return found


def _votes(posted: Posted) -> tuple[list[Hands], list[VotePurpose]]:
    counted, unanimous = [], []
    with at_place("votes"):
        for purpose in PURPOSES:
            names = [f"{name}-{purpose.value}" for name in ("for", "against", "other")]
            if any(posted.text(name) for name in names):
                in_favour, against, other = (posted.count(name) for name in names)
                counted.append(
                    Hands(purpose=purpose, in_favour=in_favour, against=against, other=other)
                )
            elif posted.text(f"all-{purpose.value}") == "1":
                unanimous.append(purpose)
    return counted, unanimous


def _judged(posted: Posted) -> list[tuple[str, str]]:
    names = [name for name in posted.data if name.startswith("judged-")]
    return [
        (name.removeprefix("judged-"), posted.text(name)) for name in names if posted.text(name)
    ]
