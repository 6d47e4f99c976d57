"""The cells of a committee: who is in charge of each, and admissions against the targets set."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.members.types import AdmissionSource
from bontot.domain.reports.types import CellCharge, Charges
from bontot.interfaces.shared import formats
from bontot.interfaces.web.components.squares import Tag
from bontot.interfaces.web.members.books import Books
from bontot.interfaces.web.members.forms import Field, Form, capital, choice_field, day_field
from bontot.interfaces.web.orgtree.board import Figure


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell and who is in charge of it."""

    name: str
    href: str
    in_charge: str
    since: str
    nobody: Tag | None
    attended: str
    unsaid: str
    admitted: str


@dataclass(frozen=True, slots=True)
class ChargesPage:
    """The cells of a committee."""

    year: int
    figures: tuple[Figure, ...]
    sources: str
    rows: tuple[CellRow, ...]
    assign: Form | None
    target: Form | None
    before: str
    after: str


def charges_said(found: Charges, books: Books) -> ChargesPage:
    """Write the cells in Vietnamese order, with the two forms of whoever directs them."""
    cells, year = found.cells, found.year
    address = reverse("charges", args=(books.label,))
    totals: Counter[str] = Counter()
    for cell in cells:
        totals.update(cell.admitted)
    target = sum(cell.target or 0 for cell in cells)
    return ChargesPage(
        year=year,
        figures=(
            Figure(
                f"{sum(bool(cell.in_charge) for cell in cells)}/{len(cells)}",
                _("chi bộ có đảng ủy viên phụ trách"),
            ),
            Figure(f"{totals.total()}/{target}", _("kết nạp so với chỉ tiêu")),
        ),
        sources=", ".join(
            _("%(source)s: %(n)s") % {"source": source.label, "n": totals[source]}
            for source in AdmissionSource
        ),
        rows=tuple(_row(cell, year) for cell in cells),
        assign=_assign(found, books) if books.writes and cells else None,
        target=_target(found, books) if books.writes and cells else None,
        before=f"{address}?ky={year - 1}",
        after=f"{address}?ky={year + 1}" if year < books.today.year else "",
    )


def _row(cell: CellCharge, year: int) -> CellRow:
    admitted = sum(cell.admitted.values())
    return CellRow(
        name=cell.name,
        href=f"{reverse('admissions', args=(cell.label,))}?ky={year}",
        in_charge=cell.in_charge,
        since=_("từ %(since)s") % {"since": formats.day(cell.since)} if cell.since else "",
        nobody=None if cell.in_charge else Tag(_("Chưa phân công"), "warn"),
        attended=_("%(n)s/%(held)s kỳ") % {"n": cell.attended, "held": cell.held}
        if cell.in_charge
        else "",
        unsaid=_("%(n)s kỳ chưa ghi") % {"n": cell.unsaid} if cell.unsaid else "",
        admitted=str(admitted) if cell.target is None else f"{admitted}/{cell.target}",
    )


def _assign(found: Charges, books: Books) -> Form:
    people = dict.fromkeys((one.member_id, one.full_name) for one in found.committee)
    return books.maker.form(
        "phan-cong",
        _("Phân công"),
        (
            choice_field(
                "cell",
                _("Chi bộ"),
                [(cell.id, cell.name) for cell in found.cells],
                ask=_("Chọn chi bộ"),
            ),
            choice_field("member", _("Đảng ủy viên"), list(people), ask=_("Chọn đồng chí")),
            day_field("since", _("Phụ trách từ ngày"), books.today),
        ),
    )


def _target(found: Charges, books: Books) -> Form:
    return books.maker.form(
        "chi-tieu",
        _("Giao chỉ tiêu"),
        (
            choice_field(
                "cell",
                _("Chi bộ"),
                [(f"{cell.id}:{cell.target_version}", cell.name) for cell in found.cells],
                ask=_("Chọn chi bộ"),
            ),
            Field(
                "target",
                capital(_("số kết nạp năm %(year)s") % {"year": found.year}),
                "number",
            ),
        ),
        year=found.year,
    )
