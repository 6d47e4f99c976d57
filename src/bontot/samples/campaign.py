"""What was done under each movement, model or theme: compacts, plans, pilots, reviews, commendations, rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bontot.domain.campaigns.types import (
    NewBaseline,
    NewCampaign,
    NewCommendation,
    NewCompact,
    NewPilot,
    NewPlan,
    NewReview,
    NewWorkingRules,
    PilotState,
    PlanKind,
    ReviewKind,
)
from bontot.domain.tasks.types import NewTask, TaskSource, TaskState
from bontot.samples.calendar import YEARS
from bontot.samples.casts.shape import CampaignPaper, Place
from bontot.samples.ids import of_campaign, of_organization, of_plan_above
from bontot.samples.streams import identity, stream


#: Cells that go first, chosen by their committee. The committee of DT-3 chose none, which was pointed out to it;
#: that of DT-4 first chose three, was refused, and chose again.
PILOTS = {
    "ML": (("ML-06", "ML-09"), date(2023, 7, 1)),
    "DT-1": (("DT-11", "DT-13"), date(2023, 10, 15)),
    "DT-2": (("DT-21",), date(2023, 10, 15)),
    "DT-4": (("DT-42", "DT-43"), date(2023, 10, 20)),
    "DT-6": (("DT-61",), date(2023, 10, 15)),
    "DT-7": (("DT-71",), date(2023, 10, 15)),
    "PL": (("PL-02",), date(2023, 9, 1)),
}
REPLICATED_SINCE = {"ML": date(2024, 1, 15), "DT": date(2024, 7, 5)}
#: A committee that chose no pilot replicates nothing, and gives no commendation.
NO_PILOT = "DT-3"

#: Comments on the draft plan: the cell with most got 14 and answered 14.
MOST_COMMENTS = ("PC-04", 14)
COMMENTED_PLACE = "PC"

#: Cells whose working rules were not reviewed in 2024.
RULES_NOT_REVIEWED = frozenset(("PL-05", "DT-32"))
#: The committee whose rules were amended (by its agency's cell, HK-12).
RULES_AMENDED = {"HK": date(2024, 5, 20)}

PLAN_DAYS = {
    PlanKind.YEAR_PROGRAMME: (1, 10),
    PlanKind.IDEOLOGICAL_WORK: (2, 5),
    PlanKind.ANTI_CORRUPTION: (2, 20),
    PlanKind.ETHICS_STUDY: (3, 10),
}
NUMBERS = {
    PlanKind.YEAR_PROGRAMME: "CTr",
    PlanKind.IDEOLOGICAL_WORK: "KH",
    PlanKind.ANTI_CORRUPTION: "KH",
    PlanKind.ETHICS_STUDY: "KH",
}

#: Conclusions of the session of 8/6/2023 at Hòa Khánh Nam as tasks: content, deadline, done.
SESSION = date(2023, 6, 8)
SESSION_TASKS = (
    ("Sơ kết giữa nhiệm kỳ nghị quyết đại hội nhiệm kỳ 2020-2025", date(2023, 8, 31), 10),
    ("Cụ thể hóa, triển khai mô hình “Chi bộ bốn tốt”", date(2023, 9, 30), 5),
    ("Rà soát, sửa đổi quy chế làm việc sát tình hình địa phương", date(2024, 5, 31), 11),
    ("Tập trung công tác quản lý đất đai chặt chẽ, đúng quy định", date(2024, 6, 30), 4),
    ("Chú trọng tạo nguồn, phát triển đảng viên", date(2024, 11, 30), 6),
    ("Vận động nhân dân đồng thuận trong thực hiện tái thiết đô thị", date(2024, 12, 20), 2),
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """An organisation that acts under the campaign: a cell, a committee, or both at once."""

    code: str
    is_cell: bool
    leads_cells: bool


def bearers(place: Place) -> Iterator[Bearer]:
    """List the cells and the committees of a place."""
    for cell in place.cells:
        yield Bearer(cell.code, is_cell=True, leads_cells=False)
    for committee in place.committees:
        if len(committee.cells) > 1:
            yield Bearer(committee.code, is_cell=False, leads_cells=True)


def campaigns(place: Place) -> Iterator[NewCampaign]:
    """Write the campaign of a place, after the one above it."""
    above = place.plan_above
    if above is not None:
        owner = of_organization(place.district_label.upper().replace("_", "-"))
        yield NewCampaign(id=of_plan_above(place.code), organization_id=owner, **_paper(above))
    yield NewCampaign(
        id=of_campaign(place.code),
        organization_id=of_organization(place.code),
        under_id=of_plan_above(place.code) if above is not None else None,
        **_paper(place.campaign),
    )


def _paper(paper: CampaignPaper) -> dict[str, Any]:
    return {
        "kind": paper.kind,
        "name": paper.name,
        "launched_date": paper.launched,
        "plan_number": paper.plan_number,
        "plan_date": paper.plan_date,
        "ends_date": paper.ends,
    }


def _days(place: Place, first: timedelta, later: tuple[int, int]) -> dict[int, date]:
    """Give the day of a yearly step: soon after the launch in the first year, told in the second."""
    return {YEARS[0]: place.campaign.launched + first, YEARS[1]: date(YEARS[1], *later)}


def compacts(place: Place) -> Iterator[NewCompact]:
    """Sign the year's compacts: at the launch, then in January."""
    for year, day in _days(place, timedelta(0), (1, 20)).items():
        for bearer in bearers(place):
            yield NewCompact(
                campaign_id=of_campaign(place.code),
                organization_id=of_organization(bearer.code),
                year=year,
                signed_date=day,
            )


