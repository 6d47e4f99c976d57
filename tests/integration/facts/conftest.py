"""A compact way to put rows on record and to ask one indicator, with the entries behind it checked each time."""

import datetime as dt
from uuid import UUID

import pytest

from bontot.domain.audit.queries import reading
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM
from bontot.domain.facts.queries import entries, gather, indicator_of
from bontot.domain.facts.types import Grain, Kind, State, Value, Window
from bontot.domain.meetings.models import Meeting, MeetingMinutes, RollException
from bontot.domain.members.models import Member, MembershipSpell


YEAR = Window(dt.date(2024, 1, 1), dt.date(2025, 1, 1), dt.date(2024, 12, 31))
UNKNOWN = Value(State.UNKNOWN)
NOT_APPLICABLE = Value(State.NOT_APPLICABLE)
VIETNAM = dt.timezone(dt.timedelta(hours=7))


def known(numerator: int, denominator: int = 1) -> Value:
    return Value(State.KNOWN, numerator, denominator)


def at_hour(day: dt.date, hour: int = 19, minute: int = 0) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


@pytest.fixture
def record(town, at):
    """Write rows as they are, in one operation that touches their organisation in a month."""

    def record(*rows, touch: UUID | None = None, month: dt.date = dt.date(2024, 1, 1)):
        with writing("test.record", actor=SYSTEM, at=at) as write:
            for row in rows:
                write.create(row)
            write.touch(touch or town.hoa_sen, month)
        return rows[0] if len(rows) == 1 else rows

    return record


@pytest.fixture
def people(town, record):
    """Make members at home in a cell since 2015."""

    def people(count: int, cell: UUID | None = None) -> list[Member]:
        made = []
        for number in range(count):
            member = Member(full_name=f"Lê Văn {number}", folded="", sort_key="")
            spell = MembershipSpell(
                member=member,
                organization_id=cell or town.hoa_sen,
                kind="home",
                standing="official",
                valid_from=dt.date(2015, 1, 1),
            )
            record(member, spell, touch=cell)
            made.append(member)
        return made

    return people


@pytest.fixture
def meet(town, record):
    """Hold one meeting: 10 expected and present, locked, 90 minutes from 19:00, unless told."""

    def meet(
        day: dt.date,
        *,
        kind="regular",
        cell=None,
        excused=(),
        unexcused=(),
        adopted=True,
        expected=10,
        minutes=90,
        **fields,
    ) -> Meeting:
        held = {"state": "locked", "ended_at": at_hour(day) + dt.timedelta(minutes=minutes)}
        if kind != "cell_committee":
            absent = len(excused) + len(unexcused)
            held |= {
                "expected": expected,
                "present": expected - absent,
                "excused": len(excused),
                "unexcused": len(unexcused),
                "voting_present": expected - absent,
            }
        meeting = Meeting(
            organization_id=cell or town.hoa_sen,
            kind=kind,
            month=day.replace(day=1),
            planned_at=at_hour(day),
            started_at=at_hour(day),
            **{**held, **fields},
        )
        rows = [meeting]
        rows += [RollException(meeting=meeting, member=who, mark="excused") for who in excused]
        rows += [RollException(meeting=meeting, member=who, mark="unexcused") for who in unexcused]
        if adopted:
            rows.append(MeetingMinutes(meeting=meeting, adopted_at=at_hour(day, 21)))
        record(*rows, touch=meeting.organization_id, month=meeting.month)
        return meeting

    return meet


@pytest.fixture
def value(town):
    """Ask one indicator; the entries behind it must add up to it."""

    def value(name, subject=None, *, grain=Grain.CELL, window=YEAR) -> Value:
        subject = subject or town.hoa_sen
        with reading(SYSTEM):
            found = gather(subjects=[subject], grain=grain, window=window, names=[name])
            behind = entries(subject=subject, grain=grain, indicator=name, window=window)
        agree(indicator_of(grain, name).kind, found[subject][name], behind)
        return found[subject][name]

    return value


def agree(kind: Kind, found: Value, behind) -> None:
    """The entries add up to the value."""
    if found.state is State.UNKNOWN:
        assert not behind or any(entry.open for entry in behind)
        return
    if found.state is State.NOT_APPLICABLE:
        assert sum(entry.of for entry in behind) == 0
        return
    counted = sum(entry.counts for entry in behind)
    if kind is Kind.RATIO:
        assert (counted, sum(entry.of for entry in behind)) == (found.numerator, found.denominator)
    elif kind is Kind.COUNT:
        assert counted == found.numerator
    elif kind is Kind.FLAG:
        assert any(entry.contributes for entry in behind) == bool(found.numerator)
    else:
        assert max(entry.counts for entry in behind) == found.numerator
