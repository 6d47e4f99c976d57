"""The accounts of a place: who has one, made in bulk, opened by printed slips, reset, locked, ended."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from bontot.domain.accounts.operations import create_accounts, end_grant, issue_slips, set_lock
from bontot.domain.accounts.steps import NewSlip
from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import reading
from bontot.domain.reports.queries import (
    AccountLine,
    Accounts,
    WithoutAccount,
    accounts_of,
    new_accounts,
    place_of,
)
from bontot.domain.reports.types import Place
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.formats import day
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.requests import by_form, page
from bontot.papers.account_slips import AccountSlip, account_slips_pdf
from bontot.primitives.errors import Invalid, NotFound, Refused
from bontot.primitives.periods import Period


class NobodyChosen(Invalid):
    """Accounts were asked for and nobody was ticked."""

    code = "nobody_chosen"


class SlipsPrinted(Refused):
    """The same press of the same button: its slips went out once, and their codes are kept nowhere."""

    code = "slips_printed"


class AccountNotListed(NotFound):
    """What a form names is not on the page it was sent from."""

    code = "account_not_listed"


@dataclass(frozen=True, slots=True)
class Asked:
    """A form sent in from the page, with what the page shows now."""

    request: HttpRequest
    verb: str
    place: Place
    found: Accounts

    def chosen(self, name: str) -> tuple[UUID, int]:
        """
        Read an identifier with the version it was shown in.

        Raises:
            AccountNotListed: There is none.
        """
        ident, _, seen = self.request.POST.get(name, "").partition(":")
        try:
            return UUID(ident), int(seen)
        except ValueError:
            raise AccountNotListed from None

    def key(self, about: str = "") -> UUID:
        """
        Give the key of this press: each button of the page has its own.

        Raises:
            AccountNotListed: The form brought none.
        """
        try:
            return uuid5(UUID(self.request.POST.get("key", "")), f"{self.verb} {about}")
        except ValueError:
            raise AccountNotListed from None


@page
def accounts(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the accounts of the cells below a committee, or those of one cell and its members.

    Queries: 8.
    """
    place, found = _found(request, label)
    context = {
        "place": place,
        "found": found,
        "managed": any(line.managed for cell in found.cells for line in cell.lines),
        "posts": [one for one in found.without if one.role != "member"],
        "members": [one for one in found.without if one.role == "member"],
        "thirds": found.thirds,
        "third_cells": sum(bool(cell.thirds) for cell in found.cells),
        "key": uuid4(),
        "slip_days": settings.SLIP_LIFE.days,
        "crumbs": crumbs(place, actor(request), itself=True),
    }
    return render(request, "account/cells.html", context)


@by_form
def accounts_change(request: HttpRequest, label: str, verb: str) -> HttpResponse:
    """
    Do what one button of the page asks, then show the page again; slips are answered as a file.

    Raises:
        Http404: No button asks this.

    Queries: those of the page and of the operation.
    """
    if not hasattr(request, "actor"):
        return redirect("account_login")
    if verb not in CHANGES:
        raise Http404
    with reading(actor(request)):
        place, found = _found(request, label)
    answer = CHANGES[verb](Asked(request, verb, place, found))
    return answer or redirect(reverse("accounts", args=(label,)))


def _found(request: HttpRequest, label: str) -> tuple[Place, Accounts]:
    who, today = actor(request), clock.today()
    place = place_of(
        actor=who,
        label=label,
        period=Period(today.year),
        today=today,
        action=Action.VIEW_ACCOUNTS,
    )
    return place, accounts_of(actor=who, place=place, today=today, now=clock.now())


def _make(asked: Asked) -> None:
    """
    Make accounts for everybody without one; of the members of a cell, for those ticked.

    Raises:
        NobodyChosen: Nobody was.
    """
    without = _chosen(asked)
    if not without:
        raise NobodyChosen
    new, further = new_accounts(without, clock.today())
    about = " ".join(sorted(f"{one.member_id} {one.role}" for one in without))
    create_accounts(
        actor=actor(asked.request),
        at=clock.now(),
        key=asked.key(about),
        accounts=new,
        further=further,
    )


