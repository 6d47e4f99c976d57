"""The papers a cell is asked for, filled from its record: those of its rule and no others, in the words of the Party."""

import dataclasses
import datetime as dt
import io

import pypdf
import pytest
from tests.integration.meetings.conftest import SHEET

from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM
from bontot.domain.meetings.types import MeetingKind, NewMark, Plan, QualityLevel, Roll, RollMark
from bontot.domain.members.operations import record_members
from bontot.domain.members.types import NewMember, NewSpell, SpellKind
from bontot.domain.orgtree.queries import line_on
from bontot.domain.orgtree.types import OrganizationOnDay
from bontot.domain.reports.queries import month_page
from bontot.interfaces.shared.meeting_papers import PAPERS
from bontot.interfaces.shared.meeting_record import Record, place_named
from bontot.papers.forms import day_month_year
from bontot.papers.kinds import content_of
from bontot.papers.pdf_file import pdf
from bontot.samples.tree import organizations


pytestmark = pytest.mark.usefixtures("in_force")

MAY = dt.date(2024, 5, 1)
LIGHT = "hoa-khanh-nam-khu-dan-cu"


def _record(cell, month=MAY):
    found = month_page(organization=cell.id, month=month, today=dt.date(2024, 5, 5))
    line = line_on("hoa_sen", month)
    inside = found.asked.inside_minutes
    return found, Record(line[-1], tuple(line[:-1]), found.state.meeting, found.score, inside)


