import datetime as dt

import pytest

from bontot.domain.meetings.types import Assigned
from bontot.domain.tasks.types import TaskDueBeforeAssigned


def test_it_is_refused_and_nothing_is_given(begun):
    with pytest.raises(TaskDueBeforeAssigned):
        begun.edit("assign_task", "assigning", assigned=Assigned("Việc", dt.date(2024, 5, 2)))
    assert begun.read().assigned == ()


def test_the_day_of_the_meeting_itself_will_do(begun):
    begun.edit("assign_task", "assigning", assigned=Assigned("Việc", dt.date(2024, 5, 3)))
    assert len(begun.read().assigned) == 1
