"""Over a whole sample place and year: every number is the sum of the entries listed behind it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.facts.conftest import YEAR, agree
from tests.integration.samples.conftest import empty_database  # noqa: F401 - a fixture

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.facts.queries import entries, gather, indicators_of
from bontot.domain.facts.types import Grain
from bontot.domain.meetings.models import Meeting
from bontot.domain.members.models import MembershipSpell
from bontot.domain.orgtree.queries import cells_on, committees_on
from bontot.samples import load


@pytest.fixture(scope="module")
def subjects(empty_database):  # noqa: F811 - the fixture imported above
    """Grain → some of Phúc Lợi's subjects, with what each needs to be read."""
    load(places=["phuc-loi"])
    with reading(SYSTEM):
        cells = [unit.id for unit in cells_on("vn.ha_noi", YEAR.last)]
        meetings = Meeting.objects.filter(month__range=(YEAR.start, YEAR.last))
        homes = MembershipSpell.objects.filter(organization_id__in=cells, kind="home")
        return {
            Grain.CELL: cells,
            Grain.COMMITTEE: [unit.id for unit in committees_on("vn.ha_noi", YEAR.last)],
            Grain.MEETING: list(
                meetings.filter(kind__in=("regular", "combined"))
                .order_by("id")
                .values_list("id", flat=True)[:12]
            ),
            Grain.MEMBER: list(homes.order_by("id").values_list("member_id", flat=True)[:12]),
        }


@pytest.mark.parametrize("grain", Grain)
def test_entries_add_up(subjects, grain):
    those = subjects[grain]
    assert those
    with reading(SYSTEM):
        values = gather(subjects=those, grain=grain, window=YEAR)
        for subject in those[:8]:
            for one in indicators_of(grain):
                behind = entries(subject=subject, grain=grain, indicator=one.id, window=YEAR)
                agree(one.kind, values[subject][one.id], behind)


@pytest.mark.parametrize("grain", Grain)
def test_many_cost_as_many_queries_as_one(subjects, grain):
    those = subjects[grain]
    counts = []
    for asked in (those[:1], those):
        with reading(SYSTEM), CaptureQueriesContext(connection) as queries:
            gather(subjects=asked, grain=grain, window=YEAR)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 27
