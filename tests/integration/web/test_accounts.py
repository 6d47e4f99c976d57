"""
Accounts for cells: made in bulk, opened by printed slips, reset, locked; shared machines that leave nothing behind.
"""

import io
import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, override_settings
from pypdf import PdfReader
from tests.support.forms import kept

from bontot.interfaces.shared import clock


pytestmark = pytest.mark.xdist_group("pages")

PAGE = "/tai-khoan/chi-bo/my_long/"
CELL = "/tai-khoan/chi-bo/ml_03/"
PASSWORD = "mot-mat-khau-moi"  # noqa: S105 - of accounts that live as long as a test


def _page(client, path=PAGE):
    return client.get(path).content.decode()


def _key(page):
    return re.search(r'name="key" value="([^"]+)"', page).group(1)


def _slips(answer):
    """From the printed file: the name of each account with its code."""
    assert answer["Content-Type"] == "application/pdf"
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    names = re.findall(r"Tên tài khoản\s+(\S+)", text)
    codes = ["".join(found) for found in re.findall(r"(\d{4}) (\d{4}) (\d{4})", text)]
    assert len(names) == len(codes) > 0, text
    return dict(zip(names, codes, strict=True))


@pytest.fixture(scope="module")
def slips(visitors):
    """What was printed for all the cells of the ward, once."""
    client = visitors["appraiser"]
    page = _page(client)
    made = client.post(f"{PAGE}lap/", {"key": _key(page)})
    assert made.headers["Location"] == PAGE
    page = _page(client)
    assert "Lập tài khoản cho các chi bộ chưa có" not in page
    return _slips(client.post(f"{PAGE}phieu/", {"key": _key(page)}))


def _first(name, code, client=None):
    client = client or Client()
    return client, client.post("/lan-dau/", {"username": name, "code": code})


def test_one_press_makes_the_accounts_and_one_prints_the_slips(slips, visitors):
    assert {"ml_01-bithu", "ml_01-phobithu"} <= set(slips)
    # The secretary of the demo had an account before
    assert "ml_03-bithu" not in slips
    page = _page(visitors["appraiser"])
    assert "đã phát phiếu, chờ đăng nhập lần đầu" in page
    assert "In phiếu (PDF)" not in page


def test_the_same_press_twice_prints_once(slips, visitors):
    client = visitors["appraiser"]
    user = get_user_model().objects.get(username="ml_04-bithu")
    asked = {"key": _key(_page(client)), "user": str(user.pk)}
    again = _slips(client.post(f"{PAGE}phieu/", asked))
    said = client.post(f"{PAGE}phieu/", asked)
    assert said.status_code == 409
    assert "không in lần thứ hai" in said.content.decode()
    _, old = _first("ml_04-bithu", slips["ml_04-bithu"])
    assert "đã được thay bằng phiếu mới" in old.content.decode()
    _, new = _first("ml_04-bithu", again["ml_04-bithu"])
    assert new.headers["Location"] == "/tai-khoan/mat-khau/dat/"


def test_the_code_leads_to_a_password_and_to_nothing_else(slips):
    name = "ml_01-bithu"
    client, answer = _first(name, slips[name])
    assert answer.headers["Location"] == "/tai-khoan/mat-khau/dat/"
    for path in ("/", "/to-chuc/", "/tai-khoan/hai-lop/", "/khong-co/"):
        assert client.get(path).headers["Location"] == "/tai-khoan/mat-khau/dat/", path
    short = client.post("/tai-khoan/mat-khau/dat/", {"password1": "ngan", "password2": "ngan"})
    assert "10" in short.content.decode()
    done = client.post("/tai-khoan/mat-khau/dat/", {"password1": PASSWORD, "password2": PASSWORD})
    assert done.headers["Location"] == "/"
    assert client.get("/sinh-hoat/ml_01/").status_code == 200
    again = Client()
    assert again.post("/dang-nhap/", {"login": name, "password": PASSWORD}).status_code == 302
    assert again.get("/").status_code == 200
    _, used = _first(name, slips[name])
    assert used.status_code == 409
    assert "mỗi mã chỉ dùng một lần" in used.content.decode()


def test_a_reset_signs_out_and_a_lock_keeps_out(slips, visitors):
    name, committee = "ml_02-bithu", visitors["appraiser"]
    client, _ = _first(name, slips[name])
    client.post("/tai-khoan/mat-khau/dat/", {"password1": PASSWORD, "password2": PASSWORD})
    assert client.get("/").status_code == 200
    user = get_user_model().objects.get(username=name)
    asked = {"key": _key(_page(committee)), "user": str(user.pk)}
    fresh = _slips(committee.post(f"{PAGE}phieu/", asked))
    assert client.get("/").status_code == 302
    user.refresh_from_db()
    asked = {"key": _key(_page(committee)), "user": f"{user.pk}:{user.version}"}
    assert committee.post(f"{PAGE}khoa/", asked).status_code == 302
    assert "đã khóa" in _page(committee)
    _, locked = _first(name, fresh[name])
    assert locked.status_code == 409
    assert "đã khóa" in locked.content.decode()
    user.refresh_from_db()
    stale = {"key": _key(_page(committee)), "user": f"{user.pk}:{user.version - 1}"}
    assert committee.post(f"{PAGE}mo/", stale).status_code == 409
    right = {"key": _key(_page(committee)), "user": f"{user.pk}:{user.version}"}
    committee.post(f"{PAGE}mo/", right)
    _, opened = _first(name, fresh[name])
    assert opened.status_code == 302


