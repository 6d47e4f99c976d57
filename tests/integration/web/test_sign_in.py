"""
Signing in: two steps when switched on, a pause after wrong guesses, a form left open too long, and trouble in our voice.
"""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path


pytestmark = pytest.mark.xdist_group("pages")


def _fail(request):
    raise RuntimeError("broken on purpose")


def _signed_in(username: str) -> Client:
    client = Client()
    client.post("/dang-nhap/", {"login": username, "password": f"bon-tot-{username}"})
    return client


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_two_steps_from_switching_on_to_switching_off(site):
    client = _signed_in("tinhuy")
    asked_again = client.get("/tai-khoan/hai-lop/totp/activate/")
    client.post(asked_again.headers["Location"], {"password": "bon-tot-tinhuy"})
    page = client.get("/tai-khoan/hai-lop/totp/activate/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    wrong = client.post("/tai-khoan/hai-lop/totp/activate/", {"code": "000000"}).content.decode()
    assert "Mã không đúng" in wrong
    done = client.post("/tai-khoan/hai-lop/totp/activate/", {"code": _code(secret)})
    assert done.status_code == 302
    assert "Đang bật" in client.get("/tai-khoan/hai-lop/").content.decode()
    codes = client.get("/tai-khoan/hai-lop/recovery-codes/").content.decode()
    recovery = re.findall(r"<code>([0-9a-z]{6,})</code>", codes)
    assert len(recovery) >= 8

    again = Client()
    first = again.post("/dang-nhap/", {"login": "tinhuy", "password": "bon-tot-tinhuy"})
    assert first.headers["Location"].startswith("/tai-khoan/hai-lop/authenticate/")
    assert again.get("/").status_code == 302
    assert "mã 6 số" in again.get("/tai-khoan/hai-lop/authenticate/").content.decode()
    again.post("/tai-khoan/hai-lop/authenticate/", {"code": recovery[0]})
    assert again.get("/").status_code == 200

    client.post("/tai-khoan/hai-lop/totp/deactivate/")
    assert "Chưa bật" in client.get("/tai-khoan/hai-lop/").content.decode()


def test_wrong_guesses_are_slowed_down(site):
    client = Client(REMOTE_ADDR="10.9.8.7")
    for _ in range(6):
        said = client.post("/dang-nhap/", {"login": "khong-ai", "password": "sai-mat-khau"})
    assert "quá nhiều lần" in said.content.decode()


def test_nobody_signs_up(site):
    page = Client().get("/tai-khoan/dang-ky/").content.decode()
    assert "<form class=" not in page
    assert "Tài khoản do cấp ủy cấp trên cấp" in page


def test_a_form_from_elsewhere_is_refused(site):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/hien-thi/", {"size": "large"})
    assert answer.status_code == 403
    assert "Đồng chí" in answer.content.decode()


handler500 = "bontot.interfaces.web.components.faults.broken"


def test_trouble_is_said_in_our_voice_and_shows_nothing(site):
    from bontot.interfaces.web.urls import urlpatterns as pages  # noqa: PLC0415 - after django.setup()

    added = [path("hong/", _fail), *pages]
    urls = type("Urls", (), {"urlpatterns": added, "handler500": handler500})
    with override_settings(ROOT_URLCONF=urls):
        answer = Client(raise_request_exception=False).get("/hong/")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "Hệ thống gặp trục trặc" in page
    assert "broken on purpose" not in page


def test_a_tree_too_large_for_a_page_leaves_its_cells_out(visitors):
    with override_settings(LIST_TREE=40):
        page = visitors["operator"].get("/to-chuc/").content.decode()
    assert "chi bộ bên dưới chưa hiện ở đây" in page
    assert "Chi bộ khóm" not in page


def test_where_one_is_signed_in_asks_the_same_for_one_browser_and_for_many(site):
    first = _signed_in("vanhanh")
    others = [_signed_in("vanhanh") for _ in range(4)]
    page = "/tai-khoan/noi-dang-nhap/"
    first.get(page)
    with CaptureQueriesContext(connection) as asked:
        said = first.get(page).content.decode()
    assert len(asked) <= 12
    assert said.count("máy này") == 1
    assert said.count("<li>") >= 5
    first.post(page)
    assert "Không có máy nào khác" in first.get(page).content.decode()
    assert all(other.get("/").status_code == 302 for other in others)
