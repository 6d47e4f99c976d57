"""Closing by the sheet of the day, a local one before the general one: unknown lines say so, and points are the engine's."""

import datetime as dt
from uuid import UUID

import pytest
from tests.integration.meetings.conftest import LATER, instant

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.queries import meeting_sheet, score_preview
from bontot.domain.assessments.types import LineState
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.catalogue.models import FrameworkAssignment
from bontot.domain.catalogue.operations import end_assignment
from bontot.domain.meetings.queries import meeting_full
from bontot.engine import decode_facts, evaluate
from bontot.frameworks import load


HD12, HD42, LOCAL = "sinh-hoat-hd12", "sinh-hoat-hd42", "sinh-hoat-an-phu"
CHANGE = dt.date(2025, 10, 28)


@pytest.fixture(autouse=True)
def _sheets(put_in_force):
    """Guide 12 until 28 October 2025, guide 42 after it, for everybody."""
    put_in_force(HD12, "sinh-hoat", dt.date(2018, 7, 6))
    put_in_force(HD42, "sinh-hoat-moi", CHANGE)
    with reading(SYSTEM):
        old = FrameworkAssignment.objects.get(framework__slug=HD12)
    end_assignment(actor=SYSTEM, at=LATER, assignment_id=old.pk, seen=1, valid_until=CHANGE)


@pytest.fixture
def local(put_in_force, cell):
    """The sheet of the ward, in force at the cell itself."""
    put_in_force(LOCAL, "sinh-hoat-moi", CHANGE, organization=cell.id)


@pytest.fixture
def closed(enter, notebook, close):
    """Enter a month of 2025 from the notebook, answer judged lines one by one, lock it."""

    def closed(month, judged=(), *, lock=True):
        at = instant(5, month=month).replace(year=2025)
        level = None
        meeting, _ = enter(notebook(month, 2025, level=level), at, lock=False)
        for seen, (fact, value) in enumerate(judged, 1):
            close("answer_line", at, meeting_id=meeting, seen=seen, fact=fact, value=value)
        if lock:
            close("lock_minutes", at, meeting_id=meeting, seen=1 + len(judged))
        return meeting

    return closed


def _preview(meeting: UUID):
    with reading(SYSTEM):
        return score_preview(meeting_full(meeting))


@pytest.mark.parametrize(("month", "sheet"), [(10, HD12), (11, HD42)])
def test_the_general_sheet_is_that_of_the_day(closed, month, sheet):
    assert _preview(closed(month)).framework.id == sheet


@pytest.mark.parametrize(("month", "sheet"), [(10, HD12), (11, LOCAL)])
def test_a_local_sheet_goes_before_the_general_one_from_its_day(closed, local, month, sheet):
    assert _preview(closed(month)).framework.id == sheet


@pytest.mark.parametrize("sheet", [HD42, LOCAL])
def test_nothing_is_full_before_it_is_judged_and_each_line_is_asked_alone(
    request, closed, cell, sheet
):
    if sheet == LOCAL:
        request.getfixturevalue("local")
    meeting = closed(11, lock=False)
    preview = _preview(meeting)
    judged = {line.id: line for line in preview.lines if line.asked}
    assert judged
    assert {line.state for line in judged.values()} <= {LineState.ASKED, LineState.NOT_APPLICABLE}
    assert all(line.low == 0 for line in judged.values() if line.state is LineState.ASKED)
    assert all(one.value == "" for one in preview.left)
    assert preview.level is None
    low, high = preview.score
    assert low < high
    with reading(SYSTEM):
        asked = meeting_sheet(cell.id, dt.date(2025, 11, 3)).asked
    assert {one.fact for one in preview.left} <= {one.fact for one in asked}


def test_one_answer_closes_one_line_and_leaves_the_others_open(closed, local):
    first = load(LOCAL)
    fact = next(spec for spec in first.facts if spec.type.value == "judgement")
    value = fact.options[0] if fact.options else "0"
    before = {one.fact for one in _preview(closed(11, lock=False)).left}
    after = {one.fact for one in _preview(closed(12, [(fact.id, value)], lock=False)).left}
    assert before - after == {fact.id}


@pytest.mark.parametrize("month", [10, 11])
@pytest.mark.parametrize("with_local", [False, True])
def test_the_score_is_what_the_engine_makes_of_the_stored_facts(request, closed, month, with_local):
    if with_local:
        request.getfixturevalue("local")
    preview = _preview(closed(month))
    with reading(SYSTEM):
        stored = Evaluation.objects.select_related("framework").get(
            meeting__month=dt.date(2025, month, 1), current=True
        )
    framework = preview.framework
    assert (stored.framework.slug, stored.framework.version) == (framework.id, framework.version)
    evaluated = evaluate(framework, decode_facts(framework, stored.facts))
    assert preview.score == evaluated.score
    assert preview.level == evaluated.level_id
    points = {
        one.criterion.id: (one.result.low, one.result.high) for one in preview.explanation.criteria
    }
    assert points == {line.id: (line.low, line.high) for line in preview.lines}
