"""A member holds a post once at a time."""

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
    PostHeldTwice,
    SpellKind,
    Standing,
)


def test_it_is_refused(town, at):
    home = NewSpell(town.hoa_sen, SpellKind.HOME, dt.date(2015, 1, 1), standing=Standing.OFFICIAL)
    people = [
        NewMember(
            full_name="Lê Văn An",
            spells=[home],
            posts=[
                NewPost(town.hoa_sen, Post.DEPUTY_SECRETARY, dt.date(year, 1, 1))
                for year in (2015, 2020)
            ],
        )
    ]
    with pytest.raises(PostHeldTwice):
        record_members(actor=SYSTEM, at=at, members=people)
    assert not Member.objects.exists()
