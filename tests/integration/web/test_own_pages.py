"""
A member's own pages, used as a browser without JavaScript uses them; the secretary sees what is for her, nobody else does.
"""

import datetime as dt
import json
import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bontot.domain.accounts.types import Role
from bontot.samples.accounts import ACCOUNTS
from bontot.samples.planning import people_of


pytestmark = pytest.mark.xdist_group("pages")

MONTH = "/sinh-hoat/ml_03/2025-02/"
MEETING, TASKS, DATA = "/cua-toi/ky-toi/", "/cua-toi/nhiem-vu/", "/cua-toi/du-lieu/"
CORRECTIONS = "/de-nghi-sua/ml_03/"
MOST_QUERIES = 12


def _name(place):
    return people_of("my-long").by_cell["ML-03"][place].name


def _owner(place=7):
    return str(people_of("my-long").by_cell["ML-03"][place].id)


def _field(page, name):
    return re.findall(rf'name="{name}" value="([^"]+)"', page)[0]


def _send(client, path, **fields):
    return client.post(path, {"key": str(uuid4()), **fields})


@pytest.fixture(scope="module")
def announced(visitors):
    """
    The meeting of February 2025: planned, with two papers, a draft, and announced.
    """
    secretary = visitors["secretary"]
    plan = {"kind": "regular", "day": "2025-02-03", "time": "19:30", "place": "Nhà văn hóa khóm"}
    answer = _send(secretary, f"{MONTH}ghi/lich/", seen="0", **plan)
    assert answer.status_code == 302, answer.content.decode()
    meeting = _field(secretary.get(MONTH).content.decode(), "meeting")

    def send(verb, seen, **fields):
        sent = _send(secretary, f"{MONTH}ghi/{verb}/", meeting=meeting, seen=str(seen), **fields)
        assert sent.status_code == 302, sent.content.decode()

    send("tai-lieu", 0, title="Dự thảo nghị quyết tháng 2", how="sent")
    send("tai-lieu", 1, title="Công văn số 5", how="paper")
    send("ket-luan", 0, lines="Ra quân dọn vệ sinh")
    assert "Chi bộ đang chuẩn bị" in visitors["member"].get(MEETING).content.decode()
    assert "Công văn số 5" not in visitors["member"].get(MEETING).content.decode()
    send("thong-bao", 1)
    return meeting


def test_the_member_reads_when_where_and_the_papers(visitors, announced):
    page = visitors["member"].get(MEETING).content.decode()
    for said in ("19:30 03/02/2025", "Nhà văn hóa khóm", "Công văn số 5", "Ra quân dọn vệ sinh"):
        assert said in page
    home = visitors["member"].get("/").content.decode()
    assert "19:30 03/02/2025" in home.split("Kỳ sinh hoạt tới</h2>")[1]
    assert "Chi bộ thông báo kỳ sinh hoạt." in home


def test_read_is_a_mark_of_this_device_alone(visitors, announced):
    member = visitors["member"]
    with CaptureQueriesContext(connection) as asked:
        answer = member.post(f"{MEETING}da-doc/", {"meeting": announced})
    assert not [q["sql"] for q in asked if re.match("INSERT|UPDATE|DELETE", q["sql"])]
    cookie = answer.cookies["bontot_da_doc"]
    assert cookie["httponly"]
    assert 'aria-pressed="true"' in member.get(MEETING).content.decode().split("<main")[1]
    # Whoever signs in next on this device sees no mark
    secretary = visitors["secretary"]
    secretary.cookies["bontot_da_doc"] = cookie.value
    assert 'aria-pressed="true"' not in secretary.get(MEETING).content.decode().split("<main")[1]
    del secretary.cookies["bontot_da_doc"]
    member.post(f"{MEETING}da-doc/", {"meeting": announced})
    assert 'aria-pressed="true"' not in member.get(MEETING).content.decode().split("<main")[1]


def test_the_mark_goes_at_sign_out(site, announced):
    client = Client()
    account = next(one for one in ACCOUNTS if one.role is Role.MEMBER)
    client.post("/dang-nhap/", {"login": account.username, "password": account.password})
    client.post(f"{MEETING}da-doc/", {"meeting": announced})
    assert client.cookies["bontot_da_doc"].value
    client.post("/dang-xuat/")
    assert not client.cookies["bontot_da_doc"].value


