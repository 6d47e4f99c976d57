"""Stored chains verify; an erased value leaves a tombstone that still verifies; days are sealed."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from bontot.domain.accounts.types import Role
from bontot.domain.audit.models import AuditEntry, AuditSeal, AuditValue
from bontot.domain.audit.queries import chains, reading, verify_chain
from bontot.domain.audit.steps import erase_value, seal_day, writing
from bontot.domain.audit.types import SYSTEM, ValueUnknown
from bontot.domain.members.models import AdmissionTarget


@pytest.fixture
def entries(town, at):
    for year in range(2010, 2020):
        with writing("test.target", actor=SYSTEM, at=at + dt.timedelta(microseconds=year)) as write:
            write.create(AdmissionTarget(organization_id=town.hoa_sen, year=year, target=year))
            write.touch(town.hoa_sen, dt.date(year, 12, 1))
    return AuditEntry.objects.filter(operation="test.target").order_by("id")


def test_every_chain_verifies(entries):
    with reading(SYSTEM):
        assert len(chains()) == 2
        assert [verify_chain(chain) for chain in chains()] == [[], []]


def test_an_erased_value_leaves_a_tombstone_that_verifies(entries, at):
    value = entries[3].values.get()
    with writing("privacy.erase", actor=SYSTEM, at=at) as write:
        erase_value(write, value.pk)
    value.refresh_from_db()
    assert (value.before, value.after, value.salt, value.erased_at) == (None, None, None, at)
    assert bytes(value.digest) != b""
    assert verify_chain(value.entry.chain_id) == []


def test_nobody_erases_from_below_the_chain(entries, at, town, sign_in):
    value = entries[3].values.get()
    secretary = sign_in(Role.SECRETARY, town.hoa_sen)
    with pytest.raises(ValueUnknown), writing("privacy.erase", actor=secretary, at=at) as write:
        erase_value(write, value.pk)


def test_a_value_is_erased_once(entries, at):
    value = entries[3].values.get()
    with writing("privacy.erase", actor=SYSTEM, at=at) as write:
        erase_value(write, value.pk)
    with pytest.raises(ValueUnknown), writing("privacy.erase", actor=SYSTEM, at=at) as write:
        erase_value(write, value.pk)


@pytest.mark.parametrize(
    "change",
    [
        lambda row: AuditEntry.objects.filter(pk=row.pk).update(operation="other"),
        lambda row: AuditEntry.objects.filter(pk=row.pk).delete(),
        lambda row: AuditValue.objects.filter(entry=row).update(after={"target": 1}),
        lambda row: AuditValue.objects.filter(entry=row).delete(),
        lambda row: row.touches.update(month=dt.date(2000, 1, 1)),
    ],
)
def test_the_application_cannot_change_the_record(entries, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        change(entries[0])


def test_a_day_is_sealed_once_on_top_of_the_one_before(entries, at):
    with reading(SYSTEM):
        first = seal_day(day=dt.date(2024, 12, 30), at=at)
        second = seal_day(day=dt.date(2024, 12, 31), at=at)
        assert seal_day(day=dt.date(2024, 12, 31), at=at).pk == second.pk
        assert bytes(second.previous_root) == bytes(first.root) != bytes(second.root)
        assert len(second.heads) == 2
    assert AuditSeal.objects.count() == 2
