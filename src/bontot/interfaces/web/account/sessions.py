"""Where an account is signed in: the library's page, asked in two questions however many browsers there are."""

from typing import Any

from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.utils.crypto import constant_time_compare
from django.views.generic.edit import FormView
from typing_extensions import override


#: More browsers than this are not listed; signing the others out ends them all the same.
MOST = 20


class OpenSessions(ListUserSessionsView):  # type: ignore[misc]  # the library is untyped
    """The library's own list asks three questions a browser and deletes what has ended while it is read."""

    @override
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """
        List the browsers in which this account is open now, newest first.

        Queries: 2.
        """
        found = FormView.get_context_data(self, **kwargs)
        user = self.request.user
        alive = {
            one.session_key: one.get_decoded().get(HASH_SESSION_KEY, "")
            for one in Session.objects.filter(
                session_key__in=UserSession.objects.filter(user=user).values("session_key"),
                expire_date__gt=Now(),
            )
        }
        # A password set anew leaves rows behind whose mark no longer opens anything
        mark = user.get_session_auth_hash()
        sessions = [
            one
            for one in UserSession.objects.filter(user=user).order_by("-created_at")
            if constant_time_compare(alive.get(one.session_key, ""), mark)
        ]
        return {**found, "sessions": sessions[:MOST], "session_count": len(sessions)}
