"""Pages of the tree."""

import datetime as dt
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bontot.domain.accounts.types import Action
from bontot.domain.reports.queries import newest_year, place_of, tree_of
from bontot.domain.reports.types import MAIN_STRAND
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.requests import chosen_day, chosen_period, page
from bontot.interfaces.web.components.squares import legend
from bontot.interfaces.web.orgtree.board import board, choices
from bontot.primitives.periods import Period


@page
def tree(request: HttpRequest) -> HttpResponse:
    """
    Show everything the account sees, with a mark beside every organisation that has a result.

    Queries: 6.
    """
    asked = chosen_period(request)
    found = tree_of(
        actor=actor(request),
        on=chosen_day(request, asked),
        period=_shown(request, asked),
        strand=request.GET.get("he", MAIN_STRAND),
    )
    return render(
        request,
        "orgtree/tree.html",
        {"tree": found, "legend": legend(), "choices": choices(found, request)},
    )


@page
def organization(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show one organisation and all below it; a cell's page is its result.

    Queries: 12.
    """
    who, asked = actor(request), chosen_period(request)
    place = place_of(
        actor=who, label=label, period=asked, today=clock.today(), action=Action.VIEW_TREE
    )
    if place.organization.is_cell:
        period = _shown(request, asked, place.organization.id)
        return redirect("result", label=label, year=period.year)
    on = min(chosen_day(request, asked), place.on + dt.timedelta(days=366))
    found = tree_of(
        actor=who,
        on=on,
        period=_shown(request, asked),
        strand=request.GET.get("he", MAIN_STRAND),
        below=place.organization.path,
    )
    return render(
        request,
        "orgtree/organization.html",
        {
            "place": place,
            "tree": found,
            "crumbs": crumbs(place, who),
            "board": board(found),
            "legend": legend(),
            "choices": choices(found, request),
        },
    )


def _shown(request: HttpRequest, asked: Period, organization: UUID | None = None) -> Period:
    """Give the year whose results are shown: the one asked for, else the newest there is."""
    return asked if request.GET.get("ky") else newest_year(clock.today(), organization)
