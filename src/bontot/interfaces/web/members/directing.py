"""What a committee sees and sets for its cells: who is in charge, how many to admit."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from bontot.domain.accounts.policies import can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import Actor
from bontot.domain.orgtree.types import OrganizationUnknown
from bontot.domain.reports.queries import charges_of, place_of
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.one_transaction import actor
from bontot.interfaces.web.components.crumbs import crumbs
from bontot.interfaces.web.components.requests import by_form, chosen_period, page, year_of
from bontot.interfaces.web.meetings.doors import sender
from bontot.interfaces.web.members.books import Books
from bontot.interfaces.web.members.changes import assign, target
from bontot.interfaces.web.members.charges import charges_said
from bontot.interfaces.web.members.forms import Maker, Refused
from bontot.interfaces.web.members.views import posted_by
from bontot.primitives import errors
from bontot.primitives.periods import Period


VERBS = frozenset({"phan-cong", "chi-tieu"})


@page
def charges(request: HttpRequest, label: str) -> HttpResponse:
    """
    Show the cells of a committee: who is in charge of each and comes to its meetings, admissions against the target.

    Queries: 8.
    """
    return _shown(request, actor(request), label, chosen_period(request))


def _books(who: Actor, label: str, period: Period, refused: Refused | None = None) -> Books:
    today = clock.today()
    place = place_of(actor=who, label=label, period=period, today=today, action=Action.VIEW_MEMBERS)
    if not place.organization.is_committee:
        raise OrganizationUnknown(organization=label, on=place.on)
    return Books(place, today, writes=False, maker=Maker("charges_change", label, refused))


def _shown(
    request: HttpRequest, who: Actor, label: str, period: Period, refused: Refused | None = None
) -> HttpResponse:
    books = _books(who, label, period, refused)
    found = charges_of(committee=books.place.organization, year=period.year, on=books.place.on)
    writes = any(can(who, Action.DIRECT_CELLS, cell.path) for cell in found.cells[:1])
    books = replace(books, writes=writes)
    context = {
        "books": books,
        "page": charges_said(found, books),
        "crumbs": crumbs(books.place, who, itself=True),
    }
    status = refused.status if refused else 200
    return render(request, "members/charges.html", context, status=status)


@by_form
def change(request: HttpRequest, label: str, verb: str) -> HttpResponse:
    """
    Put a committee member in charge, or set a target; a refusal stands beside the form with what was typed.

    Raises:
        Http404: No form asks this.

    Queries: those of the operation, and of the page where it was refused.
    """
    who = sender(request)
    if who is None:
        return redirect("account_login")
    if verb not in VERBS:
        raise Http404
    asked = request.POST.get("year", "")
    period = year_of(asked) if asked else Period(clock.today().year)
    with reading(who):
        committee = _books(who, label, period).place.organization.id
    try:
        posted = posted_by(request, who, committee)
        if verb == "phan-cong":
            assign(posted, committee)
        else:
            target(posted, period.year)
    except (errors.Invalid, errors.Refused) as fault:
        refused = Refused.of(request.POST.get("form", ""), request.POST.dict(), fault)
        with reading(who):
            return _shown(request, who, label, period, refused)
    return redirect(f"{reverse('charges', args=(label,))}?ky={period.year}")
