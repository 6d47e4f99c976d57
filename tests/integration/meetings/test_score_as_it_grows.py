"""The score before the lock: answered by the record, asked of people, nothing pre-set to full."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import full

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.queries import score_preview
from bontot.domain.assessments.types import LineState
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.queries import meeting_full


@pytest.fixture(autouse=True)
def _sheet(put_in_force):
    put_in_force("sinh-hoat-hd42", "sinh-hoat", dt.date(2020, 1, 1))


def test_judged_lines_start_empty_and_are_asked(enter, close):
    meeting, _ = enter(lock=False)
    with reading(SYSTEM):
        preview = score_preview(meeting_full(meeting))
    lines = {line.id: line for line in preview.lines}
    assert lines["content"].state is LineState.ASKED
    assert lines["content"].asked[0].value == ""
    assert lines["duration"].state is LineState.ANSWERED
    assert lines["content"].low == 0
    assert preview.level is None
    assert len(preview.left) == 4


def test_answers_close_the_score(enter, close):
    meeting, _ = enter(lock=False)
    with reading(SYSTEM):
        asked = score_preview(meeting_full(meeting)).left
    for seen, one in enumerate(asked, 1):
        most = {"judged_content": "24", "judged_chairing": "9.5"}.get(one.fact, "5")
        close("answer_line", meeting_id=meeting, seen=seen, fact=one.fact, value=most)
    close("lock_minutes", meeting_id=meeting, seen=1 + len(asked))
    close("post_final_papers", meeting_id=meeting, seen=1)
    kept = full(meeting)
    with reading(SYSTEM):
        preview = score_preview(meeting_full(meeting))
        stored = Evaluation.objects.get(meeting_id=meeting, current=True)
    assert preview.left == ()
    assert kept.level == preview.level != ""
    assert preview.score == (stored.total, stored.total)
