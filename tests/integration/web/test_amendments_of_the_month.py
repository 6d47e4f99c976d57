"""
Corrections after the lock on the page of a month: a form for each part, with a reason; both versions on the page and on paper.
"""

import re
from uuid import uuid4

import pytest
from tests.support.forms import hidden, kept, refusal


pytestmark = pytest.mark.xdist_group("pages")

LOCKED = "/sinh-hoat/ml_03/2022-09/"


@pytest.fixture(scope="module")
def secretary(visitors):
    me = visitors["secretary"]
    kept(me, LOCKED, "lich", kind="regular", day="2022-09-03", time="19:30")
    kept(me, LOCKED, "bat-dau", day="2022-09-03", time="19:30")
    kept(me, LOCKED, "diem-danh")
    kept(me, LOCKED, "ket-luan", lines="Thu quỹ đúng hạn")
    kept(me, LOCKED, "het-gio", day="2022-09-03", time="21:00")
    kept(me, LOCKED, "thong-qua")
    assert me.get(f"{LOCKED}dinh-chinh/").status_code == 404
    kept(me, LOCKED, "khoa")
    return me


def _amend(client, which, /, **fields):
    page = client.get(f"{LOCKED}dinh-chinh/").content.decode()
    return client.post(f"{LOCKED}ghi/dinh-chinh/", hidden(page, which) | fields)


def test_without_a_reason_nothing_changes_and_what_was_typed_stays(secretary):
    answer = _amend(secretary, "ket-luan", lines="Thu quỹ chậm", reason=" ")
    assert answer.status_code == 422
    assert "phải nêu lý do" in refusal(answer)
    assert ">Thu quỹ chậm</textarea>" in answer.content.decode()
    assert "Thu quỹ chậm" not in secretary.get(LOCKED).content.decode()


def test_both_versions_stand_on_the_page_and_on_paper(secretary):
    lines = {"lines": "Thu quỹ trước ngày 25", "reason": "Ghi nhầm hạn thu"}
    assert _amend(secretary, "ket-luan", **lines).status_code == 302
    page = secretary.get(f"{LOCKED}dinh-chinh/").content.decode()
    member = re.search(r'name="mark-([0-9a-f-]+)"', page).group(1)
    roll = {f"mark-{member}": "excused", "reason": "Giấy báo vắng nộp sau"}
    assert _amend(secretary, "diem-danh", **roll).status_code == 302
    times = {"day": "2022-09-03", "time": "19:30", "end_day": "2022-09-03", "end_time": "21:15"}
    assert _amend(secretary, "gio", **times, reason="Ghi nhầm giờ").status_code == 302
    paper = f"{LOCKED}van-ban/bien-ban.html"
    for said in (secretary.get(LOCKED), secretary.get(paper)):
        text = said.content.decode()
        for words in (
            "Thu quỹ đúng hạn",
            "Thu quỹ trước ngày 25",
            "Ghi nhầm hạn thu",
            "vắng có lý do",
        ):
            assert words in text
        assert "21:15" in text


def test_the_same_again_is_no_amendment(secretary):
    _amend(secretary, "ket-luan", lines="Thu quỹ trước ngày 25", reason="Ghi nhầm hạn thu")
    answer = _amend(secretary, "ket-luan", lines="Thu quỹ trước ngày 25", reason="Thử lại")
    page = secretary.get(answer.headers["Location"].partition("#")[0]).content.decode()
    assert "không ghi đính chính" in page
    assert "Thử lại" not in page


@pytest.mark.parametrize(
    ("form", "fields", "status"),
    [
        (
            "gio",
            {"day": "2022-09-03", "time": "21:30", "end_day": "2022-09-03", "end_time": "21:00"},
            409,
        ),
        ("giao-viec", {"content": "Việc sót", "due": "2022-08-01"}, 409),
        ("nhan-xet", {"kind": "praise", "about": ""}, 422),
    ],
)
def test_what_cannot_be_is_refused(secretary, form, fields, status):
    answer = _amend(secretary, form, **fields, reason="Sửa")
    assert answer.status_code == status, refusal(answer)
    assert refusal(answer) != f"{status}: "


@pytest.mark.parametrize(
    ("form", "name", "fields"),
    [
        ("phat-bieu", "member", {"spoke": "0"}),
        ("nhan-xet", "member", {"kind": "reminder", "about": "Họp muộn"}),
        ("giao-viec", "owner", {"content": "Việc sót", "due": "2022-10-01"}),
    ],
)
def test_a_refused_amendment_keeps_what_was_chosen(secretary, form, name, fields):
    page = secretary.get(f"{LOCKED}dinh-chinh/").content.decode()
    chosen = re.findall(r'name="mark-([0-9a-f-]+)"', page)[2]
    answer = _amend(secretary, form, **{name: chosen}, **fields, reason=" ")
    assert answer.status_code == 422
    said = re.search(rf'id="f-{form}".*?</form>', answer.content.decode(), re.DOTALL).group()
    assert f'value="{chosen}" selected' in said
    for text in fields.values():
        assert re.search(rf'value="{text}"( selected|[^>]*>)', said)
    assert 'value="0" selected' in said or "spoke" not in fields


def test_of_two_who_correct_one_part_the_second_is_told_and_keeps_his_words(secretary):
    page = secretary.get(f"{LOCKED}dinh-chinh/").content.decode()
    shown = hidden(page, "ket-luan")
    first = {"lines": "Bản thứ nhất", "reason": "Sửa lần một"}
    assert _amend(secretary, "ket-luan", **first).status_code == 302
    answer = secretary.post(
        f"{LOCKED}ghi/dinh-chinh/",
        shown | {"key": str(uuid4()), "lines": "Bản thứ hai", "reason": "Sửa lần hai"},
    )
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "<li>Bản thứ nhất</li>" in said
    assert ">Bản thứ hai</textarea>" in said
    assert "Sửa lần hai" in said
    assert "Bản thứ hai" not in secretary.get(LOCKED).content.decode()


def test_the_papers_go_above_once_and_late_ones_are_seen(secretary, visitors):
    committee = visitors["appraiser"]
    assert "Hạn ngày 05/09/2022" in secretary.get(LOCKED).content.decode()
    before = committee.get("/cap-uy/my_long/2022-09/").content.decode()
    assert "Quá hạn gửi 05/09/2022" in before
    kept(secretary, LOCKED, "gui-van-ban")
    page = secretary.get(LOCKED).content.decode()
    assert "Đã gửi văn bản của kỳ này lúc" in page
    assert "Hạn là 05/09/2022." in page
    assert 'id="f-gui-van-ban"' not in page
    after = committee.get("/cap-uy/my_long/2022-09/").content.decode()
    assert "Quá hạn gửi" not in after
    assert "Gửi muộn" in after
