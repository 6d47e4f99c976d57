"""
The pages of tasks, used as a browser without JavaScript uses them: a task from given to accepted, and what is refused.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bontot.samples.planning import people_of


pytestmark = pytest.mark.xdist_group("pages")

LIST = "/nhiem-vu/ml_03/"
NEW = {"source": "standing", "content": "Thăm ba hộ khó khăn", "due": "2025-01-20", "owner": ""}
MOST_QUERIES = 12


def _owner(place=7):
    return str(people_of("my-long").by_cell["ML-03"][place].id)


def _send(client, verb, label="ml_03", **fields):
    return client.post(f"/nhiem-vu/{label}/ghi/{verb}/", {"key": str(uuid4()), **fields})


def _given(client, **fields):
    """
    Give a task of a content of its own and find its page.
    """
    content = f"Việc {uuid4().hex[:8]}"
    answer = _send(client, "giao", **NEW | {"content": content} | fields)
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(LIST).content.decode()
    (task,) = re.findall(rf'href="/nhiem-vu/ml_03/([0-9a-f-]+)/">{content}', page)
    return content, task


def _seen(client, task):
    return re.findall(r'name="seen" value="(\d+)"', client.get(f"{LIST}{task}/").content.decode())[
        0
    ]


def test_a_task_from_given_to_accepted(visitors):
    secretary = visitors["secretary"]
    content, task = _given(secretary, owner=_owner())
    answer = _send(secretary, "tien-do", task=task, seen=_seen(secretary, task), text="Được một hộ")
    assert answer.headers["Location"] == f"{LIST}{task}/"
    assert "Được một hộ" in secretary.get(f"{LIST}{task}/").content.decode()
    _send(secretary, "xac-nhan", task=task, seen=_seen(secretary, task), done="2024-12-31")
    page = secretary.get(LIST).content.decode()
    finished = page.index('id="da-xong"')
    assert page.index(content) > finished


def test_the_list_by_owner_and_by_state_in_the_address(visitors):
    secretary = visitors["secretary"]
    own, _ = _given(secretary, owner=_owner())
    everybody, _ = _given(secretary)
    theirs = secretary.get(f"{LIST}?ai={_owner()}").content.decode()
    assert own in theirs
    assert everybody not in theirs
    cell = secretary.get(f"{LIST}?ai=chi-bo&tt=dang-lam").content.decode()
    assert everybody in cell
    assert own not in cell
    assert everybody not in secretary.get(f"{LIST}?tt=da-xong").content.decode()


def test_a_change_of_deadline_is_written_with_its_reason(visitors):
    secretary = visitors["secretary"]
    _, task = _given(secretary, owner=_owner())
    fields = {"due": "2025-02-10", "owner": [_owner(), _owner(2)], "reason": "Lùi sau Tết"}
    _send(secretary, "doi", task=task, seen="1", **fields)
    page = secretary.get(f"{LIST}{task}/").content.decode()
    assert "Lùi sau Tết" in page
    assert "hạn cũ 20/01/2025" in page
    assert "10/02/2025" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"due": "2024-12-01"}, "Hạn của nhiệm vụ trước ngày giao"),
        ({"due": "mai"}, "“mai” không đọc được"),
        ({"content": " "}, "ô chữ để trống"),
        ({"content": "Theo công văn TUYỆT MẬT"}, "dấu mật"),
        ({"owner": str(uuid4())}, "không sinh hoạt tại chi bộ này"),
        ({"source": "khac"}, "Lựa chọn không có"),
    ],
    ids=["past", "no day", "empty", "secret", "stranger", "source"],
)
def test_what_is_refused_is_said_and_the_rest_stays(visitors, fields, said):
    kept = fields.get("content", "Việc giữ nguyên")
    answer = _send(visitors["secretary"], "giao", **NEW | {"content": kept} | fields)
    assert answer.status_code in {409, 422}
    page = answer.content.decode()
    assert said in page
    assert f">{kept}</textarea>" in page


def test_sent_twice_it_is_given_once(visitors):
    secretary, key = visitors["secretary"], str(uuid4())
    content = f"Việc {uuid4().hex[:8]}"
    for _ in range(2):
        assert _send(secretary, "giao", **NEW | {"content": content, "key": key}).status_code == 302
    assert secretary.get(LIST).content.decode().count(content) == 1


def test_two_who_follow_one_task(visitors):
    secretary = visitors["secretary"]
    _, task = _given(secretary)
    _send(secretary, "doi", task=task, seen="1", due="2025-01-25", owner="", reason="Thêm ngày")
    late = _send(secretary, "dong", task=task, seen="1")
    assert late.status_code == 409
    assert "đã sửa mục này" in late.content.decode()


@pytest.mark.parametrize(("role", "status"), [("nobody", 302), ("member", 403), ("viewer", 403)])
def test_who_follows_no_tasks_there_gives_none(visitors, role, status):
    assert _send(visitors[role], "giao", **NEW).status_code == status


def test_another_cell_is_not_there(visitors):
    assert _send(visitors["secretary"], "giao", "ml_02", **NEW).status_code == 404
    assert visitors["secretary"].get(f"{LIST}{uuid4()}/").status_code == 404


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_printed_list(visitors, form):
    answer = visitors["secretary"].get(f"{LIST}bang-phan-cong.{form}?ai={_owner()}")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF" if form == "pdf" else b"PK")


def test_a_task_asks_at_most_twelve_questions(visitors):
    _, task = _given(visitors["secretary"], owner=_owner())
    with CaptureQueriesContext(connection) as asked:
        visitors["secretary"].get(f"{LIST}{task}/")
    questions = [
        q["sql"] for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])
    ]
    assert len(questions) <= MOST_QUERIES, "\n".join(q[:200] for q in questions)
