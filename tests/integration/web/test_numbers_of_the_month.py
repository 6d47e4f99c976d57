"""
Numbers of papers on the page of a month and in the cell's register, and papers on screen in print style.
"""

import re

import pytest
from tests.support.forms import kept, refusal, send


pytestmark = pytest.mark.xdist_group("pages")

MONTHS = ("/sinh-hoat/ml_03/2022-10/", "/sinh-hoat/ml_03/2022-11/", "/sinh-hoat/ml_03/2022-12/")
REGISTER = "/sinh-hoat/ml_03/so-van-ban/"


@pytest.fixture(scope="module")
def secretary(visitors):
    me = visitors["secretary"]
    for place, month in enumerate(MONTHS, 10):
        kept(me, month, "lich", kind="regular", day=f"2022-{place}-03", time="19:30")
    return me


def _page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _number(client, month, **fields):
    return send(client, month, "so-GM", verb="so", **fields)


def test_a_number_is_taken_typed_or_left_to_the_clerk(secretary):
    first, second, third = MONTHS
    assert _number(secretary, first, how="take").status_code == 302
    assert "Số 01-GM/CB" in _page(secretary, first)
    taken = _number(secretary, second, how="typed", number="1")
    assert taken.status_code == 409
    assert "Số 01-GM/CB đã có trong sổ văn bản" in refusal(taken)
    assert 'name="number" value="1"' in taken.content.decode()
    assert _number(secretary, second, how="typed", number="một").status_code == 422
    assert _number(secretary, second, how="typed", number="").status_code == 302
    assert "Chờ văn thư ghi số" in _page(secretary, second)
    assert _number(secretary, second, how="typed", number="4").status_code == 302
    assert _number(secretary, third, how="take").status_code == 302
    assert "Số 05-GM/CB" in _page(secretary, third)
    assert "Số 05-GM/CB" in _page(secretary, f"{third}van-ban/giay-moi.html")


def test_the_register_explains_gaps_and_keeps_what_is_withdrawn(secretary):
    first, second, _ = MONTHS
    _number(secretary, first, how="take")
    _number(secretary, second, how="typed", number="4")
    page = _page(secretary, REGISTER)
    assert "Từ số 02-GM/CB đến số 03-GM/CB còn trống" in page
    assert "Số tiếp theo: 05-GM/CB" in page
    fields = {"form": "so-trong-GM-2", "paper_type": "GM", "body": "CB", "first": "2"}
    term = re.search(r'name="term" value="([0-9-]+)"', page).group(1)
    silent = secretary.post(f"{REGISTER}ghi/so-trong/", fields | {"term": term, "last": "2"})
    assert silent.status_code == 422
    assert 'name="last" maxlength="6" value="2"' in silent.content.decode()
    said = {"term": term, "reason": "Viết hỏng"}
    too_far = secretary.post(f"{REGISTER}ghi/so-trong/", fields | said | {"last": "9"})
    assert "Từ số 02 đến số 09 không phải đều là số còn trống" in refusal(too_far)
    secretary.post(f"{REGISTER}ghi/so-trong/", fields | said | {"last": "2"})
    line = re.search(r'id="f-(thu-hoi-([0-9a-f-]+))"', page)
    answer = secretary.post(
        f"{REGISTER}ghi/thu-hoi/",
        {"form": line.group(1), "line": line.group(2), "term": term, "reason": "Ghi nhầm kỳ"},
    )
    assert answer.status_code == 302
    page = _page(secretary, answer.headers["Location"])
    assert "Viết hỏng" in page
    assert "Ghi nhầm kỳ" in page
    assert "Thu hồi ngày" in page
    assert "Số 03-GM/CB còn trống" in page
    assert "Số 02-GM/CB còn trống" not in page
    secretary.post(
        f"{REGISTER}ghi/so-trong/",
        fields | said | {"form": "so-trong-GM-3", "first": "3", "last": "3"},
    )
    assert "<strong>02-GM/CB đến 03-GM/CB</strong>" in _page(secretary, REGISTER)


def test_each_paper_is_a_page_in_print_style_with_a_way_to_its_files(secretary):
    for kind in ("bien-ban", "bang-phan-cong", "bao-cao-thang", "phieu-cham", "phieu-ghi"):
        page = _page(secretary, f"/sinh-hoat/ml_03/2024-11/van-ban/{kind}.html")
        assert '<article class="paper' in page
        assert "data-print" in page
        assert f"{kind}.pdf" in page
        assert f"{kind}.docx" in page
        assert re.search(r"\sstyle=|<style", page) is None
