"""The cells of a committee in a month: exceptions first."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.types import Attention, CellMonth, CommitteeDue, CommitteeMonth
from bontot.domain.catalogue.types import Subject
from bontot.domain.meetings.models import Meeting, MeetingVote, MissedMonth
from bontot.domain.meetings.types import (
    FINAL_DAYS,
    MONTHLY_KINDS,
    LevelSource,
    MeetingState,
    QualityLevel,
    VotePurpose,
    final_due,
)
from bontot.domain.members.models import MembershipSpell
from bontot.domain.members.types import SpellKind
from bontot.domain.orgtree.queries import cells_on
from bontot.domain.orgtree.types import CELL_KINDS, OrganizationOnDay
from bontot.primitives.periods import VIETNAM, month_of


#: The same score this many months running is looked at.
SAME_RUNNING: Final = 3
_MONTHS_BACK: Final = 6
_LOW: Final = frozenset({QualityLevel.POOR, QualityLevel.NOT_MET})
_SCALE: Final = frozenset(
    {QualityLevel.GOOD, QualityLevel.FAIR, QualityLevel.AVERAGE, QualityLevel.POOR}
)


@dataclass(frozen=True, slots=True)
class _Scored:
    month: dt.date
    total: int | None


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of the cells of a month."""

    meetings: Mapping[UUID, Meeting]
    scores: Mapping[UUID, Sequence[_Scored]]
    missed: Mapping[UUID, MissedMonth]
    own: frozenset[UUID]
    over: bool


def committee_month(
    *, committee: OrganizationOnDay, month: dt.date, on: dt.date, today: dt.date, user: UUID
) -> CommitteeMonth:
    """
    Read the meetings of the cells of a committee in a month: gaps, missing grounds and the same score again come first.

    Args:
        committee: As it stands on the day.
        month: The first day of the month.
        on: The day whose cells are listed: the last of the month, or today.
        today: A month that is not over has no gaps yet.
        user: Who asks: a cell they belong to is marked.

    Queries: 5.
    """
    units = [unit for unit in cells_on(committee.path, on) if unit.id != committee.id]
    ids = [unit.id for unit in units]
    missed = MissedMonth.objects.filter(organization_id__in=ids, month=month)
    read = _Read(
        meetings=_meetings(ids, month),
        scores=_scores(ids, month),
        missed={row.organization_id: row for row in missed},
        own=frozenset(own_cells(user, on)),
        over=today >= month_of(month).until,
    )
    lines = [_cell(unit, read) for unit in units]
    return CommitteeMonth(
        month=month,
        over=read.over,
        exceptions=tuple(line for line in lines if line.why),
        rest=tuple(line for line in lines if not line.why),
    )


_DUE = """
SELECT count(DISTINCT p.organization_id),
       count(DISTINCT m.organization_id) FILTER (WHERE m.ended_at IS NOT NULL),
       count(DISTINCT m.organization_id) FILTER (WHERE m.state = %(locked)s AND a.id IS NULL),
       count(DISTINCT m.organization_id) FILTER (
           WHERE m.ended_at < %(late)s AND m.final_papers_posted_at IS NULL)
FROM bontot_organizationparent p
JOIN bontot_organizationform f ON f.organization_id = p.organization_id
    AND daterange(f.valid_from, f.valid_until) @> %(on)s::date AND f.kind = ANY(%(cells)s)
LEFT JOIN bontot_meeting m ON m.organization_id = p.organization_id AND m.month = %(month)s
    AND m.kind = ANY(%(kinds)s) AND m.state <> %(postponed)s
LEFT JOIN bontot_meetinglevel a ON a.meeting_id = m.id AND a.source = %(above)s
WHERE p.path <@ %(path)s::ltree AND p.path <> %(path)s::ltree
  AND daterange(p.valid_from, p.valid_until) @> %(on)s::date
"""


def committee_due(*, path: str, month: dt.date, on: dt.date, today: dt.date) -> CommitteeDue:
    """
    Count what a committee has to do about a month: levels to set, cells that have not met, papers overdue.

    Args:
        path: Where the committee stands on the day.
        month: The first day of the month.
        on: The day whose cells are counted.
        today: For papers overdue.

    Queries: 1.
    """
    late = dt.datetime.combine(today - dt.timedelta(days=FINAL_DAYS), dt.time.min, tzinfo=VIETNAM)
    values: dict[str, str | dt.date | list[str]] = {
        "path": path,
        "month": month,
        "on": on,
        "late": late,
        "cells": sorted(map(str, CELL_KINDS)),
        "kinds": sorted(map(str, MONTHLY_KINDS)),
        "locked": MeetingState.LOCKED.value,
        "postponed": MeetingState.POSTPONED.value,
        "above": LevelSource.ABOVE.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DUE, values)
        cells, met, to_set, overdue = cursor.fetchone()
    return CommitteeDue(month, cells, cells - met, to_set, overdue)


