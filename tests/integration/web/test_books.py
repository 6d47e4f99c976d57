"""
The books of a cell as pages: what they say, what their forms do without JavaScript, what a refusal keeps.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bontot.samples.planning import people_of


pytestmark = pytest.mark.xdist_group("pages")

BOOKS = "/dang-vien/ml_03/"
MOST_QUERIES = 12
PEOPLE = people_of("my-long").by_cell["ML-03"]


def _text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def _send(client, verb, where=BOOKS, **fields):
    return client.post(
        f"{where}ghi/{verb}/", {"form": verb, "key": str(uuid4()), "seen": "0", **fields}
    )


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("secretary", BOOKS),
        ("secretary", f"{BOOKS}?tim=van"),
        ("secretary", f"{BOOKS}them/"),
        ("secretary", f"{BOOKS}chi-uy/"),
        ("secretary", f"{BOOKS}chuyen/"),
        ("secretary", f"{BOOKS}ket-nap/"),
        ("secretary", f"{BOOKS}{PEOPLE[7].id}/"),
        ("operator", "/dang-vien/pl_01/"),
        ("operator", "/dang-vien/ml_01/chuyen/"),
    ],
)
def test_a_page_asks_at_most_twelve_questions(visitors, role, path):
    visitors[role].get(path)
    with CaptureQueriesContext(connection) as asked:
        assert visitors[role].get(path).status_code in {200, 404}
    questions = [
        q["sql"] for q in asked if not re.match(r"SAVEPOINT|RELEASE|BEGIN|COMMIT", q["sql"])
    ]
    assert len(questions) <= MOST_QUERIES, "\n".join(q[:160] for q in questions)


def test_the_roster_counts_both_populations_and_names_who_is_left_out(visitors):
    text = _text(visitors["secretary"].get(BOOKS))
    assert "diện dự sinh hoạt" in text
    assert "diện xếp loại" in text
    assert "được miễn" in text
    assert "Bí thư" in text


def test_a_name_is_found_without_its_marks(visitors):
    from bontot.primitives.vietnamese import fold  # noqa: PLC0415 - beside its one use

    name = PEOPLE[0].name
    page = visitors["secretary"].get(BOOKS, {"tim": fold(name)}).content.decode()
    assert name in page
    assert page.count("<tr>") < len(PEOPLE)
    nobody = _text(visitors["secretary"].get(BOOKS, {"tim": "zzz"}))
    assert "Không có đồng chí nào tên như vậy" in nobody


def test_who_may_read_and_not_write_gets_no_form(visitors):
    page = visitors["appraiser"].get(BOOKS).content.decode()
    assert "Thêm đảng viên" not in page
    assert f"{BOOKS}{PEOPLE[7].id}/" not in page
    assert (
        'method="post" action="/dang-vien'
        not in visitors["appraiser"].get(f"{BOOKS}chi-uy/").content.decode()
    )


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("member", 403), ("appraiser", 403), ("viewer", 403)],
)
def test_who_does_not_keep_the_books_changes_nothing(visitors, role, status):
    fields = {"full_name": "Không Được Ghi", "standing": "official", "since": "2024-01-01"}
    assert _send(visitors[role], "them", **fields).status_code == status
    assert "Không Được Ghi" not in _text(visitors["secretary"].get(BOOKS))


def test_another_cell_s_books_and_unknown_forms_are_not_there(visitors):
    secretary = visitors["secretary"]
    assert _send(secretary, "them", "/dang-vien/ml_02/").status_code == 404
    assert _send(secretary, "khong-co").status_code == 404


def test_added_once_however_often_it_is_sent_and_a_second_time_asked_about(visitors):
    secretary = visitors["secretary"]
    fields = {
        "form": "them",
        "key": str(uuid4()),
        "full_name": "Uông Thị Xuyến",
        "standing": "probationary",
        "since": "2024-12-01",
        "source": "women",
    }
    first, again = (secretary.post(f"{BOOKS}ghi/them/", fields) for _ in range(2))
    assert first.status_code == again.status_code == 302
    assert first.headers["Location"] == again.headers["Location"]
    record = _text(secretary.get(first.headers["Location"]))
    assert "Uông Thị Xuyến" in record
    assert "Hết 12 tháng dự bị ngày 01/12/2025." in record
    refused = _send(secretary, "them", **fields | {"key": str(uuid4()), "full_name": "Uông thị Xuyến"})  # fmt: skip
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "đánh dấu “trùng tên”" in page
    assert 'value="Uông thị Xuyến"' in page
    assert '<option value="women" selected>' in page
    early = _send(
        secretary,
        "chinh-thuc",
        member=first.headers["Location"].rstrip("/").rsplit("/", 1)[-1],
        seen="1",
        day="2024-12-20",
    )
    assert early.status_code == 409
    assert "đến hạn ngày 01/12/2025" in _text(early)


def test_a_day_that_is_none_or_to_come_is_said_beside_the_form(visitors):
    fields = {"full_name": "Vi Văn Mai", "standing": "official"}
    answer = _send(visitors["secretary"], "them", **fields, since="hôm kia")
    assert answer.status_code == 422
    assert "“hôm kia” không đọc được" in _text(answer)
    answer = _send(visitors["secretary"], "them", **fields, since="2025-02-01")
    assert answer.status_code == 422
    assert "Ngày 01/02/2025 chưa tới" in _text(answer)


def test_a_second_secretary_is_refused_with_what_to_do(visitors):
    answer = _send(
        visitors["secretary"],
        "chuc-vu",
        member=str(PEOPLE[7].id),
        post="secretary",
        since="2024-12-31",
    )
    assert answer.status_code == 409
    assert "Trong thời gian ấy đã có bí thư" in _text(answer)


def test_a_term_about_to_end_is_said_on_the_page(visitors):
    secretary = visitors["secretary"]
    answer = _send(secretary, "nhiem-ky", since="2022-06-01", until="2025-01-31")
    assert answer.status_code == 302
    assert "Nhiệm kỳ đến hết 31/01/2025" in _text(secretary.get(f"{BOOKS}chi-uy/"))
    overlapping = _send(secretary, "nhiem-ky", since="2024-01-01", until="2026-06-30")
    assert overlapping.status_code == 409


def test_sent_by_one_cell_received_by_the_other(visitors):
    from bontot.samples.ids import of_organization  # noqa: PLC0415 - after django.setup()

    secretary, other = visitors["secretary"], visitors["operator"]
    name, member = PEOPLE[9].name, str(PEOPLE[9].id)
    itself = _send(
        secretary,
        "chuyen-di",
        member=member,
        kind="official",
        to=str(of_organization("ML-03")),
        date="2024-12-10",
    )
    assert itself.status_code == 409
    assert "chính chi bộ này" in _text(itself)
    sent = _send(
        secretary,
        "chuyen-di",
        member=member,
        kind="official",
        to=str(of_organization("ML-02")),
        number="15-GT/ĐU",
        date="2024-12-10",
    )
    assert sent.status_code == 302
    assert "vẫn sinh hoạt và tính ở chi bộ này" in _text(secretary.get(f"{BOOKS}chuyen/"))
    page = other.get("/dang-vien/ml_02/chuyen/").content.decode()
    assert name in page
    (transfer,) = re.findall(r'action="/dang-vien/ml_02/ghi/tiep-nhan/".*?name="transfer" value="([^"]+)"', page, re.DOTALL)  # fmt: skip
    received = {"transfer": transfer, "seen": "1", "day": "2024-12-20", "number": "02-TN"}
    assert _send(other, "tiep-nhan", "/dang-vien/ml_02/", **received).status_code == 302
    again = _send(other, "tiep-nhan", "/dang-vien/ml_02/", **received)
    assert again.status_code == 409
    assert "đã tiếp nhận" in _text(again)
    assert name not in _text(secretary.get(BOOKS))
    assert "Sinh hoạt ở nơi mới từ 20/12/2024" in _text(secretary.get(f"{BOOKS}chuyen/"))
    assert name in _text(other.get("/dang-vien/ml_02/", {"tim": name}))


def test_a_signed_pledge_is_entered_for_who_never_signs_in(visitors):
    secretary, member = visitors["secretary"], PEOPLE[9]
    record = f"{BOOKS}{member.id}/"
    assert "Ghi thay từ bản giấy" in secretary.get(record).content.decode()
    sent = {"member": str(member.id)}
    refused = _send(secretary, "cam-ket", promises="Việc\n" * 9, **sent)
    assert refused.status_code == 422
    assert "nhiều nhất 8 dòng" in refused.content.decode()
    assert refused.content.decode().count("Việc\n") >= 8
    assert (
        _send(secretary, "cam-ket", promises="Dự đủ các kỳ\nTrồng 3 cây", **sent).status_code == 302
    )
    page = secretary.get(record).content.decode()
    assert "<li>Trồng 3 cây</li>" in page
    assert "Ghi thay từ bản giấy đã ký, ngày 31/12/2024." in page
    late = _send(secretary, "cam-ket", promises="Bản khác", **sent)
    assert late.status_code == 409
    assert "Bản khác" in late.content.decode()
    for role in ("appraiser", "viewer"):
        assert "Trồng 3 cây" not in visitors[role].get(record).content.decode()
