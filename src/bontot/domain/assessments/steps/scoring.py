"""Scoring meetings by the framework in force on the day of each, and recording the level on the meeting."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID, uuid5

from bontot.domain.assessments.queries._facts import facts_of, indicator_names, judgements_of
from bontot.domain.assessments.queries._frameworks import framework_of
from bontot.domain.assessments.queries._subjects import HeldMeeting, held_meetings
from bontot.domain.assessments.steps.evaluating import Tally, record
from bontot.domain.assessments.steps.storing_results import Batch, Subjected, store
from bontot.domain.audit.queries import last_position
from bontot.domain.audit.steps import Write
from bontot.domain.catalogue.queries import frameworks_in_force
from bontot.domain.catalogue.types import FrameworkInForce, Subject
from bontot.domain.facts.steps import gather_kept
from bontot.domain.facts.types import Grain, Window
from bontot.domain.meetings.models import MeetingLevel
from bontot.domain.meetings.types import LevelSource, QualityLevel
from bontot.engine import evaluate
from bontot.primitives.periods import Period, month_of


_UNKNOWN: Final = QualityLevel.UNKNOWN.value

InForce = Mapping[UUID, Mapping[str, FrameworkInForce]]


def score(write: Write, organizations: Sequence[UUID], window: Window, tally: Tally) -> int:
    """
    Score every monthly meeting held in a period and record its level where it changed.

    Returns:
        How many meetings a framework judges.

    Queries: 1 or 2 a month for what is in force; for each framework and month at most 5 for the facts, 1 for
    judgements, 6 to store, 2 for the levels.
    """
    scored = 0
    meetings = held_meetings(organizations, window)
    for in_force, month, those in _alike(meetings):
        scored += len(those)
        _score_month(write, in_force, month, those, tally)
    return scored


def _alike(
    meetings: Sequence[HeldMeeting],
) -> list[tuple[FrameworkInForce, Period, list[HeldMeeting]]]:
    """Put meetings of one month that are judged alike together."""
    found: dict[tuple[FrameworkInForce, Period], list[HeldMeeting]] = {}
    months: dict[Period, list[HeldMeeting]] = {}
    for meeting in meetings:
        months.setdefault(month_of(meeting.month), []).append(meeting)
    for month, those in months.items():
        for meeting, in_force in _in_force(those):
            found.setdefault((in_force, month), []).append(meeting)
    ordered = sorted(found.items(), key=lambda pair: (pair[0][1], pair[0][0].slug, str(pair[0][0])))
    return [(in_force, month, those) for (in_force, month), those in ordered]


def _in_force(meetings: Sequence[HeldMeeting]) -> list[tuple[HeldMeeting, FrameworkInForce]]:
    """Find what is in force on each day; a month in which nothing changes is asked about twice."""
    organizations = {meeting.organization_id for meeting in meetings}
    days = sorted({meeting.day for meeting in meetings})
    asked: dict[dt.date, InForce] = {
        day: frameworks_in_force(organizations, subject=Subject.MEETING, on=day)
        for day in {days[0], days[-1]}
    }
    if asked[days[0]] != asked[days[-1]]:
        for day in days[1:-1]:
            asked[day] = frameworks_in_force(organizations, subject=Subject.MEETING, on=day)
    found: list[tuple[HeldMeeting, FrameworkInForce]] = []
    for meeting in meetings:
        strands = asked.get(meeting.day, asked[days[0]])[meeting.organization_id]
        found.extend((meeting, in_force) for in_force in strands.values())
    return found


def _score_month(
    write: Write,
    in_force: FrameworkInForce,
    month: Period,
    meetings: Sequence[HeldMeeting],
    tally: Tally,
) -> None:
    framework = framework_of(
        in_force.framework_id, in_force.slug, in_force.version, in_force.digest
    )
    ids = [meeting.id for meeting in meetings]
    values = gather_kept(
        subjects=ids,
        grain=Grain.MEETING,
        window=Window(month.start, month.until, max(write.at.date(), month.until)),
        names=indicator_names(framework),
    )
    judged = judgements_of(framework, ids, of="meeting", period=None)
    results = [
        Subjected(
            meeting.organization_id,
            evaluate(
                framework, facts_of(framework, values[meeting.id], judged.get(meeting.id, {}))
            ),
            meeting_id=meeting.id,
        )
        for meeting in meetings
    ]
    written = store(Batch(in_force, month, results), at=write.at, position=last_position())
    record(write, in_force, month, written)
    tally.add(len(results), len(written))
    _record_levels(write, in_force, month, results)


def _record_levels(
    write: Write, in_force: FrameworkInForce, month: Period, results: Sequence[Subjected]
) -> None:
    """Write the level the cell's own record gives a meeting; a level given from above stands beside it."""
    name = f"{in_force.slug}@{in_force.version}"
    rows = MeetingLevel.objects.filter(
        meeting_id__in=[one.meeting_id for one in results], source=LevelSource.CELL
    )
    known = {row.meeting_id: row for row in rows}
    new = []
    for one in results:
        if one.meeting_id is None:
            continue
        level = one.evaluated.level_id or _UNKNOWN
        row = known.get(one.meeting_id)
        if row is None:
            new.append(_level(one.meeting_id, level, name, write.at))
        elif not write.update(row, level=level, framework=name):
            continue
        write.touch(one.organization_id, month.start)
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
