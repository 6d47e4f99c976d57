import pytest

from bontot.domain.meetings.types import (
    Hands,
    NewMark,
    Roll,
    RollMark,
    RollNotTaken,
    VoteDoesNotAddUp,
    VotePurpose,
)


@pytest.mark.parametrize(("in_favour", "against", "other"), [(7, 0, 0), (8, 1, 0), (9, -1, 0)])
def test_three_counts_give_those_who_may_vote(begun, in_favour, against, other):
    begun.edit("take_roll", "roll", roll=Roll())
    hands = Hands(purpose=VotePurpose.RESOLUTION, in_favour=in_favour, against=against, other=other)
    with pytest.raises(VoteDoesNotAddUp):
        begun.edit("record_vote", "votes", hands=hands)
    assert begun.read().votes == ()


def test_a_probationary_member_does_not_vote(begun):
    begun.edit("take_roll", "roll", roll=Roll())
    everybody = Hands(purpose=VotePurpose.LEVEL, in_favour=9)
    with pytest.raises(VoteDoesNotAddUp) as refused:
        begun.edit("record_vote", "votes", hands=everybody)
    assert refused.value.fields == {"counted": 9, "base": 8}


def test_a_vote_needs_the_roll(begun):
    with pytest.raises(RollNotTaken):
        begun.edit("record_vote", "votes", hands=Hands(purpose=VotePurpose.LEVEL, in_favour=8))


def test_the_roll_does_not_shrink_under_a_vote(begun, cell):
    begun.edit("take_roll", "roll", roll=Roll())
    begun.edit("record_vote", "votes", hands=Hands(purpose=VotePurpose.LEVEL, in_favour=8))
    with pytest.raises(VoteDoesNotAddUp):
        begun.edit("take_roll", "roll", roll=Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)]))
