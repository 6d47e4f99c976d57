"""What may be said of a finding: its conclusion by number and date, and its origin as a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as said

from bontot.interfaces.shared.formats import day


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


def detail_of(fact: str, entries: Iterable[Entry]) -> str:
    """
    Name the conclusions behind a number of findings.

    Args:
        fact: the indicator they stand behind.
        entries: those behind it; others than findings that count are passed over.

    Returns:
        A clause such as "kết luận số 12-KL/UBKT, ngày 30/08/2024, nguồn phát hiện: báo chí"; where people or press
        were first, "Người dân phản ánh đúng (kết luận số …, ngày …) trước khi chi bộ phát hiện". Empty without any
        finding; never a person.
    """
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
