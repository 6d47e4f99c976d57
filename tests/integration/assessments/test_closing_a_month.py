"""A month is closed once; its score is the engine's, by what was in force on its day."""

import datetime as dt
from uuid import UUID

import pytest
from tests.integration.meetings.conftest import (  # noqa: F401 - fixtures
    begun,
    cell,
    do,
    instant,
    plan,
    secretary,
)

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.assessments import operations
from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.queries import committee_month, score_preview
from bontot.domain.assessments.types import LineState, OfficialLevel
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.queries import meeting_full, month_state
from bontot.domain.meetings.types import (
    AmendmentWithoutReason,
    Assigned,
    Hands,
    Heard,
    HeardResult,
    LevelWithoutReason,
    MeetingKind,
    MinutesLocked,
    MinutesNotAdopted,
    NewMark,
    Notebook,
    Officers,
    Plan,
    QualityLevel,
    Remark,
    RemarkKind,
    Roll,
    RollMark,
    Spoken,
    TasksNotHeard,
    VotePurpose,
)


LATER = instant(5, 9)
SHEET = "sinh-hoat-hd12"


@pytest.fixture
def in_force(put_in_force):
    put_in_force(SHEET, "sinh-hoat", dt.date(2018, 7, 6))


@pytest.fixture
def close(secretary):  # noqa: F811 - the fixture imported above
    """Run an operation of the assessments as the secretary."""

    def close(name, at=LATER, *, actor=None, **arguments):
        return getattr(operations, name)(actor=actor or secretary, at=at, **arguments)

    return close


@pytest.fixture
def notebook(cell):  # noqa: F811
    """Everything the notebook holds of May: all but one present, a resolution, a task, minutes adopted."""

    def notebook(month=5, year=2024, **changes):
        started = instant(3, month=month).replace(year=year)
        fields = {
            "plan": Plan(kind=MeetingKind.REGULAR, planned_at=started, place="Nhà văn hóa khóm"),
            "started_at": started,
            "ended_at": started + dt.timedelta(minutes=95),
            "roll": Roll(marks=[NewMark(cell.an, RollMark.EXCUSED)], present_counted=8),
            "officers": Officers(cell.lan, cell.cúc),
            "notice_given_at": started - dt.timedelta(days=2),
            "paper_titles": ["Dự thảo nghị quyết"],
            "spoken": [Spoken(cell.em), Spoken(cell.mai)],
            "remarks": [Remark(RemarkKind.PRAISE, "xong trước hạn", cell.em)],
            "votes": [
                Hands(purpose=VotePurpose.RESOLUTION, in_favour=7),
                Hands(purpose=VotePurpose.LEVEL, in_favour=7),
            ],
            "assigned": [Assigned("Dọn vệ sinh", (started + dt.timedelta(days=20)).date())],
            "conclusions": ["Ra quân dọn vệ sinh", "Thu quỹ đúng hạn"],
            "level": QualityLevel.MET,
            "committee_agreed": True,
            "adopted": True,
            **changes,
        }
        return Notebook(**fields)

    return notebook


@pytest.fixture
def enter(close, cell, notebook):  # noqa: F811
    def enter(entry=None, at=LATER, *, lock=True, **more):
        answer = close(
            "enter_from_notebook",
            at,
            organization_id=cell.id,
            entry=entry or notebook(),
            lock=lock,
            **more,
        )
        return UUID(answer["meeting"]), answer

    return enter


def full(meeting):
    with reading(SYSTEM):
        return meeting_full(meeting)


def test_one_pass_enters_all_the_notebook_holds(in_force, enter):
    meeting, answer = enter()
    kept = full(meeting)
    assert (kept.state, answer["late"]) == ("locked", False)
    assert (kept.counts.expected, kept.counts.present, kept.speakers) == (9, 8, 2)
    assert [line.resolution_number for line in kept.conclusions] == ["…-NQ/CB"] * 2
    assert all(line.done for line in kept.agenda)
    assert (kept.papers[0].posted_at, kept.papers[0].paper_only) == (None, True)


def test_a_month_entered_later_or_out_of_order_is_marked_so(in_force, enter, notebook):
    june, answer = enter(notebook(6), instant(5, month=6))
    assert answer["late"] is False
    may, answer = enter(notebook(5), instant(6, month=6))
    assert answer["late"] is True
    assert (full(june).entered_late, full(may).entered_late) == (False, True)


