"""A cell of ten with its month, run step by step as a secretary would."""

import datetime as dt
from types import SimpleNamespace
from uuid import UUID

import pytest
from tests.integration.assessments.conftest import publish, put_in_force  # noqa: F401 - fixtures
from tests.support.records import ICT

from bontot.domain.accounts.types import Role
from bontot.domain.assessments import operations as closing
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings import operations
from bontot.domain.meetings.queries import meeting_full, month_state
from bontot.domain.meetings.types import (
    Assigned,
    Hands,
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
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import (
    NewMember,
    NewPost,
    NewSpell,
    Post,
    SpellKind,
    Standing,
)


MAY = dt.date(2024, 5, 1)


def instant(day: int, hour: int = 19, minute: int = 0, *, month: int = 5) -> dt.datetime:
    return dt.datetime(2024, month, day, hour, minute, tzinfo=ICT)


def member_of(cell, name, standing=Standing.OFFICIAL, *posts, left_out=None):
    since = dt.date(2015, 1, 1)
    spells = [NewSpell(cell, SpellKind.HOME, since, standing=standing)]
    if left_out:
        spells.append(NewSpell(cell, left_out, since))
    return NewMember(
        full_name=name,
        spells=spells,
        posts=[NewPost(cell, post, since) for post in posts],
    )


LATER = instant(5, 9)
SHEET = "sinh-hoat-hd12"


@pytest.fixture
def cell(town, at):
    """Hoa Sen: secretary, deputy, one on the committee, five more official, one probationary, one exempt."""
    official, probationary = Standing.OFFICIAL, Standing.PROBATIONARY
    people = [
        member_of(town.hoa_sen, "Nguyễn Thị Lan", official, Post.SECRETARY),
        member_of(town.hoa_sen, "Trần Văn Bình", official, Post.DEPUTY_SECRETARY),
        member_of(town.hoa_sen, "Lê Thị Cúc", official, Post.CELL_COMMITTEE_MEMBER),
        *(
            member_of(town.hoa_sen, f"Phạm Văn {name}")
            for name in ("An", "Dũng", "Em", "Giang", "Hà")
        ),
        member_of(town.hoa_sen, "Đỗ Thị Mai", probationary),
        member_of(town.hoa_sen, "Võ Văn Già", official, left_out=SpellKind.EXEMPT),
    ]
    record_members(actor=SYSTEM, at=at, members=people)
    ids = {one.full_name.split()[-1].lower(): one.id for one in people}
    return SimpleNamespace(id=town.hoa_sen, **ids)


@pytest.fixture
def secretary(cell, sign_in):
    return sign_in(Role.SECRETARY, cell.id)


@pytest.fixture
def do(secretary):
    """Run an operation of the meetings as the secretary, at an instant."""

    def do(name, at=None, *, actor=None, **arguments):
        return getattr(operations, name)(
            actor=actor or secretary, at=at or instant(3, 20), **arguments
        )

    return do


class Month:
    """A meeting under way; each edit is made with the version its part has now."""

    def __init__(self, do, cell, meeting):
        self.do, self.cell, self.id = do, cell, meeting

    def read(self):
        with reading(SYSTEM):
            return meeting_full(self.id)

    def edit(self, name, part, at=None, **arguments):
        seen = self.read().versions.get(part, 0)
        return self.do(name, at, meeting_id=self.id, seen=seen, **arguments)


@pytest.fixture
def plan(do, cell):
    def plan(day=3, *, kind=MeetingKind.REGULAR, month=5, at=None, **more):
        when = more.pop("planned_at", instant(day, month=month))
        answer = do(
            "plan_meeting",
            at or instant(1, 8),
            organization_id=cell.id,
            plan=Plan(kind=kind, planned_at=when, **more),
        )
        return Month(do, cell, UUID(answer["meeting"]))

    return plan


@pytest.fixture
def begun(plan):
    """The regular meeting of May, begun at 19:00 on the 3rd."""
    month = plan()
    month.edit("start_meeting", "plan", started_at=instant(3))
    return month


@pytest.fixture
def state_of(cell):
    def state_of(month=MAY, today=dt.date(2024, 5, 3)):
        with reading(SYSTEM):
            return month_state(organization=cell.id, month=month, today=today)

    return state_of


@pytest.fixture
def in_force(request):
    request.getfixturevalue("put_in_force")(SHEET, "sinh-hoat", dt.date(2018, 7, 6))


@pytest.fixture
def close(secretary):
    """Run an operation of the assessments as the secretary."""

    def close(name, at=LATER, *, actor=None, **arguments):
        return getattr(closing, name)(actor=actor or secretary, at=at, **arguments)

    return close


@pytest.fixture
def notebook(cell):
    """Everything the notebook holds of May: all but one present, a resolution, a task, minutes adopted."""

    def notebook(month=5, year=2024, **changes):
        started = instant(3, month=month).replace(year=year)
        fields = {
            "plan": Plan(kind=MeetingKind.REGULAR, planned_at=started, place="Nhà văn hóa khóm"),
            "started_at": started,
            "ended_at": started + dt.timedelta(minutes=95),
            "roll": Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)], present_counted=8),
            "officers": Officers(cell.lan, cell.cúc),
            "notice_given_at": started - dt.timedelta(days=2),
            "paper_titles": ["Dự thảo nghị quyết"],
            "spoken": [Spoken(cell.em), Spoken(cell.mai)],
            "remarks": [Remark(RemarkKind.PRAISE, "xong trước hạn", cell.em)],
            "votes": [
                Hands(purpose=VotePurpose.RESOLUTION, in_favour=7),
                Hands(purpose=VotePurpose.LEVEL, in_favour=7),
            ],
            "assigned": [Assigned("Dọn vệ sinh", (started + dt.timedelta(days=20)).date())],
            "conclusions": ["Ra quân dọn vệ sinh", "Thu quỹ đúng hạn"],
            "level": QualityLevel.MET,
            "committee_agreed": True,
            "adopted": True,
            **changes,
        }
        return Notebook(**fields)

    return notebook


@pytest.fixture
def enter(close, cell, notebook):
    def enter(entry=None, at=LATER, *, lock=True, **more):
        answer = close(
            "enter_from_notebook",
            at,
            organization_id=cell.id,
            entry=entry or notebook(),
            lock=lock,
            **more,
        )
        return UUID(answer["meeting"]), answer

    return enter


def full(meeting):
    with reading(SYSTEM):
        return meeting_full(meeting)
