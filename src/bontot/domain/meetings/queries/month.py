"""The month of a cell: which step is due, and everything its page shows."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from bontot.domain.documents.types import NumberLine
from bontot.domain.meetings.models import Guidance, Meeting
from bontot.domain.meetings.queries._reading import instant_of, parts_of, uuid_of, with_parts
from bontot.domain.meetings.queries.guidance import guidance_for
from bontot.domain.meetings.queries.hearing import owners_read, to_hear, with_owners
from bontot.domain.meetings.queries.people import is_expected, may_vote, meeting_day
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    AgendaItem,
    AmendmentItem,
    AssignedItem,
    ConclusionItem,
    Counts,
    HearingItem,
    MeetingFull,
    MeetingKind,
    MeetingState,
    MonthState,
    OpinionItem,
    OtherMeeting,
    PaperItem,
    RemarkItem,
    RollItem,
    SignedItem,
    VoteItem,
    majority,
)
from bontot.domain.members.queries import roster_on
from bontot.domain.members.types import Post, RosterLine
from bontot.domain.tasks.models import Task
from bontot.domain.tasks.types import FINISHED


_TO_COME = frozenset({MeetingState.NOT_PREPARED, MeetingState.PREPARING})
_TO_HOLD = frozenset({MeetingState.NOTIFIED, MeetingState.IN_SESSION})


def month_state(
    *,
    organization: UUID,
    month: dt.date,
    today: dt.date,
    meeting: UUID | None = None,
    another: bool = False,
) -> MonthState:
    """
    Read the month of a cell with the meeting its page is about.

    Args:
        organization: The cell; the page has checked that the actor keeps its minutes.
        month: The first day of the month.
        today: For guidance and tasks while nothing is planned.
        meeting: Another meeting of the month than the one that fulfils its duty.
        another: Show none, so that one more can be planned.

    Queries: 3.
    """
    of_month = Meeting.objects.filter(organization_id=organization, month=month)
    rows = list(with_parts(of_month).order_by("planned_at", "id"))
    chosen = None if another else chosen_meeting(rows, meeting)
    if chosen is None:
        day = max(month, min(today, _last_day(month)))
        to_come = Task.objects.filter(organization_id=organization, hear_month__lte=month).exclude(
            state__in=FINISHED
        )
        return MonthState(
            month=month,
            due=1,
            meeting=None,
            others=_others(rows, None),
            to_come=tuple(hearing_item(task, {}) for task in with_owners(to_come)),
            guidance=guidance_for(organization, month, day),
        )
    return MonthState(
        month=month,
        due=due_step(chosen.state),
        meeting=read_meeting(chosen),
        others=_others(rows, chosen),
        to_come=(),
        guidance=(),
    )


def due_step(state: str) -> int:
    """Say which step is due in a state: 1 prepare, 2 hold, 3 close, 4 nothing more."""
    if state in _TO_COME or state == MeetingState.POSTPONED:
        return 1
    if state in _TO_HOLD:
        return 2
    return 4 if state == MeetingState.LOCKED else 3


def _last_day(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def chosen_meeting(rows: Sequence[Meeting], asked: UUID | None) -> Meeting | None:
    """Choose the meeting of a month a page is about: the one asked for, or the one that fulfils the duty."""
    if asked is not None:
        return next((row for row in rows if row.pk == asked), None)
    duty = [
        row for row in rows if row.kind in MONTHLY_KINDS and row.state != MeetingState.POSTPONED
    ]
    return duty[-1] if duty else None


def _others(rows: Sequence[Meeting], chosen: Meeting | None) -> tuple[OtherMeeting, ...]:
    return tuple(
        OtherMeeting(row.pk, row.kind, row.state, row.planned_at)
        for row in rows
        if chosen is None or row.pk != chosen.pk
    )


def meeting_full(meeting: UUID) -> MeetingFull | None:
    """
    Read one meeting with everything its page and its papers show; None when there is none in sight.

    Queries: 3.
    """
    row = with_parts(Meeting.objects.filter(pk=meeting)).first()
    return read_meeting(row) if row else None


def read_meeting(row: Meeting) -> MeetingFull:
    """
    Read everything about a meeting already found with its parts.

    Queries: 2.
    """
    parts = parts_of(row)
    roster = roster_on(row.organization_id, meeting_day(row))
    given = {UUID(key) for key in parts["given"] or ()}
    heard: dict[str, dict[str, str]] = parts["heard"] or {}
    tasks = _tasks_of(row, given)
    minutes: dict[str, Any] = parts["minutes"] or {}
    levels: dict[str, dict[str, str]] = parts["levels"] or {}
    above = levels.get("above", {})
    names = {str(line.member_id): line.full_name for line in roster}
    return MeetingFull(
        id=row.pk,
        organization_id=row.organization_id,
        kind=row.kind,
        state=row.state,
        month=row.month,
        planned_at=row.planned_at,
        place=row.place,
        theme=row.theme,
        about_campaign=row.about_campaign,
        notice_given_at=row.notice_given_at,
        not_told=tuple(row.not_told),
        started_at=row.started_at,
        ended_at=row.ended_at,
        entered_late=row.entered_late,
        chair_id=row.chair_id,
        secretary_id=row.meeting_secretary_id,
        attached=tuple(row.attached_names),
        guests=tuple(row.guest_names),
        in_charge_attended=row.in_charge_attended,
        speakers=row.speakers,
        counts=_counts(row, roster),
        agenda=_agenda(parts),
        papers=_papers(parts),
        roll=_roll(row, roster, parts),
        hearing=tuple(hearing_item(task, heard) for task in tasks if task.pk not in given),
        assigned=tuple(_assigned(task) for task in tasks if task.pk in given),
        remarks=_remarks(parts),
        votes=_votes(parts),
        opinions=_opinions(parts),
        conclusions=_conclusions(parts),
        weakness=minutes.get("weakness", ""),
        remedy=minutes.get("remedy", ""),
        proposed_level=minutes.get("proposed_level", ""),
        committee_agreed=minutes.get("committee_agreed"),
        adopted_at=instant_of(minutes.get("adopted_at")),
        locked_at=instant_of(minutes.get("locked_at")),
        final_papers_posted_at=row.final_papers_posted_at,
        level=levels.get("cell", {}).get("level", ""),
        official_level=above.get("level", ""),
        official_reason=above.get("reason", ""),
        amendments=_amendments(parts, names),
        signed=_signed(parts),
        numbers=_numbers(row.pk, parts),
        versions=dict(parts["versions"] or {}),
        committee_met=parts["committee_met"],
        has_committee=any(Post.CELL_COMMITTEE_MEMBER in line.posts for line in roster),
    )


def _tasks_of(row: Meeting, given: set[UUID]) -> list[Task]:
    hears = to_hear(row).order_by().values("pk")
    return list(with_owners(Task.objects.filter(Q(pk__in=hears) | Q(pk__in=given))))


def _counts(row: Meeting, roster: Sequence[RosterLine]) -> Counts:
    expected = [line for line in roster if is_expected(line, row.kind)]
    voting = row.voting_members
    if voting is None:
        voting = sum(map(may_vote, expected))
    return Counts(
        expected=len(expected) if row.expected is None else row.expected,
        present=row.present,
        excused=row.excused,
        unexcused=row.unexcused,
        voting_members=voting,
        voting_present=row.voting_present,
        quorum=majority(voting),
    )


def _roll(
    row: Meeting, roster: Sequence[RosterLine], parts: Mapping[str, Any]
) -> tuple[RollItem, ...]:
    marks: dict[str, str] = parts["marks"] or {}
    spoken: dict[str, str] = parts["spoken"] or {}
    listed = [
        RollItem(
            member_id=line.member_id,
            full_name=line.full_name,
            standing=line.standing,
            expected=is_expected(line, row.kind),
            mark=marks.get(str(line.member_id), line.left_out),
            official=may_vote(line),
            posts=line.posts,
            spoke=str(line.member_id) in spoken,
            gist=spoken.get(str(line.member_id), ""),
        )
        for line in roster
        if row.kind != MeetingKind.CELL_COMMITTEE or is_expected(line, row.kind)
    ]
    known = {item.member_id for item in listed}
    joined = [
        RollItem(
            UUID(one["id"]), one["name"], "", expected=True, mark="attached", official=False, posts=(),
            spoke=one["id"] in spoken, gist=spoken.get(one["id"], ""),
        )
        for one in parts["joined"] or ()
        if UUID(one["id"]) not in known
    ]  # fmt: skip
    return (*listed, *joined)


def _agenda(parts: Mapping[str, Any]) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(
            UUID(one["id"]), one["content"], one["step"], uuid_of(one["guidance"]), one["done"]
        )
        for one in parts["agenda"] or ()
    )


def _papers(parts: Mapping[str, Any]) -> tuple[PaperItem, ...]:
    return tuple(
        PaperItem(
            UUID(one["id"]), one["title"], instant_of(one["posted_at"]), one["paper_only"],
            uuid_of(one["file"]), one["name"], one["size"],
        )
        for one in parts["papers"] or ()
    )  # fmt: skip


def hearing_item(task: Task, heard: Mapping[str, Mapping[str, str]]) -> HearingItem:
    """Give a task as a meeting hears it, with what was heard there."""
    names, keys = owners_read(task)
    here = heard.get(str(task.pk), {})
    return HearingItem(
        task_id=task.pk,
        content=task.content,
        owners=names,
        owner_ids=keys,
        due_date=task.due_date,
        state=task.state,
        result=here.get("result", ""),
        note=here.get("note", ""),
        carried=task.carried,
        version=task.version,
    )


def _assigned(task: Task) -> AssignedItem:
    names, keys = owners_read(task)
    return AssignedItem(task.pk, task.content, names, keys, task.due_date, task.hear_month)


def _remarks(parts: Mapping[str, Any]) -> tuple[RemarkItem, ...]:
    return tuple(
        RemarkItem(
            one["id"], one["kind"], one["about"], uuid_of(one["member"]), uuid_of(one["task"])
        )
        for one in parts["remarks"] or ()
    )


def _votes(parts: Mapping[str, Any]) -> tuple[VoteItem, ...]:
    return tuple(
        VoteItem(
            UUID(one["id"]), one["purpose"], one["subject"], one["base"], one["in_favour"],
            one["against"], one["other"], one["adopted"], one["reserved"],
        )
        for one in parts["votes"] or ()
    )  # fmt: skip


def _conclusions(parts: Mapping[str, Any]) -> tuple[ConclusionItem, ...]:
    return tuple(
        ConclusionItem(UUID(one["id"]), one["content"], one["number"])
        for one in parts["conclusions"] or ()
    )


def _opinions(parts: Mapping[str, Any]) -> tuple[OpinionItem, ...]:
    """Read the opinions sent before, as far as the database shows them to whoever asks."""
    return tuple(
        OpinionItem(
            UUID(one["id"]), one["name"], one["audience"], one["opinion"],
            dt.datetime.fromisoformat(one["at"]),
        )
        for one in parts["opinions"] or ()
    )  # fmt: skip


def _amendments(parts: Mapping[str, Any], names: Mapping[str, str]) -> tuple[AmendmentItem, ...]:
    return tuple(
        AmendmentItem(
            UUID(one["id"]), one["part"], one["reason"], _named(one["before"], names),
            _named(one["after"], names), dt.datetime.fromisoformat(one["at"]), one["by"],
        )
        for one in parts["amendments"] or ()
    )  # fmt: skip


def _signed(parts: Mapping[str, Any]) -> tuple[SignedItem, ...]:
    return tuple(
        SignedItem(
            UUID(one["id"]), one["paper"], one["sha256"], dt.datetime.fromisoformat(one["at"]), one["by"],
        )
        for one in parts["signed"] or ()
    )  # fmt: skip


def _numbers(meeting: UUID, parts: Mapping[str, Any]) -> tuple[NumberLine, ...]:
    return tuple(
        NumberLine(
            UUID(one["id"]), one["number"], one["source"], meeting, dt.date.fromisoformat(one["on"]),
            dt.date.fromisoformat(one["withdrawn"]) if one["withdrawn"] else None, one["reason"],
            one["type"], one["body"],
        )
        for one in parts["numbers"] or ()
    )  # fmt: skip


def _named(value: object, names: Mapping[str, str]) -> object:
    """Put names where identifiers of members stand."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_named(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _named(item, names) for key, item in value.items()}
    return value


def month_about(about: UUID) -> dt.date | None:
    """
    Give the month of a meeting or of guidance in sight; None when there is neither.

    Queries: 1.
    """
    meetings = Meeting.objects.filter(pk=about).values_list("month", flat=True)
    guidance = Guidance.objects.filter(pk=about).values_list("month", flat=True)
    return next(iter(meetings.union(guidance)), None)
