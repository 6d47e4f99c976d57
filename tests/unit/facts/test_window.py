"""Which days of a period count, seen from a day and from the launch of a framework."""

import datetime as dt

import pytest

from bontot.domain.facts.types import Window, window_of
from bontot.primitives.periods import Period


@pytest.mark.parametrize(
    ("launched", "start"),
    [
        (dt.date(2023, 5, 31), dt.date(2023, 6, 1)),
        (dt.date(2023, 6, 8), dt.date(2023, 7, 1)),
        (dt.date(2023, 8, 16), dt.date(2023, 9, 1)),
        (dt.date(2023, 9, 22), dt.date(2023, 10, 1)),
        (dt.date(2018, 7, 6), dt.date(2023, 1, 1)),
        (dt.date(2023, 12, 31), dt.date(2024, 1, 1)),
        (None, dt.date(2023, 1, 1)),
    ],
)
def test_a_first_year_counts_whole_months_from_the_launch(launched, start):
    window = window_of(Period(2023), as_of=dt.date(2024, 1, 5), launched=launched)
    assert (window.start, window.until) == (start, dt.date(2024, 1, 1))


@pytest.mark.parametrize(
    ("as_of", "last", "over"),
    [
        (dt.date(2024, 6, 15), dt.date(2024, 6, 15), False),
        (dt.date(2024, 12, 30), dt.date(2024, 12, 30), False),
        (dt.date(2024, 12, 31), dt.date(2024, 12, 31), True),
        (dt.date(2026, 1, 1), dt.date(2024, 12, 31), True),
    ],
)
def test_the_last_day_that_has_come(as_of, last, over):
    window = Window(dt.date(2024, 1, 1), dt.date(2025, 1, 1), as_of)
    assert (window.last, window.over) == (last, over)
