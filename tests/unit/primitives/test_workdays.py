"""
Working days around public holidays, in years decided and in one that is not.
"""

import datetime as dt

import pytest

from bontot.primitives.workdays import after_working_days, is_working_day


@pytest.mark.parametrize(
    ("day", "second"),
    [
        ("2023-04-28", "2023-05-05"),
        ("2024-02-07", "2024-02-16"),
        ("2024-05-03", "2024-05-06"),
        ("2024-12-31", "2025-01-03"),
        ("2026-08-28", "2026-09-04"),
    ],
)
def test_two_working_days_later(day, second):
    assert after_working_days(dt.date.fromisoformat(day), 2) == dt.date.fromisoformat(second)


def test_a_year_not_decided_leaves_out_weekends_and_fixed_dates_alone():
    off = [(1, 1), (4, 30), (9, 2), (1, 2), (1, 3)]
    assert not any(is_working_day(dt.date(2027, *one)) for one in off)
    assert is_working_day(dt.date(2027, 2, 8))
