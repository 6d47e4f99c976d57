"""What allauth asks us: nobody signs up by themselves; an account is made by the committee above."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from typing_extensions import override


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """The account adapter of the product."""

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return false: accounts are given, not taken."""
        return False
