"""One committee member is in charge of a cell at a time."""

import datetime as dt

import pytest

from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.operations import put_in_charge
from bontot.domain.members.types import NewCharge, TwoInCharge


def test_it_is_refused(town, at, people):
    charges = [
        NewCharge(people.an, town.tra_my, dt.date(2020, 1, 1)),
        NewCharge(people.anh, town.tra_my, dt.date(2024, 1, 1)),
    ]
    with pytest.raises(TwoInCharge):
        put_in_charge(actor=SYSTEM, at=at, charges=charges)


def test_one_after_the_other_is_fine(town, at, people):
    charges = [
        NewCharge(people.an, town.tra_my, dt.date(2020, 1, 1), dt.date(2024, 1, 1)),
        NewCharge(people.anh, town.tra_my, dt.date(2024, 1, 1)),
    ]
    assert put_in_charge(actor=SYSTEM, at=at, charges=charges) == {"charges": 2}