def test_a_role_ended_is_off_the_page(slips, visitors):
    committee = visitors["appraiser"]
    found = re.search(
        r'ml_05-phobithu.*?name="grant" value="([^"]+)"', _page(committee), re.DOTALL
    ).group(1)
    committee.post(f"{PAGE}thoi-giu/", {"key": _key(_page(committee)), "grant": found})
    assert "ml_05-phobithu" not in _page(committee)
    # The post is still held, so an account is offered again
    assert "phó bí thư" in _page(committee)


def test_a_secretary_gives_accounts_to_members_who_agreed(visitors):
    client = visitors["secretary"]
    page = _page(client, CELL)
    none = client.post(f"{CELL}lap/", {"key": _key(page), "members": "1"})
    assert none.status_code == 422
    assert "Đồng chí chọn ít nhất một người" in none.content.decode()
    member, holder = re.search(r'name="member" value="([^"]+)"> ([^<]+)<', page).groups()
    client.post(f"{CELL}lap/", {"key": _key(page), "members": "1", "member": member})
    page = _page(client, CELL)
    assert f"Đảng viên: {holder}" in page
    (name, code), *more = _slips(client.post(f"{CELL}phieu/", {"key": _key(page)})).items()
    assert more == []
    assert name.startswith("ml_03-")
    guest, _ = _first(name, code)
    guest.post("/tai-khoan/mat-khau/dat/", {"password1": PASSWORD, "password2": PASSWORD})
    assert guest.get("/ket-qua/ml_03/2024/").status_code == 200
    assert guest.get("/sinh-hoat/ml_03/").status_code == 403


def test_a_secretary_resets_no_leader(slips, visitors):
    deputy = get_user_model().objects.get(username="ml_03-phobithu")
    page = _page(visitors["secretary"], CELL)
    assert "Phó bí thư" in page
    assert str(deputy.pk) not in page
    asked = {"key": _key(page), "user": str(deputy.pk)}
    assert visitors["secretary"].post(f"{CELL}phieu/", asked).status_code == 404
    locking = {"key": _key(page), "user": f"{deputy.pk}:1"}
    assert visitors["secretary"].post(f"{CELL}khoa/", locking).status_code == 403


@pytest.mark.parametrize("verb", ["lap", "phieu", "khoa", "mo", "thoi-giu"])
def test_a_form_without_its_fields_is_refused_and_a_stranger_sent_away(visitors, verb):
    assert visitors["appraiser"].post(f"{PAGE}{verb}/").status_code in {404, 422}
    assert Client().post(f"{PAGE}{verb}/").headers["Location"] == "/dang-nhap/"
    assert visitors["viewer"].post(f"{PAGE}{verb}/").status_code == 403
    assert visitors["secretary"].post(f"{PAGE}{verb}/").status_code == 404


def test_wrong_codes_are_slowed_down(site):
    client = Client(REMOTE_ADDR="10.9.8.6")
    for _ in range(5):
        _, said = _first("ml_06-bithu", "000000000000", client)
        assert said.status_code == 422
        assert "Tên tài khoản hoặc mã không đúng" in said.content.decode()
    _, said = _first("ml_06-bithu", "000000000000", client)
    assert said.status_code == 429
    assert "quá nhiều lần" in said.content.decode()


def test_a_name_nobody_has_reads_like_a_wrong_code(site):
    client = Client(REMOTE_ADDR="10.9.8.5")
    _, said = _first("khong-ai-ca", "123412341234", client)
    assert "Tên tài khoản hoặc mã không đúng" in said.content.decode()
    assert client.get("/lan-dau/").status_code == 200
    empty = client.post("/lan-dau/", {"username": "", "code": ""})
    assert empty.status_code == 422


def _sign_in(client, **more):
    client.post("/dang-nhap/", {"login": "bithu", "password": "bon-tot-bithu", **more})
    return client


def test_a_shared_machine_left_alone_signs_out(site, monkeypatch):
    client = _sign_in(Client(), shared="on")
    assert 'data-idle="1200"' in client.get("/").content.decode()
    assert client.cookies["sessionid"]["expires"] == ""
    now = clock.seconds()
    monkeypatch.setattr(clock, "seconds", lambda: now + 1190)
    assert client.get("/").status_code == 200
    monkeypatch.setattr(clock, "seconds", lambda: now + 1190 + 1201)
    answer = client.get("/sinh-hoat/ml_03/")
    assert answer.headers["Location"] == "/dang-nhap/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "đã tự đăng xuất" in client.get("/dang-nhap/").content.decode()


