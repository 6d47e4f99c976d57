"""Periods are half-open, a year or a month."""

import datetime as dt

import pytest

from bontot.primitives.periods import Period, UnreadablePeriod, month_of, parse_period


@pytest.mark.parametrize(
    ("text", "start", "until"),
    [
        ("2024", dt.date(2024, 1, 1), dt.date(2025, 1, 1)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 3, 1)),
        ("2024-12", dt.date(2024, 12, 1), dt.date(2025, 1, 1)),
    ],
)
def test_days(text: str, start: dt.date, until: dt.date) -> None:
    period = parse_period(text)

    assert (period.start, period.until, str(period)) == (start, until, text)
    assert period.covers(start)
    assert not period.covers(until)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-00", "2024-5", "2024-05-01", "1800"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(UnreadablePeriod):
        parse_period(text)


def test_months_and_quarters() -> None:
    assert [month.quarter for month in Period(2024).months] == [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3
    assert Period(2024).quarter is None
    assert Period(2024, 5).months == (Period(2024, 5),)
    assert month_of(dt.date(2024, 5, 31)) == Period(2024, 5)
    assert Period(2024, 5).whole_year == Period(2024)


@pytest.mark.parametrize(
    ("launch", "first"),
    [(dt.date(2023, 5, 31), 6), (dt.date(2023, 6, 1), 6), (dt.date(2023, 9, 22), 10)],
)
def test_the_first_year_counts_whole_months_from_the_launch(launch: dt.date, first: int) -> None:
    assert Period(2023).months_from(launch)[0].month == first
