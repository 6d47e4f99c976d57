"""Who votes is present."""

import pytest

from bontot.domain.meetings.models import Meeting
from bontot.primitives.errors import Refused


@pytest.mark.parametrize(
    "wrong",
    [
        {"voting_present": 29},
    ],
)
def test_it_is_refused(hold, wrong):
    with pytest.raises(Refused) as refused:
        hold(**wrong)
    assert refused.value.fields["constraint"] == "meeting_voters_present"
    assert not Meeting.objects.exists()
