"""The page of the entries behind one number."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from bontot.domain.accounts.types import Action
from bontot.domain.audit.types import Actor
from bontot.domain.reports.queries import entries_behind, member_of, place_of
from bontot.domain.reports.types import MAIN_STRAND, Behind, Place
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.requests import page, year_of
from bontot.interfaces.web.facts.lines import indicator_head, lines


@page
def entries(request: HttpRequest, label: str, year: str, indicator: str) -> HttpResponse:
    """
    Show the entries behind one number of an organisation in a year.

    Queries: 12.
    """
    who = actor(request)
    place = _place(who, label, year, Action.VIEW_ENTRIES)
    behind = entries_behind(
        place=place, indicator=indicator, strand=request.GET.get("he", MAIN_STRAND)
    )
    return _shown(request, who, place, behind, reverse("result", args=(label, place.period.year)))


@page
def member_entries(
    request: HttpRequest, label: str, year: str, member_id: UUID, indicator: str
) -> HttpResponse:
    """
    Show the entries behind one number of a member, to that member and to those who keep the cell's books.

    Queries: 12.
    """
    who = actor(request)
    place = _place(who, label, year, Action.VIEW_RESULT)
    person = member_of(actor=who, place=place, member_id=member_id)
    behind = entries_behind(place=place, indicator=indicator, member=person.id)
    back = reverse("member", args=(label, place.period.year, person.id))
    return _shown(request, who, place, behind, back)


def _place(who: Actor, label: str, year: str, action: Action) -> Place:
    return place_of(
        actor=who, label=label, period=year_of(year), today=clock.today(), action=action
    )


def _shown(
    request: HttpRequest, who: Actor, place: Place, behind: Behind, back: str
) -> HttpResponse:
    shown = behind.entries[: settings.LIST_ROWS]
    return render(
        request,
        "facts/entries.html",
        {
            "place": place,
            "crumbs": crumbs(place, who, itself=True),
            "indicator": indicator_head(behind),
            "entries": lines(shown),
            "left_out": len(behind.entries) - len(shown),
            "back": back,
        },
    )
