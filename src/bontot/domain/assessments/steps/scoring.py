"""Scoring meetings by the framework in force on the day of each, and recording the level on the meeting."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final
from uuid import UUID, uuid5

from bontot.domain.assessments.queries._subjects import (
    HeldMeeting,
    days_of_change,
    held_meetings,
)
from bontot.domain.assessments.steps.evaluating import Key, Tally, evaluate_alike, put_away
from bontot.domain.assessments.steps.storing import Batch
from bontot.domain.audit.steps import Write
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import FrameworkInForce, Subject
from bontot.domain.facts.types import Window
from bontot.domain.meetings.models import MeetingLevel
from bontot.domain.meetings.types import LevelSource, QualityLevel
from bontot.primitives.periods import month_of


_UNKNOWN: Final = QualityLevel.UNKNOWN.value


def score(write: Write, organizations: Sequence[UUID], window: Window, tally: Tally) -> int:
    """
    Score every monthly meeting held in a period and record its level where it changed.

    Returns:
        How many meetings a framework judges.

    Queries: 2, 1 for each stretch of days in which nothing changes in what is in force; for each framework at most
    5 for the facts, 1 for judgements, 8 to store, 2 for the levels.
    """
    scored = 0
    meetings = held_meetings(organizations, window)
    for in_force, those in _alike(meetings):
        scored += len(those)
        _score_alike(write, in_force, those, tally)
    return scored


def _alike(meetings: Sequence[HeldMeeting]) -> list[tuple[FrameworkInForce, list[HeldMeeting]]]:
    """Put meetings that are judged alike together."""
    found: dict[FrameworkInForce, list[HeldMeeting]] = {}
    for stretch in _stretches(meetings):
        in_force = frameworks_in_force(
            {meeting.organization_id for meeting in stretch},
            subject=Subject.MEETING,
            on=stretch[0].day,
        )
        for meeting in stretch:
            for framework in in_force[meeting.organization_id].values():
                found.setdefault(framework, []).append(meeting)
    return sorted(found.items(), key=lambda pair: (pair[0].strand, pair[0].slug, str(pair[0])))


def _stretches(meetings: Sequence[HeldMeeting]) -> list[list[HeldMeeting]]:
    """Cut meetings by the days on which something in force, or the tree, changed between them."""
    if not meetings:
        return []
    ordered = sorted(meetings, key=lambda meeting: (meeting.day, meeting.id))
    changes = days_of_change(
        {meeting.organization_id for meeting in meetings}, ordered[0].day, ordered[-1].day
    )
    found: dict[int, list[HeldMeeting]] = {}
    for meeting in ordered:
        found.setdefault(bisect_right(changes, meeting.day), []).append(meeting)
    return list(found.values())


def _score_alike(
    write: Write, in_force: FrameworkInForce, meetings: Sequence[HeldMeeting], tally: Tally
) -> None:
    first, last = meetings[0].month, month_of(meetings[-1].month).until
    keys = [
        Key(meeting.organization_id, month_of(meeting.month), meeting_id=meeting.id)
        for meeting in meetings
    ]
    batch = evaluate_alike(in_force, keys, Window(first, last, last))
    put_away(write, batch, keys, tally)
    _record_levels(write, batch, keys)


def _record_levels(write: Write, batch: Batch, keys: Sequence[Key]) -> None:
    """Write the level the cell's own record gives a meeting; a level given from above stands beside it."""
    name = f"{batch.in_force.slug}@{batch.in_force.version}"
    rows = MeetingLevel.objects.filter(
        meeting_id__in=[key.meeting_id for key in keys], source=LevelSource.CELL
    )
    known = {row.meeting_id: row for row in rows}
    new = []
    for place, key in enumerate(keys):
        if key.meeting_id is None:
            continue
        level = batch.result.level_id(place) or _UNKNOWN
        row = known.get(key.meeting_id)
        if row is None:
            new.append(_level(key.meeting_id, level, name, write.at))
        elif not write.update(row, level=level, framework=name):
            continue
        write.touch(key.organization_id, key.period.start)
    write.create_many(new)


def _level(meeting: UUID, level: str, framework: str, at: dt.datetime) -> MeetingLevel:
    return MeetingLevel(
        id=uuid5(meeting, "level cell"),
        meeting_id=meeting,
        source=LevelSource.CELL,
        level=level,
        framework=framework,
        given_at=at,
    )
