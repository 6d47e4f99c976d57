"""The menu: what each role opens daily, at most five places; everything else is reached from these."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bontot.domain.accounts.types import Role
from bontot.interfaces.shared import clock


if TYPE_CHECKING:
    from bontot.domain.audit.types import Actor, Held


@dataclass(frozen=True, slots=True)
class Link:
    """One place of the menu."""

    href: str
    text: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class Item:
    """
    A place that a menu may hold.

    Args:
        address: Its name in the table of addresses.
        text: What it is called.
        icon: Its drawing, on the phone.
        here: True where the address names the organisation at which the role is held.
        month: True where it names this month too.
    """

    address: str
    text: Promise
    icon: str
    here: bool = False
    month: bool = False


HOME = Item("home", _("Việc cần làm"), "list-checks")
TREE = Item("tree", _("Tổ chức đảng"), "network")
FRAMEWORKS = Item("frameworks", _("Bộ tiêu chí"), "scroll-text")
ABOUT = Item("about", _("Giới thiệu"), "info")
LOGIN = Item("account_login", _("Đăng nhập"), "log-in")
MEETINGS = Item("meetings", _("Sinh hoạt chi bộ"), "calendar-check", here=True)
TASKS = Item("tasks", _("Nhiệm vụ được giao"), "clipboard-list", here=True)
ROSTER = Item("roster", _("Đảng viên"), "users", here=True)
OWN_MEETING = Item("own_meeting", _("Kỳ sinh hoạt tới"), "calendar-check")
OWN_TASKS = Item("own_tasks", _("Nhiệm vụ của tôi"), "clipboard-list")
OWN_DATA = Item("own_data", _("Dữ liệu của tôi"), "user-round")
COMMITTEE_MONTH = Item(
    "committee_month", _("Sinh hoạt các chi bộ"), "calendar-check", here=True, month=True
)

#: Which role decides the home and the menu of an account that holds several: the nearest to daily work first.
ORDER = (
    Role.SECRETARY,
    Role.DEPUTY,
    Role.CLERK,
    Role.APPRAISER,
    Role.MEMBER,
    Role.VIEWER,
    Role.OPERATOR,
)

_CELL = (HOME, MEETINGS, TASKS, ROSTER, TREE)
_COMMITTEE = (HOME, COMMITTEE_MONTH, TREE, FRAMEWORKS)
_MEMBER = (HOME, OWN_MEETING, OWN_TASKS, OWN_DATA, TREE)
_READER = (HOME, TREE, FRAMEWORKS, ABOUT)
MENUS: Mapping[Role, tuple[Item, ...]] = {
    Role.SECRETARY: _CELL,
    Role.DEPUTY: _CELL,
    Role.CLERK: _CELL,
    Role.APPRAISER: _COMMITTEE,
    Role.MEMBER: _MEMBER,
    Role.VIEWER: _READER,
    Role.OPERATOR: _READER,
}
STRANGER = (FRAMEWORKS, ABOUT, LOGIN)


def leading(actor: "Actor") -> "Held | None":
    """Return the role that decides the home and the menu; None for an account that holds none now."""
    held = {one.role: one for one in actor.held if one.paths}
    return next((held[role] for role in ORDER if role in held), None)


def label_of(held: "Held") -> str:
    """Return how addresses call the organisation at which a role is held."""
    return held.paths[0].rpartition(".")[2]


def menu(request: HttpRequest, actor: "Actor | None") -> tuple[Link, ...]:
    """List the places of whoever asks, the one shown marked."""
    if actor is None:
        return tuple(_link(request, item) for item in STRANGER)
    held = leading(actor)
    if held is None:
        return tuple(_link(request, item) for item in (HOME, ABOUT))
    return tuple(_link(request, item, label_of(held)) for item in MENUS[Role(held.role)])


def _link(request: HttpRequest, item: Item, label: str = "") -> Link:
    args = [label] if item.here else []
    if item.month:
        args.append(f"{clock.today():%Y-%m}")
    href = reverse(item.address, args=args)
    current = request.path == href or (href != "/" and request.path.startswith(href))
    return Link(href=href, text=str(item.text), icon=item.icon, current=current)
