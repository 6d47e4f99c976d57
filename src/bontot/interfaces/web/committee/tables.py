"""The table of a quarter or a half-year of a committee: on screen, and as PDF, DOCX and XLSX."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.reports.queries import commune_period
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.commune_papers import commune_table, months_of
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.committee.doors import Asked, Shell, committee_place, month_in, shell
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
class TablePage:
    """The table as the page shows it."""

    table: CommuneTable
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
    frame, found = _table(request, label, month, length)
    names = (("quy", _("Quý")), ("nua-nam", _("6 tháng")))
    shown = TablePage(
        table=found,
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
    _frame, found = _table(request, label, month, length)
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


def _table(request: HttpRequest, label: str, month: str, length: str) -> tuple[Shell, CommuneTable]:
    if length not in LENGTHS:
        raise Http404
    asked, today = Asked(request, actor(request), label, month_in(month)), clock.today()
    place = committee_place(asked)
    months = months_of(asked.month, LENGTHS[length])
    committee = place.organization
    cells = commune_period(path=committee.path, months=months, on=place.on, today=today)
    found = commune_table(
        committee=committee,
        above=place.above,
        months=months,
        cells=cells,
        issued_on=today,
    )
    return shell(asked, place, "commune_table", len(months)), found
