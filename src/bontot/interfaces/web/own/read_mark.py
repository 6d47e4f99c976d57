"""
“I have read this”: a mark for the member's own eyes.

It lives in a signed cookie of their own device and nowhere else: no table, no log, nothing to count. It can be taken
off again, and it goes at sign-out.
"""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from bontot.domain.audit.types import Actor


NAME: Final = "bontot_da_doc"
#: A meeting comes once a month.
_SECONDS: Final = 60 * 24 * 3600


def is_read(request: HttpRequest, who: Actor, meeting: UUID) -> bool:
    """Say whether this device keeps the mark of this account on a meeting."""
    kept = request.get_signed_cookie(NAME, default="", salt=str(who.user_id))
    return kept == str(meeting)


def toggle(request: HttpRequest, response: HttpResponse, who: Actor, meeting: UUID) -> None:
    """Set the mark, or take it off where it is set."""
    path = reverse("own_meeting")
    if is_read(request, who, meeting):
        response.delete_cookie(NAME, path=path, samesite="Lax")
        return
    response.set_signed_cookie(
        NAME,
        str(meeting),
        salt=str(who.user_id),
        max_age=_SECONDS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
