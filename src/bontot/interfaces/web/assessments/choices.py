"""The other years and strands of a result, as links; a row of the members' list."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.reports.types import MAIN_STRAND, Evaluated, Place
from bontot.interfaces.web.components.mark import Square
from bontot.interfaces.web.components.squares import Tag, strand_said


@dataclass(frozen=True, slots=True)
class Other:
    """Another result of the same organisation."""

    href: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Years and strands; empty where there is only one."""

    periods: tuple[Other, ...]
    strands: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in the list."""

    name: str
    squares: tuple[Square, ...]
    tag: Tag
    grade: str
    href: str


def choices(place: Place, evaluated: Evaluated, strand: str) -> Choices:
    """List what else there is to see of an organisation."""
    label = place.organization.label

    def address(year: int, which: str) -> str:
        path = reverse("result", args=(label, year))
        return path if which == MAIN_STRAND else f"{path}?he={which}"

    periods = tuple(
        Other(
            address(one.year, strand), _("Năm %(year)s") % {"year": one.year}, one == place.period
        )
        for one in evaluated.periods
    )
    strands = tuple(
        Other(address(place.period.year, one), strand_said(one), one == strand)
        for one in evaluated.strands
    )
    return Choices(
        periods=periods if len(periods) > 1 else (), strands=strands if len(strands) > 1 else ()
    )
