"""Who is expected at a meeting, and who sits on the cell committee."""

import datetime as dt
from uuid import UUID

from bontot.domain.meetings.models import Meeting
from bontot.domain.meetings.types import MeetingKind
from bontot.domain.members.models import Position
from bontot.domain.members.queries import roster_on
from bontot.domain.members.types import Post, RosterLine, SpellKind, Standing
from bontot.primitives.periods import day_of


LEADERS = frozenset({Post.SECRETARY, Post.DEPUTY_SECRETARY, Post.CELL_COMMITTEE_MEMBER})


def meeting_day(meeting: Meeting) -> dt.date:
    """Give the day a meeting is or was held."""
    return day_of(meeting.started_at or meeting.planned_at)


def expected_of(meeting: Meeting) -> dict[UUID, RosterLine]:
    """
    List who is expected on the day by the spells: the roll's population, or the cell committee at its own meeting.

    Queries: 1.
    """
    return {
        line.member_id: line
        for line in roster_on(meeting.organization_id, meeting_day(meeting))
        if is_expected(line, meeting.kind)
    }


def is_expected(line: RosterLine, kind: str) -> bool:
    """Say whether one on the roster is expected at a kind of meeting."""
    if line.left_out:
        return False
    return kind != MeetingKind.CELL_COMMITTEE or bool(LEADERS.intersection(line.posts))


def may_vote(line: RosterLine) -> bool:
    """Say whether one on the roster votes: official, at home here."""
    return line.belongs == SpellKind.HOME and line.standing == Standing.OFFICIAL


def has_cell_committee(organization: UUID, on: dt.date) -> bool:
    """
    Say whether a cell has a cell committee on a day; then papers are signed for it (T/M chi ủy), else for the cell.

    Queries: 1.
    """
    held = Position.objects.filter(
        organization_id=organization, post=Post.CELL_COMMITTEE_MEMBER, valid_from__lte=on
    )
    return any(post.valid_until is None or post.valid_until > on for post in held)
