"""Guidance entered once: what stands on the agendas of a month, and how many cells reported it done."""

import datetime as dt
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from bontot.domain.meetings.queries import GuidanceMonth, GuidanceReport
from bontot.domain.meetings.types import GuidanceKind
from bontot.domain.orgtree.types import CellType, OrganizationOnDay
from bontot.interfaces.web.committee.doors import Refusal
from bontot.interfaces.web.orgtree.board import Choice


#: For how many months guidance may be entered at once.
MOST_MONTHS = 6


@dataclass(frozen=True, slots=True)
class GuidanceRow:
    """One line of the list."""

    report: GuidanceReport
    kind: str
    meant: str
    said: str
    tone: str
    left: str


@dataclass(frozen=True, slots=True)
class GuidancePage:
    """The guidance of a month as the page shows it."""

    rows: tuple[GuidanceRow, ...]
    types: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    months: tuple[Choice, ...]
    title: str
    number: str
    refusal: Refusal | None


def guidance_page(found: GuidanceMonth, month: dt.date, refusal: Refusal | None) -> GuidancePage:
    """Write the guidance of a month."""
    typed = refusal.typed if refusal and refusal.form == "dinh-huong" else QueryDict()
    kind, until = typed.get("kind", ""), typed.get("until", "")
    return GuidancePage(
        rows=tuple(_row(one) for one in found.reports),
        types=type_choices(found.cells, typed.getlist("type")),
        kinds=tuple(
            Choice(str(one), _capital(str(one.label)), one == kind) for one in GuidanceKind
        ),
        months=tuple(
            Choice(f"{one:%Y-%m}", f"{one:%m/%Y}", f"{one:%Y-%m}" == until)
            for one in months_from(month, MOST_MONTHS)
        ),
        title=typed.get("title", ""),
        number=typed.get("number", ""),
        refusal=refusal,
    )


def months_from(month: dt.date, count: int) -> list[dt.date]:
    """List months from one on."""
    found = [month]
    while len(found) < count:
        found.append((found[-1] + dt.timedelta(days=31)).replace(day=1))
    return found


def type_choices(cells: tuple[OrganizationOnDay, ...], chosen: list[str]) -> tuple[Choice, ...]:
    """Offer the types of cell there are below, with how many there are of each."""
    found = []
    for one in CellType:
        count = sum(cell.cell_type == one for cell in cells)
        if count:
            found.append(Choice(str(one), f"{_capital(str(one.label))} ({count})", one in chosen))
    return tuple(found)


def _row(report: GuidanceReport) -> GuidanceRow:
    types = [str(CellType(one).label) for one in report.cell_types]
    done, meant = len(report.cells) - len(report.left), len(report.cells)
    return GuidanceRow(
        report=report,
        kind=_capital(str(GuidanceKind(report.kind).label)),
        meant=", ".join(types) or _("mọi chi bộ"),
        said=_("%(done)s/%(meant)s chi bộ đã thực hiện") % {"done": done, "meant": meant},
        tone="" if done == meant else "off",
        left=", ".join(cell.name for cell in report.left),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
