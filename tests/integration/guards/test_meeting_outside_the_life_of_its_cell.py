"""A cell meets while it lives, by the calendar of Việt Nam."""

import datetime as dt

import pytest

from bontot.domain.meetings.models import Meeting
from bontot.primitives.errors import Refused


@pytest.mark.parametrize(
    "wrong",
    [
        {"started_at": dt.datetime(2009, 12, 31, 12, tzinfo=dt.UTC)},
        {"started_at": dt.datetime(2009, 12, 31, 16, 59, tzinfo=dt.UTC)},
    ],
)
def test_it_is_refused(hold, wrong):
    with pytest.raises(Refused) as refused:
        hold(**wrong)
    assert refused.value.fields["constraint"] == "meeting_within_life"
    assert not Meeting.objects.exists()