def test_an_opinion_reaches_the_secretary_and_is_taken_back(visitors, announced):
    member, secretary = visitors["member"], visitors["secretary"]
    words = "Đề nghị bàn kỹ việc thoát nước"
    sent = {"meeting": announced, "audience": "committee", "opinion": words}
    assert _send(member, f"{MEETING}ghi/y-kien/", **sent).status_code == 302
    assert words in member.get(MEETING).content.decode()
    page = secretary.get(MONTH).content.decode()
    assert words in page
    assert _name(7) in page.split('id="p-opinions"')[1]
    # Her own page as a member has nothing of it, and no paper of the meeting does
    assert words not in secretary.get(MEETING).content.decode()
    again = _send(member, f"{MEETING}ghi/y-kien/", **sent)
    assert again.status_code == 409
    assert "Đồng chí đã gửi ý kiến cho kỳ này" in again.content.decode()
    opinion = _field(member.get(MEETING).content.decode(), "opinion")
    assert _send(member, f"{MEETING}ghi/rut/", opinion=opinion).status_code == 302
    assert words not in secretary.get(MONTH).content.decode()


@pytest.mark.parametrize(
    ("opinion", "said"),
    [(" ", "ô chữ để trống"), ("ý " * 400, "nhận nhiều nhất 600"), ("Văn bản TỐI MẬT", "dấu mật")],
    ids=["empty", "long", "secret"],
)
def test_an_opinion_that_is_not_taken_stays_as_typed(visitors, announced, opinion, said):
    answer = _send(
        visitors["member"],
        f"{MEETING}ghi/y-kien/",
        meeting=announced,
        audience="secretary",
        opinion=opinion,
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert f">{opinion}</textarea>" in page
    assert re.search(r'value="secretary" checked', page)


@pytest.fixture
def given(visitors):
    """
    Two tasks: one of the member, one of somebody else.
    """
    content, other = (f"Việc {uuid4().hex[:8]}" for _ in range(2))
    for owner, text in ((_owner(), content), (_owner(3), other)):
        fields = {"source": "standing", "content": text, "due": "2025-01-20", "owner": owner}
        assert (
            _send(visitors["secretary"], "/nhiem-vu/ml_03/ghi/giao/", **fields).status_code == 302
        )
    page = visitors["secretary"].get("/nhiem-vu/ml_03/").content.decode()
    return [
        (text, re.findall(rf'href="/nhiem-vu/ml_03/([0-9a-f-]+)/">{text}', page)[0])
        for text in (content, other)
    ]


def test_the_owner_reports_done_and_the_secretary_sends_it_back(visitors, given):
    member, secretary = visitors["member"], visitors["secretary"]
    (content, task), (other, _) = given
    page = member.get(TASKS).content.decode()
    assert content in page
    assert other not in page
    noted = _send(member, f"{TASKS}ghi/tien-do/", task=task, seen="1", text="Xong một nửa")
    assert noted.headers["Location"] == f"{TASKS}{task}/"
    done = _send(member, f"{TASKS}ghi/da-xong/", task=task, seen="2", done="2024-12-31")
    assert done.status_code == 302
    assert "Đồng chí đã báo xong" in member.get(f"{TASKS}{task}/").content.decode()
    page = secretary.get("/nhiem-vu/ml_03/?tt=cho-xac-nhan").content.decode()
    assert content in page
    back = {"task": task, "seen": "3", "text": "Còn thiếu biên bản bàn giao"}
    assert _send(secretary, "/nhiem-vu/ml_03/ghi/tra-lai/", **back).status_code == 302
    assert "Còn thiếu biên bản bàn giao" in member.get(f"{TASKS}{task}/").content.decode()
    assert "được trả lại để làm tiếp" in member.get("/").content.decode()


def test_a_task_of_another_is_not_there(visitors, given):
    _, (_, other) = given
    member = visitors["member"]
    assert member.get(f"{TASKS}{other}/").status_code == 404
    for verb, fields in (("tien-do", {"text": "Xong"}), ("da-xong", {})):
        sent = _send(member, f"{TASKS}ghi/{verb}/", task=other, seen="1", **fields)
        assert sent.status_code == 404
    assert _send(member, f"{TASKS}ghi/xac-nhan/", task=given[0][1], seen="1").status_code == 404


def test_done_tomorrow_is_refused_beside_the_task(visitors, given):
    (_, task), _ = given
    sent = _send(visitors["member"], f"{TASKS}ghi/da-xong/", task=task, seen="1", done="2025-01-09")
    assert sent.status_code == 409
    assert "sau hôm nay" in sent.content.decode()


def test_own_data_asked_to_be_corrected_and_answered(visitors):
    member, secretary = visitors["member"], visitors["secretary"]
    text = f"Ngày vào sai {uuid4().hex[:6]}"
    assert _send(member, f"{DATA}ghi/de-nghi/", about="spell", text=text).status_code == 302
    page = member.get(DATA).content.decode()
    # Asked on Tuesday 31/12: two working days later, 1/1 is a holiday
    assert "Trả lời trước hết ngày 03/01/2025" in page
    assert "đề nghị sửa dữ liệu của mình" in secretary.get("/").content.decode()
    page = secretary.get(CORRECTIONS).content.decode()
    assert text in page
    request = _field(page.split(text)[1], "request")
    answer = {"request": request, "seen": "1", "accepted": "0"}
    empty = _send(secretary, f"{CORRECTIONS}tra-loi/", text=" ", **answer)
    assert empty.status_code == 422
    assert "ô chữ để trống" in empty.content.decode()
    said = _send(secretary, f"{CORRECTIONS}tra-loi/", text="Hồ sơ gốc ghi đúng", **answer)
    assert said.status_code == 302
    late = _send(secretary, f"{CORRECTIONS}tra-loi/", text="Lần nữa", **answer)
    assert late.status_code == 409
    page = member.get(DATA).content.decode()
    assert "Hồ sơ gốc ghi đúng" in page
    assert "Không chấp nhận" in page
    assert "đã được trả lời" in member.get("/").content.decode()


def test_a_request_taken_back(visitors):
    member = visitors["member"]
    text = f"Nhầm tên {uuid4().hex[:6]}"
    _send(member, f"{DATA}ghi/de-nghi/", about="name", text=text)
    request = _field(member.get(DATA).content.decode().split(text)[1], "request")
    assert _send(member, f"{DATA}ghi/rut/", request=request, seen="1").status_code == 302
    assert text not in visitors["secretary"].get(CORRECTIONS).content.decode().split("<details")[0]


def test_the_copy_holds_one_s_own_and_nobody_else_s(visitors, given):
    answer = visitors["member"].get("/cua-toi/du-lieu.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    kept = json.loads(answer.content)
    assert kept["member"]["full_name"] == _name(7)
    assert len(kept["attendance"]) == 12
    assert [rating["year"] for rating in kept["ratings"]] == sorted(
        (rating["year"] for rating in kept["ratings"]), reverse=True
    )
    text = answer.content.decode()
    others = {person.name for person in people_of("my-long").by_cell["ML-03"]} - {_name(7)}
    assert {name for name in others if name in text} == set()


def test_no_page_of_the_member_names_another(visitors, announced, given):
    others = {person.name for person in people_of("my-long").by_cell["ML-03"]} - {_name(7)}
    for path in ("/", MEETING, TASKS, DATA):
        page = visitors["member"].get(path).content.decode()
        assert {name for name in others if name in page} == set(), path


@pytest.mark.parametrize("role", ["appraiser", "viewer", "operator"])
def test_who_is_no_member_has_no_own_pages(visitors, role):
    for path in (f"{MEETING}ghi/y-kien/", f"{DATA}ghi/de-nghi/"):
        fields = {"meeting": str(uuid4()), "audience": "committee", "opinion": "x", "about": "name", "text": "x"}  # fmt: skip
        assert _send(visitors[role], path, **fields).status_code == 404


def test_a_stranger_is_shown_the_way_in(visitors):
    for path in (f"{MEETING}ghi/y-kien/", f"{MEETING}da-doc/", f"{TASKS}ghi/da-xong/", f"{DATA}ghi/de-nghi/", f"{CORRECTIONS}tra-loi/"):  # fmt: skip
        assert _send(visitors["nobody"], path).status_code == 302, path


@pytest.mark.parametrize("path", ["/", MEETING, TASKS, DATA])
def test_own_pages_ask_at_most_twelve_questions(visitors, announced, path):
    visitors["member"].get(path)
    with CaptureQueriesContext(connection) as asked:
        visitors["member"].get(path)
    questions = [
        q["sql"] for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])
    ]
    assert len(questions) <= MOST_QUERIES, "\n".join(q[:200] for q in questions)


