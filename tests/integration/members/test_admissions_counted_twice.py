"""A month's admissions from one source are counted once; a year has one target."""

import datetime as dt

import pytest

from bontot.domain.audit.types import SYSTEM
from bontot.domain.members.operations import record_admissions
from bontot.domain.members.types import (
    AdmissionsCounted,
    AdmissionSource,
    AdmissionTargetSet,
    NewAdmissions,
    NewAdmissionTarget,
    NewProbationReview,
)


def test_counts_are_recorded(town, at, people):
    answer = record_admissions(
        actor=SYSTEM,
        at=at,
        targets=[NewAdmissionTarget(town.hoa_sen, 2024, 2)],
        admissions=[NewAdmissions(town.hoa_sen, dt.date(2024, 5, 19), AdmissionSource.WOMEN, 1)],
        reviews=[
            NewProbationReview(people.dung, town.hoa_sen, dt.date(2024, 9, 1), dt.date(2024, 9, 3))
        ],
    )
    assert answer == {"rows": 3}


def test_twice_is_refused(town, at):
    twice = [
        NewAdmissions(town.hoa_sen, day, AdmissionSource.WOMEN, 1)
        for day in (dt.date(2024, 5, 1), dt.date(2024, 5, 19))
    ]
    record_admissions(actor=SYSTEM, at=at, admissions=twice[:1])
    with pytest.raises(AdmissionsCounted):
        record_admissions(actor=SYSTEM, at=at, admissions=twice[1:])


def test_a_second_target_is_refused(town, at):
    record_admissions(actor=SYSTEM, at=at, targets=[NewAdmissionTarget(town.hoa_sen, 2024, 2)])
    with pytest.raises(AdmissionTargetSet):
        record_admissions(actor=SYSTEM, at=at, targets=[NewAdmissionTarget(town.hoa_sen, 2024, 3)])
