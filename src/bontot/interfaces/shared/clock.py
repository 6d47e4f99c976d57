"""The only reader of the clock: everything else takes `at` or `on` as an argument."""

import datetime
import time

from django.conf import settings

from bontot.primitives.periods import VIETNAM


ZONE = VIETNAM


def today() -> datetime.date:
    """Return the day in Vietnam, or the one that the setting `TODAY` holds still."""
    fixed: datetime.date | None = settings.TODAY
    return fixed or datetime.datetime.now(ZONE).date()


def now() -> datetime.datetime:
    """Return the instant; under a fixed `TODAY`, that day at the present time of day."""
    instant = datetime.datetime.now(ZONE)
    fixed: datetime.date | None = settings.TODAY
    return instant if fixed is None else datetime.datetime.combine(fixed, instant.timetz())


def seconds() -> int:
    """Return the machine's own seconds: how long a session was left is no matter of the product's day."""
    return int(time.time())
