"""The table of a quarter or a half-year of a committee: on screen, and as PDF, DOCX and XLSX."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import QualityLevel
from bontot.domain.reports.queries import CellOfPeriod, commune_period
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.commune_papers import commune_table, months_of, period_words
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.committee.doors import (
    Asked,
    Shell,
    committee_place,
    month_in,
    shell,
)
from bontot.interfaces.web.components.menu import Link
from bontot.interfaces.web.components.requests import page
from bontot.interfaces.web.meetings.views import FORMS
from bontot.papers.commune_table import result_sheet
from bontot.papers.kinds import content_of
from bontot.papers.tables import workbook
from bontot.papers.values import CommuneTable


#: How a period is called in addresses → its months.
LENGTHS = {"quy": 3, "nua-nam": 6}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class TableRow:
    """What one cell recorded, as the page shows it: the level of each month with its heading, months not met with why."""

    cell: CellOfPeriod
    levels: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """The table as the page shows it."""

    period: str
    months: tuple[str, ...]
    rows: tuple[TableRow, ...]
    lengths: tuple[Link, ...]
    files: tuple[tuple[str, str], ...]


@page
def table(request: HttpRequest, label: str, month: str, length: str) -> HttpResponse:
    """
    Show the quarter or the half-year a month lies in: a line a cell, in the order of the tree.

    Raises:
        Http404: There is no such length.

    Queries: 10.
    """
    frame, found = _read(request, label, month, length)
    months = tuple(_("Tháng {month}").format(month=one.month) for one in found.months)
    names = (("quy", _("Quý")), ("nua-nam", _("6 tháng")))
    shown = TablePage(
        period=period_words(found.months),
        months=months,
        rows=tuple(_row(one, months) for one in found.cells),
        lengths=tuple(
            Link(reverse("commune_table", args=(label, month, one)), text, "", one == length)
            for one, text in names
        ),
        files=tuple(
            (form.upper(), reverse("commune_file", args=(label, month, length, form)))
            for form in ("pdf", "docx", "xlsx")
        ),
    )
    context = {"page": shown, "shell": frame, "crumbs": frame.crumbs}
    return render(request, "committee/table.html", context)


@page
def table_file(
    request: HttpRequest, label: str, month: str, length: str, form: str
) -> HttpResponse:
    """
    Give the table as PDF, DOCX or XLSX.

    Raises:
        Http404: There is no such length, or no such form.

    Queries: 10.
    """
    found = _paper(_read(request, label, month, length)[1])
    if form == "xlsx":
        content, media_type = workbook(result_sheet(found)), XLSX
    elif form in FORMS:
        write, media_type = FORMS[form]
        content = write(content_of(found))
    else:
        raise Http404
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'inline; filename="bang-tong-hop-{label}-{month}.{form}"'
    return response


@dataclass(frozen=True, slots=True)
class _Period:
    """The months of a committee, and what its cells recorded in them."""

    place: Place
    months: list[dt.date]
    cells: Sequence[CellOfPeriod]
    today: dt.date


def _read(request: HttpRequest, label: str, month: str, length: str) -> tuple[Shell, _Period]:
    if length not in LENGTHS:
        raise Http404
    asked, today = Asked(request, actor(request), label, month_in(month)), clock.today()
    place = committee_place(asked)
    months = months_of(asked.month, LENGTHS[length])
    cells = commune_period(path=place.organization.path, months=months, on=place.on, today=today)
    frame = shell(asked, place, "commune_table", len(months))
    return frame, _Period(place, months, cells, today)


def _row(one: CellOfPeriod, months: Sequence[str]) -> TableRow:
    levels = (str(QualityLevel(level).label) if level else "–" for level in one.levels)
    notes = (
        _("tháng {month} chưa họp: {reason}").format(month=month.month, reason=reason)
        for month, reason in one.missed.items()
    )
    return TableRow(one, tuple(zip(months, levels, strict=True)), tuple(notes))


def _paper(period: _Period) -> CommuneTable:
    return commune_table(
        committee=period.place.organization,
        above=period.place.above,
        months=period.months,
        cells=period.cells,
        issued_on=period.today,
    )
