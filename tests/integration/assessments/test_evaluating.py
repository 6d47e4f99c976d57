"""Meetings, members, cells, committees: computed, stored once, and only where something changed."""

import datetime as dt

import pytest
from django.db import connection
from tests.integration.assessments.conftest import TODAY, YEAR

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.queries import explain_one, results
from bontot.domain.assessments.types import BON_TOT
from bontot.domain.audit.models import AuditEntry
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.discipline.models import Finding
from bontot.domain.facts.models import IndicatorValue
from bontot.domain.meetings.models import MeetingLevel
from bontot.domain.members.models import FrozenPopulation, PopulationMember
from bontot.domain.ratings.models import AnnualRating
from bontot.engine import Missing
from bontot.primitives.periods import Period
from bontot.primitives.ratios import Ratio


def dumped():
    """Every row an evaluation may write."""
    with reading(SYSTEM), connection.cursor() as cursor:
        rows = []
        for table in ("evaluation", "meetinglevel", "indicatorvalue", "auditentry"):
            cursor.execute(f"SELECT to_jsonb(t)::text FROM bontot_{table} t ORDER BY id")  # noqa: S608 - our own names
            rows += cursor.fetchall()
    return rows


@pytest.fixture
def rated(town, record, people):
    """Hoa Sen: 27 to be rated, 26 well, one completed."""
    members = people(27)
    population = FrozenPopulation(
        organization_id=town.hoa_sen,
        kind="rated",
        on_date=dt.date(2024, 12, 20),
        counted=27,
        official_counted=27,
    )
    record(
        population,
        *(
            PopulationMember(
                population=population, member=who, counted=True, official=True, reason="home"
            )
            for who in members
        ),
        *(
            AnnualRating(
                organization_id=town.hoa_sen,
                member=who,
                year=2024,
                basis="124-QĐ/TW",
                decided_date=dt.date(2024, 12, 20),
                grade="well_completed" if number else "completed",
            )
            for number, who in enumerate(members)
        ),
        month=dt.date(2024, 12, 1),
    )
    return members


def of(organization, done):
    return next(one for one in done.results if one.organization_id == organization)


@pytest.mark.usefixtures("my_long")
class TestMeetings:
    def test_by_the_framework_in_force_on_the_day(self, full_meet, people, evaluate):
        good = full_meet(dt.date(2024, 1, 2))
        bad = full_meet(dt.date(2024, 2, 2), expected=20, excused=people(3))
        done = evaluate()
        with reading(SYSTEM):
            levels = dict(MeetingLevel.objects.values_list("meeting_id", "level"))
            frameworks = set(MeetingLevel.objects.values_list("framework", flat=True))
        assert done.meetings.scored == 2
        assert levels[good.id] == "met"
        assert levels[bad.id] == "not_met"  # 17 of 20 is 85 %, and the rule says more than 85 %
        assert frameworks == {"sinh-hoat-hd12@2018.1"}

    def test_the_level_feeds_the_year(self, my_long, full_meet, evaluate):
        full_meet(dt.date(2024, 1, 2))
        evaluate()
        with reading(SYSTEM):
            explained = explain_one(organization=my_long.hoa_sen, period=YEAR, as_of=TODAY)
        assert explained.facts["meetings_up_to_standard"] == Ratio(1, 1)

    def test_a_month_scores_its_meetings_and_nothing_else(self, meet, evaluate):
        meet(dt.date(2024, 5, 2))
        meet(dt.date(2024, 6, 2))
        done = evaluate(period=Period(2024, 5))
        assert (done.meetings.scored, done.results) == (1, ())
        with reading(SYSTEM):
            assert not Evaluation.objects.exclude(subject="meeting").exists()


