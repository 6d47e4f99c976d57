"""
The page of the notebook, sent in as a browser without JavaScript sends it: one order with the slip, and a refusal that
keeps what was typed and names its place.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bontot.papers.note_slip import PARTS, heading


pytestmark = pytest.mark.xdist_group("pages")

#: A month before the sample year began: nobody met in it on record.
PAGE = "/sinh-hoat/ml_03/2023-02/so-ghi/"
MEETING = {"kind": "regular", "day": "2023-02-03", "time": "19:30", "end": "21:05", "adopted": "1"}
MOST_QUERIES = 12


@pytest.fixture
def secretary(visitors):
    return visitors["secretary"]


def _members(page):
    return re.findall(r'name="mark-([0-9a-f-]{36})" value=""', page)


def _officers(page):
    chair, clerk = _members(page)[:2]
    return {"chair": chair, "secretary": clerk}


def test_the_page_and_the_slip_have_their_parts_in_one_order(secretary):
    page = secretary.get(PAGE).content.decode()
    assert re.findall(r"<h2>(\d+\. [^<]+)</h2>", page) == [heading(code) for code in PARTS]


def test_the_page_asks_at_most_twelve_questions(secretary):
    secretary.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        secretary.get(PAGE)
    questions = [
        q["sql"] for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])
    ]
    assert len(questions) <= MOST_QUERIES, "\n".join(q[:200] for q in questions)


def test_nothing_of_the_score_is_set_beforehand(secretary):
    page = secretary.get(PAGE).content.decode()
    level = page.split('id="p-level"')[1].split("</section>")[0]
    assert "checked" not in level
    assert 'name="adopted" value="1" checked' not in page


@pytest.mark.parametrize(
    ("fields", "part", "said"),
    [
        ({"day": "2023-03-03"}, "start", "không thuộc tháng 02/2023"),
        ({"day": "hôm nào"}, "start", "“hôm nào” không đọc được"),
        ({"notice": "2023-02-04"}, "start", "Ngày thông báo sau giờ bắt đầu họp"),
        ({"end": "19:30"}, "end", "ít nhất một phút"),
        ({"for-minutes": "90"}, "votes", "có quyền biểu quyết"),
        ({"content-2": "Việc hai", "due-2": "2023-01-01"}, "assigning", "Dòng 2:"),
        ({"remark-about-1": "x" * 121, "remark-kind-1": "praise"}, "remarks", "Dòng 1:"),
        ({"lines": "Họp kín, TUYỆT MẬT"}, "conclusions", "mật"),
        ({"adopted": ""}, "end", "chi bộ chưa thông qua"),
    ],
)
def test_a_refusal_names_its_place_and_keeps_what_was_typed(secretary, fields, part, said):
    page = secretary.get(PAGE).content.decode()
    sent = MEETING | _officers(page) | {"place": "Nhà ông Năm", "key": str(uuid4())} | fields
    answer = secretary.post(PAGE, sent)
    assert answer.status_code in {409, 422}
    again = answer.content.decode()
    section = again.split(f'id="p-{part}"')[1].split("</section>")[0]
    assert said.lower() in section.split('class="errors">')[1].split("</p>")[0].lower()
    assert f'href="#p-{part}"' in again
    assert 'value="Nhà ông Năm"' in again
    assert "Chưa thông qua" not in secretary.get(PAGE).content.decode()


def test_one_who_spoke_and_was_absent_is_named(secretary):
    page = secretary.get(PAGE).content.decode()
    gone = _members(page)[4]
    sent = MEETING | _officers(page) | {f"mark-{gone}": "excused", "spoke": gone}
    section = secretary.post(PAGE, sent).content.decode().split('id="p-speakers"')[1]
    name = re.search(rf'id="n-{gone}">([^<]+)<', page).group(1).strip()
    assert f"{name}: " in section.split("</p>")[0]


def test_more_rows_come_and_nothing_is_entered(secretary):
    sent = MEETING | {"more": "assigning", "rows-assigning": "5", "content-4": "Việc bốn"}
    answer = secretary.post(PAGE, sent)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert 'name="content-8"' in page
    assert 'value="Việc bốn"' in page
    assert 'role="alert"' not in page


def test_a_whole_month_goes_in_once_and_is_marked_as_entered_late(secretary):
    page = secretary.get(PAGE).content.decode()
    gone = _members(page)[4]
    sent = (
        MEETING
        | _officers(page)
        | {
            "key": str(uuid4()),
            f"mark-{gone}": "excused",
            "left": "dues",
            "lines": "Ra quân dọn vệ sinh\nThu quỹ đúng hạn",
            "content-1": "Dọn vệ sinh",
            "due-1": "2023-03-20",
            "all-resolution": "1",
            "all-level": "1",
            "all-minutes": "1",
            "level": "met",
            "papers": "Dự thảo nghị quyết",
        }
    )
    for _ in range(2):
        answer = secretary.post(PAGE, sent)
        assert answer.status_code == 302, answer.content.decode()
    month = secretary.get("/sinh-hoat/ml_03/2023-02/").content.decode()
    assert "Nhập sau" in month
    assert "Biên bản đã khóa" in month
    assert "Bản giấy" in month
    assert month.count("Dọn vệ sinh") >= 1
    assert secretary.get(PAGE).status_code == 302


def test_a_month_to_come_is_not_entered(secretary):
    page = secretary.get("/sinh-hoat/ml_03/2025-02/so-ghi/").content.decode()
    assert "Tháng này chưa tới" in page
    assert '<form class="stack"' not in page
