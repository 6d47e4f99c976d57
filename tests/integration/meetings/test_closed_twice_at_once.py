"""Two who close one meeting at once: one wins, the other is told."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections
from tests.integration.conftest import AT, name_id, town_units
from tests.integration.meetings.conftest import LATER, instant, member_of

from bontot.domain.assessments.operations import enter_from_notebook, lock_minutes
from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.meetings.operations import conclude
from bontot.domain.meetings.queries import meeting_full
from bontot.domain.meetings.types import MeetingKind, Notebook, Plan, Roll
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import Post, Standing
from bontot.domain.orgtree.operations import create_organizations
from bontot.project.database import use


AT_ONCE = 4


@pytest.fixture(autouse=True)
def meeting(fresh_database, django_db_setup, django_db_blocker):
    """A meeting whose minutes are adopted and not locked, in a database of its own."""
    names = ("DATABASE_URL", "BONTOT_OWNER_URL")
    before = [os.environ[name] for name in names]
    cell = name_id("hoa_sen")
    with django_db_blocker.unblock():
        use(fresh_database.app_url, fresh_database.owner_url)
        create_organizations(actor=SYSTEM, at=AT, organizations=town_units())
        people = [member_of(cell, "Nguyễn Thị Lan", Standing.OFFICIAL, Post.SECRETARY)]
        people += [member_of(cell, f"Phạm Văn {name}") for name in ("An", "Em", "Hà")]
        record_members(actor=SYSTEM, at=AT, members=people)
        entry = Notebook(
            plan=Plan(kind=MeetingKind.REGULAR, planned_at=instant(3)),
            started_at=instant(3),
            ended_at=instant(3, 20, 35),
            roll=Roll(),
            adopted=True,
        )
        answer = enter_from_notebook(actor=SYSTEM, at=LATER, organization_id=cell, entry=entry)
        yield UUID(answer["meeting"])
        use(*before)


def at_once(do):
    start = threading.Barrier(AT_ONCE)

    def run(number):
        try:
            start.wait()
            return do(number)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))


def test_one_locks_and_the_others_hear_who(meeting):
    answers = at_once(lambda _: lock_minutes(actor=SYSTEM, at=LATER, meeting_id=meeting, seen=1))
    told = [answer for answer in answers if isinstance(answer, ChangedMeanwhile)]
    assert len(told) == AT_ONCE - 1
    assert {error.fields["who"] for error in told} == {"Hệ thống"}
    with reading(SYSTEM):
        assert meeting_full(meeting).state == "locked"
        assert AuditEntry.objects.filter(operation="assessments.lock_minutes").count() == 1


def test_of_several_who_saw_one_version_one_writes_and_no_word_is_lost(meeting):
    answers = at_once(
        lambda number: conclude(
            actor=SYSTEM, at=LATER, meeting_id=meeting, seen=1, lines=[f"Câu {number}"]
        )
    )
    (kept,) = [number for number, answer in enumerate(answers) if isinstance(answer, dict)]
    with reading(SYSTEM):
        assert [line.content for line in meeting_full(meeting).conclusions] == [f"Câu {kept}"]
