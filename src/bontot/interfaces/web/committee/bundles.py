"""The papers of the cells for a month, in one file: asked for, followed while it is made, fetched."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.meetings.types import Bundle, BundleState
from bontot.interfaces.shared import formats
from bontot.interfaces.web.committee.doors import Refusal, Shell


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One file, made or being made."""

    bundle: Bundle
    said: str
    share: int
    asked: str
    kept: str
    href: str


@dataclass(frozen=True, slots=True)
class BundlePage:
    """The files of a month as the page shows them."""

    rows: tuple[BundleRow, ...]
    refusal: Refusal | None

    @property
    def under_way(self) -> bool:
        """Whether one is being made."""
        return any(row.bundle.under_way for row in self.rows)


def bundle_page(shell: Shell, found: tuple[Bundle, ...], refusal: Refusal | None) -> BundlePage:
    """Write the files of a month."""
    return BundlePage(tuple(_row(shell, one) for one in found), refusal)


def _row(shell: Shell, one: Bundle) -> BundleRow:
    said = str(BundleState(one.state).label)
    if one.state == BundleState.RUNNING:
        said = _("Đang lập: %(done)s/%(total)s chi bộ") % {"done": one.done, "total": one.total}
    ready = one.state == BundleState.READY
    return BundleRow(
        bundle=one,
        said=said,
        share=100 if ready else one.done * 100 // one.total if one.total else 0,
        asked=formats.instant(one.asked_at),
        kept=formats.day(one.kept_until.date()),
        href=reverse("bundle_file", args=(shell.label, shell.slug, one.id)) if ready else "",
    )
