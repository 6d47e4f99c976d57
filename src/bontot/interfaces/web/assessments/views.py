"""Pages of results."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.accounts.policies import can
from bontot.domain.accounts.types import Action
from bontot.domain.assessments.types import NotEvaluated
from bontot.domain.audit.types import Actor
from bontot.domain.ratings.types import Grade
from bontot.domain.reports.policies import can_see_members
from bontot.domain.reports.queries import (
    evaluated,
    explained_result,
    member_of,
    members_of,
    place_of,
)
from bontot.domain.reports.types import MAIN_STRAND, MemberResult, Place
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.assessments.blocks import result_blocks
from bontot.interfaces.web.assessments.choices import MemberRow, choices
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.mark import SQUARES
from bontot.interfaces.web.components.requests import page, year_of
from bontot.interfaces.web.components.squares import legend, verdict_tag


def _place(who: Actor, label: str, year: str, action: Action) -> Place:
    return place_of(
        actor=who, label=label, period=year_of(year), today=clock.today(), action=action
    )


@page
def result(request: HttpRequest, label: str, year: str) -> HttpResponse:
    """
    Show the result of a cell or a committee: its goods, their criteria, what is missing.

    Queries: 12.
    """
    who = actor(request)
    place = _place(who, label, year, Action.VIEW_RESULT)
    strand = request.GET.get("he", MAIN_STRAND)
    context: dict[str, object] = {
        "place": place,
        "crumbs": crumbs(place, who),
        "members_href": _members_href(who, place),
    }
    try:
        found = explained_result(
            organization=place.organization.id,
            period=place.period,
            as_of=place.on,
            strand=strand,
        )
    except NotEvaluated:
        other = evaluated(place.period, place.organization.id)
        context["choices"] = choices(place, other, strand)
        return render(request, "assessments/nothing.html", context)
    address = reverse("result", args=(label, place.period.year))
    linked = can(who, Action.VIEW_ENTRIES, place.organization.path)
    context["result"] = result_blocks(found, address, linked=linked)
    context["choices"] = choices(place, found.evaluated, strand)
    return render(request, "assessments/result.html", context)


def _members_href(who: Actor, place: Place) -> str:
    if not place.organization.is_cell or not can_see_members(who, place.organization.path):
        return ""
    return reverse("members", args=(place.organization.label, place.period.year))


@page
def members(request: HttpRequest, label: str, year: str) -> HttpResponse:
    """
    Show the members of a cell with their results, to the secretary and deputy of that cell alone.

    Queries: 12.
    """
    who = actor(request)
    place = _place(who, label, year, Action.VIEW_MEMBERS)
    rows = members_of(actor=who, place=place)
    return render(
        request,
        "assessments/members.html",
        {
            "place": place,
            "crumbs": crumbs(place, who, itself=True),
            "members": [_row(one, place) for one in rows],
            "legend": legend(),
        },
    )


def _row(one: MemberResult, place: Place) -> MemberRow:
    return MemberRow(
        name=one.name,
        squares=tuple(SQUARES[verdict] for verdict in one.pillars),
        tag=verdict_tag(one.verdict),
        grade=str(Grade(one.grade).label) if one.grade else _("chưa xếp loại"),
        href=reverse("member", args=(place.organization.label, place.period.year, one.member_id)),
    )


@page
def member(request: HttpRequest, label: str, year: str, member_id: UUID) -> HttpResponse:
    """
    Show one member's result, to that member and to the secretary and deputy of the cell.

    Queries: 12.
    """
    who = actor(request)
    place = _place(who, label, year, Action.VIEW_RESULT)
    person = member_of(actor=who, place=place, member_id=member_id)
    found = explained_result(
        organization=place.organization.id,
        period=place.period,
        as_of=place.on,
        member=member_id,
    )
    address = reverse("member", args=(label, place.period.year, member_id))
    return render(
        request,
        "assessments/member.html",
        {
            "place": place,
            "crumbs": crumbs(place, who, itself=True),
            "member": person,
            "result": result_blocks(found, address),
        },
    )
