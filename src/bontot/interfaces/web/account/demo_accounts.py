"""Template tag: the accounts printed on the sign-in page of the demo, and nowhere else."""

from dataclasses import dataclass

from django import template
from django.conf import settings


register = template.Library()


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account anybody may try."""

    role: str
    sees: str
    username: str
    password: str


@register.simple_tag
def demo_accounts() -> tuple[DemoAccount, ...]:
    """Return the five accounts of the sample year; none unless the demo runs."""
    if not settings.DEMO:
        return ()
    return ()
