"""
The forms of a month, sent in as a browser without JavaScript sends them: who may, what a repeat does, what a refusal keeps.
"""

from uuid import uuid4

import pytest
from tests.support.forms import kept


pytestmark = pytest.mark.xdist_group("pages")

MONTH = "/sinh-hoat/ml_03/2025-01/"
PLAN = {"form": "lich", "kind": "regular", "day": "2025-01-05", "time": "19:30", "seen": "0"}


def _send(client, verb, month=MONTH, **fields):
    return client.post(f"{month}ghi/{verb}/", fields)


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("member", 403), ("appraiser", 403), ("viewer", 403)],
)
def test_who_keeps_no_minutes_changes_nothing(visitors, role, status):
    assert _send(visitors[role], "lich", **PLAN, key=str(uuid4())).status_code == status


def test_another_cell_is_not_there(visitors):
    answer = _send(visitors["secretary"], "lich", "/sinh-hoat/ml_02/2025-01/", **PLAN)
    assert answer.status_code == 404


def test_what_no_form_asks_is_not_there(visitors):
    assert _send(visitors["secretary"], "khong-co").status_code == 404


def test_a_day_that_is_none_is_said_beside_the_form_and_stays_as_typed(visitors):
    answer = _send(
        visitors["secretary"], "lich", **PLAN | {"day": "hôm nào", "place": "Nhà ông Năm"}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“hôm nào” không đọc được" in page
    assert 'value="Nhà ông Năm"' in page


def test_a_form_sent_twice_does_it_once(visitors):
    key = str(uuid4())
    for _ in range(2):
        answer = _send(visitors["secretary"], "lich", **PLAN, key=key)
        assert answer.status_code == 302, answer.content.decode()
    page = visitors["secretary"].get(MONTH).content.decode()
    assert page.count("Hoãn kỳ này") == 1
    assert "Tháng này đã có" not in page


def _meeting(client, month):
    page = client.get(month).content.decode()
    return page.split('name="meeting" value="')[1].split('"')[0]


def test_a_part_is_sent_back_with_its_version(visitors):
    secretary, month = visitors["secretary"], "/sinh-hoat/ml_03/2025-02/"
    kept(secretary, month, "lich", kind="regular", day="2025-02-05", time="19:30")
    meeting = _meeting(secretary, month)
    fields = {"form": "ket-luan", "meeting": meeting, "seen": "0", "lines": "Một\nHai"}
    answer = secretary.post(f"{month}ghi/ket-luan/", fields, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert '"seen": 1' in answer.headers["HX-Trigger"]
    stale = secretary.post(
        f"{month}ghi/ket-luan/", fields | {"lines": "Ba"}, headers={"HX-Request": "true"}
    )
    assert stale.status_code == 409
    said = stale.content.decode()
    assert "<li>Một</li>" in said
    assert ">Ba</textarea>" in said


def test_going_back_and_typing_something_else_is_no_repeat(visitors):
    secretary, month = visitors["secretary"], "/sinh-hoat/ml_03/2025-03/"
    kept(secretary, month, "lich", kind="regular", day="2025-03-05", time="19:30")
    once = {"meeting": _meeting(secretary, month), "seen": "0", "key": str(uuid4())}
    for _ in range(2):
        sent = _send(secretary, "ket-luan", month, form="ket-luan", lines="Lần đầu", **once)
        assert sent.status_code == 302
    other = _send(secretary, "ket-luan", month, form="ket-luan", lines="Lần sau", **once)
    assert other.status_code == 409
    assert "Lần sau</textarea>" in other.content.decode()
