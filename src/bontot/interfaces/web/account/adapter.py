"""What allauth asks us: nobody signs up by themselves; an account is made by the committee above."""

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from typing_extensions import override


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """The account adapter of the product."""

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return false: accounts are given, not taken."""
        return False

    @override
    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go on to what is to be done."""
        return reverse("home")


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The adapter of passkeys and of the second step."""

    @override
    def build_totp_svg(self, url: str) -> str:
        """Draw the key as a QR code to stand inside the page."""
        return segno.make(url, error="m").svg_inline(
            scale=4, border=4, light="#fff", svgclass="qr", lineclass=None
        )

    @override
    def generate_authenticator_name(self, user: object, type: str) -> str:
        """Name a passkey the way people call it."""
        return _("Khóa truy cập")
