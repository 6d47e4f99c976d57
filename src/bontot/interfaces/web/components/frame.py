"""What the frame of every page shows: where to go, how to read, who is signed in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from bontot.domain.accounts.types import PERMISSIONS, Action, Role
from bontot.interfaces.web.components.menu import Link, label_of, menu
from bontot.interfaces.web.components.watch import is_shared


if TYPE_CHECKING:
    from bontot.domain.audit.types import Actor


SIZES = ("small", "normal", "large")
CONTRASTS = ("normal", "more")
SIZE_COOKIE = "bontot_size"
CONTRAST_COOKIE = "bontot_contrast"


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page."""

    demo: bool
    size: str
    contrast: str
    links: tuple[Link, ...]
    name: str
    role: str
    #: Where the account manages those of its cells; empty for others.
    accounts: str
    #: Seconds without a touch after which this session ends; 0 on a machine of one's own.
    idle: int


def _chosen(request: HttpRequest, cookie: str, allowed: tuple[str, ...]) -> str:
    value = request.COOKIES.get(cookie, "")
    return value if value in allowed else "normal"


def _frame(request: HttpRequest) -> Frame:
    actor: Actor | None = getattr(request, "actor", None)
    return Frame(
        demo=settings.DEMO,
        size=_chosen(request, SIZE_COOKIE, SIZES),
        contrast=_chosen(request, CONTRAST_COOKIE, CONTRASTS),
        links=menu(request, actor),
        name=actor.name if actor else "",
        role=", ".join(dict.fromkeys(str(Role(held.role).label) for held in actor.held))
        if actor
        else "",
        accounts=_accounts(actor),
        idle=settings.IDLE_SECONDS if actor and is_shared(request.session) else 0,
    )


def _accounts(actor: "Actor | None") -> str:
    for held in actor.held if actor else ():
        if held.role in PERMISSIONS[Action.VIEW_ACCOUNTS] and held.role != Role.OPERATOR:
            return reverse("accounts", args=(label_of(held),))
    return ""


def frame(request: HttpRequest) -> dict[str, object]:
    """Give every template its `frame`."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}
