"""A held meeting has all of its counts."""

import pytest

from bontot.domain.meetings.models import Meeting
from bontot.primitives.errors import Refused


@pytest.mark.parametrize(
    "wrong",
    [
        {
            "expected": None,
            "present": None,
            "excused": None,
            "unexcused": None,
            "voting_present": None,
            "votes": (),
        },
    ],
)
def test_it_is_refused(hold, wrong):
    with pytest.raises(Refused) as refused:
        hold(**wrong)
    assert refused.value.fields["constraint"] == "meeting_counts_complete"
    assert not Meeting.objects.exists()
