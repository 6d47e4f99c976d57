"""One operation leaves one entry, none when nothing changed, and everything is gone when it fails."""

import datetime as dt
import hashlib
import uuid

import pytest

from bontot.domain.accounts.types import Role
from bontot.domain.audit.models import AuditChain, AuditEntry, AuditTouch, AuditValue
from bontot.domain.audit.queries import reading, touched_after
from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.models import AdmissionTarget
from bontot.domain.outbox.queries import waiting_messages


def target(organization, year=2024, asked=3):
    return AdmissionTarget(organization_id=organization, year=year, target=asked)


def test_one_operation_leaves_one_entry_with_values_and_touches(town, at):
    before = AuditEntry.objects.count()
    with writing("test.two", actor=SYSTEM, at=at) as write:
        first = write.create(target(town.hoa_sen))
        write.create(target(town.tra_my))
        write.touch(town.hoa_sen, dt.date(2024, 3, 15), dt.date(2024, 3, 20))
        write.touch(town.tra_my, dt.date(2024, 4, 1))
    entry = AuditEntry.objects.order_by("-id").first()
    assert AuditEntry.objects.count() == before + 1
    assert (entry.operation, entry.at, entry.actor_id) == ("test.two", at, SYSTEM.user_id)
    values = list(entry.values.order_by("position"))
    assert [v.subject for v in values] == ["AdmissionTarget", "AdmissionTarget"]
    assert values[0].subject_id == first.pk
    assert (values[0].before, values[0].after["target"]) == (None, 3)
    assert sorted((t.organization_id, t.month) for t in entry.touches.all()) == sorted(
        [(town.hoa_sen, dt.date(2024, 3, 1)), (town.tra_my, dt.date(2024, 4, 1))]
    )


def test_nothing_changed_leaves_no_entry(town, at):
    with writing("test.create", actor=SYSTEM, at=at) as write:
        row = write.create(target(town.hoa_sen))
    before = AuditEntry.objects.count()
    with writing("test.same", actor=SYSTEM, at=at, key=uuid.uuid4()) as write:
        (locked,) = write.lock(AdmissionTarget.objects.filter(pk=row.pk))
        assert write.update(locked, target=3) is False
        write.touch(town.hoa_sen, dt.date(2024, 3, 1))
        write.answer(done=True)
    assert AuditEntry.objects.count() == before
    assert AdmissionTarget.objects.get(pk=row.pk).version == 1


def test_an_update_raises_the_version_and_keeps_what_was(town, at):
    with writing("test.create", actor=SYSTEM, at=at) as write:
        row = write.create(target(town.hoa_sen))
    with writing("test.update", actor=SYSTEM, at=at) as write:
        (locked,) = write.lock(AdmissionTarget.objects.filter(pk=row.pk))
        assert write.update(locked, target=5) is True
    value = AuditValue.objects.filter(subject_id=row.pk).order_by("-id").first()
    assert (value.before, value.after) == ({"target": 3, "version": 1}, {"target": 5, "version": 2})


def test_a_failing_operation_leaves_nothing(town, at):
    before = AuditEntry.objects.count()

    def fail():
        with writing("test.fails", actor=SYSTEM, at=at) as write:
            write.create(target(town.hoa_sen))
            write.after_commit("facts.refresh", {"organization": str(town.hoa_sen)})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert AuditEntry.objects.count() == before
    assert not AdmissionTarget.objects.exists()
    assert waiting_messages(10) == []


def test_many_rows_are_one_value_with_their_digest(town, at):
    with writing("test.many", actor=SYSTEM, at=at) as write:
        write.create_many([target(town.hoa_sen, year) for year in range(2001, 2021)])
        write.touch_many((town.hoa_sen, dt.date(year, 12, 1)) for year in range(2001, 2021))
    entry = AuditEntry.objects.order_by("-id").first()
    value = entry.values.get()
    assert (value.subject, value.after["rows"]) == ("AdmissionTarget × 20", 20)
    assert len(value.after["sha256"]) == 64
    assert entry.touches.count() == 20


