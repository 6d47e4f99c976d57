"""For, against and other together are the base."""

import pytest

from bontot.domain.meetings.models import Meeting
from bontot.primitives.errors import Refused


@pytest.mark.parametrize(
    "wrong",
    [
        {"votes": ((26, 24, 1, 0),)},
        {"votes": ((20, 24, 1, 1),)},
    ],
)
def test_it_is_refused(hold, wrong):
    with pytest.raises(Refused) as refused:
        hold(**wrong)
    assert refused.value.fields["constraint"] == "meeting_vote_adds_up"
    assert not Meeting.objects.exists()
