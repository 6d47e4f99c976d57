"""
What the pages say, how many questions they ask the database, and what they forbid the browser.
"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.support.addresses import openings


pytestmark = pytest.mark.xdist_group("pages")

MOST_QUERIES = 12
VIEWER = ("/", "/to-chuc/", "/to-chuc/an_giang/", "/ket-qua/my_long/2024/")
OTHER_STATES = (
    ("secretary", "/ket-qua/ml_03/2024/can-cu/attendance_year/"),
    ("appraiser", "/ket-qua/ml_02/2024/can-cu/findings_from_people_or_press/"),
    ("operator", "/to-chuc/vn/"),
)
ASKED = list(dict.fromkeys((*openings(), *OTHER_STATES)))


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize(("role", "path"), ASKED)
def test_a_page_asks_at_most_twelve_questions(visitors, role, path):
    visitors[role].get(path)
    with CaptureQueriesContext(connection) as asked:
        visitors[role].get(path)
    questions = [
        q["sql"] for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])
    ]
    assert len(questions) <= MOST_QUERIES, "\n".join(q[:200] for q in questions)


@pytest.mark.parametrize(("role", "path"), ASKED)
def test_a_page_says_all_it_says_without_javascript(visitors, role, path):
    page = visitors[role].get(path).content.decode()
    assert page.count("<h1") == 1
    main = page[page.index("<main") : page.index("</main>")]
    assert len(re.sub(r"<[^>]+>|\s+", "", main)) > 20


def test_the_pages_open_to_everybody_ask_nothing(visitors):
    for path in ("/gioi-thieu/", "/bo-tieu-chi/", "/bo-tieu-chi/pho-chau/2023.1/", "/healthz"):
        with CaptureQueriesContext(connection) as asked:
            assert visitors["nobody"].get(path).status_code == 200
        assert len(asked) == 0, path


def test_the_secretary_sees_her_month_and_what_is_missing(visitors):
    text = _text(visitors["secretary"], "/")
    assert "Sinh hoạt tháng 12/2024" in text
    assert "Chưa đạt “Chi bộ bốn tốt”" in text
    assert "26/27 đảng viên" in text
    assert "100%" in text


def test_a_violation_found_by_citizens_names_the_conclusion_and_no_person(visitors):
    text = _text(visitors["appraiser"], "/ket-qua/ml_02/2024/")
    assert "kết luận số 12-KL/UBKT, ngày 30/08/2024" in text
    assert "“đoàn kết, kỷ luật tốt” không đạt" in text


def test_the_title_of_the_ward_is_reached_at_exactly_ninety_percent(visitors):
    assert "315/350" in _text(visitors["appraiser"], "/ket-qua/my_long/2024/")


def test_a_title_with_more_goods_draws_more_squares(visitors):
    page = visitors["operator"].get("/ket-qua/pc_05/2024/?he=3-khong").content.decode()
    drawn = re.search(r'<svg class="mark big.*?</svg>', page, re.DOTALL).group()
    assert drawn.count("<rect") == page.count('<details class="good"')
    assert drawn.count("<rect") > 4


def test_a_viewer_sees_no_way_to_entries(visitors):
    page = visitors["viewer"].get("/ket-qua/ml_02/2024/").content.decode()
    assert "can-cu/" not in page
    assert "can-cu/" in visitors["appraiser"].get("/ket-qua/ml_02/2024/").content.decode()


def test_no_name_of_a_member_reaches_a_viewer(visitors):
    from bontot.samples.planning import people_of  # noqa: PLC0415 - after django.setup()

    names = {person.name for cell in people_of("my-long").by_cell.values() for person in cell}
    for path in VIEWER:
        text = _text(visitors["viewer"], path)
        assert {name for name in names if name in text} == set(), path


def test_the_operator_sees_counts_and_no_content(visitors):
    text = _text(visitors["operator"], "/")
    assert "Tình trạng hệ thống" in text
    assert "Chi bộ khóm" not in text


def test_every_page_of_the_demo_says_so(visitors):
    for role, path in ASKED:
        assert "DỮ LIỆU MINH HỌA – không phải số liệu thật" in _text(visitors[role], path)


def test_nothing_inline_and_no_other_host(visitors):
    for role, path in ASKED:
        answer = visitors[role].get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
        page = answer.content.decode()
        assert re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", page) is None, path
        assert re.search(r'(?:src|href|action)="(?:https?:)?//', page) is None, path
        assert re.search(r"<script(?![^>]*\ssrc=)", page) is None, path


def test_refusals_are_in_the_voice_of_the_product(visitors):
    text = visitors["secretary"].get("/to-chuc/?ngay=32/13/2024")
    assert text.status_code == 422
    assert "Đồng chí" in text.content.decode()


def test_size_and_contrast_are_kept_without_javascript(site):
    client = Client()
    answer = client.post("/hien-thi/", {"size": "large", "next": "/gioi-thieu/"})
    assert answer.headers["Location"] == "/gioi-thieu/"
    client.post("/hien-thi/", {"contrast": "more", "next": "https://example.org/"})
    page = client.get("/gioi-thieu/").content.decode()
    assert 'data-size="large"' in page
    assert 'data-contrast="more"' in page
    away = client.post("/hien-thi/", {"size": "huge", "next": "https://example.org/"})
    assert away.headers["Location"] == "/"
    assert "bontot_size" not in away.cookies


def test_english_is_complete_on_the_page(site):
    client = Client()
    client.post("/ngon-ngu/", {"language": "en", "next": "/gioi-thieu/"})
    text = _text(client, "/gioi-thieu/")
    assert "About" in text
    assert "Giới hạn" not in text


def test_english_counts_in_english(visitors):
    secretary = visitors["secretary"]
    secretary.cookies["django_language"] = "en"
    text = _text(secretary, "/ket-qua/ml_03/2024/can-cu/attendance_year/")
    del secretary.cookies["django_language"]
    assert "287 / 312 attendances" in text


def test_a_framework_says_how_many_may_have_its_best_level(visitors):
    text = _text(visitors["nobody"], "/bo-tieu-chi/xep-loai-qd124-to-chuc/2023.1/")
    assert "nhiều nhất bằng 20% số được xếp mức “Hoàn thành tốt nhiệm vụ”" in text


def test_a_wrong_password_is_refused_in_vietnamese(site):
    answer = Client().post("/dang-nhap/", {"login": "bithu", "password": "khong-dung"})
    assert answer.status_code == 200
    assert "không đúng" in answer.content.decode()


def test_signing_out_ends_the_session(site):
    client = Client()
    client.post("/dang-nhap/", {"login": "vanhanh", "password": "bon-tot-vanhanh"})
    assert client.get("/").status_code == 200
    client.post("/dang-xuat/")
    assert client.get("/").status_code == 302


def test_a_closed_cell_stays_readable(visitors):
    assert visitors["operator"].get("/to-chuc/?ngay=30/06/2024").status_code == 200
