"""
What the minutes need of who spoke, and praise of a task where its report is heard.
"""

import re

import pytest
from tests.support.forms import kept, refusal, send


pytestmark = pytest.mark.xdist_group("pages")

MONTH = "/sinh-hoat/ml_03/2025-01/"
TASK = re.compile(r'id="f-nhan-xet-([0-9a-f-]{36})"')


@pytest.fixture
def session(visitors, settings):
    """
    The secretary at a meeting that has begun, its roll taken.
    """
    settings.TODAY = settings.TODAY.replace(year=2025, month=1, day=20)
    secretary = visitors["secretary"]
    kept(secretary, MONTH, "lich", kind="regular", day="2025-01-20", time="00:01")
    kept(secretary, MONTH, "bat-dau", day="2025-01-20", time="00:01")
    kept(secretary, MONTH, "diem-danh")
    return secretary


def _speaker(secretary):
    page = secretary.get(MONTH).content.decode()
    member = re.search(r'name="member" value="([0-9a-f-]+)=1"', page).group(1)
    kept(secretary, MONTH, "phat-bieu", member=f"{member}=1")
    return member


def test_what_a_speaker_said_stands_in_the_minutes(session):
    member = _speaker(session)
    kept(session, MONTH, f"loi-{member}", verb="loi", gist="Đề nghị sửa đường hẻm 5")
    assert "Đề nghị sửa đường hẻm 5</textarea>" in session.get(MONTH).content.decode()
    minutes = session.get(f"{MONTH}van-ban/bien-ban.html").content.decode()
    assert "đề nghị sửa đường hẻm 5" in minutes.lower()


@pytest.mark.parametrize("said", ["Tài liệu TUYỆT MẬT", "dài " * 90])
def test_words_that_may_not_stand_there_are_refused_and_stay_typed(session, said):
    member = _speaker(session)
    answer = send(session, MONTH, f"loi-{member}", verb="loi", gist=said)
    assert answer.status_code in {409, 422}, refusal(answer)
    assert "Đồng chí" in refusal(answer)
    assert f"{said.strip()}</textarea>" in answer.content.decode().replace(
        " </textarea>", "</textarea>"
    )
    assert said not in session.get(MONTH).content.decode()


def test_praise_is_given_where_a_task_is_heard(session):
    task = TASK.search(session.get(MONTH).content.decode()).group(1)
    kept(session, MONTH, f"nhan-xet-{task}", verb="nhan-xet", kind="praise")
    page = session.get(MONTH).content.decode()
    remarks = re.search(r'id="p-remarks".*?</details>', page, re.DOTALL).group()
    assert re.search(r"<li><span>[Bb]iểu dương: ", remarks)
    assert "iểu dương" in session.get(f"/nhiem-vu/ml_03/{task}/").content.decode()
