"""A month is closed once; what the notebook holds is entered in one pass."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import LATER, SHEET, full, instant

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.queries import score_preview
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.catalogue.models import FrameworkAssignment
from bontot.domain.catalogue.operations import end_assignment
from bontot.domain.meetings.queries import meeting_full, month_state
from bontot.domain.meetings.types import (
    AmendmentWithoutReason,
    Heard,
    HeardResult,
    MinutesLocked,
    MinutesNotAdopted,
    NewMark,
    Roll,
    RollMark,
    TasksNotHeard,
)


pytestmark = pytest.mark.usefixtures("in_force")


def test_one_pass_enters_all_the_notebook_holds(enter):
    meeting, answer = enter()
    kept = full(meeting)
    assert (kept.state, answer["late"]) == ("locked", False)
    assert (kept.counts.expected, kept.counts.present, kept.speakers) == (9, 8, 2)
    assert [line.resolution_number for line in kept.conclusions] == ["…-NQ/CB"] * 2
    assert all(line.done for line in kept.agenda)
    assert (kept.papers[0].posted_at, kept.papers[0].paper_only) == (None, True)


def test_a_month_entered_later_or_out_of_order_is_marked_so(enter, notebook):
    june, answer = enter(notebook(6), instant(5, month=6))
    assert answer["late"] is False
    may, answer = enter(notebook(5), instant(6, month=6))
    assert answer["late"] is True
    assert (full(june).entered_late, full(may).entered_late) == (False, True)


def test_the_lock_waits_for_the_results_of_tasks(enter, notebook, close):
    enter()
    june, _ = enter(notebook(6), instant(5, month=6), lock=False)
    with pytest.raises(TasksNotHeard) as refused:
        close("lock_minutes", instant(5, month=6), meeting_id=june, seen=1)
    assert refused.value.fields["count"] == 1
    assert full(june).state == "awaiting_adoption"


def test_the_lock_waits_for_the_minutes_to_be_adopted(enter, notebook):
    with pytest.raises(MinutesNotAdopted):
        enter(notebook(adopted=False))


def test_what_was_not_done_goes_on_to_the_next_month(enter, notebook, cell):
    may, _ = enter()
    (given,) = full(may).assigned
    june, _ = enter(
        notebook(6, heard=[Heard(given.task_id, HeardResult.PARTLY, "còn 2 tuyến")], assigned=[]),
        instant(5, month=6),
    )
    assert full(june).hearing[0].result == "partly"
    with reading(SYSTEM):
        july = month_state(
            organization=cell.id, month=dt.date(2024, 7, 1), today=dt.date(2024, 7, 1)
        )
    (coming,) = july.to_come
    assert (coming.task_id, coming.carried, coming.state) == (given.task_id, 1, "in_progress")


def test_nothing_is_edited_after_the_lock(enter, do):
    meeting, _ = enter()
    with pytest.raises(MinutesLocked):
        do("conclude", LATER, meeting_id=meeting, seen=1, lines=["Khác"])


def test_a_correction_keeps_what_was_and_why(enter, close, cell):
    meeting, _ = enter()
    change = Roll(marks=[NewMark(cell.an, RollMark.UNEXCUSED)])
    with pytest.raises(AmendmentWithoutReason):
        close("amend", meeting_id=meeting, seen=1, change=change, reason=" ")
    told = {"meeting_id": meeting, "change": change, "reason": "Giấy báo vắng nộp sau"}
    answer = close("amend", seen=1, **told)
    with pytest.raises(ChangedMeanwhile):
        close("amend", seen=1, **told)
    (amended,) = full(meeting).amendments
    assert str(amended.id) == answer["amendment"]
    assert amended.before["marks"] == [["Phạm Văn An", "excused"]]
    assert amended.after["marks"] == [["Phạm Văn An", "unexcused"]]
    assert (amended.reason, amended.amended_at) == ("Giấy báo vắng nộp sau", LATER)
    assert answer["level"] == "not_met"


def test_the_level_is_the_engine_s(enter):
    meeting, answer = enter()
    with reading(SYSTEM):
        preview = score_preview(meeting_full(meeting))
        stored = Evaluation.objects.get(meeting_id=meeting, current=True)
    assert preview.framework.id == SHEET
    assert answer["level"] == (preview.level or "unknown")
    assert stored.framework_digest == preview.in_force.digest


@pytest.mark.parametrize(("month", "sheet"), [(10, SHEET), (11, "sinh-hoat-hd42")])
def test_the_sheet_is_that_of_the_day(put_in_force, enter, notebook, month, sheet):
    put_in_force("sinh-hoat-hd42", "sinh-hoat-moi", dt.date(2025, 10, 28))
    with reading(SYSTEM):
        old = FrameworkAssignment.objects.get(framework__slug=SHEET)
    end_assignment(
        actor=SYSTEM, at=LATER, assignment_id=old.pk, seen=1, valid_until=dt.date(2025, 10, 28)
    )
    at = instant(5, month=month).replace(year=2025)
    meeting, _ = enter(notebook(month, 2025), at)
    with reading(SYSTEM):
        assert score_preview(meeting_full(meeting)).framework.id == sheet
        assert Evaluation.objects.get(meeting_id=meeting, current=True).framework.slug == sheet
