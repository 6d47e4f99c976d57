"""
More than one meeting in a month, who joins for a while, reserved opinions: what the page of a month offers and refuses.
"""

import re

import pytest
from tests.support.forms import kept, refusal, send


pytestmark = pytest.mark.xdist_group("pages")

MONTH = "/sinh-hoat/ml_03/2023-05/"
ANOTHER = f"{MONTH}?buoi=moi"


@pytest.fixture(scope="module")
def secretary(visitors):
    me = visitors["secretary"]
    kept(me, MONTH, "lich", kind="regular", day="2023-05-03", time="19:30")
    return me


def _page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_more_meeting_is_planned_held_and_reached_from_the_month(secretary):
    assert 'value="regular"' not in _page(secretary, ANOTHER)
    plan = {"kind": "cell_committee", "day": "2023-05-02", "time": "17:00", "place": "Nhà bí thư"}
    answer = kept(secretary, ANOTHER, "lich", **plan)
    there = answer.headers["Location"].partition("#")[0]
    assert there.startswith(f"{MONTH}?buoi=")
    assert there in _page(secretary, MONTH)
    page = _page(secretary, there)
    assert "dự họp chi ủy lúc 17:00 ngày 02/05/2023" in page
    assert f'href="{MONTH}?buoi=' in page
    kept(secretary, there, "bat-dau", day="2023-05-02", time="17:00")
    kept(secretary, there, "diem-danh")
    page = _page(secretary, there)
    assert page.count('class="person"') < 10
    assert "p-hearing" not in page
    kept(secretary, there, "het-gio", day="2023-05-02", time="18:00")
    page = _page(secretary, there)
    assert "muc-chat-luong" not in page
    kept(secretary, there, "thong-qua")
    kept(secretary, there, "khoa")
    assert "Biên bản đã khóa" in _page(secretary, there)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"kind": "thematic", "day": "2023-05-03", "time": "19:45"},
            "kỳ sinh hoạt khác vào giờ này",
        ),
        ({"kind": "regular", "day": "2023-05-20", "time": "19:30"}, "đã có kỳ sinh hoạt thường kỳ"),
        (
            {"kind": "extraordinary", "day": "1900-01-01", "time": "19:30"},
            "ngoài thời gian hoạt động",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_stays_as_typed(secretary, fields, said):
    answer = send(secretary, ANOTHER, "lich", **fields, place="Nhà văn hóa")
    assert answer.status_code == 409
    assert said in refusal(answer)
    assert 'value="Nhà văn hóa"' in answer.content.decode()


def test_who_is_off_the_roll_and_a_reserved_opinion(secretary):
    kept(secretary, MONTH, "bat-dau", day="2023-05-03", time="19:30")
    page = _page(secretary, MONTH)
    first, second = re.findall(r'name="mark-([0-9a-f-]+)" value="exempt"', page)[:2]
    before = int(re.search(r"Phải dự (\d+)", page).group(1))
    marks = {
        f"mark-{first}": "exempt",
        f"mark-{second}": "late",
        "attached": "Trần Thị Hoa, chi bộ khóm Hòa Bình\nĐỗ An, chi bộ Công an tỉnh",
        "guests": "Đồng chí Võ Minh, đảng ủy viên",
    }
    kept(secretary, MONTH, "diem-danh", **marks)
    page = _page(secretary, MONTH)
    assert f"Có mặt <strong>{before - 1}</strong>/{before - 1}" in page
    assert "Võ Minh, đảng ủy viên" in page
    assert "Trần Thị Hoa, chi bộ khóm Hòa Bình" in page
    assert "Ngoài ra có 2 đảng viên sinh hoạt tạm thời, 1 khách mời." in page
    base = int(re.search(r"Tán thành tất cả \((\d+)\)", page).group(1))
    form = {
        "verb": "bieu-quyet",
        "purpose": "resolution",
        "reserved_opinion": "Đề nghị làm sau Tết",
    }
    wrong = send(secretary, MONTH, "bieu-quyet-resolution", **form, in_favour="1")
    assert wrong.status_code == 409
    assert f"cộng lại là 1, nhưng có {base} đồng chí" in refusal(wrong)
    assert ">Đề nghị làm sau Tết</textarea>" in wrong.content.decode()
    counts = {"in_favour": str(base - 1), "other": "1"}
    kept(secretary, MONTH, "bieu-quyet-resolution", **form, **counts)
    assert ">Đề nghị làm sau Tết</textarea>" in _page(secretary, MONTH)


def test_a_refused_task_keeps_both_owners(secretary):
    kept(secretary, MONTH, "bat-dau", day="2023-05-03", time="19:30")
    kept(secretary, MONTH, "diem-danh")
    page = _page(secretary, MONTH)
    first, second, *_ = re.findall(r'name="member" value="([0-9a-f-]+)=1"', page)
    answer = send(
        secretary, MONTH, "giao-viec", content="Làm đường", due="2023-05-01", owner=[first, second]
    )
    assert answer.status_code == 409
    said = re.search(r'id="f-giao-viec".*?</form>', answer.content.decode(), re.DOTALL).group()
    assert re.findall(r'value="([0-9a-f-]{36})" selected', said) == [first, second]


def test_the_hour_is_asked_for_and_corrected_before_the_lock(secretary):
    day = {"day": "2023-05-03"}
    assert send(secretary, MONTH, "bat-dau", time="", **day).status_code == 422
    kept(secretary, MONTH, "bat-dau", time="19:00", **day)
    assert "Bắt đầu lúc 19:00 03/05/2023" in _page(secretary, MONTH)
    kept(secretary, MONTH, "diem-danh")
    kept(secretary, MONTH, "het-gio", time="21:00", **day)
    kept(secretary, MONTH, "bat-dau", time="19:30", **day)
    late = send(secretary, MONTH, "het-gio", time="19:10", **day)
    assert late.status_code == 409
    assert 'id="p-times" open' in late.content.decode()
    kept(secretary, MONTH, "het-gio", time="20:50", **day)
    assert "Họp từ 19:30 03/05/2023 đến 20:50 03/05/2023" in _page(secretary, MONTH)


def test_the_address_of_a_form_leads_to_its_page(secretary):
    answer = secretary.get(f"{MONTH}ghi/het-gio/?buoi=moi")
    assert answer.headers["Location"] == f"{MONTH}?buoi=moi"
    refused = send(secretary, MONTH, "bat-dau", day="2023-05-03", time="")
    assert re.search(r'class="refused"[^>]* autofocus', refused.content.decode())
