"""Where chance and identity come from: both derive from a code, so every run gives the same year."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import TypeVar


Item = TypeVar("Item")

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://bontot.invalid/samples/2024")

#: Asia/Ho_Chi_Minh has had no other offset since 1975.
ICT = timezone(timedelta(hours=7))


def stream(*parts: object) -> Random:
    """Give the stream of chance of a code and a theme."""
    return Random(" ".join(str(part) for part in parts))


def identity(*parts: object) -> uuid.UUID:
    """Give the one identifier of what these words name."""
    return uuid.uuid5(NAMESPACE, "/".join(str(part) for part in parts))


def instant(day: date, at: time) -> datetime:
    """Give the instant of a local time on a day."""
    return datetime.combine(day, at, tzinfo=ICT)


def rotate(items: Sequence[Item], start: int, count: int) -> list[Item]:
    """Take `count` items from `start` on, beginning again at the end."""
    return [items[(start + step) % len(items)] for step in range(count)] if items else []
