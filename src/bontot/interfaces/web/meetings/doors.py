"""Who sends a form in."""

from django.http import HttpRequest

from bontot.domain.accounts.queries import actor_of
from bontot.domain.audit.types import Actor
from bontot.interfaces.shared import clock


def sender(request: HttpRequest) -> Actor | None:
    """
    Find who sends a form in; None for a stranger. An unsafe request has no transaction of its own yet.

    Queries: 1.
    """
    user = request.user
    if not user.is_authenticated:
        return None
    return actor_of(user.pk, user.get_full_name(), clock.today())
