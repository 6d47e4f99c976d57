"""Requests that really run at once, each on its own connection: one answer a key, no gap in a chain or a counter."""

import datetime as dt
import os
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from tests.integration.conftest import AT, name_id, town_units

from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.queries import chains, reading, verify_chain
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.documents.steps import issue_number
from bontot.domain.members.models import AdmissionTarget, Member, MembershipSpell
from bontot.domain.members.operations import end_spell, record_members
from bontot.domain.members.types import NewMember, NewSpell, SpellKind
from bontot.domain.orgtree.operations import create_organizations
from bontot.project.database import use


AT_ONCE = 6
ATTACHED = NewSpell(name_id("hoa_sen"), SpellKind.ATTACHED, dt.date(2015, 1, 1))


@pytest.fixture(autouse=True)
def _own_database(fresh_database, django_db_setup, django_db_blocker):
    names = ("DATABASE_URL", "BONTOT_OWNER_URL")
    before = [os.environ[name] for name in names]
    with django_db_blocker.unblock():
        use(fresh_database.app_url, fresh_database.owner_url)
        create_organizations(actor=SYSTEM, at=AT, organizations=town_units())
        yield
        use(*before)


def at_once(do):
    """Run `do(number)` on as many connections, all starting together; what each returned or raised."""
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


def test_one_key_is_answered_once():
    key = uuid.uuid4()
    people = [NewMember(full_name="Lê Văn An", spells=[ATTACHED])]
    answers = at_once(lambda _: record_members(actor=SYSTEM, at=AT, key=key, members=people))
    assert answers == [{"members": 1}] * AT_ONCE
    with reading(SYSTEM):
        assert Member.objects.count() == 1
        assert AuditEntry.objects.filter(idempotency_key=key).count() == 1


def test_a_chain_has_no_gap_and_verifies():
    def add(number):
        with writing("test.add", actor=SYSTEM, at=AT) as write:
            year = 2000 + number
            write.create(AdmissionTarget(organization_id=name_id("hoa_sen"), year=year, target=1))
            write.touch(name_id("hoa_sen"), dt.date(year, 12, 1))

    assert at_once(add) == [None] * AT_ONCE
    with reading(SYSTEM):
        positions = AuditEntry.objects.filter(operation="test.add").values_list(
            "position", flat=True
        )
        assert sorted(positions) == list(range(1, AT_ONCE + 1))
        assert [verify_chain(chain) for chain in chains()] == [[], []]


def test_numbers_of_papers_have_no_gap():
    def issue(_):
        with writing("test.issue", actor=SYSTEM, at=AT) as write:
            return issue_number(
                write,
                organization_id=name_id("hoa_sen"),
                body="CB",
                paper_type="NQ",
                term="2022-2025",
            )

    assert sorted(at_once(issue)) == list(range(1, AT_ONCE + 1))


def test_of_several_who_saw_one_version_one_writes():
    record_members(
        actor=SYSTEM, at=AT, members=[NewMember(full_name="Lê Văn An", spells=[ATTACHED])]
    )
    with reading(SYSTEM):
        spell = MembershipSpell.objects.get()

    def end(number):
        day = dt.date(2024, 1 + number, 1)
        return end_spell(actor=SYSTEM, at=AT, spell_id=spell.pk, seen=1, valid_until=day)

    answers = at_once(end)
    refused = [answer for answer in answers if isinstance(answer, ChangedMeanwhile)]
    assert len(refused) == AT_ONCE - 1
    assert {error.fields["columns"] == ["valid_until"] for error in refused} == {True}
    assert {"spell": str(spell.pk)} in answers
