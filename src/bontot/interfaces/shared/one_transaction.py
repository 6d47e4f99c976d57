"""A safe request is one transaction that knows who asks and what they may see, and ends after rendering."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse

from bontot.domain.accounts.queries import actor_of
from bontot.domain.audit.queries import set_session
from bontot.domain.audit.types import Actor
from bontot.interfaces.shared import clock


SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def actor(request: HttpRequest) -> Actor:
    """Return who asks; only for requests of signed-in people (`signed_in` sees to it)."""
    return cast("Any", request).actor  # type: ignore[no-any-return]  # set by the middleware


class OneTransaction:
    """
    Middleware: sets `bontot.actor` and `bontot.scope` for the transaction of a safe request.

    An unsafe request opens none: its operation opens the one durable transaction. Neither does a stranger's: the
    pages open to everybody answer without the database.

    Queries: 1 for the account's grants and 1 for the session, beside the sign-in's own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next one in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer inside the transaction, rendered."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        if request.method not in SAFE:
            _introduce(request)
            return self.get_response(request)
        with transaction.atomic():
            if who := _introduce(request):
                set_session(who)
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
        return response


def _introduce(request: HttpRequest) -> Actor | None:
    """Say who asks, where somebody signed in."""
    user = request.user
    if not user.is_authenticated:
        return None
    who = actor_of(user.pk, user.get_full_name(), clock.today())
    cast("Any", request).actor = who
    return who