def _chosen(asked: Asked) -> list[WithoutAccount]:
    """Say for whom accounts are asked: members ticked, one to keep the books, or all who lead a cell."""
    post, found = asked.request.POST, asked.found
    if "members" in post:
        ticked = set(post.getlist("member"))
        return [one for one in found.without if str(one.member_id) in ticked]
    if "clerks" in post:
        return [one for one in found.thirds if str(one.member_id) == post.get("clerk")]
    if "third" in post:
        return [cell.thirds[0] for cell in found.cells if cell.thirds]
    return [one for one in found.without if one.role != "member"]


def _print(asked: Asked) -> HttpResponse:
    """
    Issue slips for the accounts that wait for one, or for one account, and hand them out as a file.

    Raises:
        AccountNotListed: The account is not on the page.
        SlipsPrinted: They were handed out already.
    """
    wanted = asked.request.POST.get("user", "")
    every = [line for cell in asked.found.cells for line in cell.lines if line.managed]
    chosen = [line for line in every if str(line.user_id) == wanted] if wanted else []
    if not wanted:
        chosen = list(asked.found.waiting)
    # One who holds two posts has one account, and one slip
    lines = list({line.user_id: line for line in chosen}.values())
    if not lines:
        raise AccountNotListed
    now = clock.now()
    slips = [NewSlip(line.user_id, line.organization_id) for line in lines]
    answer = issue_slips(
        actor=actor(asked.request),
        at=now,
        key=asked.key(wanted),
        slips=slips,
        life=settings.SLIP_LIFE,
    )
    if answer["slips"] != [str(slip.id) for slip in slips]:
        raise SlipsPrinted
    return _file(asked, lines, slips, now + settings.SLIP_LIFE)


def _file(
    asked: Asked, lines: Sequence[AccountLine], slips: Sequence[NewSlip], until: dt.datetime
) -> HttpResponse:
    names = {cell.cell.id: cell.cell.name for cell in asked.found.cells}
    # Behind a proxy the server itself is asked by plain HTTP
    scheme = "https" if settings.SESSION_COOKIE_SECURE else asked.request.scheme
    drawn = account_slips_pdf(
        [
            AccountSlip(
                cell=names[line.organization_id],
                holder=f"{str(line.role.label).capitalize()}: {line.holder}",
                username=line.username,
                code=slip.code,
            )
            for line, slip in zip(lines, slips, strict=True)
        ],
        address=f"{scheme}://{asked.request.get_host()}{reverse('first_sign_in')}",
        until=day(until.astimezone(clock.ZONE).date()),
        sample=settings.DEMO,
    )
    response = HttpResponse(drawn, content_type="application/pdf")
    name = f"phieu-tai-khoan-{asked.place.organization.label}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _lock(asked: Asked) -> None:
    user_id, seen = asked.chosen("user")
    set_lock(
        actor=actor(asked.request),
        at=clock.now(),
        key=asked.key(f"{user_id} {seen}"),
        user_id=user_id,
        seen=seen,
        locked=asked.verb == "khoa",
    )


def _end(asked: Asked) -> None:
    grant_id, seen = asked.chosen("grant")
    end_grant(
        actor=actor(asked.request),
        at=clock.now(),
        key=asked.key(f"{grant_id} {seen}"),
        grant_id=grant_id,
        seen=seen,
        valid_until=clock.today(),
    )


#: Verb of the address → what it does; what it answers takes the place of the page.
CHANGES: dict[str, Callable[[Asked], HttpResponse | None]] = {
    "lap": _make,
    "phieu": _print,
    "khoa": _lock,
    "mo": _lock,
    "thoi-giu": _end,
}
