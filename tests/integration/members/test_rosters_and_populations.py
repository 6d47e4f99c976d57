"""Who belongs to a cell on a day, and who counts in each population, by reason."""

import datetime as dt

import pytest

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.members import queries
from bontot.domain.members.operations import freeze_population
from bontot.domain.members.types import PopulationFrozen, PopulationKind


MAY, JULY = dt.date(2024, 5, 2), dt.date(2024, 7, 2)


def by_member(lines):
    return {line.member_id: (line.counted, line.official, line.reason) for line in lines}


def test_the_roster_stands_in_vietnamese_order(town, people):
    with reading(SYSTEM):
        roster = queries.roster_on(town.hoa_sen, JULY)
    assert [line.full_name for line in roster] == [
        "Đặng Văn An",
        "Đặng Thị Ánh",
        "Đỗ Thị Dung",
        "Đỗ Văn Dũng",
        *sorted(
            ["Lê Thị Hoà", "Lê Thị Hòa"],
            key=lambda name: str(people.hoa if name == "Lê Thị Hoà" else people.hoa2),
        ),
        "Trần Văn Khách",
    ]
    lines = {line.member_id: line for line in roster}
    assert lines[people.an].posts == ("secretary",)
    assert (lines[people.hoa].left_out, lines[people.dung].standing) == ("away", "probationary")
    assert lines[people.guest].belongs == "attached"


def test_the_roll_leaves_out_exempt_away_and_suspended_and_adds_the_attached(town, people):
    with reading(SYSTEM):
        lines = by_member(queries.population_on(PopulationKind.ROLL, town.hoa_sen, JULY))
    assert lines == {
        people.an: (True, True, "home"),
        people.anh: (True, True, "home"),
        people.dung: (True, False, "home"),
        people.dung2: (False, False, "exempt"),
        people.hoa: (False, False, "away"),
        people.hoa2: (False, False, "suspended"),
        people.guest: (True, False, "attached"),
    }


def test_the_rated_count_at_their_official_home_also_when_away(town, people):
    with reading(SYSTEM):
        lines = by_member(queries.population_on(PopulationKind.RATED, town.hoa_sen, JULY))
        at_home = by_member(queries.population_on(PopulationKind.RATED, town.tra_my, JULY))
    assert people.guest not in lines
    assert at_home[people.guest] == (True, True, "home")
    assert {key: reason for key, (counted, _, reason) in lines.items() if not counted} == {
        people.dung2: "exempt",
        people.hoa2: "suspended",
    }


def test_a_population_is_that_of_its_day(town, people):
    with reading(SYSTEM):
        may, july = (
            sum(
                line.counted
                for line in queries.population_on(PopulationKind.ROLL, town.hoa_sen, day)
            )
            for day in (MAY, JULY)
        )
    assert (may, july) == (5, 4)


def test_a_frozen_population_stays_and_is_listed_by_reason(
    town, people, at, django_assert_max_num_queries
):
    wanted = [(town.hoa_sen, MAY), (town.hoa_sen, JULY), (town.tra_my, JULY)]
    with django_assert_max_num_queries(20):
        answer = freeze_population(actor=SYSTEM, at=at, kind=PopulationKind.ROLL, wanted=wanted)
    assert answer == {"populations": 3, "counted": 5 + 4 + 1}
    with reading(SYSTEM):
        frozen = queries.frozen_population(PopulationKind.ROLL, town.hoa_sen, JULY)
        assert by_member(frozen) == by_member(
            queries.population_on(PopulationKind.ROLL, town.hoa_sen, JULY)
        )


def test_a_population_is_frozen_once(town, people, at):
    freeze_population(actor=SYSTEM, at=at, kind=PopulationKind.RATED, wanted=[(town.hoa_sen, MAY)])
    with pytest.raises(PopulationFrozen):
        freeze_population(
            actor=SYSTEM, at=at, kind=PopulationKind.RATED, wanted=[(town.hoa_sen, MAY)]
        )


def test_the_secretary_of_a_cell_on_a_day(town, people):
    with reading(SYSTEM):
        assert queries.secretaries_on([town.hoa_sen, town.tra_my], MAY) == {
            town.hoa_sen: "Đặng Văn An"
        }
