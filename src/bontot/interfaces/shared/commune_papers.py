"""The table of a commune's quarter or half-year, filled from what its cells recorded."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import QualityLevel
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.reports.queries import CellOfPeriod
from bontot.interfaces.shared.meeting_record import place_named
from bontot.papers import values


_QUARTERS = ("I", "II", "III", "IV")
_HALF = 6


def months_of(month: dt.date, count: int) -> list[dt.date]:
    """Give the months of the quarter (3) or half-year (6) a month lies in."""
    first = (month.month - 1) // count * count + 1
    return [dt.date(month.year, first + place, 1) for place in range(count)]


def period_words(months: Sequence[dt.date]) -> str:
    """Name a quarter or a half-year, in the language in use."""
    year = months[0].year
    if len(months) < _HALF:
        quarter = _QUARTERS[(months[0].month - 1) // len(months)]
        return _("quý {quarter} năm {year}").format(quarter=quarter, year=year)
    said = _("6 tháng đầu năm {year}") if months[0].month == 1 else _("6 tháng cuối năm {year}")
    return said.format(year=year)


def commune_table(
    *,
    committee: OrganizationOnDay,
    above: Sequence[OrganizationOnDay],
    months: Sequence[dt.date],
    cells: Sequence[CellOfPeriod],
    issued_on: dt.date,
) -> values.CommuneTable:
    """Fill the table: levels as words, nothing where none is set."""
    name = committee.name.replace("Đảng bộ", "Đảng ủy", 1)
    with translation.override("vi"):  # papers are written in Vietnamese whoever asks
        period = period_words(months)
    return values.CommuneTable(
        issuer=values.Issuer(
            body_above=above[-1].name if above else "",
            name=name,
            place=place_named((*above, committee)),
            has_cell_committee=False,
            sample=settings.DEMO,
            collective="Đảng ủy",
        ),
        register=values.Register(issued_on=issued_on, symbol="BC/ĐU"),
        period=period,
        months=tuple(str(month.month) for month in months),
        cells=tuple(_cell(one) for one in cells),
        recipients=("Các chi bộ trực thuộc", "Lưu Văn phòng"),
        signer=values.Signer(name="", post="Bí thư"),
    )


def _cell(one: CellOfPeriod) -> values.CellPeriod:
    with translation.override("vi"):
        levels = tuple(str(QualityLevel(level).label) if level else "" for level in one.levels)
    notes = (f"tháng {month.month} chưa họp: {reason}" for month, reason in one.missed.items())
    return values.CellPeriod(
        cell=one.cell.name,
        levels=levels,
        meetings_due=one.due,
        meetings_held=one.held,
        thematic=one.thematic,
        expected=one.expected,
        present=one.present,
        unexcused=one.unexcused,
        tasks=one.tasks,
        tasks_done=one.tasks_done,
        note="; ".join(notes),
    )