def test_a_machine_of_one_s_own_is_not_watched(site, monkeypatch):
    client = _sign_in(Client())
    assert "data-idle" not in client.get("/").content.decode()
    assert client.cookies["sessionid"]["expires"] != ""
    now = clock.seconds()
    monkeypatch.setattr(clock, "seconds", lambda: now + 5000)
    assert client.get("/").status_code == 200


def test_signing_out_tells_the_browser_to_keep_nothing(site):
    client = _sign_in(Client(), shared="on")
    assert client.post("/dang-xuat/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_where_one_is_signed_in_and_signing_the_others_out(slips):
    name = "ml_08-bithu"
    old, _ = _first(name, slips[name], Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/605"))
    old.post("/tai-khoan/mat-khau/dat/", {"password1": PASSWORD, "password2": PASSWORD})
    new = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537")
    new.post("/dang-nhap/", {"login": name, "password": PASSWORD})
    assert old.get("/").status_code == 200
    page = new.get("/tai-khoan/noi-dang-nhap/").content.decode()
    assert "Safari, iPhone" in page
    assert "Chrome, Windows" in page
    assert page.count("máy này") == 1
    new.post("/tai-khoan/noi-dang-nhap/")
    assert old.get("/").status_code == 302
    assert new.get("/").status_code == 200


def test_the_key_of_the_second_step_may_be_scanned(site):
    client = _sign_in(Client())
    client.post("/tai-khoan/xac-nhan/", {"password": "bon-tot-bithu"})
    page = client.get("/tai-khoan/hai-lop/totp/activate/").content.decode()
    assert re.search(r'<svg[^>]*class="qr"', page)


@pytest.mark.parametrize("days", [3])
def test_a_slip_says_until_when(slips, visitors, days):
    import datetime as dt  # noqa: PLC0415 - of this test alone

    client = visitors["appraiser"]
    user = get_user_model().objects.get(username="ml_07-bithu")
    with override_settings(SLIP_LIFE=dt.timedelta(days=days)):
        asked = {"key": _key(_page(client)), "user": str(user.pk)}
        answer = client.post(f"{PAGE}phieu/", asked)
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert "dùng đến hết ngày 03/01/2025" in re.sub(r"\s+", " ", text)


def test_a_saving_page_without_a_session_is_shown_the_way_in(site):
    asked = {
        "HTTP_HX_REQUEST": "true",
        "HTTP_HX_CURRENT_URL": "http://testserver/sinh-hoat/ml_03/2024-11/?buoi=1",
    }
    answer = Client().post("/sinh-hoat/ml_03/2024-11/ghi/lich/", **asked)
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == "/dang-nhap/?next=%2Fsinh-hoat%2Fml_03%2F2024-11%2F"


def test_a_third_account_keeps_minutes_and_neither_members_nor_accounts(visitors, settings):
    settings.TODAY = clock.today().replace(year=2025, month=1, day=20)
    official = visitors["appraiser"]
    page = _page(official, CELL)
    chosen = re.search(r'name="clerk" value="([0-9a-f-]+)"', page).group(1)
    made = official.post(f"{CELL}lap/", {"key": _key(page), "clerks": "1", "clerk": chosen})
    assert made.headers["Location"] == CELL
    page = _page(official, CELL)
    assert 'name="clerk"' not in page
    user = get_user_model().objects.get(username="ml_03-chiuyvien")
    slip = _slips(official.post(f"{CELL}phieu/", {"key": _key(page), "user": str(user.pk)}))
    client, _ = _first("ml_03-chiuyvien", slip["ml_03-chiuyvien"])
    client.post("/tai-khoan/mat-khau/dat/", {"password1": PASSWORD, "password2": PASSWORD})
    assert client.get("/").status_code == 200
    month = "/sinh-hoat/ml_03/2025-01/"
    kept(client, month, "lich", kind="regular", day="2025-01-21", time="19:30")
    assert client.get("/nhiem-vu/ml_03/").status_code == 200
    assert client.get("/dang-vien/ml_03/").status_code == 200
    for closed in (CELL, "/dang-vien/ml_03/them/", "/dang-vien/ml_03/chuyen/"):
        assert client.get(closed).status_code in {403, 404}, closed


def test_one_press_makes_the_third_account_in_every_cell_that_has_somebody(visitors):
    official = visitors["appraiser"]
    page = _page(official)
    cells = int(re.search(r"chi ủy viên ở (\d+) chi bộ", page).group(1))
    official.post(f"{PAGE}lap/", {"key": _key(page), "third": "1"})
    assert get_user_model().objects.filter(username__endswith="-chiuyvien").count() == cells
    assert "Tài khoản thứ ba" not in _page(official)


def test_nobody_chosen_for_the_third_account_is_a_sentence(visitors):
    official = visitors["appraiser"]
    answer = official.post(f"{CELL}lap/", {"key": _key(_page(official, CELL)), "clerks": "1"})
    assert answer.status_code == 422
    assert "Đồng chí" in answer.content.decode()
