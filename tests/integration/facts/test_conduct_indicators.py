"""Findings and discipline: only what was concluded counts, where and when it happened."""

import datetime as dt

import pytest
from tests.integration.facts.conftest import NOT_APPLICABLE, YEAR, known

from bontot.domain.discipline.models import Finding, Sanction
from bontot.domain.facts.types import Grain, Window


COUNTS = (
    "findings_confirmed",
    "findings_from_people_or_press",
    "findings_forbidden_acts",
    "findings_social_vice",
    "findings_traffic_law",
    "findings_identity_papers_pledged",
    "members_disciplined",
    "members_disciplined_not_self_found",
    "collective_disciplined",
)


@pytest.fixture
def finding(town, record):
    """A violation by a member in March 2024, found by people on 12/8, concluded as true on 30/8, unless told."""

    def finding(*, measure=None, overturned=None, **fields):
        held = {
            "organization_id": town.hoa_sen,
            "subject": "member",
            "category": "civic_order",
            "happened_from": dt.date(2024, 3, 1),
            "happened_until": dt.date(2024, 4, 1),
            "found_date": dt.date(2024, 8, 12),
            "found_origin": "people",
            "state": "confirmed",
            "conclusion_number": "12-KL/UBKT",
            "concluded_date": dt.date(2024, 8, 30),
            **fields,
        }
        row = Finding(**held)
        rows = [row]
        if measure:
            rows.append(
                Sanction(
                    finding=row,
                    measure=measure,
                    decided_date=dt.date(2024, 9, 15),
                    overturned_date=overturned,
                )
            )
        record(*rows, touch=row.organization_id, month=row.happened_from)
        return row

    return finding


def test_none_is_zero(value):
    assert {name: value(name) for name in COUNTS} == dict.fromkeys(COUNTS, known(0))
    assert value("findings_handled_in_time") == NOT_APPLICABLE


def test_found_by_people_and_concluded(finding, value):
    finding()
    assert value("findings_confirmed") == known(1)
    assert value("findings_from_people_or_press") == known(1)


@pytest.mark.parametrize(
    ("origin", "counted"),
    [("people", 1), ("press", 1), ("own", 0), ("self_reported", 0), ("above", 0)],
)
def test_origin(finding, value, origin, counted):
    finding(found_origin=origin)
    assert value("findings_from_people_or_press") == known(counted)


@pytest.mark.parametrize(("own_day", "counted"), [(3, 0), (5, 0), (6, 1), (7, 1)])
def test_written_down_by_the_cell_on_an_earlier_day(finding, value, own_day, counted):
    finding(found_date=dt.date(2024, 7, 6), own_record_date=dt.date(2024, 7, own_day))
    assert value("findings_from_people_or_press") == known(counted)
    assert value("findings_confirmed") == known(1)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "verifying", "conclusion_number": "", "concluded_date": None},
        {"state": "unfounded"},
        {"overturned_number": "3-QĐ/UBKT", "overturned_date": dt.date(2024, 9, 20)},
        {"concluded_date": dt.date(2025, 2, 1)},
    ],
    ids=["being verified", "unfounded", "overturned", "concluded later"],
)
def test_what_is_not_concluded_as_true_is_seen_nowhere(finding, value, fields):
    finding(category="forbidden_act", measure="reprimand", **fields)
    assert {name: value(name) for name in COUNTS} == dict.fromkeys(COUNTS, known(0))


def test_the_collective_s_own(finding, value):
    finding(subject="collective", category="working_duty", measure="reprimand")
    assert value("findings_confirmed") == known(1)
    assert value("findings_from_people_or_press") == known(0)
    assert value("members_disciplined") == known(0)
    assert value("collective_disciplined") == known(1)


@pytest.mark.parametrize(
    ("category", "name"),
    [
        ("forbidden_act", "findings_forbidden_acts"),
        ("social_vice", "findings_social_vice"),
        ("traffic_law", "findings_traffic_law"),
        ("identity_papers_pledged", "findings_identity_papers_pledged"),
    ],
)
def test_categories(finding, value, category, name):
    finding(category=category)
    found = {counted: value(counted).numerator for counted in COUNTS[2:6]}
    assert found == {**dict.fromkeys(COUNTS[2:6], 0), name: 1}


