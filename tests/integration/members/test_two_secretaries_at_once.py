"""One secretary at a time."""

import datetime as dt

import pytest

from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.models import Member
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import (
    NewMember,
    NewPost,
    NewSpell,
    Post,
    SpellKind,
    Standing,
    TwoSecretaries,
)


def test_it_is_refused(town, at):
    home = NewSpell(town.hoa_sen, SpellKind.HOME, dt.date(2015, 1, 1), standing=Standing.OFFICIAL)
    people = [
        NewMember(
            full_name=name, spells=[home], posts=[NewPost(town.hoa_sen, Post.SECRETARY, since)]
        )
        for name, since in (("Lê Văn An", dt.date(2015, 1, 1)), ("Lê Văn Bảo", dt.date(2020, 1, 1)))
    ]
    with pytest.raises(TwoSecretaries):
        record_members(actor=SYSTEM, at=at, members=people)
    assert not Member.objects.exists()
