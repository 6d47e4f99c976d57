"""The books of a cell: their pages, and what their forms do."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from bontot.domain.accounts.policies import can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor, Json
from bontot.domain.campaigns.queries import pledge_of
from bontot.domain.members.queries import (
    admissions_of,
    leadership_of,
    moves_of,
    record_of,
    roster_page,
)
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.domain.reports.queries import place_of
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.posted import Posted, as_ident, key_of
from bontot.interfaces.web.components.requests import by_form, chosen_day, chosen_period, page
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.members.admissions import admissions_said
from bontot.interfaces.web.members.books import Books
from bontot.interfaces.web.members.changes import CHANGES
from bontot.interfaces.web.members.forms import Maker, Refused
from bontot.interfaces.web.members.leaders import leaders_said
from bontot.interfaces.web.members.record import record_said
from bontot.interfaces.web.members.roster import add_form, roster_said
from bontot.interfaces.web.members.transfers import transfers_said
from bontot.primitives import errors
from bontot.primitives.periods import Period


#: Digits of a page's number.
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of whose books is asked for, by whom; with the form that was refused, if one was."""

    request: HttpRequest
    who: Actor
    label: str
    action: Action
    period: Period
    member_id: UUID | None = None
    refused: Refused | None = None

    def books(self) -> Books:
        """
        Open the books.

        Raises:
            OrganizationUnknown: There is none in sight, or it is no cell.
            NotInScope: The actor sees nothing there.
            ActionNotPermitted: The actor may not read them.

        Queries: 2.
        """
        today = clock.today()
        place = place_of(
            actor=self.who, label=self.label, period=self.period, today=today, action=self.action
        )
        if not place.organization.is_cell:
            raise OrganizationUnknown(organization=self.label, on=place.on)
        writes = can(self.who, Action.MANAGE_MEMBERS, place.organization.path)
        return Books(place, today, writes, Maker("members_change", self.label, self.refused))

    def shown(self, template: str, books: Books, **context: object) -> HttpResponse:
        """Render a page of the books."""
        context |= {"books": books, "crumbs": crumbs(books.place, self.who, itself=True)}
        status = self.refused.status if self.refused else 200
        return render(self.request, f"members/{template}.html", context, status=status)


def _asked(
    request: HttpRequest, label: str, action: Action, member_id: UUID | None = None
) -> Asked:
    return Asked(request, actor(request), label, action, chosen_period(request), member_id)


@page
def roster(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the roster of a cell on a day, searched and page by page, with its two populations.

    Queries: 8.
    """
    asked = _asked(request, label, Action.VIEW_MEMBERS)
    books = asked.books()
    day = chosen_day(request, Period(books.today.year))
    words = request.GET.get("tim", "").strip()[:120]
    number = request.GET.get("trang", "")
    found = roster_page(
        books.place.organization.id,
        day,
        words=words,
        page=int(number)
        if number.isascii() and number.isdigit() and len(number) < MOST_DIGITS
        else 1,
    )
    return asked.shown("roster", books, page=roster_said(found, books, words))


@page
def member_add(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the form that puts somebody on the roster.

    Queries: 6.
    """
    return _add(_asked(request, label, Action.MANAGE_MEMBERS))


def _add(asked: Asked) -> HttpResponse:
    books = asked.books()
    return asked.shown("add", books, form=add_form(books))


@page
def member_record(request: HttpRequest, label: str, member_id: UUID) -> HttpResponse:
    """
    Show what the books of a cell hold of one member, and their pledge of this year.

    Queries: 12.
    """
    return _record(_asked(request, label, Action.MANAGE_MEMBERS, member_id))


def _record(asked: Asked) -> HttpResponse:
    books = asked.books()
    member_id = asked.member_id or as_ident("member", asked.request.POST.get("member", ""))
    found = record_of(books.place.organization.id, member_id, books.today)
    cell, year = books.place.organization.id, books.today.year
    pledge = pledge_of(organization=cell, member=member_id, year=year)
    return asked.shown("record", books, page=record_said(found, books, pledge))


@page
def leaders(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show who leads a cell and its terms of office.

    Queries: 9.
    """
    return _leaders(_asked(request, label, Action.VIEW_MEMBERS))


def _leaders(asked: Asked) -> HttpResponse:
    books = asked.books()
    found = leadership_of(books.place.organization.id, books.today)
    return asked.shown("leaders", books, page=leaders_said(found, books))


@page
def transfers(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the moves of a cell's members: sent, waiting, received.

    Queries: 9.
    """
    return _transfers(_asked(request, label, Action.MANAGE_MEMBERS))


def _transfers(asked: Asked) -> HttpResponse:
    books = asked.books()
    found = moves_of(books.place.organization.id, books.today)
    chosen = asked.request.GET.get("dang-vien", "")
    return asked.shown("transfers", books, page=transfers_said(found, books, chosen))


@page
def admissions(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the admissions of a cell in a year by source, against its target.

    Queries: 8.
    """
    return _admissions(_asked(request, label, Action.VIEW_MEMBERS))


def _admissions(asked: Asked) -> HttpResponse:
    books = asked.books()
    found = admissions_of(books.place.organization.id, asked.period.year)
    return asked.shown("admissions", books, page=admissions_said(found, books))


#: The name of a page → how it is shown again with a refused form.
_AGAIN: dict[str, Callable[[Asked], HttpResponse]] = {
    "member_add": _add,
    "member_record": _record,
    "leaders": _leaders,
    "transfers": _transfers,
    "admissions": _admissions,
}


@by_form
def change(request: HttpRequest, label: str, verb: str) -> HttpResponse:
    """
    Do what one form of the books asks, then show its page; a refusal stands beside the form with what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation, and of the page where it was refused.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    if verb not in CHANGES:
        raise Http404
    do, name = CHANGES[verb]
    asked = Asked(request, who, label, Action.MANAGE_MEMBERS, chosen_period(request))
    with reading(who):
        organization = asked.books().place.organization.id
    try:
        answer = do(posted_by(request, who, organization))
    except (errors.Invalid, errors.Refused) as fault:
        form = request.POST.get("form", "")
        refused = Refused.of(form, request.POST.dict(), fault)
        again = Asked(request, who, label, Action.MANAGE_MEMBERS, asked.period, refused=refused)
        with reading(who):
            return _AGAIN[name](again)
    return redirect(_next(request, label, name, answer))


def posted_by(request: HttpRequest, who: Actor, organization_id: UUID) -> Posted:
    """
    Read a form sent in.

    Raises:
        UnreadableChoice: Its key is none.
    """
    return Posted(
        actor=who,
        at=clock.now(),
        organization_id=organization_id,
        month=clock.today().replace(day=1),
        data=request.POST,
        key=key_of(request.POST),
    )


def _next(request: HttpRequest, label: str, name: str, answer: dict[str, Json]) -> str:
    """Give the address to go on at: a new member's record, or the page the form stood on."""
    if name == "member_add":
        return reverse("member_record", args=(label, answer["member"]))
    if name == "member_record":
        return reverse(name, args=(label, as_ident("member", request.POST.get("member", ""))))
    year = request.POST.get("month", "")[:4]
    asked = f"?ky={year}" if name == "admissions" and year.isdigit() else ""
    return reverse(name, args=(label,)) + asked
