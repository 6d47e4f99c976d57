"""A member's own duties over a year."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import NOT_APPLICABLE, UNKNOWN, known

from bontot.domain.discipline.models import Finding, Sanction
from bontot.domain.facts.types import Grain
from bontot.domain.members.models import MembershipSpell
from bontot.domain.tasks.models import Task, TaskOwner


@pytest.fixture
def who(people):
    return people(1)[0]


@pytest.fixture
def of(value, who):
    return lambda name: value(name, who.id, grain=Grain.MEMBER)


def day(month):
    return dt.date(2024, month, 2)


class TestAttendance:
    def test_no_meeting(self, of):
        assert of("member_attendance") == UNKNOWN
        assert of("member_unexcused") == UNKNOWN

    def test_present_excused_and_without_reason(self, who, meet, of):
        meet(day(1))
        meet(day(2), excused=[who])
        meet(day(3), unexcused=[who])
        assert of("member_attendance") == known(1, 3)
        assert of("member_unexcused") == known(1)

    def test_meetings_while_away_are_left_out(self, town, who, record, meet, of):
        record(
            MembershipSpell(
                member=who,
                organization_id=town.hoa_sen,
                kind="away",
                valid_from=day(2),
                valid_until=day(4),
            )
        )
        for month in range(1, 6):
            meet(day(month))
        assert of("member_attendance") == known(3, 3)

    def test_where_attached_it_counts(self, town, who, record, meet, of):
        for kind, cell in (("away", town.hoa_sen), ("attached", town.tra_my)):
            record(
                MembershipSpell(
                    member=who, organization_id=cell, kind=kind, valid_from=dt.date(2023, 1, 1)
                )
            )
        meet(day(1))
        meet(day(1), cell=town.tra_my, excused=[who])
        assert of("member_attendance") == known(0, 1)


def test_tasks(town, who, record, of):
    assert of("member_tasks_done") == NOT_APPLICABLE
    for done in (dt.date(2024, 5, 1), None):
        task = Task(
            organization_id=town.hoa_sen,
            source="resolution",
            content="Việc",
            assigned_date=day(1),
            due_date=day(6),
            state="done" if done else "not_done",
            done_date=done,
        )
        record(task, TaskOwner(task=task, member=who))
    assert of("member_tasks_done") == known(1, 2)


@pytest.mark.parametrize(
    ("state", "measure", "found", "disciplined"),
    [
        ("confirmed", "reprimand", 1, 1),
        ("confirmed", "reminder", 1, 0),
        ("unfounded", None, 0, 0),
    ],
)
def test_findings(town, who, record, of, state, measure, found, disciplined):
    assert of("member_findings_confirmed") == known(0)
    assert of("member_disciplined") == known(0)
    row = Finding(
        organization_id=town.hoa_sen,
        subject="member",
        member=who,
        category="traffic_law",
        happened_from=day(4),
        happened_until=day(5),
        found_date=day(4),
        found_origin="self_reported",
        state=state,
        conclusion_number="3-KL/UBKT",
        concluded_date=day(5),
    )
    record(row, *([Sanction(finding=row, measure=measure, decided_date=day(6))] if measure else []))
    assert of("member_findings_confirmed") == known(found)
    assert of("member_disciplined") == known(disciplined)
