"""Where a page stands in the tree: those above, as links where the account may go there."""

from dataclasses import dataclass

from django.urls import reverse

from bontot.domain.accounts.policies import can
from bontot.domain.accounts.types import Action
from bontot.domain.audit.types import ROOT, Actor
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.reports.types import Place


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way."""

    text: str
    href: str = ""


def crumbs(place: Place, actor: Actor, *, itself: bool = False) -> tuple[Crumb, ...]:
    """Give the way down to a place; `itself` adds the place, for the pages below it."""
    units = [unit for unit in place.above if unit.path != ROOT]
    if itself:
        units.append(place.organization)
    return tuple(_crumb(unit, place, actor) for unit in units)


def _crumb(unit: OrganizationOnDay, place: Place, actor: Actor) -> Crumb:
    if not can(actor, Action.VIEW_TREE, unit.path):
        return Crumb(unit.name)
    if unit.is_cell:
        return Crumb(unit.name, reverse("result", args=(unit.label, place.period.year)))
    return Crumb(unit.name, f"{reverse('organization', args=(unit.label,))}?ky={place.period.year}")
