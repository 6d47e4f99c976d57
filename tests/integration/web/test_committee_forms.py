"""
The committee's forms, sent in as a browser without JavaScript sends them: who may, what a repeat does, what a refusal keeps.
"""

import io
import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pypdf import PdfReader


pytestmark = pytest.mark.xdist_group("pages")

MONTH = "/cap-uy/my_long/2024-06/"


def _send(client, verb, month=MONTH, **fields):
    return client.post(f"{month}ghi/{verb}/", {"key": str(uuid4()), **fields})


def _meeting(page, cell):
    """
    The meeting of a cell, from the form that sets its level.
    """
    form = page.split(f"{cell}</span></summary>")[1].split("</form>")[0]
    return re.search(r'name="meeting" value="([^"]+)"', form).group(1)


def _cell_of(accepted):
    from bontot.domain.meetings.models import Meeting  # noqa: PLC0415 - after django.setup()

    meeting = re.match(r"[0-9a-f-]{36}", accepted)[0]
    return Meeting.objects.get(pk=meeting).organization.label


def _after(answer, client):
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("member", 404), ("secretary", 404), ("viewer", 403)],
)
def test_who_is_not_of_the_committee_sets_no_level(visitors, role, status):
    assert _send(visitors[role], "nhat-tri").status_code == status


def test_another_committee_and_what_no_form_asks_are_not_there(visitors):
    appraiser = visitors["appraiser"]
    assert _send(appraiser, "nhat-tri", "/cap-uy/pho_chau/2024-06/").status_code == 404
    assert _send(appraiser, "khong-co").status_code == 404


def test_a_level_without_its_reason_is_refused_beside_its_form(visitors):
    appraiser = visitors["appraiser"]
    page = appraiser.get(MONTH).content.decode()
    meeting = _meeting(page, "Chi bộ khóm Ban Mai")
    form = re.search(r'name="form" value="(muc-[^"]+)"', page).group(1)
    answer = _send(appraiser, "muc", meeting=meeting, level="met", seen="0", form=form)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "phải nêu lý do" in said
    assert '<option value="met" selected>' in said


def test_many_are_accepted_in_as_many_questions_as_few(visitors):
    appraiser = visitors["appraiser"]
    accept = re.findall(r'name="accept" value="([^"]+)"', appraiser.get(MONTH).content.decode())
    # The one cell with accounts, which are told, among the few
    accept.sort(key=lambda one: _cell_of(one) != "ml_03")
    asked = []
    for some in (accept[:2], accept[2:]):
        with CaptureQueriesContext(connection) as questions:
            assert _send(appraiser, "nhat-tri", accept=some).status_code == 302
        asked.append(len(questions))
    assert len(accept) == 14
    assert asked[1] <= asked[0]


def test_the_rest_is_accepted_at_once_and_the_second_official_is_told(visitors):
    appraiser, operator = visitors["appraiser"], visitors["operator"]
    shown = appraiser.get(MONTH).content.decode()
    accept = re.findall(r'name="accept" value="([^"]+)"', shown)
    assert len(accept) == 14
    key = str(uuid4())
    for _ in range(2):  # a double click
        page = _after(_send(appraiser, "nhat-tri", key=key, accept=accept), appraiser)
        assert "Đã nhất trí như chi bộ tự đánh giá với 14 chi bộ." in page
    page = _after(_send(operator, "nhat-tri", accept=accept), operator)
    assert "14 chi bộ đồng chí khác vừa ghi mức trước" in page
    meeting = _meeting(page, "Chi bộ khóm Trà My")
    fields = {"meeting": meeting, "level": "not_met", "reason": "Chưa đủ tài liệu", "seen": "0"}
    answer = _send(operator, "muc", **fields)
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "đã sửa mục này" in said
    assert "Chưa đủ tài liệu" in _after(_send(operator, "muc", **fields | {"seen": "1"}), operator)


def test_a_cell_that_met_has_no_reason_for_not_meeting(visitors):
    from bontot.samples.ids import of_organization  # noqa: PLC0415 - after django.setup()

    cell = str(of_organization("ML-03"))
    answer = _send(visitors["appraiser"], "vi-sao", cell=cell, reason="Mưa bão", seen="0")
    assert answer.status_code == 409
    answer = _send(visitors["appraiser"], "muc", meeting="khong-phai-ma")
    assert answer.status_code == 422