def baselines(place: Place) -> Iterator[NewBaseline]:
    """Date the first self-assessments of the cells."""
    for year, day in _days(place, timedelta(days=20), (2, 20)).items():
        for cell in place.cells:
            yield NewBaseline(
                campaign_id=of_campaign(place.code),
                organization_id=of_organization(cell.code),
                year=year,
                done_date=day,
            )


def plans(place: Place) -> Iterator[NewPlan]:
    """Issue the programmes and plans of cells and committees."""
    own_days = _days(place, timedelta(days=30), (4, 10))
    for bearer in bearers(place):
        signs = "CB" if bearer.is_cell else "ĐU"
        organization = of_organization(bearer.code)
        for year in YEARS:
            for number, (kind, day) in enumerate(PLAN_DAYS.items(), start=1):
                yield NewPlan(
                    organization_id=organization,
                    kind=kind,
                    year=year,
                    number=f"{number:02d}-{NUMBERS[kind]}/{signs}",
                    issued_date=date(year, *day),
                )
            received = _comments(place, bearer, year)
            yield NewPlan(
                organization_id=organization,
                kind=PlanKind.OWN_PLAN,
                year=year,
                number=f"05-KH/{signs}",
                issued_date=own_days[year],
                comments_received=received,
                comments_answered=received,
            )
        yield from _other_plans(place, bearer, own_days)


def _other_plans(place: Place, bearer: Bearer, days: dict[int, date]) -> Iterator[NewPlan]:
    organization = of_organization(bearer.code)
    if bearer.leads_cells or bearer.code == "DT-51":
        for year, day in days.items():
            yield NewPlan(
                organization_id=organization,
                kind=PlanKind.ACTION_PROGRAMME,
                year=year,
                number="06-CTr/ĐU",
                issued_date=day,
            )
    if place.code == "HK":
        yield NewPlan(
            organization_id=organization,
            kind=PlanKind.CONGRESS_REVIEW,
            year=YEARS[0],
            number="07-BC/ĐU" if bearer.leads_cells else "07-BC/CB",
            issued_date=date(2023, 8, 21),
        )


