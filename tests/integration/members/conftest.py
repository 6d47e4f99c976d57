"""Members of Hoa Sen in every standing."""

import datetime as dt
from types import SimpleNamespace

import pytest

from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import NewMember, NewPost, NewSpell, Post, SpellKind, Standing


SINCE = dt.date(2015, 1, 1)


def person(name, cell, *spells, standing=Standing.OFFICIAL, posts=()):
    home = NewSpell(cell, SpellKind.HOME, SINCE, standing=standing)
    return NewMember(full_name=name, spells=[home, *spells], posts=posts)


@pytest.fixture
def people(town, at):
    """Hoa Sen: 2 plain, 1 probationary, 1 exempt, 1 away from June, 1 suspended, and 1 attached from Trà My."""
    cell = town.hoa_sen
    new = {
        "an": person("Đặng Văn An", cell, posts=[NewPost(cell, Post.SECRETARY, SINCE)]),
        "anh": person("Đặng Thị Ánh", cell),
        "dung": person("Đỗ Thị Dung", cell, standing=Standing.PROBATIONARY),
        "dung2": person("Đỗ Văn Dũng", cell, NewSpell(cell, SpellKind.EXEMPT, SINCE)),
        "hoa": person(
            "Lê Thị Hoà",
            cell,
            NewSpell(cell, SpellKind.AWAY, dt.date(2024, 6, 1), dt.date(2024, 12, 1)),
        ),
        "hoa2": person("Lê Thị Hòa", cell, NewSpell(cell, SpellKind.SUSPENDED, SINCE)),
        "guest": person("Trần Văn Khách", town.tra_my, NewSpell(cell, SpellKind.ATTACHED, SINCE)),
    }
    record_members(actor=SYSTEM, at=at, members=list(new.values()))
    return SimpleNamespace(**{key: member.id for key, member in new.items()})
