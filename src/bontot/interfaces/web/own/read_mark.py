"""
“I have read this”: a mark for the member's own eyes.

It lives in a signed cookie of their own device and nowhere else: no table, no log, nothing to count. It can be taken
off again, and it goes at sign-out.
"""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bontot.domain.audit.types import Actor
from bontot.interfaces.web.components.watch import READ_MARK


#: A meeting comes once a month.
_SECONDS: Final = 60 * 24 * 3600


def is_read(request: HttpRequest, who: Actor, meeting: UUID) -> bool:
    """Say whether this device keeps the mark of this account on a meeting."""
    kept = request.get_signed_cookie(READ_MARK, default="", salt=str(who.user_id))
    return kept == str(meeting)


def toggle(request: HttpRequest, response: HttpResponse, who: Actor, meeting: UUID) -> None:
    """Set the mark, or take it off where it is set."""
    if is_read(request, who, meeting):
        response.delete_cookie(READ_MARK, samesite="Lax")
        return
    response.set_signed_cookie(
        READ_MARK,
        str(meeting),
        salt=str(who.user_id),
        max_age=_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
