"""The forms of signing in: what allauth's ask, and whether the machine is shared."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from bontot.interfaces.web.components.watch import OWN


class SignIn(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Name, password, and whether others use the machine too: until somebody says no, they do."""

    shared = forms.BooleanField(label=_("Đây là máy dùng chung"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's own
        """Let the next person type at once."""
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocapitalize": "none"}

    @override
    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in; on a machine of one's own the session outlives the browser."""
        response: HttpResponse = super().login(request, redirect_url=redirect_url)
        if not self.cleaned_data["shared"]:
            request.session[OWN] = True
            request.session.set_expiry(settings.SESSION_COOKIE_AGE)
        return response


class FirstSignIn(forms.Form):
    """What stands on a printed slip."""

    username = forms.CharField(
        label=_("Tên tài khoản"),
        max_length=150,
        widget=forms.TextInput(
            attrs={
                "autofocus": True,
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    code = forms.CharField(
        label=_("Mã một lần (12 chữ số)"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey always opens the account alone: there is nothing to choose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's own
        """Hide what is not asked."""
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Đặt tên để nhớ, ví dụ: điện thoại của tôi")
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True
