"""What may be said of a finding: its conclusion by number and date, and its origin as a category."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as said

from bontot.domain.ratings.types import Grade
from bontot.interfaces.shared.formats import day
from bontot.interfaces.shared.wording import values


if TYPE_CHECKING:
    from collections.abc import Iterable

    from bontot.domain.facts.types import Entry


ORIGINS = {
    "own": said("chi bộ tự phát hiện"),
    "self_reported": said("đảng viên tự báo cáo"),
    "above": said("cấp trên kiểm tra, giám sát"),
    "people": said("người dân phản ánh, tố cáo"),
    "press": said("báo chí"),
}


#: What the origin did, at the head of a sentence.
LEADS = {"people": said("Người dân phản ánh đúng"), "press": said("Báo chí nêu đúng")}

#: The fact whose findings others than the organisation found first.
FOUND_OUTSIDE = "findings_from_people_or_press"


#: Facts that count ratings, whose entries that do not count are what would have to change.
RATED = frozenset({"members_rated_well", "members_rated_excellent"})


#: Facts that rest on conclusions: what was concluded is not undone, unless the conclusion is overturned.
CONCLUDED = frozenset(
    {
        "collective_disciplined",
        "findings_confirmed",
        "findings_forbidden_acts",
        "findings_from_people_or_press",
        "findings_identity_papers_pledged",
        "findings_social_vice",
        "findings_traffic_law",
        "member_disciplined",
        "member_findings_confirmed",
        "members_disciplined",
        "members_disciplined_not_self_found",
    }
)


def detail_of(fact: str, entries: Iterable[Entry]) -> str:
    """
    Name the conclusions behind a number of findings.

    Args:
        fact: the indicator they stand behind.
        entries: those behind it; others than findings that count, and ratings that do not, are passed over.

    Returns:
        A clause such as "kết luận số 12-KL/UBKT, ngày 30/08/2024, nguồn phát hiện: báo chí"; where people or press
        were first, "Người dân phản ánh đúng (kết luận số …, ngày …) trước khi chi bộ phát hiện". Empty without any
        finding; never a person.
    """
    if fact in RATED:
        return _ratings_short(entries)
    found = [entry for entry in entries if entry.kind == "finding" and entry.contributes]
    if fact == FOUND_OUTSIDE:
        return "; ".join(
            gettext("{lead} (kết luận số {number}, ngày {date}) trước khi chi bộ phát hiện").format(
                lead=gettext(LEADS[entry.detail]), number=entry.label, date=day(entry.on_date)
            )
            for entry in found
        )
    return "; ".join(
        gettext("kết luận số {number}, ngày {date}, nguồn phát hiện: {origin}").format(
            number=entry.label, date=day(entry.on_date), origin=gettext(ORIGINS[entry.detail])
        )
        for entry in found
    )


def _ratings_short(entries: Iterable[Entry]) -> str:
    """Say which ratings would have to change, by level and day: "hoàn thành nhiệm vụ ngày 20/12/2024: 1"."""
    counted = Counter(
        (entry.label, day(entry.on_date))
        for entry in entries
        if entry.kind == "rating" and not entry.contributes and entry.label in Grade.values
    )
    levels = "; ".join(
        gettext("{level} ngày {date}: {count}").format(
            level=values.lowered(str(Grade(label).label)), date=when, count=count
        )
        for (label, when), count in sorted(counted.items())
    )
    return gettext("Đang xếp loại {levels}").format(levels=levels) if levels else ""