def test_the_lock_waits_for_the_results_of_tasks(in_force, enter, notebook, close):
    enter()
    june, _ = enter(notebook(6), instant(5, month=6), lock=False)
    with pytest.raises(TasksNotHeard) as refused:
        close("lock_minutes", instant(5, month=6), meeting_id=june, seen=1)
    assert refused.value.fields["count"] == 1
    assert full(june).state == "awaiting_adoption"


def test_the_lock_waits_for_the_minutes_to_be_adopted(in_force, enter, notebook):
    with pytest.raises(MinutesNotAdopted):
        enter(notebook(adopted=False))


def test_what_was_not_done_goes_on_to_the_next_month(in_force, enter, notebook, cell):  # noqa: F811
    may, _ = enter()
    (given,) = full(may).assigned
    june, _ = enter(
        notebook(6, heard=[Heard(given.task_id, HeardResult.PARTLY, "còn 2 tuyến")], assigned=[]),
        instant(5, month=6),
    )
    assert full(june).hearing[0].result == "partly"
    with reading(SYSTEM):
        july = month_state(organization=cell.id, month=dt.date(2024, 7, 1), today=dt.date(2024, 7, 1))
    (coming,) = july.to_come
    assert (coming.task_id, coming.carried, coming.state) == (given.task_id, 1, "in_progress")


def test_nothing_is_edited_after_the_lock(in_force, enter, do):  # noqa: F811
    meeting, _ = enter()
    with pytest.raises(MinutesLocked):
        do("conclude", LATER, meeting_id=meeting, seen=1, lines=["Khác"])


def test_a_correction_keeps_what_was_and_why(in_force, enter, close, cell):  # noqa: F811
    meeting, _ = enter()
    change = Roll(marks=[NewMark(cell.an, RollMark.UNEXCUSED)])
    with pytest.raises(AmendmentWithoutReason):
        close("amend", meeting_id=meeting, change=change, reason=" ")
    answer = close("amend", meeting_id=meeting, change=change, reason="Giấy báo vắng nộp sau")
    (amended,) = full(meeting).amendments
    assert str(amended.id) == answer["amendment"]
    assert amended.before["marks"] == [["Phạm Văn An", "excused"]]
    assert amended.after["marks"] == [["Phạm Văn An", "unexcused"]]
    assert (amended.reason, amended.amended_at) == ("Giấy báo vắng nộp sau", LATER)
    assert answer["level"] == "not_met"


def test_the_level_is_the_engine_s(in_force, enter):
    meeting, answer = enter()
    with reading(SYSTEM):
        preview = score_preview(meeting)
        stored = Evaluation.objects.get(meeting_id=meeting, current=True)
    assert preview.framework.id == SHEET
    assert answer["level"] == (preview.level or "unknown")
    assert stored.framework_digest == preview.in_force.digest


@pytest.mark.parametrize(("month", "sheet"), [(10, SHEET), (11, "sinh-hoat-hd42")])
def test_the_sheet_is_that_of_the_day(in_force, put_in_force, enter, notebook, month, sheet):
    put_in_force("sinh-hoat-hd42", "sinh-hoat-moi", dt.date(2025, 10, 28))
    from bontot.domain.catalogue.models import FrameworkAssignment  # noqa: PLC0415 - beside its use
    from bontot.domain.catalogue.operations import end_assignment  # noqa: PLC0415

    with reading(SYSTEM):
        old = FrameworkAssignment.objects.get(framework__slug=SHEET)
    end_assignment(
        actor=SYSTEM, at=LATER, assignment_id=old.pk, seen=1, valid_until=dt.date(2025, 10, 28)
    )
    at = instant(5, month=month).replace(year=2025)
    meeting, _ = enter(notebook(month, 2025), at)
    with reading(SYSTEM):
        assert score_preview(meeting).framework.id == sheet
        assert Evaluation.objects.get(meeting_id=meeting, current=True).framework.slug == sheet


