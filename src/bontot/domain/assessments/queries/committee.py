"""The cells of a committee in a month: exceptions first."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.types import CellMonth, CommitteeMonth
from bontot.domain.catalogue.types import Subject
from bontot.domain.meetings.models import Meeting, MeetingLevel, MeetingMinutes
from bontot.domain.meetings.types import MONTHLY_KINDS, LevelSource, MeetingState, QualityLevel
from bontot.domain.orgtree.queries import cells_on, organization_on
from bontot.domain.orgtree.types import OrganizationOnDay


#: The same score this many months running is looked at.
SAME_RUNNING: Final = 3
_MONTHS_BACK: Final = 6
_LOW: Final = frozenset({QualityLevel.POOR, QualityLevel.NOT_MET})


def committee_month(*, organization: UUID, month: dt.date, today: dt.date) -> CommitteeMonth:
    """
    Read the meetings of the cells of a committee in a month: gaps, missing grounds and the same score again come first.

    Args:
        organization: The committee.
        month: The first day of the month.
        today: A month that is not over has no gaps yet.

    Raises:
        OrganizationUnknown: The committee is not there on the first day of the month, or out of sight.

    Queries: 6.
    """
    until = (month + dt.timedelta(days=31)).replace(day=1)
    units = cells_on(organization_on(organization, month).path, month)
    meetings = _meetings([unit.id for unit in units], month)
    ids = [meeting.pk for meeting in meetings.values()]
    levels: dict[UUID, dict[str, MeetingLevel]] = {}
    for level in MeetingLevel.objects.filter(meeting_id__in=ids):
        levels.setdefault(level.meeting_id, {})[level.source] = level
    proposed = dict(
        MeetingMinutes.objects.filter(meeting_id__in=ids).values_list(
            "meeting_id", "proposed_level"
        )
    )
    scores = _scores([unit.id for unit in units], month)
    lines = [
        _cell(
            unit,
            meetings.get(unit.id),
            levels,
            proposed,
            scores.get(unit.id, []),
            over=today >= until,
        )
        for unit in units
    ]
    return CommitteeMonth(
        month=month,
        exceptions=tuple(line for line in lines if line.why),
        rest=tuple(line for line in lines if not line.why),
    )


def _meetings(cells: Sequence[UUID], month: dt.date) -> dict[UUID, Meeting]:
    rows = Meeting.objects.filter(
        organization_id__in=cells, month=month, kind__in=MONTHLY_KINDS
    ).exclude(state=MeetingState.POSTPONED)
    return {row.organization_id: row for row in rows.order_by("planned_at", "id")}


def _scores(cells: Sequence[UUID], month: dt.date) -> dict[UUID, list[tuple[dt.date, int | None]]]:
    """Read the scores of the last months of each cell, newest first."""
    since = (month - dt.timedelta(days=31 * _MONTHS_BACK)).replace(day=1)
    rows = Evaluation.objects.filter(
        subject=Subject.MEETING,
        organization_id__in=cells,
        period_from__gte=since,
        period_from__lte=month,
        current=True,
    )
    found: dict[UUID, list[tuple[dt.date, int | None]]] = {}
    for cell, start, total in rows.order_by("-period_from", "id").values_list(
        "organization_id", "period_from", "total"
    ):
        found.setdefault(cell, []).append((start, total))
    return found


def _cell(
    unit: OrganizationOnDay,
    meeting: Meeting | None,
    levels: Mapping[UUID, Mapping[str, MeetingLevel]],
    proposed: Mapping[UUID, str],
    scores: Sequence[tuple[dt.date, int | None]],
    *,
    over: bool,
) -> CellMonth:
    of_it = levels.get(meeting.pk, {}) if meeting else {}
    own, above = of_it.get(LevelSource.CELL), of_it.get(LevelSource.ABOVE)
    said = proposed.get(meeting.pk, "") if meeting else ""
    total = scores[0][1] if meeting and scores and scores[0][0] == meeting.month else None
    same = _running(scores) if total is not None else 0
    level = own.level if own else ""
    return CellMonth(
        organization_id=unit.id,
        name=unit.name,
        cell_type=unit.cell_type,
        meeting_id=meeting.pk if meeting else None,
        state=meeting.state if meeting else "",
        level=level,
        proposed=said,
        official=above.level if above else "",
        reason=above.reason if above else "",
        score=total,
        expected=meeting.expected if meeting else None,
        present=meeting.present if meeting else None,
        same=same,
        why=() if above else tuple(_why(meeting, level or said, same, over=over)),
    )


def _running(scores: Sequence[tuple[dt.date, int | None]]) -> int:
    first = scores[0][1]
    count = 0
    for _, total in scores:
        if total != first:
            break
        count += 1
    return count


def _why(meeting: Meeting | None, level: str, same: int, *, over: bool) -> Iterable[str]:
    """Name what is to be looked at; of a month that is not over, nothing is missing yet."""
    if meeting is None or meeting.state != MeetingState.LOCKED:
        return ["no_meeting" if meeting is None else "not_locked"] if over else []
    seen = {
        "no_level": level in {"", QualityLevel.UNKNOWN},
        "poor": level in _LOW,
        "attendance": bool(meeting.unexcused),
        "entered_late": meeting.entered_late,
        "same_score": same >= SAME_RUNNING,
    }
    return [code for code, stands_out in seen.items() if stands_out]
