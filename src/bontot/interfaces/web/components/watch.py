"""Watching sessions: on a shared machine one ends when nobody touches it; a first one does nothing but finish."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from bontot.interfaces.shared import clock


#: In the session: the machine is one's own.
OWN = "own_machine"
#: In the session: when it was last touched, in seconds.
SEEN = "seen"
#: In the session: it was opened by a slip, and nothing else opens the account yet.
FIRST = "first"
#: A cookie in which a member marks, on this device and for themselves, what they have read.
READ_MARK = "bontot_da_doc"
#: How old `SEEN` may grow before it is written again, in seconds.
GRAIN = 60
#: What a session opened by a slip may do before the account has a password or passkey.
FINISHING = frozenset(
    {
        *("account_set_password", "mfa_add_webauthn", "account_logout", "account_reauthenticate"),
        *("display", "set_language", "about", "alive", "ready"),
    }
)


def is_shared(session: SessionBase) -> bool:
    """Say whether a signed-in session is on a machine that others use too."""
    return SESSION_KEY in session and not session.get(OWN, False)


class Watch:
    """
    Middleware: ends what was left open, and leads a first session to its password or passkey.

    Queries: 1 to write when a session was touched, at most once a minute; 1 while a first session is open.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next one in the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless the session has to end or to finish first."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return _shown_in(request, self.get_response(request))
        signed_in = SESSION_KEY in request.session
        response = _shown_in(request, self._answer(request))
        if signed_in and SESSION_KEY not in request.session:
            # Nothing stays behind for whoever sits down next
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
            response.delete_cookie(READ_MARK, samesite="Lax")
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        session = request.session
        if is_shared(session) and self._left(session):
            logout(request)
            said = _("Máy không được dùng trong %(minutes)s phút nên đã tự đăng xuất.")
            messages.info(request, said % {"minutes": settings.IDLE_SECONDS // 60})
            return redirect("account_login")
        if session.get(FIRST) and not self._finished(request):
            return redirect("account_set_password")
        return self.get_response(request)

    @staticmethod
    def _left(session: SessionBase) -> bool:
        now = clock.seconds()
        still = now - session.get(SEEN, 0)
        if SEEN in session and still > settings.IDLE_SECONDS:
            return True
        if still > GRAIN:
            session[SEEN] = now
        return False

    @staticmethod
    def _finished(request: HttpRequest) -> bool:
        try:
            place = resolve(request.path_info).url_name
        except Resolver404:
            place = None
        user = request.user
        if not user.is_authenticated:
            return True
        passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
        if user.has_usable_password() or passkeys.exists():
            del request.session[FIRST]
            return True
        return place in FINISHING


def _shown_in(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """
    Show a saving page whose session is over the way in, and the way back to what was being typed.

    A script would follow the redirect unseen; the draft waits in the tab until the page is open again.
    """
    entrance = reverse("account_login")
    location = response.headers.get("Location", "")
    if "HX-Request" not in request.headers or location.partition("?")[0] != entrance:
        return response
    back = urlsplit(request.headers.get("HX-Current-URL", "")).path
    way = f"{entrance}?{urlencode({'next': back})}" if back else entrance
    shown = HttpResponse(status=204, headers={"HX-Redirect": way})
    shown.cookies = response.cookies
    return shown
