"""Ratings as decided; a later decision supersedes an earlier one and both stay."""

import datetime as dt
from uuid import uuid4

import pytest
from tests.support.records import person

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import last_position, reading, touched_after
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.members.operations import record_members
from bontot.domain.ratings.models import AnnualRating
from bontot.domain.ratings.operations import rate_again, record_ratings
from bontot.domain.ratings.types import (
    FrontUnionRated,
    Grade,
    NewFrontUnionRating,
    NewRating,
    RatingInForce,
    RatingUnknown,
)


@pytest.fixture
def member(town, at):
    made = person(town.hoa_sen)
    record_members(actor=SYSTEM, at=at, members=[made])
    return made.id


def rating(organization, member=None, **changes):
    fields = {
        "id": uuid4(),
        "organization_id": organization,
        "member_id": member,
        "year": 2023,
        "grade": Grade.WELL_COMPLETED,
        "basis": "124-QĐ/TW",
        "decided_date": dt.date(2023, 12, 20),
        **changes,
    }
    return NewRating(**fields)


def again(at, rating_id, *, seen=1, actor=SYSTEM):
    return rate_again(
        actor=actor,
        at=at,
        rating_id=rating_id,
        seen=seen,
        grade=Grade.NOT_COMPLETED,
        decided_date=dt.date(2024, 10, 18),
        decision_number="31-QĐ/ĐU",
        reason="Xếp lại năm 2023 theo kết luận số 15-KL/UBKT",
    )


def test_a_late_violation_rates_its_year_again(town, at, member):
    first = rating(town.hoa_sen, member)
    record_ratings(actor=SYSTEM, at=at, ratings=[first])
    before = touch_position()
    again(at, first.id)
    with reading(SYSTEM):
        rows = AnnualRating.objects.filter(member_id=member).order_by("decided_date")
        assert [(row.grade, row.superseded_date) for row in rows] == [
            ("well_completed", dt.date(2024, 10, 18)),
            ("not_completed", None),
        ]
        touched = touched_after(before, [town.hoa_sen], dt.date(2023, 12, 1), dt.date(2024, 1, 1))
        assert touched == {town.hoa_sen}


def touch_position():
    with reading(SYSTEM):
        return last_position()


def test_nobody_rates_over_a_rating_that_was_opened_again(town, at, member):
    first = rating(town.hoa_sen, member)
    record_ratings(actor=SYSTEM, at=at, ratings=[first])
    again(at, first.id)
    with pytest.raises(RatingUnknown):
        again(at, first.id)


def test_a_change_made_meanwhile_is_not_overwritten(town, at, member):
    first = rating(town.hoa_sen, member)
    record_ratings(actor=SYSTEM, at=at, ratings=[first])
    with pytest.raises(ChangedMeanwhile):
        again(at, first.id, seen=7)


def test_the_organisation_itself_is_rated(town, at):
    record_ratings(actor=SYSTEM, at=at, ratings=[rating(town.hoa_sen)])
    with reading(SYSTEM):
        assert AnnualRating.objects.get().member_id is None


def test_two_ratings_of_one_year_in_force(town, at, member):
    two = [rating(town.hoa_sen, member), rating(town.hoa_sen, member)]
    with pytest.raises(RatingInForce):
        record_ratings(actor=SYSTEM, at=at, ratings=two)


def test_a_union_rated_twice(town, at):
    twice = [
        NewFrontUnionRating(
            organization_id=town.hoa_sen, body="Chi hội Phụ nữ", year=2024, grade=grade
        )
        for grade in (Grade.EXCELLENT, Grade.COMPLETED)
    ]
    with pytest.raises(FrontUnionRated):
        record_ratings(actor=SYSTEM, at=at, front_unions=twice)


def test_a_member_rates_nobody(town, at, sign_in, member):
    with pytest.raises(ActionNotPermitted):
        record_ratings(
            actor=sign_in(Role.MEMBER, town.hoa_sen),
            at=at,
            ratings=[rating(town.hoa_sen, member)],
        )
