"""
The year of a cell: twelve months, what to mend with the way to it, and names for nobody above the cell.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


pytestmark = pytest.mark.xdist_group("pages")

YEAR = "/sinh-hoat/ml_03/"
BOOKS = "/dang-vien/ml_03/"
NAME = "Quách Thị Xuyên"


def _text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture(scope="module")
def probationer(visitors):
    """Somebody of ML-03 whose twelve months were over on 1/6/2024."""
    fields = {
        "form": "them",
        "key": str(uuid4()),
        "full_name": NAME,
        "standing": "probationary",
        "since": "2023-06-01",
    }
    answer = visitors["secretary"].post(f"{BOOKS}ghi/them/", fields)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_it_asks_at_most_twelve_questions(visitors):
    with CaptureQueriesContext(connection) as asked:
        visitors["secretary"].get(YEAR)
    questions = [q for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])]
    assert len(questions) <= 12


def test_twelve_months_in_four_quarters(visitors):
    page = visitors["secretary"].get(YEAR).content.decode()
    assert [f"{month:02}/2024" in page for month in range(1, 13)] == [True] * 12
    assert page.count('scope="rowgroup"') == 4
    text = _text(visitors["secretary"].get(YEAR, {"ky": "2025"}))
    assert text.count("Chưa tới") == 12


def test_a_warning_leads_to_its_fix(visitors, probationer):
    page = visitors["secretary"].get(YEAR).content.decode()
    assert f"Đồng chí {NAME} đã hết 12 tháng dự bị từ 01/06/2024" in page
    assert f'href="{probationer}#du-bi"' in page
    record = visitors["secretary"].get(probationer).content.decode()
    assert 'id="du-bi"' in record
    assert "quá 213 ngày" in record


@pytest.mark.parametrize("role", ["appraiser", "viewer", "operator", "member"])
def test_a_name_is_said_to_nobody_above_the_cell(visitors, probationer, role):
    client = visitors[role]
    assert client.get(YEAR).status_code == 403
    for path in ("/", "/to-chuc/", "/ket-qua/ml_03/2024/"):
        answer = client.get(path)
        assert NAME not in answer.content.decode(), path
        assert "dự bị từ" not in answer.content.decode(), path


def test_once_it_is_done_it_is_no_longer_said(visitors, probationer):
    member = probationer.rstrip("/").rsplit("/", 1)[-1]
    answer = visitors["secretary"].post(
        f"{BOOKS}ghi/chinh-thuc/",
        {"form": "chinh-thuc", "member": member, "seen": "1", "day": "2024-12-30"},
    )
    assert answer.status_code == 302
    assert NAME not in visitors["secretary"].get(YEAR).content.decode()
    assert "Công nhận chính thức ngày 30/12/2024" in _text(visitors["secretary"].get(probationer))
