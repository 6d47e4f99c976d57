"""What a page reads from its address, and who may open it at all."""

import datetime as dt
from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from bontot.interfaces.shared import clock
from bontot.primitives.errors import Invalid
from bontot.primitives.periods import Period, UnreadablePeriod, parse_period


P = ParamSpec("P")

Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


class UnreadableDay(Invalid):
    """A text that should be a day, dd/mm/yyyy, is none; field `text`."""

    code = "unreadable_day"


def page(view: Page[P]) -> Page[P]:
    """Make a read-only page for signed-in people; others are shown the way in."""

    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not hasattr(request, "actor"):
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    update_wrapper(guarded, view)
    return require_safe(guarded)


def by_form(view: Page[P]) -> Page[P]:
    """
    Make a view of what a form sends; whoever comes to its address otherwise is led to the page it stands on.

    After a refusal a browser shows that address: a phone that opens its tab again asks for it anew.
    """

    def taken(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return view(request, *args, **kwargs)
        before, found, _ = request.path.rpartition("/ghi/")
        where = before if found else request.path.rstrip("/").rpartition("/")[0]
        asked = request.META["QUERY_STRING"]
        return redirect(f"{where}/" + (f"?{asked}" if asked else ""))

    update_wrapper(taken, view)
    return require_http_methods(["GET", "HEAD", "POST"])(taken)


def chosen_period(request: HttpRequest) -> Period:
    """
    Return the year asked for (`?ky=2024`); without it, this year.

    Raises:
        UnreadablePeriod: The text is no year.
    """
    text = request.GET.get("ky", "")
    return year_of(text) if text else Period(clock.today().year)


def year_of(text: str) -> Period:
    """
    Read a year from an address.

    Raises:
        UnreadablePeriod: The text is no year.
    """
    period = parse_period(text)
    if not period.is_year:
        raise UnreadablePeriod(text=text)
    return period


def chosen_day(request: HttpRequest, period: Period) -> dt.date:
    """
    Return the day asked for (`?ngay=30/06/2024`), else the last day of the period; never after today.

    Raises:
        UnreadableDay: The text is no day.
    """
    last = min(clock.today(), period.until - dt.timedelta(days=1))
    text = request.GET.get("ngay", "").strip()
    if not text:
        return last
    try:
        asked = dt.datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise UnreadableDay(text=text) from None
    return min(asked, clock.today())