def test_a_message_leaves_with_the_operation(town, at):
    with writing("test.message", actor=SYSTEM, at=at) as write:
        write.create(target(town.hoa_sen))
        write.after_commit("facts.refresh", {"organization": str(town.hoa_sen)})
    assert waiting_messages(10) == [("facts.refresh", {"organization": str(town.hoa_sen)})]


def test_an_entry_of_one_commune_goes_to_its_chain_and_of_several_to_the_countrys(town, at):
    def chain_of(*organizations):
        with writing("test.chain", actor=SYSTEM, at=at) as write:
            for organization in organizations:
                write.create(target(organization, year=2000 + AdmissionTarget.objects.count()))
                write.touch(organization, dt.date(2024, 3, 1))
        return AuditEntry.objects.order_by("-id").first().chain.organization_id

    assert chain_of(town.hoa_sen) == town.my_long
    assert chain_of(town.hoa_sen, town.tra_my) == town.my_long
    assert chain_of(town.my_long) == town.my_long
    assert chain_of(town.ban_mai) == town.my_binh
    assert chain_of(town.ban_mai, town.hoa_sen) is None
    assert chain_of(town.long_xuyen) is None
    assert AuditChain.objects.filter(organization__isnull=True).count() == 1


def test_touches_say_what_became_stale(town, at):
    with writing("test.first", actor=SYSTEM, at=at) as write:
        write.create(target(town.hoa_sen))
        write.touch(town.hoa_sen, dt.date(2024, 3, 1))
    position = AuditTouch.objects.order_by("-entry_id").first().entry_id
    with writing("test.second", actor=SYSTEM, at=at) as write:
        write.create(target(town.tra_my))
        write.touch(town.tra_my, dt.date(2024, 5, 31))
    cells = [town.hoa_sen, town.tra_my]
    year = (dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    with reading(SYSTEM):
        assert touched_after(position, cells, *year) == {town.tra_my}
        assert touched_after(position - 1, cells, *year) == set(cells)
        assert touched_after(position, cells, dt.date(2024, 6, 1), dt.date(2024, 7, 1)) == set()
        assert touched_after(position, cells, dt.date(2024, 5, 1), dt.date(2024, 6, 1)) == {
            town.tra_my
        }


def test_the_password_is_never_kept(town, at, sign_in):
    sign_in(Role.VIEWER, town.my_long)
    kept = AuditValue.objects.filter(subject="User").values_list("after", flat=True)
    assert kept
    assert not any("password" in after for after in kept)


def test_the_frame_takes_as_many_queries_as_it_says(town, at, django_assert_num_queries):
    def ask(year):
        with writing("test.count", actor=SYSTEM, at=at) as write:
            write.create(target(town.hoa_sen, year))
            write.touch(town.hoa_sen, dt.date(year, 12, 1))

    ask(2001)  # makes the chain
    frame, savepoint, own = 1 + 5 + 2, 2, 1
    with django_assert_num_queries(frame + savepoint + own):
        ask(2002)
    with django_assert_num_queries(savepoint + 1), writing("test.none", actor=SYSTEM, at=at):
        pass


def test_the_demos_salts_derive_from_its_seed_and_elsewhere_from_chance(town, at, settings):
    def salts(year):
        with writing("test.salt", actor=SYSTEM, at=at) as write:
            write.create(target(town.hoa_sen, year))
            write.touch(town.hoa_sen, dt.date(year, 12, 1))
        entry = AuditEntry.objects.order_by("-id").first()
        return entry, {bytes(entry.salt), bytes(entry.values.get().salt)}

    settings.BONTOT_SALT_SEED = "demo"
    entry, derived = salts(2001)
    seeds = [f"demo {entry.chain_id} {entry.position} {number}" for number in range(2)]
    assert derived == {hashlib.sha256(seed.encode()).digest()[:16] for seed in seeds}
    settings.BONTOT_SALT_SEED = ""
    entry, drawn = salts(2002)
    seeds = [f"{seed} {entry.chain_id} {entry.position} 0" for seed in ("", "demo")]
    assert drawn.isdisjoint(hashlib.sha256(seed.encode()).digest()[:16] for seed in seeds)
    assert len(drawn) == 2
