"""Values are kept until an entry touches their organisation, or one below it, in a month of the period or before."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.facts.conftest import YEAR, known

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.facts.models import IndicatorValue
from bontot.domain.facts.queries import gather
from bontot.domain.facts.steps import gather_kept
from bontot.domain.facts.types import Grain, Window


NAMES = ["thematic_meetings", "attendance_year", "findings_confirmed"]


@pytest.fixture
def keep(town):
    def keep(subject=None, grain=Grain.CELL, window=YEAR):
        with reading(SYSTEM), CaptureQueriesContext(connection) as queries:
            found = gather_kept(
                subjects=[subject or town.hoa_sen],
                grain=grain,
                window=window,
                names=NAMES_OF[grain],
            )
        return found[subject or town.hoa_sen], len(queries)

    return keep


NAMES_OF = {Grain.CELL: NAMES, Grain.COMMITTEE: ["findings_confirmed", "attendance_year"]}


def rows():
    with reading(SYSTEM):
        return list(
            IndicatorValue.objects.order_by("id").values_list(
                "id", "indicator", "numerator", "audit_position"
            )
        )


def test_asked_again_nothing_is_computed_or_written(meet, keep):
    meet(dt.date(2024, 1, 2))
    first, _ = keep()
    kept = rows()
    again, queries = keep()
    assert again == first
    assert rows() == kept
    assert len(kept) == len(NAMES)
    assert queries == 2  # how far the record moved, and what is kept


def test_a_new_entry_makes_them_stale(meet, keep):
    meet(dt.date(2024, 1, 2))
    keep()
    meet(dt.date(2024, 2, 2))
    found, _ = keep()
    assert found["attendance_year"] == known(20, 20)


def test_an_entry_elsewhere_or_later_does_not(town, meet, keep):
    meet(dt.date(2024, 1, 2))
    keep()
    kept = rows()
    meet(dt.date(2024, 2, 2), cell=town.tra_my)
    meet(dt.date(2025, 1, 2))
    keep()
    assert rows() == kept


def test_a_committee_goes_stale_with_a_cell_below_it(town, meet, keep):
    meet(dt.date(2024, 1, 2))
    keep(town.my_long, Grain.COMMITTEE)
    meet(dt.date(2024, 1, 2), cell=town.truong)
    found, _ = keep(town.my_long, Grain.COMMITTEE)
    assert found["attendance_year"] == known(20, 20)


def test_a_page_reads_the_same_and_writes_nothing(town, meet, keep):
    meet(dt.date(2024, 1, 2))
    ask = {"subjects": [town.hoa_sen], "grain": Grain.CELL, "window": YEAR, "names": NAMES}
    with reading(SYSTEM):
        before = gather(**ask)[town.hoa_sen]
    assert rows() == []
    assert keep()[0] == before
    meet(dt.date(2024, 2, 2))
    kept = rows()
    with reading(SYSTEM):
        assert gather(**ask)[town.hoa_sen]["attendance_year"] == known(20, 20)
    assert rows() == kept


def test_a_running_period_is_never_kept(meet, keep):
    meet(dt.date(2024, 1, 2))
    seen = Window(YEAR.start, YEAR.until, dt.date(2024, 6, 15))
    found, _ = keep(window=seen)
    assert found["attendance_year"] == known(10, 10)
    assert rows() == []


def test_a_first_year_is_kept_apart_from_the_whole_year(meet, keep):
    meet(dt.date(2024, 1, 2))
    meet(dt.date(2024, 8, 2))
    cut = Window(dt.date(2024, 7, 1), YEAR.until, YEAR.as_of)
    assert keep(window=cut)[0]["attendance_year"] == known(10, 10)
    assert keep()[0]["attendance_year"] == known(20, 20)