class TestWhenAndWhere:
    WHOLE_YEAR = {
        "happened_from": dt.date(2023, 1, 1),
        "happened_until": dt.date(2024, 1, 1),
    }

    def test_a_violation_of_the_year_before_counts_there(self, finding, value):
        finding(**self.WHOLE_YEAR)
        before = Window(dt.date(2023, 1, 1), dt.date(2024, 1, 1), YEAR.as_of)
        assert value("findings_confirmed") == known(0)
        assert value("findings_confirmed", window=before) == known(1)

    def test_it_counts_in_a_first_year_cut_at_the_launch(self, finding, value):
        finding(**self.WHOLE_YEAR)
        cut = Window(dt.date(2023, 6, 1), dt.date(2024, 1, 1), YEAR.as_of)
        assert value("findings_confirmed", window=cut) == known(1)

    def test_over_new_year_it_counts_once(self, finding, value):
        finding(happened_from=dt.date(2023, 12, 20), happened_until=dt.date(2024, 1, 10))
        before = Window(dt.date(2023, 1, 1), dt.date(2024, 1, 1), YEAR.as_of)
        assert value("findings_confirmed") == known(0)
        assert value("findings_confirmed", window=before) == known(1)

    def test_it_counts_where_it_happened(self, town, finding, value):
        finding(organization_id=town.tra_my)
        assert value("findings_confirmed") == known(0)
        assert value("findings_confirmed", town.tra_my) == known(1)
        assert value("findings_confirmed", town.my_long, grain=Grain.COMMITTEE) == known(1)

    def test_in_the_cell_that_was_closed_it_counts_for_the_committee(self, town, finding, value):
        finding(organization_id=town.cu)
        assert value("findings_confirmed", town.my_long, grain=Grain.COMMITTEE) == known(1)


class TestDiscipline:
    @pytest.mark.parametrize("measure", ["reprimand", "warning", "dismissal", "expulsion"])
    def test_measures(self, finding, value, measure):
        finding(measure=measure)
        assert value("members_disciplined") == known(1)
        assert value("members_disciplined_not_self_found") == known(1)

    def test_a_reminder_is_none(self, finding, value):
        finding(measure="reminder")
        assert value("members_disciplined") == known(0)

    def test_a_measure_overturned(self, finding, value):
        finding(measure="reprimand", overturned=dt.date(2024, 10, 1))
        assert value("members_disciplined") == known(0)
        assert value("findings_confirmed") == known(1)

    def test_found_by_the_cell_and_remedied(self, finding, value):
        finding(found_origin="own", measure="reprimand", remedied_date=dt.date(2024, 9, 1))
        assert value("members_disciplined") == known(1)
        assert value("members_disciplined_not_self_found") == known(0)

    def test_found_by_the_cell_and_not_remedied(self, finding, value):
        finding(found_origin="own", measure="reprimand")
        assert value("members_disciplined_not_self_found") == known(1)

    def test_a_member_counts_once(self, people, finding, value):
        (who,) = people(1)
        finding(member=who, measure="reprimand")
        finding(member=who, measure="warning")
        assert value("members_disciplined") == known(1)
        assert value("members_disciplined_not_self_found") == known(1)
        assert value("findings_confirmed") == known(2)


class TestHandling:
    DUE = dt.date(2024, 7, 1)

    @pytest.mark.parametrize(
        ("remedied", "in_time"), [(DUE, 1), (dt.date(2024, 7, 2), 0), (None, 0)]
    )
    def test_by_the_date_set(self, finding, value, remedied, in_time):
        finding(handling_due_date=self.DUE, remedied_date=remedied)
        assert value("findings_handled_in_time") == known(in_time, 1)

    def test_not_due_yet(self, finding, value):
        finding(handling_due_date=dt.date(2025, 1, 31))
        assert value("findings_handled_in_time") == NOT_APPLICABLE

    def test_a_collective_s_fault_put_right_early(self, finding, value):
        finding(
            subject="collective",
            found_origin="above",
            handling_due_date=self.DUE,
            remedied_date=dt.date(2024, 6, 25),
        )
        assert value("findings_handled_in_time") == known(1, 1)
