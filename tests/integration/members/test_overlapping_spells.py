"""One official home at a time."""

import datetime as dt

import pytest

from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.models import Member
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import (
    NewMember,
    NewSpell,
    SpellKind,
    SpellsOverlap,
    Standing,
)


def test_it_is_refused(town, at):
    home = NewSpell(town.hoa_sen, SpellKind.HOME, dt.date(2015, 1, 1), standing=Standing.OFFICIAL)
    people = [
        NewMember(
            full_name="Lê Văn An",
            spells=[
                home,
                NewSpell(
                    town.tra_my, SpellKind.HOME, dt.date(2020, 1, 1), standing=Standing.OFFICIAL
                ),
            ],
        )
    ]
    with pytest.raises(SpellsOverlap):
        record_members(actor=SYSTEM, at=at, members=people)
    assert not Member.objects.exists()
