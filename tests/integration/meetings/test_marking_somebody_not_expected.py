import pytest

from bontot.domain.meetings.types import (
    NewMark,
    NotExpected,
    NotPresent,
    Officers,
    Roll,
    RollMark,
    Spoken,
)


def test_one_exempt_is_not_marked_absent(begun, cell):
    with pytest.raises(NotExpected):
        begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.già, RollMark.EXCUSED)]))


def test_nobody_is_marked_twice(begun, cell):
    twice = [NewMark(cell.an, RollMark.EXCUSED), NewMark(cell.an, RollMark.LATE)]
    with pytest.raises(NotExpected):
        begun.edit("take_roll", "roll", roll=Roll(marks=twice))


def test_one_absent_neither_chairs_nor_speaks(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)]))
    with pytest.raises(NotPresent):
        begun.edit("name_chair_and_secretary", "officers", officers=Officers(cell.an, cell.lan))
    with pytest.raises(NotPresent):
        begun.edit("record_speaker", "speakers", spoken=Spoken(cell.an))


def test_one_who_spoke_is_not_marked_absent(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll())
    begun.edit("record_speaker", "speakers", spoken=Spoken(cell.an))
    with pytest.raises(NotPresent):
        begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)]))