def own_cells(user: UUID, day: dt.date) -> set[UUID]:
    """
    Find the cells an account's owner belongs to as a member on a day.

    Queries: 1.
    """
    spells = MembershipSpell.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=day),
        member__account=user,
        kind__in=[SpellKind.HOME, SpellKind.ATTACHED],
        valid_from__lte=day,
    )
    return set(spells.values_list("organization_id", flat=True))


def _meetings(cells: Sequence[UUID], month: dt.date) -> dict[UUID, Meeting]:
    """Read the meeting of the month of each cell, with its levels beside it."""
    voted = MeetingVote.objects.filter(meeting=OuterRef("pk"), purpose=VotePurpose.LEVEL)
    rows = (
        Meeting.objects.filter(organization_id__in=cells, month=month, kind__in=MONTHLY_KINDS)
        .exclude(state=MeetingState.POSTPONED)
        .annotate(
            by_cell=FilteredRelation("levels", condition=Q(levels__source=LevelSource.CELL)),
            by_above=FilteredRelation("levels", condition=Q(levels__source=LevelSource.ABOVE)),
        )
        .annotate(
            own_level=F("by_cell__level"),
            above_level=F("by_above__level"),
            above_reason=F("by_above__reason"),
            above_version=F("by_above__version"),
            put_to_vote=F("minutes__proposed_level"),
            voted=Exists(voted),
        )
    )
    return {row.organization_id: row for row in rows.order_by("planned_at", "id")}


def _scores(cells: Sequence[UUID], month: dt.date) -> dict[UUID, list[_Scored]]:
    """Read the scores of the last months of each cell, newest first."""
    since = (month - dt.timedelta(days=31 * _MONTHS_BACK)).replace(day=1)
    rows = Evaluation.objects.filter(
        subject=Subject.MEETING,
        organization_id__in=cells,
        period_from__gte=since,
        period_from__lte=month,
        current=True,
    )
    found: dict[UUID, list[_Scored]] = {}
    for cell, start, total in rows.order_by("-period_from", "id").values_list(
        "organization_id", "period_from", "total"
    ):
        found.setdefault(cell, []).append(_Scored(start, total))
    return found


def _cell(unit: OrganizationOnDay, read: _Read) -> CellMonth:
    meeting, note = read.meetings.get(unit.id), read.missed.get(unit.id)
    seen = meeting.__dict__ if meeting else {}
    scores = read.scores.get(unit.id, ())
    scored = scores[0] if meeting and scores and scores[0].month == meeting.month else None
    ended = meeting.ended_at if meeting else None
    # A framework without points says the same as long as all is met: nothing to look at
    same = _running(scores) if scored and seen.get("own_level") in _SCALE else 0
    return CellMonth(
        organization_id=unit.id,
        label=unit.label,
        name=unit.name,
        cell_type=unit.cell_type,
        meeting_id=meeting.pk if meeting else None,
        state=meeting.state if meeting else "",
        held_at=ended,
        level=seen.get("own_level") or "",
        proposed=seen.get("put_to_vote") or "",
        official=seen.get("above_level") or "",
        official_version=seen.get("above_version") or 0,
        reason=seen.get("above_reason") or "",
        score=scored.total if scored else None,
        expected=meeting.expected if meeting else None,
        present=meeting.present if meeting else None,
        unexcused=(meeting.unexcused or 0) if meeting else 0,
        same=same,
        final_sent_at=meeting.final_papers_posted_at if meeting else None,
        final_due=final_due(ended) if ended else None,
        missed_reason=note.reason if note else "",
        missed_version=note.version if note else 0,
        own=unit.id in read.own,
        why=tuple(_why(meeting, scored, same, over=read.over)),
    )


def _running(scores: Sequence[_Scored]) -> int:
    count = 0
    for one in scores:
        if one.total != scores[0].total:
            break
        count += 1
    return count


def _why(
    meeting: Meeting | None, scored: _Scored | None, same: int, *, over: bool
) -> Iterable[Attention]:
    """Name what is to be looked at; of a month that is not over, and of a level given, nothing is."""
    if meeting is None or meeting.state != MeetingState.LOCKED:
        missing = Attention.NO_MEETING if meeting is None else Attention.NOT_LOCKED
        return [missing] if over else []
    seen = meeting.__dict__
    if seen["above_level"]:
        return []
    level, put = seen["own_level"] or "", seen["put_to_vote"] or ""
    stands_out = {
        Attention.NO_LEVEL: (level in {"", QualityLevel.UNKNOWN}) and not put,
        Attention.POOR: level in _LOW or (not level and put in _LOW),
        Attention.DIFFERS: bool(put) and put != level and {put, level} <= _SCALE,
        Attention.UNKNOWN_LINES: scored is not None and scored.total is None,
        Attention.NOT_VOTED: bool(put) and not seen["voted"],
        Attention.SAME_SCORE: same >= SAME_RUNNING,
        Attention.UNEXCUSED: bool(meeting.unexcused),
        Attention.ENTERED_LATE: meeting.entered_late,
    }
    return [code for code, holds in stands_out.items() if holds]
