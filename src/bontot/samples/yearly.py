"""What a year gives each cell and committee: ratings, the Front and unions, targets, admissions."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from bontot.domain.members.types import AdmissionSource, NewAdmissions, NewAdmissionTarget
from bontot.domain.orgtree.types import CellType
from bontot.domain.ratings.types import Grade, NewFrontUnionRating, NewRating
from bontot.domain.tasks.types import NewReportDuty, NewTarget
from bontot.samples.calendar import YEARS
from bontot.samples.casts.shape import Cell, Committee, Place
from bontot.samples.ids import of_organization
from bontot.samples.people import People, Person
from bontot.samples.scenario import STORIES, STRUGGLING, UNEVEN
from bontot.samples.streams import identity, stream


BASIS = "124-QĐ/TW"
GRADES = (Grade.EXCELLENT, Grade.WELL_COMPLETED, Grade.COMPLETED, Grade.NOT_COMPLETED)

#: The day in December on which those to be rated are counted, and the day of the decision.
COUNTED_ON, DECIDED_ON = 15, 20

#: Stories whose member was rated low in 2024: not completed after discipline, completed after a reminder.
NOT_COMPLETED_STORIES = ("F-01", "F-02")
COMPLETED_STORIES = ("F-03",)

#: Ratings of 2023 that were opened again: grade, day, paper, reason (F-05 late; F-11 sanctioned, then cleared).
REOPENED = {
    "F-05": (
        (
            Grade.NOT_COMPLETED,
            date(2024, 10, 18),
            "31-QĐ/ĐU",
            "Xếp lại năm 2023 theo kết luận số 15-KL/UBKT",
        ),
    ),
    "F-11": (
        (
            Grade.NOT_COMPLETED,
            date(2024, 5, 20),
            "12-QĐ/ĐU",
            "Xếp lại năm 2023 theo kết luận số 04-KL/UBKT",
        ),
        (
            Grade.WELL_COMPLETED,
            date(2024, 9, 20),
            "21-QĐ/ĐU",
            "Phục hồi xếp loại: kỷ luật đã bị hủy theo quyết định số 09-QĐ/UBKT",
        ),
    ),
}

#: Own ratings of cells that are not "well completed".
CELLS_EXCELLENT = frozenset(
    ("ML-06", "ML-09", "PC-06", "PC-10", "DT-11", "DT-13", "PL-02", "PL-09", "HK-06", "HK-07")
)
CELLS_COMPLETED = frozenset(("ML-02", "PL-03", "PL-05", "DT-32", "HK-04"))
CELLS_NOT_COMPLETED = frozenset(("DT-41",))

#: A union of a struggling cell that was not rated well.
UNION_COMPLETED = ("PL-05", "Chi đoàn Thanh niên")
UNIONS = {
    CellType.RESIDENTIAL: (
        "Ban công tác Mặt trận",
        "Chi hội Phụ nữ",
        "Chi hội Cựu chiến binh",
        "Chi đoàn Thanh niên",
    ),
    CellType.AGENCY: ("Công đoàn cơ sở", "Chi đoàn cơ quan"),
    CellType.PUBLIC_SERVICE: ("Công đoàn cơ sở",),
    CellType.STATE_ENTERPRISE: ("Công đoàn cơ sở",),
    CellType.PRIVATE_ENTERPRISE: ("Công đoàn cơ sở",),
    CellType.STUDENTS: ("Chi đoàn sinh viên",),
    CellType.ARMED_FORCES: (),
}
COMMITTEE_UNIONS = (
    "Ủy ban Mặt trận Tổ quốc",
    "Hội Liên hiệp Phụ nữ",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Đoàn Thanh niên",
)

#: Cells whose share of households fell short of the 95 % asked.
HOUSEHOLDS_SHORT = {"PC-02": 94, "DT-41": 93, "PL-03": 94, "HK-04": 93}
#: A target of which nothing was recorded.
NOT_RECORDED = ("DT-22", "Tuyến hẻm/ngõ tự quản")
HOUSEHOLDS, LANES = "Hộ đạt gia đình văn hóa", "Tuyến hẻm/ngõ tự quản"
COLLECTIONS = "Thu quỹ vận động tự nguyện đúng quy định"
THEMATIC = "Sinh hoạt chuyên đề"
PROBATION = "Đảng viên dự bị được công nhận chính thức đúng hạn"
PAPERS = "Văn bản, báo cáo định kỳ phải gửi"
ADMITTED = "Kết nạp đảng viên"

#: From when residential cells of Hòa Khánh Nam owe two kinds of paper a month instead of six.
PAPERS_EASED = date(2024, 4, 1)
#: Mỹ Long's cell ML-01 asked for three monthly forms to become one (K-10), granted from September.
FORMS_CELL, FORMS_EASED = "ML-01", date(2024, 9, 1)
DUTIES_SINCE = date(2022, 1, 1)


def counted_on(year: int) -> date:
    """Give the day on which those to be rated in a year are counted."""
    return date(year, 12, COUNTED_ON)


def story_member(people: People, story: str) -> UUID:
    """Give the member a story is about."""
    code, index = STORIES[story]
    return people.ordinary(code, index)


def member_ratings(place: Place, people: People) -> Iterator[NewRating]:
    """Rate everybody of a place: the told sums in 2024, like ones the year before."""
    for cell in place.cells:
        for year in YEARS:
            rated = people.rated(cell.code, counted_on(year))
            counts = cell.rated if year == YEARS[-1] else _first_year(cell, len(rated))
            grades = _grades(cell, people, rated, counts, year)
            for person in rated:
                yield from _ratings_of(cell, people, person, year, grades[person.id])


def _first_year(cell: Cell, total: int) -> tuple[int, int, int, int]:
    excellent = min(cell.rated[0], total // 6)
    completed = cell.rated[2] + (cell.code in UNEVEN)
    return excellent, total - excellent - completed, completed, 0


def _grades(
    cell: Cell, people: People, rated: Sequence[Person], counts: Sequence[int], year: int
) -> dict[UUID, Grade]:
    chance = stream(cell.code, "ratings", year)
    leaders = people.leaders(cell.code)
    told = _told_grades(cell, people) if year == YEARS[-1] else {}
    spared = {
        people.ordinary(cell.code, STORIES[story][1])
        for story in STORIES
        if STORIES[story][0] == cell.code
    }
    low_first = [p.id for p in rated if p.id not in {*leaders, *spared}]
    chance.shuffle(low_first)
    low_first = [
        m for grade in (Grade.NOT_COMPLETED, Grade.COMPLETED) for m in told if told[m] is grade
    ] + low_first
    completed, not_completed = counts[2], counts[3]
    grades = dict.fromkeys(low_first[:not_completed], Grade.NOT_COMPLETED)
    grades |= dict.fromkeys(low_first[not_completed : not_completed + completed], Grade.COMPLETED)
    best = [m for m in (*leaders, *reversed(low_first)) if m not in grades]
    grades |= dict.fromkeys(best[: counts[0]], Grade.EXCELLENT)
    return {p.id: grades.get(p.id, Grade.WELL_COMPLETED) for p in rated}


def _told_grades(cell: Cell, people: People) -> dict[UUID, Grade]:
    told = {}
    for stories, grade in (
        (NOT_COMPLETED_STORIES, Grade.NOT_COMPLETED),
        (COMPLETED_STORIES, Grade.COMPLETED),
    ):
        told.update({story_member(people, s): grade for s in stories if STORIES[s][0] == cell.code})
    return told


def _ratings_of(
    cell: Cell, people: People, person: Person, year: int, grade: Grade
) -> Iterator[NewRating]:
    """Write the rating of a member; a re-opened one leaves its older ones readable."""
    decided = date(year, 12, DECIDED_ON)
    story = _reopened(cell, people).get(person.id) if year == YEARS[0] else None
    if story is None:
        yield _rating(cell, person.id, year, grade, decided)
        return
    steps = REOPENED[story]
    grades = [(Grade.WELL_COMPLETED, decided, "", ""), *steps]
    for number, (level, day, paper, reason) in enumerate(grades):
        until = grades[number + 1][1] if number + 1 < len(grades) else None
        yield _rating(cell, person.id, year, level, day, number=paper, reason=reason, until=until)


def _reopened(cell: Cell, people: People) -> dict[UUID, str]:
    return {
        story_member(people, story): story for story in REOPENED if STORIES[story][0] == cell.code
    }


def _rating(
    cell: Cell,
    member: UUID,
    year: int,
    grade: Grade,
    decided: date,
    *,
    number: str = "",
    reason: str = "",
    until: date | None = None,
) -> NewRating:
    return NewRating(
        id=identity(cell.code, "rating", year, member, decided),
        organization_id=of_organization(cell.code),
        member_id=member,
        year=year,
        grade=grade,
        basis=BASIS,
        decided_date=decided,
        decision_number=number or ("45-QĐ/ĐU" if year == YEARS[-1] else "38-QĐ/ĐU"),
        superseded_date=until,
        reason=reason,
    )


def own_ratings(place: Place) -> Iterator[NewRating]:
    """Rate the cells of a place and its committees themselves."""
    codes = [cell.code for cell in place.cells]
    codes += [c.code for c in place.committees if c.code not in codes]
    for code in codes:
        for year in YEARS:
            yield NewRating(
                id=identity(code, "own rating", year),
                organization_id=of_organization(code),
                year=year,
                grade=_own_grade(code) if year == YEARS[-1] else Grade.WELL_COMPLETED,
                basis=BASIS,
                decided_date=date(year, 12, DECIDED_ON - 2),
                decision_number="44-QĐ/ĐU" if year == YEARS[-1] else "37-QĐ/ĐU",
            )


def _own_grade(code: str) -> Grade:
    if code in CELLS_EXCELLENT:
        return Grade.EXCELLENT
    if code in CELLS_COMPLETED:
        return Grade.COMPLETED
    return Grade.NOT_COMPLETED if code in CELLS_NOT_COMPLETED else Grade.WELL_COMPLETED


def front_unions(place: Place) -> Iterator[NewFrontUnionRating]:
    """Rate the Front and the unions that cells and committees lead."""
    led = [(cell.code, UNIONS[cell.cell_type]) for cell in place.cells]
    led += [(c.code, COMMITTEE_UNIONS) for c in place.committees if _of_a_commune(c)]
    for code, bodies in led:
        chance = stream(code, "unions")
        for year in YEARS:
            for body in bodies:
                excellent = chance.random() < 0.3
                grade = Grade.EXCELLENT if excellent else Grade.WELL_COMPLETED
                if (code, body) == UNION_COMPLETED and year == YEARS[-1]:
                    grade = Grade.COMPLETED
                yield NewFrontUnionRating(
                    organization_id=of_organization(code), body=body, year=year, grade=grade
                )


def _of_a_commune(committee: Committee) -> bool:
    return len(committee.cells) > 1 and committee.code not in {"DT-6", "DT-7"}


def targets(place: Place, people: People) -> Iterator[NewTarget]:
    """Set each cell's and committee's figures of the year, and what was reached."""
    for year in YEARS:
        for cell in place.cells:
            yield from _cell_targets(place, cell, people, year)
        for committee in place.committees:
            if len(committee.cells) > 1:
                yield from _committee_targets(place, committee, year)


def _target(code: str, year: int, name: str, unit: str, **figures: int | bool | None) -> NewTarget:
    reached = figures.get("reached")
    return NewTarget(
        organization_id=of_organization(code),
        year=year,
        name=name,
        unit=unit,
        assigned=Decimal(figures["assigned"] or 0),
        reached=None if reached is None else Decimal(reached),
        lower_is_better=bool(figures.get("lower")),
        can_exceed=bool(figures.get("exceed")),
    )


def _cell_targets(place: Place, cell: Cell, people: People, year: int) -> Iterator[NewTarget]:
    code, chance = cell.code, stream(cell.code, "targets", year)
    held = 3 if code == "ML-05" and year == YEARS[-1] else 4
    themes = 4 if year == YEARS[-1] else (4 - (place.first_month.month - 1) // 3)
    yield _target(
        code, year, THEMATIC, "buổi", assigned=themes, reached=min(held, themes), exceed=False
    )
    due = [r for r in people.reviews if r.cell == code and r.due.year == year]
    if due:
        on_time = sum(review.decided <= review.due for review in due)
        yield _target(code, year, PROBATION, "%", assigned=100, reached=100 * on_time // len(due))
    if cell.cell_type is not CellType.RESIDENTIAL:
        return
    share = chance.randint(96, 98) if code not in STRUGGLING else 95
    if year == YEARS[-1]:
        share = HOUSEHOLDS_SHORT.get(code, share)
    yield _target(code, year, HOUSEHOLDS, "%", assigned=95, reached=share, exceed=True)
    yield _target(code, year, COLLECTIONS, "lượt công khai", assigned=2, reached=2)
    lanes: int | None = chance.randint(3, 4)
    if (code, LANES) == NOT_RECORDED and year == YEARS[-1]:
        lanes = None
    yield _target(code, year, LANES, "tuyến", assigned=3, reached=lanes, exceed=True)
    if place.code == "HK" and year == YEARS[-1]:
        yield _target(code, year, PAPERS, "loại/tháng", assigned=2, reached=2, lower=True)


def _committee_targets(place: Place, committee: Committee, year: int) -> Iterator[NewTarget]:
    code, cells = committee.code, committee.cells
    if year == YEARS[-1]:
        asked = sum(place.admission_targets.get(cell, 0) for cell in cells)
        joined = sum(place.admitted.get(cell, 0) for cell in cells)
        if asked:
            yield _target(
                code, year, ADMITTED, "đảng viên", assigned=asked, reached=joined, exceed=True
            )
    homes = sum(place.cell(cell).cell_type is CellType.RESIDENTIAL for cell in cells)
    if homes:
        yield _target(code, year, HOUSEHOLDS, "%", assigned=95, reached=96, exceed=True)
        yield _target(
            code, year, LANES, "tuyến", assigned=3 * homes, reached=3 * homes + 1, exceed=True
        )
    else:
        yield _target(code, year, THEMATIC, "buổi/chi bộ", assigned=4, reached=4)


def report_duties(place: Place) -> Iterator[NewReportDuty]:
    """Say how many kinds of paper cells owe a month where it is told."""
    eased = {
        cell.code: (6, 2, PAPERS_EASED)
        for cell in place.cells
        if place.code == "HK" and cell.cell_type is CellType.RESIDENTIAL
    }
    if place.code == "ML":
        eased[FORMS_CELL] = (3, 1, FORMS_EASED)
    for code, (before, after, day) in eased.items():
        organization = of_organization(code)
        yield NewReportDuty(
            organization_id=organization, kinds=before, valid_from=DUTIES_SINCE, valid_until=day
        )
        yield NewReportDuty(organization_id=organization, kinds=after, valid_from=day)


#: Where a new member comes from, where the cast says so.
SOURCES = {"PC-02": AdmissionSource.WOMEN, "PC-03": AdmissionSource.FARMERS}


def admission_targets(place: Place) -> Iterator[NewAdmissionTarget]:
    """Say how many each cell was asked to admit in 2024."""
    for code, target in place.admission_targets.items():
        yield NewAdmissionTarget(of_organization(code), YEARS[-1], target)


def admissions(place: Place) -> Iterator[NewAdmissions]:
    """Count who joined each cell in 2024, by source; nobody is counted as nobody."""
    for code in place.admission_targets:
        chance = stream(code, "admissions")
        joined = place.admitted.get(code, 0)
        month = date(YEARS[-1], chance.choice((2, 5, 9, 12)), 1)
        own = place.cell(code).cell_type is CellType.RESIDENTIAL
        drawn = (
            chance.choice((AdmissionSource.WOMEN, AdmissionSource.FARMERS, AdmissionSource.YOUTH))
            if own
            else AdmissionSource.YOUTH
        )
        yield NewAdmissions(of_organization(code), month, SOURCES.get(code, drawn), joined)
