"""The nearest assignment on the day wins; naming the type of cell wins over naming none."""

import datetime as dt

import pytest

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.queries import framework_in_force, frameworks_in_force
from bontot.domain.catalogue.types import NoFrameworkInForce, Subject


YEAR_END = dt.date(2024, 12, 31)


@pytest.fixture
def slug_of(town):
    def read(organization, on=YEAR_END, subject=Subject.CELL):
        with reading(SYSTEM):
            found = frameworks_in_force([organization], subject=subject, on=on)[organization]
        return {strand: framework.slug for strand, framework in found.items()}

    return read


def test_it_is_in_force_for_all_below(town, put_in_force, slug_of):
    put_in_force(town.my_long, "my-long")
    assert slug_of(town.hoa_sen) == slug_of(town.truong) == {"bon-tot": "my-long"}
    assert slug_of(town.ban_mai) == {}


def test_the_nearest_wins(town, put_in_force, slug_of):
    put_in_force(town.an_giang, "my-long")
    put_in_force(town.my_long, "rieng")
    assert slug_of(town.hoa_sen) == {"bon-tot": "rieng"}
    assert slug_of(town.ban_mai) == {"bon-tot": "my-long"}


def test_naming_the_type_wins_at_one_place(town, put_in_force, slug_of):
    put_in_force(town.my_long, "my-long")
    put_in_force(town.my_long, "rieng", types=["public_service"])
    assert slug_of(town.hoa_sen) == {"bon-tot": "my-long"}
    assert slug_of(town.truong) == {"bon-tot": "rieng"}


def test_strands_stand_side_by_side(town, put_in_force, slug_of):
    put_in_force(town.my_long, "my-long")
    put_in_force(town.my_long, "rieng", strand="3-khong")
    assert slug_of(town.hoa_sen) == {"3-khong": "rieng", "bon-tot": "my-long"}


def test_subjects_do_not_mix(town, put_in_force, slug_of):
    put_in_force(town.my_long, "my-long-dang-bo")
    assert slug_of(town.my_long) == {}
    assert slug_of(town.my_long, subject=Subject.COMMITTEE) == {"bon-tot": "my-long-dang-bo"}


def test_the_day_decides(town, put_in_force, slug_of):
    put_in_force(town.long_xuyen, "my-long", until=dt.date(2025, 7, 1))
    put_in_force(town.my_long, "rieng", since=dt.date(2025, 1, 1))
    assert slug_of(town.hoa_sen, dt.date(2023, 5, 30)) == {}
    assert slug_of(town.hoa_sen, dt.date(2023, 5, 31)) == {"bon-tot": "my-long"}
    assert slug_of(town.hoa_sen, dt.date(2025, 1, 1)) == {"bon-tot": "rieng"}


def test_many_take_one_query(town, put_in_force, django_assert_num_queries):
    put_in_force(town.an_giang, "my-long")
    with reading(SYSTEM), django_assert_num_queries(1):
        found = frameworks_in_force(
            [town.hoa_sen, town.tra_my, town.ban_mai], subject=Subject.CELL, on=YEAR_END
        )
    assert {strands["bon-tot"].assigned_at for strands in found.values()} == {town.an_giang}


def test_none_is_said(town, put_in_force):
    put_in_force(town.my_long, "my-long")
    with reading(SYSTEM), pytest.raises(NoFrameworkInForce) as refused:
        framework_in_force(town.ban_mai, subject=Subject.CELL, strand="bon-tot", on=YEAR_END)
    assert refused.value.fields["strand"] == "bon-tot"
    assert refused.value.exit_code == 13
