"""Working days in Vietnam: weekends and public holidays left out, as each year's were decided."""

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final


#: Month and day of the holidays of fixed date, for a year whose holidays are not decided yet.
FIXED: Final = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
#: The first day of a weekend, as `date.weekday` counts.
_SATURDAY: Final = 5


@cache
def _decided() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("holidays.toml").read_text(encoding="utf-8"))


def is_working_day(day: dt.date) -> bool:
    """
    Say whether a day is worked; in a year not decided yet, holidays that move with the moon are not known.

    Examples:
        >>> is_working_day(dt.date(2024, 5, 4)), is_working_day(dt.date(2025, 1, 29))
        (True, False)
    """
    year = _decided().get(str(day.year))
    if year is None:
        return day.weekday() < _SATURDAY and (day.month, day.day) not in FIXED
    return day in year["worked"] or (day.weekday() < _SATURDAY and day not in year["off"])


def after_working_days(day: dt.date, count: int) -> dt.date:
    """
    Give the working day that comes so many working days after a day.

    Args:
        day: Not counted itself.
        count: 0 gives the day itself.

    Examples:
        >>> after_working_days(dt.date(2025, 1, 24), 2)
        datetime.date(2025, 2, 4)
    """
    while count:
        day += dt.timedelta(days=1)
        count -= is_working_day(day)
    return day