def test_a_pledge_is_written_refused_and_declined(visitors, settings):
    settings.TODAY = dt.date(2025, 1, 20)
    member, pledge = visitors["member"], "/cua-toi/cam-ket/"
    with CaptureQueriesContext(connection) as asked:
        page = member.get(pledge).content.decode()
    assert len(asked) <= MOST_QUERIES
    assert "Đồng chí chưa viết cam kết năm nay" in page
    assert "phân loại rác tại nhà" in page.split("Các năm trước")[1]
    sent = _send(member, f"{pledge}ghi/viet/", seen="0", promises="Dự đủ sinh hoạt\nTrồng cây")
    assert sent.status_code == 302, sent.content.decode()
    page = member.get(pledge).content.decode()
    assert "<li>Trồng cây</li>" in page
    assert "Trồng cây" in member.get("/cua-toi/du-lieu.json").content.decode()
    record = f"/dang-vien/ml_03/{_owner()}/"
    assert "Ghi thay từ bản giấy" not in visitors["secretary"].get(record).content.decode()
    refused = _send(member, f"{pledge}ghi/viet/", seen="1", promises="x\n" * 9)
    assert refused.status_code == 422
    assert "nhiều nhất 8 dòng" in refused.content.decode()
    assert _send(member, f"{pledge}ghi/khong/", seen="1").status_code == 302
    assert "Không viết cam kết" in member.get(pledge).content.decode()
