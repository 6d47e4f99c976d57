"""An official home says official or probationary."""

import datetime as dt

import pytest

from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.models import Member
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import (
    NewMember,
    NewSpell,
    SpellKind,
    StandingMissing,
)


def test_it_is_refused(town, at):
    people = [
        NewMember(
            full_name="Lê Văn An",
            spells=[NewSpell(town.hoa_sen, SpellKind.HOME, dt.date(2015, 1, 1))],
        )
    ]
    with pytest.raises(StandingMissing):
        record_members(actor=SYSTEM, at=at, members=people)
    assert not Member.objects.exists()
