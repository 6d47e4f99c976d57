"""Petitions with their answers, and pressing matters as counts."""

import datetime as dt
from uuid import uuid4

import pytest

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading, touched_after
from bontot.domain.audit.types import SYSTEM
from bontot.domain.petitions.models import Petition, PressingMatterCount
from bontot.domain.petitions.operations import record_petitions
from bontot.domain.petitions.types import (
    AnsweredBeforeSent,
    AnswerWithoutDate,
    MattersCounted,
    NewMatterCount,
    NewPetition,
    PetitionState,
)


def petition(organization, **changes):
    fields = {
        "id": uuid4(),
        "organization_id": organization,
        "content": "Thay bóng đèn tuyến hẻm",
        "sent_date": dt.date(2024, 8, 6),
        **changes,
    }
    return NewPetition(**fields)


ANSWERED = {"state": PetitionState.ANSWERED, "answered_date": dt.date(2024, 8, 18)}


def test_a_petition_touches_who_asked_and_who_answers(town, at):
    asked = petition(town.hoa_sen, addressed_to_id=town.my_long, **ANSWERED)
    record_petitions(actor=SYSTEM, at=at, petitions=[asked])
    with reading(SYSTEM):
        assert Petition.objects.get().state == "answered"
        both = [town.hoa_sen, town.my_long]
        assert touched_after(0, both, dt.date(2024, 8, 1), dt.date(2024, 9, 1)) == set(both)


def test_a_petition_is_carried_on(town, at):
    first = petition(town.hoa_sen, addressed_to_id=town.my_long)
    second = petition(town.my_long, addressed_to_id=town.long_xuyen, carries_on_id=first.id)
    record_petitions(actor=SYSTEM, at=at, petitions=[first, second])
    with reading(SYSTEM):
        assert Petition.objects.get(pk=first.id).carried_on_by.get().pk == second.id


def test_matters_are_counts_of_a_month(town, at):
    count = NewMatterCount(
        organization_id=town.hoa_sen, month=dt.date(2024, 8, 1), raised=2, resolved=1, overdue=1
    )
    record_petitions(actor=SYSTEM, at=at, matters=[count])
    with reading(SYSTEM):
        assert PressingMatterCount.objects.get().overdue == 1


def test_an_answer_older_than_the_petition(town, at):
    with pytest.raises(AnsweredBeforeSent):
        record_petitions(
            actor=SYSTEM,
            at=at,
            petitions=[
                petition(town.hoa_sen, **(ANSWERED | {"answered_date": dt.date(2024, 8, 1)}))
            ],
        )


def test_answered_without_a_day(town, at):
    with pytest.raises(AnswerWithoutDate):
        record_petitions(
            actor=SYSTEM,
            at=at,
            petitions=[petition(town.hoa_sen, state=PetitionState.ANSWERED)],
        )


def test_a_month_counted_twice(town, at):
    twice = [
        NewMatterCount(
            organization_id=town.hoa_sen, month=dt.date(2024, 8, 1), raised=raised, resolved=0
        )
        for raised in (0, 1)
    ]
    with pytest.raises(MattersCounted):
        record_petitions(actor=SYSTEM, at=at, matters=twice)


def test_an_appraiser_asks_nothing_in_a_cells_name(town, at, sign_in):
    with pytest.raises(ActionNotPermitted):
        record_petitions(
            actor=sign_in(Role.APPRAISER, town.my_long),
            at=at,
            petitions=[petition(town.hoa_sen)],
        )
