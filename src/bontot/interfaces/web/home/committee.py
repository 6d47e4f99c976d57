"""What is due on the committee's side: levels of last month, cells that have not met, papers overdue."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bontot.domain.assessments.queries import committee_due
from bontot.domain.orgtree.types import OrganizationOnDay


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing that is due, with where it is done."""

    text: str
    href: str
    state: str

    @property
    def icon(self) -> str:
        """Name the icon of its state."""
        return {"ok": "circle-check", "no": "circle-x"}.get(self.state, "circle")


def committee_lines(committee: OrganizationOnDay, today: dt.date) -> tuple[DueLine, ...]:
    """
    Say what is due about last month and this one.

    Queries: 2.
    """
    this = today.replace(day=1)
    last = (this - dt.timedelta(days=1)).replace(day=1)
    before, now = (
        committee_due(path=committee.path, month=month, on=today, today=today)
        for month in (last, this)
    )

    def line(month: dt.date, count: int, some: str, none: str) -> DueLine:
        values = {"count": count, "month": f"{month:%m/%Y}"}
        href = reverse("committee_month", args=(committee.label, f"{month:%Y-%m}"))
        return DueLine((some if count else none) % values, href, "no" if count else "ok")

    return (
        line(
            last,
            before.to_set,
            _("Tháng %(month)s: còn %(count)s chi bộ chưa có mức của cấp ủy cấp trên"),
            _("Tháng %(month)s: mọi kỳ sinh hoạt đã khóa biên bản đều đã có mức"),
        ),
        line(
            last,
            before.not_met,
            _("Tháng %(month)s: %(count)s chi bộ chưa họp"),
            _("Tháng %(month)s: chi bộ nào cũng đã họp"),
        ),
        line(
            this,
            now.not_met,
            _("Tháng %(month)s: %(count)s chi bộ chưa họp"),
            _("Tháng %(month)s: chi bộ nào cũng đã họp"),
        ),
        line(
            this,
            now.papers_overdue,
            _("Tháng %(month)s: %(count)s chi bộ quá hạn gửi báo cáo, văn bản"),
            _("Tháng %(month)s: không chi bộ nào quá hạn gửi báo cáo, văn bản"),
        ),
    )
