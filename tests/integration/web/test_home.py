"""
The home of a secretary: a month before whose minutes are not locked is said, with the way to it.
"""

import datetime as dt

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
