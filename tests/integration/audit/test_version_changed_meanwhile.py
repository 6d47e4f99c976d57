"""Whoever saw an older version is told who changed what, and when."""

import datetime as dt

import pytest

from bontot.domain.accounts.types import Role
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.members.models import MembershipSpell
from bontot.domain.members.operations import end_spell, record_members
from bontot.domain.members.types import NewMember, NewSpell, SpellKind


def test_it_is_refused(town, at, sign_in):
    attached = NewSpell(town.hoa_sen, SpellKind.ATTACHED, dt.date(2020, 1, 1))
    record_members(
        actor=SYSTEM, at=at, members=[NewMember(full_name="Lê Thị Hòa", spells=[attached])]
    )
    spell = MembershipSpell.objects.get()
    secretary = sign_in(Role.SECRETARY, town.hoa_sen)
    end_spell(actor=secretary, at=at, spell_id=spell.pk, seen=1, valid_until=dt.date(2024, 6, 1))
    with pytest.raises(ChangedMeanwhile) as refused:
        end_spell(actor=SYSTEM, at=at, spell_id=spell.pk, seen=1, valid_until=dt.date(2024, 7, 1))
    assert refused.value.fields == {
        "subject": "MembershipSpell",
        "seen": 1,
        "current": 2,
        "who": secretary.name,
        "when": at,
        "columns": ["valid_until"],
    }
    spell.refresh_from_db()
    assert spell.valid_until == dt.date(2024, 6, 1)