def test_home_says_what_is_due(visitors):
    page = visitors["appraiser"].get("/").content.decode()
    assert "Tháng 11/2024: còn 15 chi bộ chưa có mức của cấp ủy cấp trên" in page
    assert "Đến hạn" not in visitors["secretary"].get("/").content.decode()


def test_guidance_is_entered_once_and_withdrawn(visitors):
    appraiser, month = visitors["appraiser"], "/cap-uy/my_long/2025-01/"
    fields = {"form": "dinh-huong", "title": "Hướng dẫn tổng kết năm", "kind": "guide"}
    fields |= {"until": "2025-02", "type": "residential", "number": "05-HD/ĐU"}
    page = _after(_send(appraiser, "dinh-huong", month, **fields), appraiser)
    assert "Đã nhập." in page
    assert "0/8 chi bộ đã thực hiện" in page
    answer = _send(appraiser, "dinh-huong", month, **fields)
    assert answer.status_code == 409
    assert ">Hướng dẫn tổng kết năm</textarea>" in answer.content.decode()
    assert _send(appraiser, "dinh-huong", month, **fields | {"until": "2030-01"}).status_code == 422
    assert (
        "Hướng dẫn tổng kết năm"
        in appraiser.get("/cap-uy/my_long/2025-02/dinh-huong/").content.decode()
    )
    guidance = re.search(r'name="guidance" value="([^"]+)"', page).group(1)
    page = _after(_send(appraiser, "rut-dinh-huong", month, guidance=guidance, seen="1"), appraiser)
    assert "Tháng này chưa có định hướng" in page
    answer = _send(appraiser, "rut-dinh-huong", month, guidance=guidance, seen="1")
    assert answer.status_code == 404


def test_a_task_is_given_to_cells_by_type_and_followed(visitors):
    appraiser, fields = visitors["appraiser"], {"content": "Rà soát hộ khó khăn trước Tết"}
    answer = _send(appraiser, "giao-chi-bo", **fields, due="2025-01-20")
    assert answer.status_code == 422
    assert "Chưa chọn chi bộ nào" in answer.content.decode()
    page = _after(
        _send(appraiser, "giao-chi-bo", **fields, due="2025-01-20", type="residential"), appraiser
    )
    assert "Đã giao cho 8 chi bộ." in page
    assert "0/8 chi bộ xong" in page
    late = _send(appraiser, "giao-chi-bo", **fields, due="2024-01-20", type="agency")
    assert late.status_code == 409


def test_the_table_of_a_quarter_says_the_same_in_every_form(visitors):
    appraiser, quarter = visitors["appraiser"], "/cap-uy/my_long/2024-11/tong-hop/quy"
    page = appraiser.get(f"{quarter}/").content.decode()
    assert "Bảng tổng hợp quý IV năm 2024" in page
    assert page.count('<th scope="row">') == 15
    sheet = load_workbook(io.BytesIO(appraiser.get(f"{quarter}.xlsx").content)).active
    rows = list(sheet.iter_rows(min_row=6, values_only=True))
    assert len(rows) == 15
    line = next(row for row in rows if row[0] == "Chi bộ khóm Bằng Lăng")
    assert line[4:6] == (3, 3)
    assert any("DỮ LIỆU MINH HỌA" in str(row[0]) for row in sheet.iter_rows(values_only=True))
    written = appraiser.get(f"{quarter}.pdf").content
    text = "".join(one.extract_text() for one in PdfReader(io.BytesIO(written)).pages)
    assert f"{line[7]}/{line[8]}" in text
    assert "MINH HỌA" in text
    assert appraiser.get(f"{quarter}.docx").content.startswith(b"PK")


def test_the_table_is_read_in_english_and_its_paper_stays_vietnamese(visitors):
    appraiser, quarter = visitors["appraiser"], "/cap-uy/my_long/2024-11/tong-hop/quy"
    appraiser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    try:
        page = appraiser.get(f"{quarter}/").content.decode()
        written = appraiser.get(f"{quarter}.pdf").content
    finally:
        del appraiser.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert "quarter IV of 2024" in page
    assert "Up to standard" in page
    text = "".join(one.extract_text() for one in PdfReader(io.BytesIO(written)).pages)
    assert "quý IV năm 2024" in " ".join(text.split())
    assert "Đạt yêu cầu" in " ".join(text.split())
