"""Admissions of a year by source, against the target."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.members.types import (
    Admissions,
    AdmissionSource,
)
from bontot.interfaces.web.members.books import Books
from bontot.interfaces.web.members.forms import (
    Field,
    Form,
    capital,
    choice_field,
    labels,
)
from bontot.interfaces.web.members.rows import (
    Row,
)


@dataclass(frozen=True, slots=True)
class AdmissionsPage:
    """Admissions of a year."""

    year: int
    said: str
    sources: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    count: Form | None
    before: str
    after: str


def admissions_said(found: Admissions, books: Books) -> AdmissionsPage:
    """Write the admissions of a year by source, against the target."""
    year = found.year
    said = _("Đã kết nạp %(n)s. Đảng ủy chưa giao chỉ tiêu năm %(year)s.")
    if found.target is not None:
        said = _("Đã kết nạp %(n)s/%(target)s theo chỉ tiêu năm %(year)s.")
    address = reverse("admissions", args=(books.label,))
    last = min(books.today, dt.date(year, 12, 31))
    months = [dt.date(year, number, 1) for number in range(1, last.month + 1)]
    return AdmissionsPage(
        year=year,
        said=said % {"n": found.admitted, "target": found.target, "year": year},
        sources=tuple(
            (
                capital(str(source.label)),
                sum(line.admitted for line in found.lines if line.source == source),
            )
            for source in AdmissionSource
        ),
        rows=tuple(
            Row(
                f"{line.month:%m/%Y}, {AdmissionSource(line.source).label}",
                (_("%(n)s người") % {"n": line.admitted},),
                forms=(
                    (
                        _("Sửa số"),
                        books.maker.form(
                            "ket-nap",
                            _("Ghi số mới"),
                            (Field("admitted", _("Số người"), "number", str(line.admitted)),),
                            row=f"{line.month:%m}-{line.source}",
                            month=line.month.isoformat(),
                            source=line.source,
                            seen=line.version,
                        ),
                    ),
                )
                if books.writes
                else (),
            )
            for line in found.lines
        ),
        count=books.maker.form(
            "ket-nap",
            _("Ghi số kết nạp"),
            (
                choice_field(
                    "month",
                    _("Tháng"),
                    [(month.isoformat(), f"{month:%m/%Y}") for month in reversed(months)],
                ),
                choice_field("source", _("Nguồn"), labels(AdmissionSource)),
                Field("admitted", _("Số người"), "number"),
            ),
            seen=0,
        )
        if books.writes and year <= books.today.year
        else None,
        before=f"{address}?ky={year - 1}",
        after=f"{address}?ky={year + 1}" if year < books.today.year else "",
    )
