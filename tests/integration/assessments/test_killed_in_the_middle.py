"""Killed between or inside communes: what is stored is whole communes, and the next run does the rest."""

import datetime as dt

import pytest

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.operations import evaluating as operations
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.models import MeetingLevel


#: What may be stored of a cell with one meeting, and of its committee: nothing, the meeting, or everything.
WHOLE = (([], []), (["meeting"], []), (["cell", "meeting"], ["committee"]))


class Killed(BaseException):
    """Like a signal: nothing catches it."""


def kinds_of(organization):
    with reading(SYSTEM):
        found = Evaluation.objects.filter(organization_id=organization, current=True)
        return sorted(found.values_list("subject", flat=True))


@pytest.fixture
def two_communes(my_long, put_in_force, meet):
    for slug, strand in (("my-long", "bon-tot"), ("my-long-dang-bo", "bon-tot")):
        put_in_force(slug, strand, dt.date(2023, 5, 31), my_long.my_binh)
    put_in_force("sinh-hoat-hd12", "sinh-hoat", dt.date(2018, 7, 6), my_long.my_binh)
    for cell in (my_long.hoa_sen, my_long.ban_mai):
        meet(dt.date(2024, 1, 2), cell=cell)
    return my_long


@pytest.mark.parametrize("survived", range(5))
def test_the_next_run_is_right(two_communes, evaluate, monkeypatch, survived):
    whole = operations.evaluate_group
    calls = []

    def killed(*arguments):
        calls.append(arguments)
        if len(calls) > survived:
            raise Killed
        whole(*arguments)

    monkeypatch.setattr(operations, "evaluate_group", killed)
    with pytest.raises(Killed):
        evaluate(two_communes.long_xuyen)
    monkeypatch.undo()

    first, second = kinds_of(two_communes.hoa_sen), kinds_of(two_communes.ban_mai)
    for stored, committee in ((first, "my_long"), (second, "my_binh")):
        judged = kinds_of(getattr(two_communes, committee))
        assert (stored, judged) in WHOLE

    evaluate(two_communes.long_xuyen)
    assert kinds_of(two_communes.hoa_sen) == kinds_of(two_communes.ban_mai) == ["cell", "meeting"]
    assert kinds_of(two_communes.my_binh) == ["committee"]
    assert evaluate(two_communes.long_xuyen).written == 0
    with reading(SYSTEM):
        assert MeetingLevel.objects.count() == 2
