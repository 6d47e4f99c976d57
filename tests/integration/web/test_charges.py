"""
The cells of a committee as a page: who is in charge, who came, admissions against the target; set by the committee alone.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bontot.samples.ids import of_organization


pytestmark = pytest.mark.xdist_group("pages")

PAGE = "/phu-trach/my_long/"


def _text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def _send(client, verb, **fields):
    return client.post(
        f"{PAGE}ghi/{verb}/", {"form": verb, "key": str(uuid4()), "year": "2024", **fields}
    )


def _options(page, name):
    (select,) = re.findall(rf'<select id="i-{name}".*?</select>', page, re.DOTALL)
    return {text: value for value, text in re.findall(r'value="([^"]*)"[^>]*>([^<]*)<', select)}


def test_every_cell_with_who_is_in_charge_and_at_how_many_meetings(visitors):
    visitors["appraiser"].get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        text = _text(visitors["appraiser"].get(PAGE))
    questions = [q for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])]
    assert len(questions) <= 12
    assert "Chi bộ khóm Bằng Lăng" in text
    assert "từ 01/01/2023" in text
    assert re.search(r"\d+/1\d kỳ", text)


def test_the_committee_assigns_and_the_next_page_says_so(visitors):
    appraiser = visitors["appraiser"]
    page = appraiser.get(PAGE).content.decode()
    people = _options(page, "phan-cong-member")
    cells = _options(page, "phan-cong-cell")
    fields = {"cell": cells["Chi bộ khóm Bằng Lăng"], "since": "2024-12-01"}
    current = re.search(r"Bằng Lăng</a></th><td[^>]*><span>([^<]+) <small>", page)[1]
    name, member = next((n, m) for n, m in people.items() if m and n != current)
    assert _send(appraiser, "phan-cong", member=member, **fields).status_code == 302
    assert f"{name} từ 01/12/2024" in _text(appraiser.get(PAGE))
    again = _send(appraiser, "phan-cong", member=people[current], **fields)
    assert again.status_code == 409
    assert "nhận việc từ ngày 01/12/2024" in _text(again)


def test_a_target_is_set_once_and_a_second_editor_is_told(visitors):
    appraiser = visitors["appraiser"]
    cells = _options(appraiser.get(PAGE).content.decode(), "chi-tieu-cell")
    chosen = cells["Chi bộ khóm Bằng Lăng"]
    assert _send(appraiser, "chi-tieu", cell=chosen, target="7").status_code == 302
    assert _send(appraiser, "chi-tieu", cell=chosen, target="8").status_code == 409
    assert "theo chỉ tiêu năm 2024" in _text(visitors["secretary"].get("/dang-vien/ml_03/ket-nap/"))
    unreadable = _send(appraiser, "chi-tieu", cell=chosen, target="bảy")
    assert unreadable.status_code == 422
    assert 'value="bảy"' in unreadable.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("secretary", 404), ("member", 404), ("viewer", 403)],
)
def test_nobody_else_sets_anything(visitors, role, status):
    cell = f"{of_organization('ML-03')}:0"
    assert _send(visitors[role], "chi-tieu", cell=cell, target="1").status_code == status
