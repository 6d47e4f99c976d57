"""Mỹ Long with its packs in force, a few meetings and members; evaluated as a person would."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import meet, people, record  # noqa: F401 - fixtures

from bontot.domain.assessments.operations import evaluate_place, record_judgements
from bontot.domain.assessments.types import NewJudgement
from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.operations import assign_frameworks, publish_frameworks
from bontot.domain.catalogue.types import NewAssignment, NewFramework, Subject
from bontot.domain.meetings.models import Conclusion, MeetingTask
from bontot.domain.tasks.models import Task
from bontot.engine import canonical_json, digest, render
from bontot.frameworks import load
from bontot.primitives.periods import Period


YEAR = Period(2024)
TODAY = dt.date(2024, 12, 31)
LAUNCH = dt.date(2023, 5, 31)
PACKS = {
    "my-long": ("bon-tot", LAUNCH),
    "my-long-dang-bo": ("bon-tot", LAUNCH),
    "my-long-dang-vien": ("04-tot", LAUNCH),
    "sinh-hoat-hd12": ("sinh-hoat", dt.date(2018, 7, 6)),
}


@pytest.fixture
def publish(town, at):
    def publish(*slugs):
        frameworks = [load(slug) for slug in slugs]
        publish_frameworks(
            actor=SYSTEM,
            at=at,
            frameworks=[
                NewFramework(
                    slug=one.id,
                    version=one.version,
                    subject=Subject(one.subject.value),
                    canonical=canonical_json(render(one)),
                    digest=digest(one),
                    valid_from=one.validity.start,
                    valid_until=one.validity.until,
                )
                for one in frameworks
            ],
        )

    return publish


@pytest.fixture
def put_in_force(town, at, publish):
    def put(slug, strand, since, organization=None, types=()):
        publish(slug)
        assign_frameworks(
            actor=SYSTEM,
            at=at,
            assignments=[
                NewAssignment(
                    organization_id=organization or town.my_long,
                    slug=slug,
                    version=load(slug).version,
                    strand=strand,
                    valid_from=since,
                    cell_types=types,
                )
            ],
        )

    return put


@pytest.fixture
def my_long(town, put_in_force):
    for slug, (strand, since) in PACKS.items():
        put_in_force(slug, strand, since)
    return town


@pytest.fixture
def evaluate(town, at):
    def evaluate(*roots, period=YEAR, as_of=TODAY, actor=SYSTEM, progress=None):
        return evaluate_place(
            actor=actor,
            at=at,
            roots=roots or [town.my_long],
            period=period,
            as_of=as_of,
            progress=progress,
        )

    return evaluate


@pytest.fixture
def judge(at):
    def judge(organization, fact, value, *, actor=SYSTEM, period=YEAR, **more):
        new = NewJudgement(organization, period, fact, value, **more)
        return record_judgements(actor=actor, at=at, judgements=[new])

    return judge


@pytest.fixture
def full_meet(meet, record):  # noqa: F811 - the fixtures imported above
    """Hold a meeting that lacks nothing guide 12 asks for."""

    def full_meet(day, **fields):
        notice = dt.datetime(day.year, day.month, 1, tzinfo=dt.UTC)
        meeting = meet(day, notice_given_at=notice, steps_expected=14, steps_done=14, **fields)
        task = Task(
            organization_id=meeting.organization_id,
            source="resolution",
            content="Việc",
            assigned_date=day,
            due_date=day + dt.timedelta(days=20),
            state="done",
            done_date=day,
        )
        record(
            task,
            MeetingTask(meeting=meeting, task=task, part="assigned"),
            Conclusion(meeting=meeting, content="Kết luận", resolution_number="1-NQ/CB"),
            touch=meeting.organization_id,
            month=meeting.month,
        )
        return meeting

    return full_meet
