"""The base is at most the official members present."""

import pytest

from bontot.domain.meetings.models import Meeting
from bontot.primitives.errors import Refused


@pytest.mark.parametrize(
    "wrong",
    [
        {"votes": ((27, 25, 1, 1),)},
        {"votes": ((26, 24, 1, 1), (28, 28, 0, 0))},
    ],
)
def test_it_is_refused(hold, wrong):
    with pytest.raises(Refused) as refused:
        hold(**wrong)
    assert refused.value.fields["constraint"] == "meeting_vote_base_present"
    assert not Meeting.objects.exists()
