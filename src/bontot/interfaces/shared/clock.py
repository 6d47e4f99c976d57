"""The only reader of the clock: everything else takes `at` or `on` as an argument."""

import datetime
import time
from zoneinfo import ZoneInfo

from django.conf import settings


#: Days and months of the product are those of Vietnam, wherever its server stands.
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


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
