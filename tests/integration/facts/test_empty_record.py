"""Where nothing was recorded, every indicator of every grain answers, and none says full."""

import datetime as dt

import pytest

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.facts.queries import CATALOGUE, entries, gather
from bontot.domain.facts.types import Grain, State, Window


YEAR = Window(dt.date(2024, 1, 1), dt.date(2025, 1, 1), dt.date(2024, 12, 31))


@pytest.mark.parametrize("grain", Grain)
def test_nothing_recorded_is_never_full(town, grain):
    subject = town.my_long if grain is Grain.COMMITTEE else town.hoa_sen
    with reading(SYSTEM):
        values = gather(subjects=[subject], grain=grain, window=YEAR)[subject]
    assert set(values) == {name for owner, name in CATALOGUE if owner is grain}
    for name, value in values.items():
        known = value.state is State.KNOWN
        assert not known or value.numerator == 0, name


@pytest.mark.parametrize(("grain", "name"), sorted(CATALOGUE))
def test_entries_answer_everywhere(town, grain, name):
    subject = town.my_long if grain is Grain.COMMITTEE else town.hoa_sen
    with reading(SYSTEM):
        found = entries(subject=subject, grain=grain, indicator=name, window=YEAR)
    assert all(entry.counts == 0 for entry in found)
