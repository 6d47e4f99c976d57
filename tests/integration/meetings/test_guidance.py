"""What the committee enters once stands on the agendas of the kinds of cells named; a tick reports back."""

import datetime as dt

import pytest
from tests.integration.meetings.conftest import MAY, instant
from tests.support.notices import told

from bontot.domain.accounts.types import ActionNotPermitted, Role
from bontot.domain.audit.queries import reading
from bontot.domain.audit.types import SYSTEM, ChangedMeanwhile
from bontot.domain.meetings.queries import guidance_month
from bontot.domain.meetings.types import GuidanceEntered, GuidanceKind, GuidanceUnknown
from bontot.domain.orgtree.queries import organization_on


TITLE = "Đề cương 134 năm ngày sinh Chủ tịch Hồ Chí Minh"


@pytest.fixture
def guide(do, town, sign_in):
    committee = sign_in(Role.APPRAISER, town.my_long)

    def guide(title=TITLE, **more):
        fields = {"kind": GuidanceKind.GUIDE, "months": [MAY], "number": "12-HD/BTGĐU"} | more
        return do(
            "enter_guidance",
            instant(1, 7),
            actor=committee,
            organization_id=town.my_long,
            title=title,
            **fields,
        )

    return guide


def guided(month):
    return [line.content for line in month.read().agenda if line.guidance_id]


def test_it_stands_on_an_agenda_planned_later(guide, plan):
    guide()
    assert guided(plan()) == [f"{TITLE} (12-HD/BTGĐU)"]


def test_it_is_put_on_agendas_planned_before(guide, plan):
    month = plan()
    assert guide()["agendas"] == 1
    assert len(guided(month)) == 1


def test_it_stands_in_its_months_and_kinds_of_cells_alone(guide, plan):
    guide(cell_types=["public_service"])
    guide("Sơ kết", months=[dt.date(2024, 6, 1)])
    assert guided(plan()) == []


def test_the_cells_it_is_for_are_told_once_whatever_its_months(guide, secretary, sign_in, town):
    school = sign_in(Role.SECRETARY, town.truong)
    months = [MAY, dt.date(2024, 6, 1)]
    first, _second = guide(months=months, cell_types=["residential"])["guidance"]
    assert told(secretary) == [("guidance", first)]
    assert told(school) == []


def test_a_tick_is_the_report(guide, begun, town):
    guide()
    guide("Thông tin Luật Căn cước")
    # Begun before the guidance came: nothing is put under a meeting in session.
    assert guided(begun) == []


def test_the_committee_reads_what_was_ticked(guide, plan, town):
    guide()
    month = plan()
    (line,) = [one for one in month.read().agenda if one.guidance_id]
    month.edit("start_meeting", "plan", started_at=instant(3))
    month.edit("tick_agenda", "agenda", line_ids=[line.id])
    with reading(SYSTEM):
        committee = organization_on(town.my_long, MAY)
        (report,) = guidance_month(committee=committee, month=MAY, on=MAY).reports
    assert len(report.cells) == len(report.left) + 1
    assert "Chi bộ khóm Trà My" in {cell.name for cell in report.left}


def test_withdrawn_it_leaves_the_agendas_of_meetings_to_come(guide, plan, do, town, sign_in):
    (guidance,) = guide()["guidance"]
    month = plan()
    committee = sign_in(Role.SECRETARY, town.my_long)
    with pytest.raises(ChangedMeanwhile):
        do("withdraw_guidance", actor=committee, guidance_id=guidance, seen=2)
    do("withdraw_guidance", actor=committee, guidance_id=guidance, seen=1)
    assert guided(month) == []
    with pytest.raises(GuidanceUnknown):
        do("withdraw_guidance", actor=committee, guidance_id=guidance, seen=2)


def test_it_is_entered_once(guide):
    guide()
    with pytest.raises(GuidanceEntered):
        guide()


def test_a_cell_gives_itself_no_guidance_from_above(do, town):
    with pytest.raises(Exception, match=r"organization_unknown|not_in_scope|not_permitted"):
        do(
            "enter_guidance",
            organization_id=town.my_long,
            title=TITLE,
            kind=GuidanceKind.PAPER,
            months=[MAY],
        )


def test_a_member_gives_none(do, town, sign_in):
    with pytest.raises(ActionNotPermitted):
        do(
            "enter_guidance",
            actor=sign_in(Role.MEMBER, town.my_long),
            organization_id=town.my_long,
            title=TITLE,
            kind=GuidanceKind.PAPER,
            months=[MAY],
        )