class TestScoring:
    @pytest.fixture(autouse=True)
    def _sheet(self, put_in_force):
        put_in_force("sinh-hoat-hd42", "sinh-hoat", dt.date(2020, 1, 1))

    def test_judged_lines_start_empty_and_are_asked(self, enter, close):
        meeting, answer = enter(lock=False)
        with reading(SYSTEM):
            preview = score_preview(meeting)
        lines = {line.id: line for line in preview.lines}
        assert lines["content"].state is LineState.ASKED
        assert lines["content"].asked[0].value == ""
        assert lines["duration"].state is LineState.ANSWERED
        assert lines["content"].low == 0
        assert preview.level is None
        assert len(preview.left) == 4

    def test_answers_close_the_score(self, enter, close):
        meeting, _ = enter(lock=False)
        with reading(SYSTEM):
            asked = score_preview(meeting).left
        for seen, one in enumerate(asked, 1):
            most = {"judged_content": "24", "judged_chairing": "9.5"}.get(one.fact, "5")
            close("answer_line", meeting_id=meeting, seen=seen, fact=one.fact, value=most)
        close("lock_minutes", meeting_id=meeting, seen=1 + len(asked))
        close("post_final_papers", meeting_id=meeting, seen=1)
        kept = full(meeting)
        with reading(SYSTEM):
            preview = score_preview(meeting)
            stored = Evaluation.objects.get(meeting_id=meeting, current=True)
        assert preview.left == ()
        assert kept.level == preview.level != ""
        assert preview.score == (stored.total, stored.total)


class TestOfficialLevels:
    MONTH = dt.date(2024, 5, 1)

    @pytest.fixture
    def committee(self, sign_in, town):
        return sign_in(Role.APPRAISER, town.my_long)

    def test_the_cell_decides_nothing_about_itself(self, in_force, enter, close, cell, town):  # noqa: F811
        enter()
        with pytest.raises(Exception, match="not_permitted|not_in_scope|organization_unknown"):
            close(
                "set_official_levels",
                organization_id=town.my_long,
                month=self.MONTH,
                accept_rest=True,
            )
        answer = close(
            "set_official_levels", organization_id=cell.id, month=self.MONTH, accept_rest=True
        )
        assert answer == {"given": 0, "accepted": 0, "left": 0}

    def test_the_rest_is_accepted_in_one_action(
        self, in_force, enter, notebook, close, town, committee
    ):
        before = instant(2)
        enter(
            Notebook(
                plan=Plan(kind=MeetingKind.CELL_COMMITTEE, planned_at=before),
                started_at=before,
                ended_at=before + dt.timedelta(minutes=40),
                roll=Roll(),
            )
        )
        meeting, _ = enter()
        answer = close(
            "set_official_levels",
            actor=committee,
            organization_id=town.my_long,
            month=self.MONTH,
            accept_rest=True,
        )
        assert (answer["accepted"], answer["left"]) == (1, 0)
        kept = full(meeting)
        assert (kept.official_level, kept.level) == ("met", "met")

    def test_what_was_not_met_is_not_accepted_unseen(
        self, in_force, enter, close, town, committee
    ):
        meeting, answer = enter()
        assert answer["level"] == "not_met"
        answer = close(
            "set_official_levels",
            actor=committee,
            organization_id=town.my_long,
            month=self.MONTH,
            accept_rest=True,
        )
        assert (answer["accepted"], answer["left"]) == (0, 1)

    def test_another_level_needs_its_reason(self, in_force, enter, close, town, committee):
        meeting, _ = enter()

        def give(reason):
            return close(
                "set_official_levels",
                actor=committee,
                organization_id=town.my_long,
                month=self.MONTH,
                levels=[OfficialLevel(meeting, QualityLevel.MET, reason)],
            )

        with pytest.raises(LevelWithoutReason):
            give("")
        assert give("Biên bản gửi chậm")["given"] == 1
        assert full(meeting).official_reason == "Biên bản gửi chậm"

    def test_a_member_of_the_committee_s_staff_reads_gaps_first(
        self, in_force, enter, notebook, town, committee
    ):
        enter()
        with reading(committee):
            found = committee_month(
                organization=town.my_long, month=self.MONTH, today=dt.date(2024, 6, 10)
            )
        why = {cell.name: cell.why for cell in (*found.exceptions, *found.rest)}
        assert why["Chi bộ khóm Trà My"] == ("no_meeting",)

    def test_an_appraiser_keeps_no_minutes(self, in_force, enter, close, committee):
        meeting, _ = enter(lock=False)
        with pytest.raises(ActionNotPermitted):
            close("lock_minutes", actor=committee, meeting_id=meeting, seen=1)
