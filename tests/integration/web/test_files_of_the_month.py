"""
Files sent in and handed out on the page of a month: who may, what is refused with the rest kept, how big.
"""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support.forms import kept, refusal, send
from tests.support.uploads import docx, pdf

from bontot.domain.documents.types import MOST_BYTES


pytestmark = pytest.mark.xdist_group("pages")

MONTH = "/sinh-hoat/ml_03/2023-04/"
PLAN = {"kind": "regular", "day": "2023-04-03", "time": "19:30"}


@pytest.fixture(scope="module")
def secretary(visitors):
    me = visitors["secretary"]
    kept(me, MONTH, "lich", **PLAN)
    return me


@pytest.fixture(autouse=True)
def _stored(settings, tmp_path_factory):
    settings.DOCUMENTS_ROOT = tmp_path_factory.getbasetemp() / "documents"


def _file(name, content):
    return SimpleUploadedFile(name, content)


def _href(page, folder):
    return re.search(rf'href="(/sinh-hoat/ml_03/2023-04/{folder}/[0-9a-f-]+/)"', page).group(1)


def test_a_file_is_sent_and_handed_to_the_members_of_the_cell(secretary, visitors):
    content = docx("Dự thảo nghị quyết tháng 4")
    kept(
        secretary,
        MONTH,
        "tai-lieu",
        title="Dự thảo",
        how="sent",
        file=_file("Dự thảo.docx", content),
    )
    page = secretary.get(MONTH).content.decode()
    assert "DOCX, 1 kB" in page
    href = _href(page, "tai-lieu")
    assert visitors["member"].get(href).status_code == 404, "no notice was given yet"
    kept(secretary, MONTH, "thong-bao")
    for role, status in (("secretary", 200), ("member", 200), ("appraiser", 403), ("nobody", 302)):
        answer = visitors[role].get(href)
        assert answer.status_code == status, role
    answer = visitors["member"].get(href)
    assert answer.content == content
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    other = href.replace("ml_03", "ml_02")
    assert visitors["secretary"].get(other).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("anh.pdf", b"MZ", "anh.pdf"),
        ("lon.pdf", b"%PDF-" + bytes(MOST_BYTES), "quá lớn, nhận tối đa 10 MB"),
        ("ke-hoach-TOI_MAT.pdf", pdf(), "dấu mật"),
        ("don-to-cao.pdf", pdf(), "chỉ ghi số, ngày của đơn"),
    ],
)
def test_a_refused_file_keeps_the_rest_of_the_form(secretary, name, content, said):
    answer = send(
        secretary, MONTH, "tai-lieu", title="Tờ trình", how="sent", file=_file(name, content)
    )
    assert answer.status_code == 422
    assert said in refusal(answer)
    page = answer.content.decode()
    assert 'name="title" value="Tờ trình"' in page
    assert "Tờ trình</a>" not in page


def test_a_file_and_on_paper_is_one_too_many(secretary):
    answer = send(
        secretary, MONTH, "tai-lieu", title="Tờ trình", how="paper", file=_file("a.pdf", pdf())
    )
    assert answer.status_code == 422
    assert "bấm “Bản giấy” khi không chọn tệp" in refusal(answer)


def test_signed_minutes_are_filed_back(secretary, visitors):
    kept(secretary, MONTH, "bat-dau", day="2023-04-03", time="19:30")
    kept(secretary, MONTH, "diem-danh")
    kept(secretary, MONTH, "het-gio", day="2023-04-03", time="21:00")
    kept(secretary, MONTH, "thong-qua")
    answer = send(secretary, MONTH, "ban-ky", paper="minutes")
    assert "chưa chọn tệp" in refusal(answer)
    kept(secretary, MONTH, "ban-ky", paper="minutes", file=_file("Bản ký.pdf", pdf()))
    page = secretary.get(MONTH).content.decode()
    assert "bấm nút không phải là chữ ký" in page
    href = _href(page, "ban-ky")
    assert secretary.get(href).content == pdf()
    assert visitors["member"].get(href).status_code == 403
    again = send(secretary, MONTH, "ban-ky", paper="minutes", file=_file("Bản ký.pdf", pdf()))
    assert again.status_code == 409
    assert "đã lưu rồi" in refusal(again)
