"""The committee's pages, and what their forms do."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.assessments.queries import committee_month
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import ChangedMeanwhile
from bontot.domain.meetings.queries import bundle_file, bundles_of, guidance_month
from bontot.domain.tasks.queries import given_from_above
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.web.committee.bundles import bundle_page
from bontot.interfaces.web.committee.changes import CHANGES
from bontot.interfaces.web.committee.doors import (
    Asked,
    Refusal,
    Shell,
    committee_place,
    month_in,
    shell,
)
from bontot.interfaces.web.committee.given import given_page
from bontot.interfaces.web.committee.guidance import guidance_page
from bontot.interfaces.web.committee.levels import LevelsPage, kept_levels, levels_page
from bontot.interfaces.web.components.posted import Posted, key_of
from bontot.interfaces.web.components.requests import by_form, page
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.meetings.files import sent
from bontot.primitives.errors import Fault, Invalid, Refused


@page
def levels(request: HttpRequest, label: str, month: str) -> HttpResponse:
    """
    Show the official level of every cell's meeting of a month, exceptions first.

    Queries: 11.
    """
    asked = Asked(request, actor(request), label, month_in(month))
    return _levels(asked)


def _levels(asked: Asked, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    frame = shell(asked, committee_place(asked), "committee_month")
    shown = _levels_page(frame, refusal)
    if refusal and refusal.theirs:
        theirs = kept_levels(shown, refusal.form)
        again = Refusal(refusal.form, refusal.sentence, refusal.typed, theirs)
        shown = _levels_page(frame, again, shown)
    return _framed(frame, "committee/levels.html", shown, status)


def _levels_page(
    frame: Shell, refusal: Refusal | None, before: LevelsPage | None = None
) -> LevelsPage:
    today = clock.today()
    found = (
        before.found
        if before
        else committee_month(
            committee=frame.place.organization,
            month=frame.asked.month,
            on=frame.place.on,
            today=today,
            user=frame.asked.who.user_id,
        )
    )
    return levels_page(found, today, refusal)


@page
def guidance(request: HttpRequest, label: str, month: str) -> HttpResponse:
    """
    Show what the committee entered for a month, and how many cells reported it done.

    Queries: 9.
    """
    return _guidance(Asked(request, actor(request), label, month_in(month)))


def _guidance(asked: Asked, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    frame = shell(asked, committee_place(asked), "guidance")
    found = guidance_month(committee=frame.place.organization, month=asked.month, on=frame.place.on)
    shown = guidance_page(found, asked.month, refusal)
    return _framed(frame, "committee/guidance.html", shown, status)


@page
def given(request: HttpRequest, label: str, month: str) -> HttpResponse:
    """
    Show what the committee gave its cells to do, and how far each is.

    Queries: 9.
    """
    return _given(Asked(request, actor(request), label, month_in(month)))


def _given(asked: Asked, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    frame = shell(asked, committee_place(asked), "given")
    found = given_from_above(
        path=frame.place.organization.path,
        on=frame.place.on,
        today=clock.today(),
        since=asked.month,
    )
    return _framed(frame, "committee/given.html", given_page(found, refusal), status)


@page
def bundle(request: HttpRequest, label: str, month: str) -> HttpResponse:
    """
    Show the files of the cells' papers for a month: those ready, and how far one is that is being made.

    Queries: 7.
    """
    return _bundle(Asked(request, actor(request), label, month_in(month)))


def _bundle(asked: Asked, refusal: Refusal | None = None, status: int = 200) -> HttpResponse:
    frame = shell(asked, committee_place(asked), "bundle")
    found = bundles_of(organization=frame.place.organization.id, month=asked.month, at=clock.now())
    return _framed(frame, "committee/bundles.html", bundle_page(frame, found, refusal), status)


@page
def fetch(request: HttpRequest, label: str, month: str, bundle_id: UUID) -> HttpResponse:
    """
    Give the file of a bundle that is ready.

    Queries: 8.
    """
    place = committee_place(Asked(request, actor(request), label, month_in(month)))
    organization = place.organization.id
    return sent(bundle_file(organization=organization, bundle=bundle_id, at=clock.now()))


def _framed(frame: Shell, template: str, shown: object, status: int) -> HttpResponse:
    context = {"page": shown, "shell": frame, "crumbs": frame.crumbs}
    return render(frame.asked.request, template, context, status=status)


#: Name of a page → how it is shown again after a refusal.
_SHOWN: dict[str, Callable[[Asked, Refusal, int], HttpResponse]] = {
    "committee_month": _levels,
    "guidance": _guidance,
    "given": _given,
    "bundle": _bundle,
}


@by_form
def change(request: HttpRequest, label: str, month: str, verb: str) -> HttpResponse:
    """
    Do what one form of the committee asks, then show its page again; a refusal keeps what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation, and of the page after a refusal.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    if verb not in CHANGES:
        raise Http404
    asked = Asked(request, who, label, month_in(month))
    with reading(who):
        place = committee_place(asked)
    do, shown = CHANGES[verb]
    try:
        said = do(
            Posted(
                actor=who,
                at=clock.now(),
                organization_id=place.organization.id,
                month=asked.month,
                data=request.POST,
                key=key_of(request.POST),
            )
        )
    except (Invalid, Refused) as fault:
        return _refused(asked, shown, fault)
    messages.success(request, said)
    return redirect(reverse(shown, args=(label, str(asked.period))))


def _refused(asked: Asked, shown: str, fault: Fault) -> HttpResponse:
    typed = asked.request.POST
    lost = isinstance(fault, ChangedMeanwhile)
    theirs = (_("Đồng chí khác vừa ghi"),) if lost else ()
    refusal = Refusal(typed.get("form", ""), sentence(fault), typed, theirs)
    with reading(asked.who):
        return _SHOWN[shown](asked, refusal, fault.http_status)