def _text(paper):
    pages = pypdf.PdfReader(io.BytesIO(pdf(content_of(paper)))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_cell_is_asked_for_the_papers_of_the_sheet_in_force(enter, cell):
    enter()
    with reading(SYSTEM):
        found, record = _record(cell)
        assert found.asked.rule.startswith(SHEET)
        written = {kind: _text(PAPERS[kind](record)) for kind in found.asked.of(monthly=True)}
    assert set(written) == {"giay-moi", "bien-ban", "nghi-quyet", "phieu-cham", "bao-cao-thang"}
    assert "Kính gửi: Đảng ủy phường Mỹ Long." in written["bao-cao-thang"]
    assert "T/M ĐẢNG ỦY" in written["phieu-cham"]
    assert "T/M CHI ỦY" in written["nghi-quyet"]
    assert "Họ và tên" not in written["bien-ban"]


def test_the_lighter_rule_of_residential_cells_puts_roll_and_score_into_the_minutes(
    enter, cell, put_in_force
):
    put_in_force(LIGHT, "bon-tot", dt.date(2023, 6, 8), types=("residential",))
    enter()
    with reading(SYSTEM):
        found, record = _record(cell)
        minutes = _text(PAPERS["bien-ban"](record))
    assert found.asked.of(monthly=True) == ("bien-ban", "nghi-quyet")
    assert "Phạm Văn An chính thức vắng có lý do" in minutes
    assert all(line.vi in minutes for line in found.score.lines)


def test_the_minutes_name_who_is_attached_who_joined_and_who_was_a_guest(
    enter, cell, notebook, at, town
):
    attached = NewSpell(town.hoa_sen, SpellKind.ATTACHED, dt.date(2024, 1, 1))
    somebody = NewMember(full_name="Cao Thị Tạm", spells=[attached])
    record_members(actor=SYSTEM, at=at, members=[somebody])
    roll = Roll(
        marks=[NewMark(cell.an, RollMark.EXCUSED)],
        attached=["Hồ Văn Đến, chi bộ khóm Hòa Bình"],
        guests=["Bà Lê Thị Ba"],
    )
    enter(notebook(roll=roll))
    with reading(SYSTEM):
        minutes = _text(PAPERS["bien-ban"](_record(cell)[1]))
    assert (
        "Có mặt: 9 đồng chí (chính thức 7, dự bị 1, sinh hoạt tạm thời 1); có quyền biểu quyết: 7 đồng chí."
        in minutes
    )
    assert "Sinh hoạt tạm thời tại đây: 1 đồng chí (Cao Thị Tạm)." in minutes
    joined = "không tính trong số trên: 1 đồng chí (Hồ Văn Đến, chi bộ khóm Hòa Bình)."
    assert f"Đảng viên sinh hoạt tạm thời đến dự, {joined}" in minutes
    assert "khách mời: 1 đồng chí (Bà Lê Thị Ba)." in minutes


def test_a_meeting_before_the_lighter_rule_keeps_the_papers_of_its_day(enter, cell, put_in_force):
    put_in_force(LIGHT, "bon-tot", dt.date(2024, 6, 1), types=("residential",))
    enter()
    with reading(SYSTEM):
        assert _record(cell)[0].asked.rule.startswith(SHEET)


def test_another_kind_of_meeting_has_fewer_papers(plan, cell):
    month = plan(kind=MeetingKind.THEMATIC)
    with reading(SYSTEM):
        found = month_page(
            organization=cell.id, month=MAY, today=dt.date(2024, 5, 5), meeting=month.id
        )
    assert found.asked.of(monthly=False) == ("giay-moi", "bien-ban", "nghi-quyet")


def test_a_meeting_without_a_place_leaves_room_for_it(enter, notebook, cell):
    entry = notebook()
    nowhere = Plan(kind=MeetingKind.REGULAR, planned_at=entry.started_at)
    enter(dataclasses.replace(entry, plan=nowhere))
    with reading(SYSTEM):
        _, record = _record(cell)
        assert "2. Địa điểm: ……" in _text(PAPERS["bien-ban"](record))
        assert ", tại" not in _text(PAPERS["phieu-cham"](record))


def test_papers_say_one_level_of_the_cell_whatever_was_put_to_the_vote(enter, cell):
    enter()
    with reading(SYSTEM):
        _, record = _record(cell)
        voted = dataclasses.replace(record.meeting, proposed_level=QualityLevel.MET)
        record = dataclasses.replace(record, meeting=voted)
        assert record.score.level == QualityLevel.NOT_MET
        minutes = _text(PAPERS["bien-ban"](record))
        assert "Mức chi bộ tự đánh giá: Chưa đạt yêu cầu." in minutes
        assert "Chi bộ biểu quyết mức chất lượng Đạt yêu cầu: tán thành" in minutes
        assert "Mức chi bộ tự đánh giá: Chưa đạt yêu cầu." in _text(PAPERS["phieu-cham"](record))
        assert "Chưa đạt yêu cầu" in _text(PAPERS["bao-cao-thang"](record))


def test_minutes_of_a_meeting_past_midnight_name_both_days(enter, cell):
    enter()
    with reading(SYSTEM):
        _, record = _record(cell)
        late = record.meeting.started_at + dt.timedelta(hours=9)
        night = dataclasses.replace(
            record, meeting=dataclasses.replace(record.meeting, ended_at=late)
        )
        said, usual = _text(PAPERS["bien-ban"](night)), _text(PAPERS["bien-ban"](record))
    begun, ended = (day_month_year(record.held_on + dt.timedelta(days=n)) for n in (0, 1))
    assert begun in usual
    assert ended not in usual
    assert ended in said


PLACES = {
    "ml_03": "Mỹ Long", "pc_05": "Phố Châu", "dt_11": "Đức Thọ", "dt_21": "Tùng Ảnh", "dt_31": "Sông Trong",
    "dt_61": "Đức Thọ", "dt_71": "Đức Thọ", "pl_02": "Phúc Lợi", "hk_01": "Hòa Khánh Nam", "ng_01": "Hương Sơn",
}  # fmt: skip


@pytest.mark.parametrize(("label", "place"), PLACES.items())
def test_papers_name_the_place_of_the_nearest_committee_of_a_territory(label, place):
    units = {unit.id: unit for unit in organizations()}
    line, unit = [], next(one for one in units.values() if one.label == label)
    while unit is not None:
        name, kind = unit.names[0].text, unit.forms[0].kind
        line.insert(
            0, OrganizationOnDay(unit.id, unit.label, "", name, "", kind, "", None, MAY, None)
        )
        unit = units.get(unit.parents[0].parent_id)
    assert place_named(line) == place
