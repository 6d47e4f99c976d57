"""Signing in the first time, by the code of a printed slip."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bontot.domain.accounts.operations import use_slip
from bontot.domain.accounts.queries import actor_named
from bontot.domain.accounts.types import SignInCodeWrong
from bontot.interfaces.shared import clock
from bontot.interfaces.shared.sentences import sentence
from bontot.interfaces.web.account.forms import FirstSignIn
from bontot.interfaces.web.components import faults
from bontot.interfaces.web.components.watch import FIRST
from bontot.primitives.errors import Invalid, Refused


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def first_sign_in(request: HttpRequest) -> HttpResponse:
    """
    Ask for what stands on the slip; once it fits, ask for a password or passkey.

    Queries: none to ask; those of the operation, 2 more, and allauth's.
    """
    if hasattr(request, "actor"):
        return redirect("home")
    form = FirstSignIn(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "account/first.html", {"form": form}, status=status)
    username: str = form.cleaned_data["username"].strip()
    if not ratelimit.consume(request, action="first_sign_in", key=username.lower()):
        return faults.page(request, 429)
    try:
        return _opened(request, username, form.cleaned_data["code"])
    except (Invalid, Refused) as fault:
        form.add_error(None, sentence(fault))
        return render(request, "account/first.html", {"form": form}, status=fault.http_status)


def _opened(request: HttpRequest, username: str, code: str) -> HttpResponse:
    """
    Use the code and open a session that can do nothing but finish.

    Raises:
        SignInCodeWrong: There is no such account, or no such slip of it.
    """
    who = actor_named(username, clock.today())
    if who is None:
        raise SignInCodeWrong
    use_slip(actor=who, at=clock.now(), code=code)
    user = get_user_model().objects.get(pk=who.user_id)
    record_authentication(request, user, method="code", reauthenticated=True)
    response: HttpResponse = perform_login(
        request, user, redirect_url=reverse("account_set_password")
    )
    request.session[FIRST] = True
    return response
