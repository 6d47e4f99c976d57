import pytest

from bontot.domain.meetings.types import (
    CountsDoNotAddUp,
    MorePresentThanExpected,
    NewMark,
    Roll,
    RollMark,
)


def test_the_slip_counts_more_than_were_expected(begun):
    with pytest.raises(MorePresentThanExpected) as refused:
        begun.edit("take_roll", "roll", roll=Roll(present_counted=10))
    assert refused.value.fields == {"present": 10, "expected": 9}
    assert begun.read().counts.present is None


def test_the_slip_counts_others_than_the_marks_give(begun, cell):
    marks = [NewMark(cell.an, RollMark.EXCUSED)]
    with pytest.raises(CountsDoNotAddUp):
        begun.edit("take_roll", "roll", roll=Roll(marks=marks, present_counted=9))
