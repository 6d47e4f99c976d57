"""A member's pledge as templates read it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bontot.domain.campaigns.types import PledgeOfYear
from bontot.interfaces.shared import formats
from bontot.primitives.periods import day_of


@dataclass(frozen=True, slots=True)
class Pledged:
    """A pledge of a year as it reads."""

    year: int
    promises: tuple[str, ...]
    said: str


def pledged(one: PledgeOfYear) -> Pledged:
    """Write a pledge, or that it was declined, with the day."""
    fields = {"day": formats.day(day_of(one.written_at))}
    if one.declined:
        return Pledged(one.year, (), _("Không viết cam kết, ghi ngày %(day)s.") % fields)
    said = (
        _("Ghi thay từ bản giấy đã ký, ngày %(day)s.")
        if one.from_paper
        else _("Viết ngày %(day)s.")
    )
    return Pledged(one.year, one.promises, said % fields)
