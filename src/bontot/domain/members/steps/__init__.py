"""Recording members, posts, populations and moves inside an open operation."""

from bontot.domain.members.steps.keeping import (
    check_end,
    check_past,
    close_everything,
    close_spell,
    home_on,
    lock_member,
)
from bontot.domain.members.steps.moving import (
    check_not_suspended,
    end_twin,
    lock_transfer,
    of_transfer,
    receive,
    tell_other_side,
)
from bontot.domain.members.steps.recording import add_members, freeze_populations, months_touched


__all__ = [
    "add_members",
    "check_end",
    "check_not_suspended",
    "check_past",
    "close_everything",
    "close_spell",
    "end_twin",
    "freeze_populations",
    "home_on",
    "lock_member",
    "lock_transfer",
    "months_touched",
    "of_transfer",
    "receive",
    "tell_other_side",
]
