"""Present, excused and unexcused together are those expected."""

import pytest

from bontot.domain.meetings.models import Meeting
from bontot.primitives.errors import Refused


@pytest.mark.parametrize(
    "wrong",
    [
        {"present": 27},
        {"expected": 31},
    ],
)
def test_it_is_refused(hold, wrong):
    with pytest.raises(Refused) as refused:
        hold(**wrong)
    assert refused.value.fields["constraint"] == "meeting_counts_add_up"
    assert not Meeting.objects.exists()
