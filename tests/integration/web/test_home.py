"""
The home of a secretary: a month before whose minutes are not locked is said, with the way to it.
"""

import datetime as dt
import re
from uuid import uuid4

import pytest
from tests.integration.web.test_queries_of_the_month import _within


pytestmark = pytest.mark.xdist_group("pages")

SAID = "chưa có biên bản đã khóa"


def test_nothing_is_owed_where_last_month_is_locked(visitors):
    assert SAID not in visitors["secretary"].get("/").content.decode()


def test_a_month_left_open_leads_to_its_page_and_the_notebook(visitors, settings):
    settings.TODAY = dt.date(2025, 8, 10)
    page = visitors["secretary"].get("/").content.decode()
    assert f"Tháng 07/2025 {SAID}" in page
    assert 'href="/sinh-hoat/ml_03/2025-07/"' in page
    assert "so-ghi" in visitors["secretary"].get("/sinh-hoat/ml_03/2025-07/").content.decode()
    _within(visitors["secretary"], "/")


@pytest.mark.parametrize("role", ["secretary", "appraiser", "viewer"])
def test_until_a_year_has_results_those_of_the_year_before_are_shown(visitors, settings, role):
    settings.TODAY = dt.date(2025, 1, 20)
    home = visitors[role].get("/").content.decode()
    assert "năm 2024" in home
    assert "Năm nay chưa có kết quả" not in home
    tree = visitors[role].get("/to-chuc/").content.decode()
    assert "tại ngày 20/01/2025, kết quả năm 2024" in tree
    assert '<option value="2024" selected>' in tree


def test_a_year_asked_for_is_the_one_chosen_though_nothing_is_there(visitors, settings):
    settings.TODAY = dt.date(2025, 1, 20)
    tree = visitors["appraiser"].get("/to-chuc/?ky=2025").content.decode()
    assert '<option value="2025" selected>' in tree
    assert '<option value="2024">' in tree


def test_a_cell_opens_its_newest_result(visitors, settings):
    settings.TODAY = dt.date(2025, 1, 20)
    answered = visitors["secretary"].get("/to-chuc/ml_03/")
    assert answered.headers["Location"] == "/ket-qua/ml_03/2024/"


def test_a_notice_leads_to_the_month_it_is_about(visitors):
    page = "/cap-uy/my_long/2024-06/"
    shown = visitors["appraiser"].get(page).content.decode()
    accept = re.findall(r'name="accept" value="([^"]+)"', shown)
    answer = visitors["appraiser"].post(
        f"{page}ghi/nhat-tri/", {"key": str(uuid4()), "accept": accept}
    )
    assert answer.status_code == 302
    home = visitors["secretary"].get("/").content.decode()
    (href,) = re.findall(r'href="([^"]+)">Kỳ sinh hoạt đã có mức chất lượng chính thức', home)
    answer = visitors["secretary"].get(href)
    assert answer.headers["Location"] == "/sinh-hoat/ml_03/2024-06/"
    assert href.endswith("#p-score")
    month = visitors["secretary"].get(answer.headers["Location"]).content.decode()
    assert "Mức chính thức của cấp ủy cấp trên: Đạt yêu cầu." in month
    assert '<span class="tag ">Đạt</span>' in month
    assert "Có căn cứ" not in month
    other = f"/sinh-hoat/ml_03/thong-bao/{uuid4()}/"
    assert visitors["secretary"].get(other).status_code == 404
    assert visitors["nobody"].get(href).headers["Location"].startswith("/dang-nhap/")
    _within(visitors["secretary"], "/")
