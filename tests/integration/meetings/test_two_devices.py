"""Two devices on one meeting never lose a word: another part goes through, the same part says who was first."""

import pytest
from tests.integration.meetings.conftest import instant

from bontot.domain.accounts.types import Role
from bontot.domain.audit.types import ChangedMeanwhile
from bontot.domain.meetings.types import NewMark, Roll, RollMark


def test_two_parts_do_not_get_in_each_other_s_way(begun, cell):
    begun.do("take_roll", meeting_id=begun.id, seen=0, roll=Roll())
    begun.do("conclude", meeting_id=begun.id, seen=0, lines=["Ra quân"])
    full = begun.read()
    assert (full.versions["roll"], full.versions["conclusions"]) == (1, 1)


def test_the_second_on_the_same_part_hears_who_changed_it_and_when(begun, cell, sign_in):
    deputy = sign_in(Role.DEPUTY, cell.id)
    begun.do(
        "take_roll", instant(3, 20, 14), actor=deputy, meeting_id=begun.id, seen=0, roll=Roll()
    )
    late = Roll(marks=[NewMark(cell.an, RollMark.LATE)])
    with pytest.raises(ChangedMeanwhile) as refused:
        begun.do("take_roll", meeting_id=begun.id, seen=0, roll=late)
    fields = refused.value.fields
    assert (fields["part"], fields["seen"], fields["current"]) == ("roll", 0, 1)
    assert (fields["who"], fields["when"]) == (deputy.name, instant(3, 20, 14))
    assert begun.read().counts.present == 9


def test_having_seen_the_other_s_word_one_may_write_over_it(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll())
    begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.LATE)]))
    assert begun.read().versions["roll"] == 2