def _comments(place: Place, bearer: Bearer, year: int) -> int:
    if place.code != COMMENTED_PLACE or not bearer.is_cell:
        return 0
    if bearer.code == MOST_COMMENTS[0] and year == YEARS[-1]:
        return MOST_COMMENTS[1]
    return stream(bearer.code, "comments", year).randint(2, 9)


def replicated(place: Place) -> Iterator[NewPilot]:
    """Name the cells that took the example over."""
    since = REPLICATED_SINCE.get(place.code)
    if since is None:
        return
    first = {cell for cells, _ in PILOTS.values() for cell in cells}
    for committee in place.committees:
        if committee.code == NO_PILOT or len(committee.cells) == 1:
            continue
        for code in committee.cells:
            if code not in first:
                yield NewPilot(
                    campaign_id=of_campaign(place.code),
                    organization_id=of_organization(code),
                    state=PilotState.REPLICATED,
                    since_date=since,
                )


def reviews(place: Place) -> Iterator[NewReview]:
    """Hold the reviews of committees: one in June, one at the end of each year."""
    held = (
        (ReviewKind.FINAL, date(2023, 12, 22)),
        (ReviewKind.INTERIM, date(2024, 6, 28)),
        (ReviewKind.FINAL, date(2024, 12, 20)),
    )
    leading = [b.code for b in bearers(place) if b.leads_cells]
    for code in dict.fromkeys((*leading, place.code)):
        for kind, day in held:
            yield NewReview(
                campaign_id=of_campaign(place.code),
                organization_id=of_organization(code),
                kind=kind,
                held_date=day,
            )


def commendations(place: Place) -> Iterator[NewCommendation]:
    """Count what committees commended at the end of the year."""
    for bearer in bearers(place):
        if not bearer.leads_cells or bearer.code == NO_PILOT:
            continue
        for year in YEARS:
            yield NewCommendation(
                campaign_id=of_campaign(place.code),
                organization_id=of_organization(bearer.code),
                decision_number=f"{46 if year == YEARS[-1] else 39}-QĐ/ĐU",
                decided_date=date(year, 12, 26),
                given=2 if len(place.cells) > 2 else 1,
            )


def working_rules(place: Place) -> Iterator[NewWorkingRules]:
    """Date the working rules in force and their last review."""
    for bearer in bearers(place):
        reviewed: date | None = RULES_AMENDED.get(bearer.code, date(2024, 3, 18))
        if bearer.code in RULES_NOT_REVIEWED:
            reviewed = None
        yield NewWorkingRules(
            organization_id=of_organization(bearer.code),
            number="01-QC/CB" if bearer.is_cell else "01-QC/ĐU",
            issued_date=date(2022, 7, 1) if bearer.is_cell else date(2020, 8, 15),
            reviewed_date=reviewed,
        )


def session_tasks(place: Place) -> Iterator[NewTask]:
    """Give the committee of Hòa Khánh Nam the tasks its working session concluded."""
    if place.code != "HK":
        return
    for number, (content, due, early) in enumerate(SESSION_TASKS):
        yield NewTask(
            id=identity("HK", "task", "session", number),
            organization_id=of_organization("HK"),
            source=TaskSource.WORKING_SESSION,
            content=content,
            assigned_date=SESSION,
            due_date=due,
            state=TaskState.DONE,
            done_date=due - timedelta(days=early),
        )


def remedy_task() -> NewTask:
    """Give HK-06 the task that remedied F-06 within 15 days."""
    return NewTask(
        id=identity("HK-06", "task", "remedy"),
        organization_id=of_organization("HK-06"),
        source=TaskSource.REMEDY,
        content="Bổ sung sổ nghị quyết tháng 4, tháng 5",
        assigned_date=date(2024, 6, 5),
        due_date=date(2024, 6, 20),
        state=TaskState.DONE,
        done_date=date(2024, 6, 20),
    )
