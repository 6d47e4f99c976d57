"""Whose books a page shows, and what the actor may do with them."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.reports.types import Place
from bontot.interfaces.web.members.forms import (
    Maker,
)


#: Days before its end from which a probation, or a term, asks for something to be done.
SOON = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Books:
    """Whose books, on which day, and what the actor may do with them."""

    place: Place
    today: dt.date
    writes: bool
    maker: Maker

    @property
    def label(self) -> str:
        """The cell as addresses say it."""
        return self.place.organization.label

    @property
    def tabs(self) -> tuple[tuple[str, str, str], ...]:
        """The pages of the books: name of the address, address, text."""
        names = [
            ("roster", _("Danh sách")),
            ("leaders", _("Chi ủy, nhiệm kỳ")),
            ("admissions", _("Kết nạp")),
        ]
        if self.writes:
            names.insert(2, ("transfers", _("Chuyển sinh hoạt")))
        return tuple((name, reverse(name, args=(self.label,)), text) for name, text in names)
