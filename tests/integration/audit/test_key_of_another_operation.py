"""A key that answered one operation answers no other."""

import datetime as dt
import uuid

import pytest

from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM, KeyReused
from bontot.domain.members.models import AdmissionTarget


def test_it_is_refused(town, at):
    key = uuid.uuid4()
    with writing("test.first", actor=SYSTEM, at=at, key=key) as write:
        write.create(AdmissionTarget(organization_id=town.hoa_sen, year=2024, target=1))
        write.touch(town.hoa_sen, dt.date(2024, 1, 1))
    with pytest.raises(KeyReused) as refused, writing("test.other", actor=SYSTEM, at=at, key=key):
        raise AssertionError("the body must not run")
    assert refused.value.fields["operation"] == "test.first"


def test_a_repeat_that_changes_something_is_an_error_of_ours(town, at):
    key = uuid.uuid4()
    for again in (False, True):
        with writing("test.first", actor=SYSTEM, at=at, key=key) as write:
            if again:
                with pytest.raises(RuntimeError):
                    write.create(AdmissionTarget(organization_id=town.tra_my, year=2024, target=1))
            else:
                write.create(AdmissionTarget(organization_id=town.hoa_sen, year=2024, target=1))
    assert AdmissionTarget.objects.count() == 1
