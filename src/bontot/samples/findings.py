"""The findings F-01 to F-12, and the inspections and supervisions of the year's plans (section 5)."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from bontot.domain.discipline.types import (
    Category,
    FindingState,
    FindingSubject,
    InspectionKind,
    Measure,
    NewFinding,
    NewInspection,
    NewSanction,
    Origin,
)
from bontot.samples.calendar import YEARS
from bontot.samples.casts.places import OUTSIDE
from bontot.samples.casts.shape import Committee, Place
from bontot.samples.ids import of_organization
from bontot.samples.people import NEWCOMER_CELL, People
from bontot.samples.streams import identity
from bontot.samples.yearly import story_member


COMMISSION = "Ủy ban kiểm tra đảng ủy"
CELL = "Chi bộ"
COMMITTEE = "Đảng ủy"


def _span(first: date, last: date) -> dict[str, date]:
    return {"happened_from": first, "happened_until": last}


def _finding(story: str, code: str, **facts: object) -> NewFinding:
    fields = {
        "id": identity("finding", story),
        "organization_id": of_organization(code),
        "subject": FindingSubject.MEMBER,
        "state": FindingState.CONFIRMED,
        **facts,
    }
    return NewFinding(**fields)  # type: ignore[arg-type]  # each call names its fields


def _measure(measure: Measure, decided: date, number: str) -> tuple[NewSanction, ...]:
    return (NewSanction(measure=measure, decided_date=decided, decision_number=number),)


def findings(place: Place, people: People) -> Iterator[NewFinding]:
    """Write the findings of a place."""
    tell = {"ML": _my_long, "PC": _pho_chau, "DT": _duc_tho, "PL": _phuc_loi, "HK": _hoa_khanh_nam}
    yield from tell[place.code](people)


def _my_long(people: People) -> Iterator[NewFinding]:
    yield _finding(
        "F-01",
        "ML-02",
        member_id=story_member(people, "F-01"),
        category=Category.CIVIC_ORDER,
        **_span(date(2024, 3, 1), date(2024, 4, 1)),
        found_date=date(2024, 8, 12),
        found_origin=Origin.PEOPLE,
        conclusion_number="12-KL/UBKT",
        concluded_date=date(2024, 8, 30),
        concluded_by=COMMISSION,
        handling_due_date=date(2024, 9, 30),
        remedied_date=date(2024, 9, 20),
        sanctions=_measure(Measure.REPRIMAND, date(2024, 9, 5), "07-QĐ/UBKT"),
    )
    yield _finding(
        "F-02",
        "ML-08",
        member_id=story_member(people, "F-02"),
        category=Category.MEETING_DUTY,
        **_span(date(2024, 5, 1), date(2024, 7, 1)),
        found_date=date(2024, 6, 6),
        found_origin=Origin.OWN,
        own_record_date=date(2024, 6, 6),
        conclusion_number="03-KL/CB",
        concluded_date=date(2024, 7, 10),
        concluded_by=CELL,
        handling_due_date=date(2024, 8, 10),
        remedied_date=date(2024, 7, 31),
        sanctions=_measure(Measure.REPRIMAND, date(2024, 7, 15), "02-QĐ/CB"),
    )
    yield _finding(
        "F-10",
        "ML-05",
        subject=FindingSubject.COLLECTIVE,
        category=Category.WORKING_DUTY,
        **_span(date(2024, 7, 1), date(2024, 10, 1)),
        found_date=date(2024, 10, 8),
        found_origin=Origin.ABOVE,
        conclusion_number="18-KL/ĐU",
        concluded_date=date(2024, 10, 20),
        concluded_by=COMMITTEE,
        handling_due_date=date(2024, 11, 20),
        remedied_date=date(2024, 10, 31),
        sanctions=_measure(Measure.REMINDER, date(2024, 10, 20), "18-KL/ĐU"),
    )


def _pho_chau(people: People) -> Iterator[NewFinding]:
    yield _finding(
        "F-03",
        "PC-05",
        member_id=story_member(people, "F-03"),
        category=Category.TRAFFIC_LAW,
        **_span(date(2024, 4, 1), date(2024, 5, 1)),
        found_date=date(2024, 4, 20),
        found_origin=Origin.SELF_REPORTED,
        own_record_date=date(2024, 4, 20),
        conclusion_number="05-KL/UBKT",
        concluded_date=date(2024, 5, 15),
        concluded_by=COMMISSION,
        handling_due_date=date(2024, 6, 15),
        remedied_date=date(2024, 5, 20),
        sanctions=_measure(Measure.REMINDER, date(2024, 5, 20), "05-KL/UBKT"),
    )
    yield _finding(
        "F-04",
        "PC-03",
        category=Category.IDENTITY_PAPERS_PLEDGED,
        **_span(date(2024, 6, 1), date(2024, 7, 1)),
        found_date=date(2024, 6, 10),
        found_origin=Origin.PEOPLE,
        state=FindingState.UNFOUNDED,
        conclusion_number="08-KL/UBKT",
        concluded_date=date(2024, 7, 5),
        concluded_by=COMMISSION,
    )
    yield _finding(
        "F-12",
        OUTSIDE.code,
        member_id=people.by_cell[NEWCOMER_CELL][4].id,
        category=Category.OTHER,
        **_span(date(2023, 11, 1), date(2023, 12, 1)),
        found_date=date(2024, 3, 5),
        found_origin=Origin.OWN,
        own_record_date=date(2024, 3, 5),
        conclusion_number="02-KL/CB",
        concluded_date=date(2024, 4, 12),
        concluded_by="Tổ chức đảng nơi cũ",
        handling_due_date=date(2024, 5, 12),
        remedied_date=date(2024, 4, 30),
        sanctions=_measure(Measure.REMINDER, date(2024, 4, 12), "02-KL/CB"),
    )


def _duc_tho(people: People) -> Iterator[NewFinding]:
    yield _finding(
        "F-08",
        "DT-22",
        member_id=story_member(people, "F-08"),
        category=Category.CIVIC_ORDER,
        **_span(date(2024, 3, 1), date(2024, 4, 1)),
        found_date=date(2024, 4, 4),
        found_origin=Origin.OWN,
        own_record_date=date(2024, 4, 4),
        conclusion_number="01-KL/CB",
        concluded_date=date(2024, 4, 20),
        concluded_by=CELL,
        handling_due_date=date(2024, 5, 20),
        remedied_date=date(2024, 4, 25),
        sanctions=_measure(Measure.REMINDER, date(2024, 4, 20), "01-KL/CB"),
    )
    yield _finding(
        "F-11",
        "DT-12",
        member_id=story_member(people, "F-11"),
        category=Category.WORKING_DUTY,
        **_span(date(2023, 11, 1), date(2023, 12, 1)),
        found_date=date(2024, 5, 2),
        found_origin=Origin.ABOVE,
        conclusion_number="04-KL/UBKT",
        concluded_date=date(2024, 5, 10),
        concluded_by=COMMISSION,
        overturned_number="09-QĐ/UBKT",
        overturned_date=date(2024, 9, 18),
        sanctions=(
            NewSanction(
                measure=Measure.REPRIMAND,
                decided_date=date(2024, 5, 15),
                decision_number="03-QĐ/UBKT",
                overturned_number="09-QĐ/UBKT",
                overturned_date=date(2024, 9, 18),
            ),
        ),
    )


def _phuc_loi(people: People) -> Iterator[NewFinding]:
    yield _finding(
        "F-07",
        "PL-05",
        category=Category.CIVIC_ORDER,
        **_span(date(2024, 5, 1), date(2024, 6, 1)),
        found_date=date(2024, 5, 14),
        found_origin=Origin.PRESS,
        state=FindingState.UNFOUNDED,
        conclusion_number="06-KL/UBKT",
        concluded_date=date(2024, 6, 12),
        concluded_by=COMMISSION,
    )
    yield _finding(
        "F-09",
        "PL-01",
        member_id=story_member(people, "F-09"),
        category=Category.OTHER,
        **_span(date(2024, 6, 1), date(2024, 7, 1)),
        found_date=date(2024, 7, 3),
        found_origin=Origin.OWN,
        own_record_date=date(2024, 7, 3),
        conclusion_number="02-KL/CB",
        concluded_date=date(2024, 7, 20),
        concluded_by=CELL,
        handling_due_date=date(2024, 8, 20),
        remedied_date=date(2024, 7, 25),
        sanctions=_measure(Measure.REMINDER, date(2024, 7, 20), "02-KL/CB"),
    )


def _hoa_khanh_nam(people: People) -> Iterator[NewFinding]:
    yield _finding(
        "F-05",
        "HK-05",
        member_id=story_member(people, "F-05"),
        category=Category.MONEY_COLLECTION,
        **_span(date(2023, 1, 1), date(2024, 1, 1)),
        found_date=date(2024, 9, 12),
        found_origin=Origin.ABOVE,
        conclusion_number="15-KL/UBKT",
        concluded_date=date(2024, 10, 10),
        concluded_by=COMMISSION,
        handling_due_date=date(2024, 11, 10),
        remedied_date=date(2024, 10, 5),
        sanctions=_measure(Measure.REPRIMAND, date(2024, 10, 15), "11-QĐ/UBKT"),
    )
    yield _finding(
        "F-06",
        "HK-06",
        subject=FindingSubject.COLLECTIVE,
        category=Category.WORKING_DUTY,
        **_span(date(2024, 4, 1), date(2024, 6, 1)),
        found_date=date(2024, 6, 5),
        found_origin=Origin.ABOVE,
        conclusion_number="07-KL/ĐU",
        concluded_date=date(2024, 6, 10),
        concluded_by=COMMITTEE,
        handling_due_date=date(2024, 6, 25),
        remedied_date=date(2024, 6, 20),
    )


#: What committees inspect and supervise in a year: kind, subject, when planned.
COMMITTEE_PLAN = (
    (InspectionKind.INSPECTION, "Kiểm tra việc thu, nộp đảng phí", (9, 12)),
    (InspectionKind.INSPECTION, "Kiểm tra việc thực hiện chế độ sinh hoạt", (6, 5)),
    (InspectionKind.SUPERVISION, "Giám sát việc thực hiện giao ước", (9, 25)),
    (InspectionKind.SUPERVISION, "Giám sát việc thực hiện giao ước", (10, 8)),
)
#: Which cells, where it is told: the findings F-05, F-06 and F-10 came out of these.
INSPECTED = {
    "HK": ("HK-05", "HK-06", "HK-01", "HK-02"),
    "ML": ("ML-01", "ML-04", "ML-08", "ML-05"),
}
MEMBER_PLAN = "Giám sát đảng viên về nhiệm vụ được phân công"
#: A supervision that was planned and not held.
NOT_HELD = ("HK-04", 2)


def inspections(place: Place) -> Iterator[NewInspection]:
    """Write the plans of both years: a committee's over its cells, a cell's over its members."""
    for year in YEARS:
        for committee in place.committees:
            if len(committee.cells) > 1:
                yield from _of_committee(committee, year)
        for cell in place.cells:
            for number, (month, day) in enumerate(((5, 15), (10, 15)), start=1):
                planned = date(year, month if year == YEARS[-1] else 10 + number - 1, day)
                held = (cell.code, number) != NOT_HELD or year != YEARS[-1]
                yield _inspection(
                    cell.code,
                    InspectionKind.SUPERVISION,
                    f"{MEMBER_PLAN} ({number}/2)",
                    planned,
                    f"{number:02d}-TB/CB" if held else "",
                )


def _of_committee(committee: Committee, year: int) -> Iterator[NewInspection]:
    cells = INSPECTED.get(committee.code, committee.cells)
    for number, (kind, subject, (month, day)) in enumerate(COMMITTEE_PLAN):
        planned = date(year, month if year == YEARS[-1] else max(month, 10), day)
        yield _inspection(
            committee.code,
            kind,
            f"{subject} ({number % 2 + 1}/2)",
            planned,
            f"{number + 4:02d}-TB/UBKT",
            inspected=of_organization(cells[number % len(cells)]),
        )


def _inspection(
    code: str,
    kind: InspectionKind,
    subject: str,
    planned: date,
    number: str,
    *,
    inspected: UUID | None = None,
) -> NewInspection:
    return NewInspection(
        id=identity(code, "inspection", subject, planned),
        organization_id=of_organization(code),
        kind=kind,
        subject=subject,
        inspected_id=inspected,
        planned_date=planned,
        concluded_date=planned + timedelta(days=15) if number else None,
        conclusion_number=number,
    )
