"""The second request with one key gets the first answer and changes nothing."""

import datetime as dt
import uuid

from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.models import Member
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import NewMember, NewSpell, SpellKind, Standing


def test_a_repeat_returns_the_first_answer(town, at):
    key = uuid.uuid4()
    home = NewSpell(town.hoa_sen, SpellKind.HOME, dt.date(2020, 1, 1), standing=Standing.OFFICIAL)

    def ask():
        person = NewMember(full_name="Lê Thị Hòa", spells=[home])
        return record_members(actor=SYSTEM, at=at, key=key, members=[person])

    first = ask()
    entries = AuditEntry.objects.count()
    assert ask() == first == {"members": 1}
    assert Member.objects.count() == 1
    assert AuditEntry.objects.count() == entries
