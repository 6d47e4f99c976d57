"""A committee: its own records, and what stands below it on the last day."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import NOT_APPLICABLE, UNKNOWN, YEAR, at_hour, known

from bontot.domain.assessments.models import Evaluation
from bontot.domain.campaigns.models import (
    Campaign,
    CampaignReview,
    Commendation,
    Compact,
    Pilot,
    Plan,
)
from bontot.domain.catalogue.models import FrameworkVersion
from bontot.domain.discipline.models import Inspection
from bontot.domain.facts.queries import CATALOGUE, gather
from bontot.domain.facts.types import Grain, Window
from bontot.domain.meetings.models import MeetingLevel
from bontot.domain.members.models import (
    AdmissionCount,
    AdmissionTarget,
    FrozenPopulation,
    PopulationMember,
)
from bontot.domain.petitions.models import Petition, PressingMatterCount
from bontot.domain.ratings.models import AnnualRating
from bontot.domain.tasks.models import Target, Task


@pytest.fixture
def of(town, value):
    return lambda name, **more: value(name, town.my_long, grain=Grain.COMMITTEE, **more)


@pytest.fixture
def cells(town):
    """The three that stand at the end of the year; "cu" was closed on 1/10."""
    return [town.hoa_sen, town.tra_my, town.truong]


@pytest.fixture
def campaign(town, record):
    return record(
        Campaign(
            organization_id=town.my_long,
            kind="movement",
            name="Chi bộ bốn tốt",
            launched_date=dt.date(2023, 5, 31),
        )
    )


class TestOverItsCells:
    @pytest.mark.parametrize(
        "name", ["cells_compact_signed", "cells_plan_issued", "cells_theme_held"]
    )
    def test_a_committee_of_no_cells(self, town, value, name):
        assert value(name, town.hoa_sen, grain=Grain.COMMITTEE) == NOT_APPLICABLE

    @pytest.mark.parametrize(
        "name", ["cells_compact_signed", "cells_plan_issued", "cells_theme_held"]
    )
    def test_not_one_on_record(self, of, name):
        assert of(name) == UNKNOWN

    def test_compacts(self, town, cells, campaign, record, of):
        for cell in (*cells[:2], town.cu):
            record(
                Compact(
                    campaign=campaign,
                    organization_id=cell,
                    year=2024,
                    signed_date=dt.date(2024, 1, 20),
                )
            )
        assert of("cells_compact_signed") == known(2, 3)

    def test_plans(self, cells, record, of):
        day = dt.date(2024, 4, 1)
        record(Plan(organization_id=cells[0], kind="own_plan", year=2024, issued_date=day))
        record(Plan(organization_id=cells[1], kind="year_programme", year=2024, issued_date=day))
        assert of("cells_plan_issued") == known(1, 3)

    def test_theme(self, cells, meet, of):
        meet(dt.date(2024, 3, 2), cell=cells[2], about_campaign=True)
        assert of("cells_theme_held") == known(1, 3)

    def test_monthly_meetings(self, cells, meet, of):
        assert of("cells_monthly_meetings") == UNKNOWN
        seen = Window(YEAR.start, YEAR.until, dt.date(2024, 2, 15))
        for cell in cells:
            meet(dt.date(2024, 1, 2), cell=cell)
        assert of("cells_monthly_meetings", window=seen) == UNKNOWN

    def test_monthly_meetings_of_those_that_stand(self, cells, meet, of):
        for cell in cells:
            meet(dt.date(2024, 12, 2), cell=cell)
        december = Window(dt.date(2024, 12, 1), dt.date(2025, 1, 1), YEAR.as_of)
        assert of("cells_monthly_meetings", window=december) == known(3, 3)

    def test_up_to_standard(self, cells, meet, record, of):
        assert of("cells_meetings_up_to_standard") == UNKNOWN
        for cell, level in zip(cells, ("met", "met", "not_met"), strict=True):
            meeting = meet(dt.date(2024, 1, 2), cell=cell)
            record(
                MeetingLevel(
                    meeting=meeting,
                    source="cell",
                    level=level,
                    framework="f@1",
                    given_at=at_hour(dt.date(2024, 1, 2)),
                )
            )
        assert of("cells_meetings_up_to_standard") == known(2, 3)
        meet(dt.date(2024, 2, 2), cell=cells[0])
        assert of("cells_meetings_up_to_standard") == UNKNOWN

    def test_attendance(self, cells, meet, people, of):
        meet(dt.date(2024, 1, 2), cell=cells[0])
        meet(dt.date(2024, 1, 2), cell=cells[1], excused=people(2, cells[1]))
        assert of("attendance_year") == known(18, 20)

    @pytest.mark.parametrize(
        ("titles", "expected"),
        [((1, 1, 0), known(2, 3)), ((1, 0, 3), UNKNOWN), ((1, 1), UNKNOWN)],
    )
    def test_four_good(self, cells, record, of, at, titles, expected):
        framework = FrameworkVersion(
            slug="thu",
            version="1",
            subject="cell",
            digest="0" * 64,
            canonical="{}",
            valid_from=dt.date(2023, 1, 1),
        )
        record(framework)
        for cell, title in zip(cells, titles, strict=False):
            record(
                Evaluation(
                    subject="cell",
                    organization_id=cell,
                    strand="bon-tot",
                    period_from=YEAR.start,
                    period_until=YEAR.until,
                    framework=framework,
                    framework_digest=framework.digest,
                    engine_version="1",
                    audit_position=0,
                    facts=[],
                    points=[],
                    pillars=[],
                    title=title,
                    evaluated_at=at,
                )
            )
        assert of("cells_four_good") == expected


class TestPilots:
    def test_no_cells_to_choose_from(self, town, value):
        assert value("pilot_cells", town.hoa_sen, grain=Grain.COMMITTEE) == NOT_APPLICABLE
        assert value("cells_replicated", town.hoa_sen, grain=Grain.COMMITTEE) == NOT_APPLICABLE

    def test_none_chosen(self, of):
        assert of("pilot_cells") == known(0)
        assert of("cells_replicated") == known(0, 3)

    def test_chosen_and_taken_over(self, cells, campaign, record, of):
        for cell, state in zip(cells, ("pilot", "replicated"), strict=False):
            record(
                Pilot(
                    campaign=campaign,
                    organization_id=cell,
                    state=state,
                    since_date=dt.date(2024, 2, 1),
                )
            )
        assert of("pilot_cells") == known(1)
        assert of("cells_replicated") == known(1, 2)

    def test_all_are_pilots(self, cells, campaign, record, of):
        for cell in cells:
            record(
                Pilot(
                    campaign=campaign,
                    organization_id=cell,
                    state="pilot",
                    since_date=dt.date(2024, 2, 1),
                )
            )
        assert of("cells_replicated") == NOT_APPLICABLE


class TestItsOwn:
    def test_reviews_and_commendations(self, town, campaign, record, of):
        for name in ("interim_review_held", "final_review_held", "commendations_given"):
            assert of(name) == UNKNOWN
        held = {"campaign": campaign, "organization_id": town.my_long}
        record(CampaignReview(kind="interim", held_date=dt.date(2024, 6, 28), **held))
        assert of("interim_review_held") == known(1)
        assert of("final_review_held") == UNKNOWN
        record(CampaignReview(kind="final", held_date=dt.date(2024, 12, 28), **held))
        for given in (3, 4):
            record(
                Commendation(
                    decision_number=f"{given}-QĐ/ĐU",
                    decided_date=dt.date(2024, 12, 29),
                    given=given,
                    **held,
                )
            )
        assert of("final_review_held") == known(1)
        assert of("commendations_given") == known(7)

    def test_action_programme(self, town, record, of):
        assert of("action_programme_issued") == UNKNOWN
        day = dt.date(2024, 1, 5)
        record(
            Plan(organization_id=town.my_long, kind="action_programme", year=2024, issued_date=day)
        )
        assert of("action_programme_issued") == known(1)

    def test_a_cell_s_records_are_not_its_own(self, town, record, of):
        day = dt.date(2024, 6, 1)
        record(
            Plan(organization_id=town.hoa_sen, kind="year_programme", year=2024, issued_date=day),
            Inspection(
                organization_id=town.hoa_sen,
                kind="inspection",
                subject="Đảng phí",
                planned_date=day,
            ),
            Target(
                organization_id=town.hoa_sen,
                year=2024,
                name="Hộ văn hóa",
                unit="%",
                assigned="95",
                reached="96",
            ),
        )
        assert of("year_programme_issued") == UNKNOWN
        assert of("inspections_done") == NOT_APPLICABLE
        assert of("targets_met") == UNKNOWN

    def test_petitions(self, town, record, of):
        assert of("petitions_sent_up") == known(0)
        assert of("petitions_answered") == NOT_APPLICABLE
        sent, due = dt.date(2024, 5, 1), dt.date(2024, 5, 31)
        below = {"organization_id": town.hoa_sen, "addressed_to_id": town.my_long}
        record(
            Petition(
                content="Gộp biểu báo cáo",
                sent_date=sent,
                due_date=due,
                state="answered",
                answered_date=due,
                **below,
            ),
            Petition(content="Máy in", sent_date=sent, due_date=due, **below),
            Petition(content="Lên trên", sent_date=sent, due_date=due, state="forwarded", **below),
            Petition(
                organization_id=town.my_long,
                addressed_outside="Trung ương",
                content="Chuyển đổi công chức",
                sent_date=sent,
            ),
        )
        assert of("petitions_sent_up") == known(1)
        assert of("petitions_answered") == known(1, 2)


class TestSums:
    def test_ratings_of_all_cells(self, cells, people, record, of):
        end = dt.date(2024, 12, 20)
        for place, cell in enumerate(cells):
            assert of("members_rated_well") == UNKNOWN
            members = people(10, cell)
            population = FrozenPopulation(
                organization_id=cell, kind="rated", on_date=end, counted=10, official_counted=10
            )
            record(
                population,
                *(
                    PopulationMember(
                        population=population,
                        member=who,
                        counted=True,
                        official=True,
                        reason="home",
                    )
                    for who in members
                ),
                *(
                    AnnualRating(
                        organization_id=cell,
                        member=who,
                        year=2024,
                        basis="124-QĐ/TW",
                        decided_date=end,
                        grade="completed" if place == number else "well_completed",
                    )
                    for number, who in enumerate(members)
                ),
            )
        assert of("members_rated_well") == known(27, 30)
        assert of("members_rated_excellent") == known(0, 30)

    def test_admissions(self, cells, record, of):
        for cell in cells[:2]:
            record(AdmissionTarget(organization_id=cell, year=2024, target=1))
        assert of("admissions_target") == known(2)
        assert of("admissions") == UNKNOWN
        for cell in cells[:2]:
            record(
                AdmissionCount(
                    organization_id=cell, month=dt.date(2024, 3, 1), source="women", admitted=1
                )
            )
        assert of("admissions") == known(2)

    def test_matters(self, cells, record, of):
        for cell in cells[:2]:
            record(
                PressingMatterCount(
                    organization_id=cell, month=dt.date(2024, 3, 1), raised=2, resolved=1, overdue=1
                )
            )
        assert of("pressing_matters_resolved") == known(2, 4)
        assert of("pressing_matters_overdue") == known(2)

    def test_tasks(self, town, cells, record, of):
        due = dt.date(2024, 6, 1)
        for organization in (*cells, town.my_long):
            record(
                Task(
                    organization_id=organization,
                    source="above",
                    content="Việc",
                    assigned_date=due,
                    due_date=due,
                    state="done",
                    done_date=due,
                )
            )
        assert of("tasks_done") == known(4, 4)


def test_one_reading_for_many_gives_what_each_alone_gives(town, meet, record):
    for cell in (town.hoa_sen, town.ban_mai):
        meet(dt.date(2024, 12, 2), cell=cell)
    from bontot.domain.audit.queries import reading  # noqa: PLC0415 - only here
    from bontot.domain.audit.types import SYSTEM  # noqa: PLC0415 - only here

    for grain, subjects in (
        (Grain.CELL, [town.hoa_sen, town.tra_my, town.ban_mai]),
        (Grain.COMMITTEE, [town.my_long, town.my_binh]),
    ):
        with reading(SYSTEM):
            together = gather(subjects=subjects, grain=grain, window=YEAR)
            for subject in subjects:
                alone = gather(subjects=[subject], grain=grain, window=YEAR)
                assert alone[subject] == together[subject]
            assert len(together[subjects[0]]) == sum(owner is grain for owner, _ in CATALOGUE)
