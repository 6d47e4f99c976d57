"""Keep size and contrast in cookies; with JavaScript off this form is how they are set."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from bontot.interfaces.web.components.frame import (
    CONTRAST_COOKIE,
    CONTRASTS,
    SIZE_COOKIE,
    SIZES,
)
from bontot.interfaces.web.components.requests import by_form


YEAR = 365 * 24 * 3600


@by_form
def display(request: HttpRequest) -> HttpResponse:
    """Set the cookie and go back to the page."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    for field, cookie, allowed in (
        ("size", SIZE_COOKIE, SIZES),
        ("contrast", CONTRAST_COOKIE, CONTRASTS),
    ):
        value = request.POST.get(field)
        if value and value in allowed:
            response.set_cookie(
                cookie, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
            )
    return response
