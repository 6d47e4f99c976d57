"""
How many questions each page of the month asks the database, in each stage of a meeting: twelve at most, with the sign-in's.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support.forms import kept


pytestmark = pytest.mark.xdist_group("pages")

MOST_QUERIES = 12
FRAME = re.compile(r"SAVEPOINT|RELEASE|BEGIN|COMMIT")
HELD = "/sinh-hoat/ml_03/2023-02/"
COMING = "/sinh-hoat/ml_03/2023-03/"


def _questions(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return [one["sql"] for one in asked if not FRAME.match(one["sql"])]


def _within(client, path):
    found = _questions(client, path)
    assert len(found) <= MOST_QUERIES, "\n".join(one[:200] for one in found)


def _first(page, pattern):
    return re.search(pattern, page).group(1)


def test_a_meeting_asks_at_most_twelve_questions_in_every_stage(visitors):
    me = visitors["secretary"]
    _within(me, HELD)
    kept(me, HELD, "lich", kind="regular", day="2023-02-03", time="19:30")
    kept(me, HELD, "tai-lieu", title="Dự thảo nghị quyết", how="sent")
    kept(me, HELD, "ket-luan", lines="Một\nHai")
    _within(me, HELD)
    kept(me, HELD, "bat-dau", day="2023-02-03", time="19:30")
    _within(me, HELD)
    kept(me, HELD, "diem-danh")
    page = me.get(HELD).content.decode()
    chair, clerk, *_ = re.findall(r'name="member" value="([0-9a-f-]+)=1"', page)
    kept(me, HELD, "chu-tri", chair=chair, secretary=clerk)
    kept(me, HELD, "phat-bieu", member=f"{chair}=1")
    kept(me, HELD, "nhan-xet", kind="praise", about="hoàn thành sớm", member=clerk)
    for number in range(2):
        kept(me, HELD, "giao-viec", content=f"Việc {number}", due="2023-03-31", owner=chair)
    base = _first(page, r"Tán thành tất cả \((\d+)\)")
    kept(me, HELD, "bieu-quyet-resolution", verb="bieu-quyet", purpose="resolution", all=base)
    _within(me, HELD)
    kept(me, HELD, "het-gio", day="2023-02-03", time="21:00")
    _within(me, HELD)
    kept(me, HELD, "thong-qua")
    kept(me, COMING, "lich", kind="combined", day="2023-03-03", time="19:30", theme="Nêu gương")
    _within(me, COMING)
    kept(me, HELD, "khoa")
    for path in (HELD, f"{HELD}van-ban/bien-ban.pdf", f"{HELD}van-ban/nghi-quyet.docx"):
        _within(me, path)


@pytest.mark.parametrize(
    "path",
    [
        "/sinh-hoat/ml_03/",
        "/sinh-hoat/ml_03/?ky=2025",
        "/sinh-hoat/ml_03/2024-11/",
        "/sinh-hoat/ml_03/2025-06/",
        "/sinh-hoat/ml_03/so-van-ban/",
        "/sinh-hoat/ml_03/2024-11/dinh-chinh/",
        "/sinh-hoat/ml_03/2024-11/van-ban/bien-ban.html",
        "/sinh-hoat/ml_03/2024-11/van-ban/bien-ban.pdf",
        "/sinh-hoat/ml_03/2024-11/van-ban/bao-cao-thang.docx",
    ],
)
def test_the_pages_of_the_year_ask_at_most_twelve_questions(visitors, path):
    _within(visitors["secretary"], path)


@pytest.mark.parametrize("role", ["secretary", "member", "appraiser", "viewer", "operator"])
def test_home_asks_at_most_twelve_questions(visitors, role):
    _within(visitors[role], "/")
