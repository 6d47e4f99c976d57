"""Requests of members to have their data corrected: the list, and the answer to one."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor
from bontot.domain.privacy.operations import answer_correction
from bontot.domain.privacy.queries import corrections_of
from bontot.domain.reports.queries import place_of
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.posted import Sent, key_of
from bontot.interfaces.web.components.requests import by_form, page
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.meetings.rows import Refusal
from bontot.interfaces.web.own.blocks import Asked, asked
from bontot.primitives.errors import Invalid, Refused
from bontot.primitives.periods import Period


@dataclass(frozen=True, slots=True)
class Page:
    """The requests of the members of a cell."""

    place: Place
    requests: tuple[Asked, ...]
    refusal: Refusal | None = None

    @property
    def key(self) -> UUID:
        """A new idempotency key for each form."""
        return uuid4()

    @property
    def waiting(self) -> tuple[Asked, ...]:
        """Those that wait, the oldest first."""
        return tuple(one for one in self.requests if one.waits)

    @property
    def answered(self) -> tuple[Asked, ...]:
        """Those answered or taken back, the newest first."""
        return tuple(one for one in self.requests if not one.waits)

    @property
    def adrift(self) -> str:
        """Why an answer was refused, where its request does not wait any more."""
        waiting = {str(one.item.id) for one in self.waiting}
        return self.refusal.sentence if self.refusal and self.refusal.form not in waiting else ""

    @property
    def typed(self) -> str:
        """An answer that was typed and refused."""
        return self.refusal.typed.get("text", "") if self.refusal else ""


def _place(who: Actor, label: str) -> Place:
    today = clock.today()
    return place_of(
        actor=who, label=label, period=Period(today.year), today=today, action=Action.VIEW_MINUTES
    )


@page
def corrections(request: HttpRequest, label: str) -> HttpResponse:
    """
    List the requests of the members of a cell, those that wait first.

    Queries: 7.
    """
    return _rendered(request, actor(request), label)


def _rendered(
    request: HttpRequest,
    who: Actor,
    label: str,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    place = _place(who, label)
    found = corrections_of(organization=place.organization.id, today=clock.today())
    shown = Page(place, tuple(map(asked, found)), refusal)
    context = {"page": shown, "crumbs": crumbs(place, who, itself=True)}
    return render(request, "corrections/list.html", context, status=status)


@by_form
def answer(request: HttpRequest, label: str) -> HttpResponse:
    """
    Accept a request or decline it, with a word; a refusal keeps what was typed.

    Queries: those of the operation, and 7 where it is refused.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    with reading(who):
        _place(who, label)
    try:
        sent = Sent(
            actor=who,
            at=clock.now(),
            data=request.POST,
            key=key_of(request.POST),
        )
        answer_correction(
            actor=who,
            at=sent.at,
            key=sent.key,
            request_id=sent.ident("request"),
            seen=sent.seen,
            accepted=sent.yes_no("accepted") is True,
            text=sent.text("text"),
        )
    except (Invalid, Refused) as fault:
        refusal = Refusal(request.POST.get("request", ""), request.POST, sentence(fault))
        with reading(who):
            return _rendered(request, who, label, refusal, fault.http_status)
    return redirect("corrections", label)