@pytest.mark.usefixtures("my_long")
class TestStoring:
    @pytest.mark.usefixtures("rated")
    def test_twice_is_the_same_and_writes_nothing(self, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        first = evaluate()
        assert first.written > 0
        before = dumped()
        second = evaluate()
        assert second.results == first.results
        assert (second.written, second.meetings.changed) == (0, 0)
        assert second.unchanged == first.written
        assert dumped() == before

    def test_a_changed_entry_changes_only_what_depends_on_it(self, my_long, meet, evaluate, record):
        for cell in (my_long.hoa_sen, my_long.tra_my, my_long.truong):
            meet(dt.date(2024, 1, 2), cell=cell)
        evaluate()
        record(
            Finding(
                organization_id=my_long.tra_my,
                subject="member",
                category="civic_order",
                happened_from=dt.date(2024, 3, 1),
                happened_until=dt.date(2024, 4, 1),
                found_date=dt.date(2024, 8, 12),
                found_origin="people",
                state="confirmed",
                conclusion_number="12-KL/UBKT",
                concluded_date=dt.date(2024, 8, 30),
            ),
            touch=my_long.tra_my,
            month=dt.date(2024, 3, 1),
        )
        evaluate()
        with reading(SYSTEM):
            older = Evaluation.objects.filter(current=False)
            changed = set(older.values_list("organization_id", flat=True))
        assert changed == {my_long.tra_my, my_long.my_long}

    def test_one_current_row_and_the_older_ones_stay(self, my_long, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        evaluate()
        meet(dt.date(2024, 2, 2))
        evaluate()
        with reading(SYSTEM):
            rows = Evaluation.objects.filter(organization_id=my_long.hoa_sen, subject="cell")
            assert sorted(rows.values_list("current", flat=True)) == [False, True]
            newest = rows.get(current=True)
            oldest = rows.get(current=False)
        assert newest.audit_position > oldest.audit_position

    def test_each_step_leaves_one_entry(self, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        evaluate()
        with reading(SYSTEM):
            operations = list(
                AuditEntry.objects.filter(operation__startswith="assessments")
                .order_by("id")
                .values_list("operation", flat=True)
            )
        assert operations == ["assessments.score_meetings", "assessments.evaluate"]

    def test_kept_values_hold_after_an_evaluation(self, my_long, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        evaluate()
        with reading(SYSTEM):
            assert IndicatorValue.objects.filter(organization_id=my_long.hoa_sen).exists()


@pytest.mark.usefixtures("my_long")
class TestResults:
    def test_citizens_found_it_so_good_three_fails(self, my_long, meet, evaluate, record):
        meet(dt.date(2024, 1, 2))
        record(
            Finding(
                organization_id=my_long.hoa_sen,
                subject="member",
                category="civic_order",
                happened_from=dt.date(2024, 3, 1),
                happened_until=dt.date(2024, 4, 1),
                found_date=dt.date(2024, 8, 12),
                found_origin="people",
                state="confirmed",
                conclusion_number="12-KL/UBKT",
                concluded_date=dt.date(2024, 8, 30),
            )
        )
        result = of(my_long.hoa_sen, evaluate())
        assert [good.outcome for good in result.pillars][2] == "not_achieved"
        assert result.title_outcome == "not_achieved"
        with reading(SYSTEM):
            explained = explain_one(
                organization=my_long.hoa_sen, period=YEAR, as_of=TODAY, with_entries=True
            )
        (entry,) = explained.entries["findings_from_people_or_press"]
        assert (entry.label, entry.on_date, entry.detail, entry.contributes) == (
            "12-KL/UBKT",
            dt.date(2024, 8, 30),
            "people",
            True,
        )

    @pytest.mark.usefixtures("rated")
    def test_twenty_six_of_twenty_seven(self, my_long, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        result = of(my_long.hoa_sen, evaluate())
        assert [good.outcome for good in result.pillars][3] == "not_achieved"
        with reading(SYSTEM):
            explained = explain_one(organization=my_long.hoa_sen, period=YEAR, as_of=TODAY)
            members = results(period=YEAR, strand="04-tot", of="members")
        assert explained.facts["members_rated_well"] == Ratio(26, 27)
        assert len(members) == 27
        assert {one.organization_id for one in members} == {my_long.hoa_sen}

    def test_what_nobody_wrote_down_stays_unknown(self, my_long, full_meet, evaluate):
        full_meet(dt.date(2024, 1, 2))
        result = of(my_long.hoa_sen, evaluate())
        assert result.title_outcome == "unknown"
        with reading(SYSTEM):
            explained = explain_one(organization=my_long.hoa_sen, period=YEAR, as_of=TODAY)
        assert explained.facts["year_programme_issued"] is Missing.UNKNOWN

    def test_a_judgement_counts(self, my_long, meet, evaluate, judge):
        meet(dt.date(2024, 1, 2))
        assert judge(my_long.hoa_sen, "judged_principles", "good") == {"judgements": 1}
        assert judge(my_long.hoa_sen, "judged_principles", "good") == {"judgements": 0}
        evaluate()
        with reading(SYSTEM):
            explained = explain_one(organization=my_long.hoa_sen, period=YEAR, as_of=TODAY)
        assert explained.facts["judged_principles"] == "good"

    def test_the_first_year_counts_from_its_launch(self, my_long, meet, evaluate):
        for month in range(1, 13):
            meet(dt.date(2023, month, 2))
        evaluate(period=Period(2023))
        with reading(SYSTEM):
            explained = explain_one(organization=my_long.hoa_sen, period=Period(2023), as_of=TODAY)
        assert explained.counted_from == dt.date(2023, 6, 1)
        assert explained.facts["monthly_meetings"] == Ratio(7, 7)

    def test_results_stand_in_the_order_of_the_tree(self, my_long, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        done = evaluate()
        assert [one.organization_id for one in done.results] == [
            my_long.my_long,
            my_long.hoa_sen,
            my_long.tra_my,
            my_long.truong,
        ]
        with reading(SYSTEM):
            below = results(period=YEAR, strand=BON_TOT, below="vn.an_giang.long_xuyen.my_long")
        assert below == done.results

    def test_a_place_without_a_framework_is_named(self, my_long, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        done = evaluate(my_long.long_xuyen)
        assert set(done.without_framework) == {my_long.my_binh, my_long.ban_mai}

    def test_progress_is_told(self, my_long, meet, evaluate):
        meet(dt.date(2024, 1, 2))
        told = []
        evaluate(my_long.long_xuyen, progress=lambda *words: told.append(words))
        assert told == [("evaluate", 0, 2), ("evaluate", 1, 2), ("evaluate", 2, 2)]
