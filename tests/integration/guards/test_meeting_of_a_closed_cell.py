"""A closed cell meets no more, and a cell is not closed over its meetings."""

import datetime as dt

import pytest

from bontot.domain.audit.steps import writing
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.models import Meeting
from bontot.domain.orgtree.models import Organization
from bontot.primitives.errors import Refused


LAST = dt.datetime(2024, 9, 30, 16, 59, tzinfo=dt.UTC)  # 23:59 on 30/9 in Việt Nam


def test_on_its_last_day_it_meets_and_a_minute_later_not(town, hold):
    hold(organization=town.cu, started_at=LAST)
    with pytest.raises(Refused) as refused:
        hold(
            organization=town.cu,
            started_at=LAST + dt.timedelta(minutes=1),
            marks=("excused", "unexcused"),
        )
    assert refused.value.fields["constraint"] == "meeting_within_life"
    assert Meeting.objects.count() == 1


def test_closing_over_a_meeting_is_refused(town, hold, at):
    hold()

    def close():
        with writing("test.close", actor=SYSTEM, at=at) as write:
            (cell,) = write.lock(Organization.objects.filter(pk=town.hoa_sen))
            write.update(cell, closed_date=dt.date(2024, 4, 1))

    with pytest.raises(Refused) as refused:
        close()
    assert refused.value.fields["constraint"] == "meeting_within_life"


def test_a_good_meeting_is_kept(hold):
    assert hold().version == 1
