"""Everything the page of a cell's month shows, in one answer."""

import datetime as dt
from uuid import UUID

from bontot.domain.assessments.queries import meeting_sheet, score_preview
from bontot.domain.assessments.types import MeetingNotScored, NoFrameworkInForce, ScorePreview
from bontot.domain.catalogue.queries import names_in_force
from bontot.domain.meetings.models import Meeting
from bontot.domain.meetings.queries import meeting_full, month_state, notebook_state
from bontot.domain.meetings.types import (
    MONTHLY_KINDS,
    MeetingFull,
    MeetingState,
    MeetingUnknown,
)
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.reports.types import LastPlan, MonthData, NotebookData
from bontot.frameworks import PapersAsked, papers_asked
from bontot.primitives.periods import day_of


_CLOSING = {MeetingState.AWAITING_ADOPTION, MeetingState.LOCKED}


def month_page(
    *,
    organization: UUID,
    month: dt.date,
    today: dt.date,
    meeting: UUID | None = None,
    another: bool = False,
) -> MonthData:
    """
    Read the month of a cell: its meeting, its score once it has ended, its papers, and what was the case last time.

    Args:
        organization: The cell; the page has checked that the actor keeps its minutes.
        month: The first day of the month.
        today: For what is proposed while nothing is planned.
        meeting: Another meeting of the month than the one that fulfils its duty.
        another: Show none, so that one more can be planned.

    Queries: at most 8, one more the first time a framework is asked for.
    """
    state = month_state(
        organization=organization, month=month, today=today, meeting=meeting, another=another
    )
    return MonthData(
        state=state,
        score=_score(state.meeting),
        last=_last(organization, month) if _wants_last(state.meeting) else None,
        asked=_asked(organization, state.meeting),
    )


def _asked(organization: UUID, meeting: MeetingFull | None) -> PapersAsked | None:
    if meeting is None:
        return None
    day = day_of(meeting.started_at or meeting.planned_at)
    return papers_asked(names_in_force(organization, on=day))


def meeting_record(meeting: UUID) -> tuple[MeetingFull, ScorePreview | None]:
    """
    Read one meeting with its score, as its papers are filled from it.

    Raises:
        MeetingUnknown: There is no such meeting in sight.

    Queries: at most 7.
    """
    found = meeting_full(meeting)
    if found is None:
        raise MeetingUnknown(meeting=str(meeting))
    return found, _score(found)


def notebook_page(
    *,
    organization: OrganizationOnDay,
    month: dt.date,
    today: dt.date,
    day: dt.date | None = None,
    kind: str = "",
) -> NotebookData:
    """
    Read what the page of the notebook starts from: a meeting that was held and is entered afterwards in one pass.

    Args:
        organization: The cell; the page has checked that the actor keeps its minutes.
        month: The first day of the month.
        today: The latest day the meeting may have been held.
        day: The day of the meeting, where it is known; else about the day of the last one.
        kind: The kind of meeting chosen; empty for the one planned, or a regular one.

    Queries: 7, 1 more where a meeting is planned.
    """
    last = _last(organization.id, month)
    on = day or _about(month, last, today)
    state = notebook_state(
        organization=organization.id,
        cell_type=organization.cell_type,
        month=month,
        day=on,
        kind=kind,
    )
    scored = state.kind in MONTHLY_KINDS
    return NotebookData(
        state=state, last=last, sheet=meeting_sheet(organization.id, on) if scored else None
    )


def _about(month: dt.date, last: LastPlan | None, today: dt.date) -> dt.date:
    number = day_of(last.planned_at).day if last else 1
    last_day = (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return min(month.replace(day=min(number, last_day.day)), max(today, month))


def _score(meeting: MeetingFull | None) -> ScorePreview | None:
    if meeting is None or meeting.state not in _CLOSING:
        return None
    try:
        return score_preview(meeting)
    except (MeetingNotScored, NoFrameworkInForce):
        return None


def _wants_last(meeting: MeetingFull | None) -> bool:
    return meeting is None or (meeting.secretary_id is None and meeting.state not in _CLOSING)


def _last(organization: UUID, month: dt.date) -> LastPlan | None:
    row = (
        Meeting.objects.filter(
            organization_id=organization, month__lt=month, kind__in=MONTHLY_KINDS
        )
        .order_by("-planned_at")
        .first()
    )
    if row is None:
        return None
    return LastPlan(row.planned_at, row.place, row.chair_id, row.meeting_secretary_id)
