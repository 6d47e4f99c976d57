"""Members, posts, populations, moves and admissions, recorded by those who keep the books or direct the cells."""

from bontot.domain.members.operations.directing import (
    assign_in_charge,
    count_admissions,
    set_admission_target,
)
from bontot.domain.members.operations.keeping import (
    add_member,
    correct_name,
    correct_spell,
    end_membership,
    end_spell,
    recognize_official,
    record_spell,
)
from bontot.domain.members.operations.leading import end_post, give_post, set_term
from bontot.domain.members.operations.moving import (
    decline_transfer,
    receive_transfer,
    send_transfer,
    withdraw_transfer,
)
from bontot.domain.members.operations.recording import (
    freeze_population,
    put_in_charge,
    record_admissions,
    record_members,
)


__all__ = [
    "add_member",
    "assign_in_charge",
    "correct_name",
    "correct_spell",
    "count_admissions",
    "decline_transfer",
    "end_membership",
    "end_post",
    "end_spell",
    "freeze_population",
    "give_post",
    "put_in_charge",
    "receive_transfer",
    "recognize_official",
    "record_admissions",
    "record_members",
    "record_spell",
    "send_transfer",
    "set_admission_target",
    "set_term",
    "withdraw_transfer",
]
