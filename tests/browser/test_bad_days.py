"""
Days that go wrong: the server is killed while it saves, the machine is everybody's, the password is somewhere else.
"""

import pytest
from tests.browser.hand import Hand
from tests.browser.test_month import _hold, _prepare
from tests.support.granian import site
from tests.support.month_cells import PASSWORD, TODAY, cell_id
from tests.support.site import environment, sampled


pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DESK = {"viewport": {"width": 1280, "height": 900}}
MONTH = "2025-01"
# Each test has cells of its own
LABELS = tuple(f"ml_23{letter}" for letter in "qrstuvw")
LINES = "Mỗi dòng một nội dung"
DRAFTS = "Object.keys(sessionStorage).filter(key => key.startsWith('bontot:')).length"
MINUTE = 60_000


@pytest.fixture(scope="module")
def house(migrated_template, tmp_path_factory):
    """
    The site on 20 January 2025, with cells of 23 members; its server may be killed.
    """
    log = tmp_path_factory.mktemp("house") / "server.log"
    with sampled(migrated_template) as database:
        fixed = {"BONTOT_TODAY": TODAY.isoformat(), "SECRET_KEY": "of one test"}
        variables = environment(database) | fixed
        with site(variables, log) as served:
            served.run(f"from tests.support.month_cells import make; make({list(LABELS)})")
            yield served


@pytest.fixture
def sit_down(house, browser):
    """
    Sit down at a machine: a browser that nobody is signed in with.
    """
    contexts = []

    def sat(**options):
        context = browser.new_context(**{"base_url": house.address, **DESK, **options})
        contexts.append(context)
        return context.new_page()

    yield sat
    for context in contexts:
        context.close()


def _sign_in(page, label):
    page.goto("/dang-nhap/")
    # The page puts the focus there once it is drawn, which may be after it is loaded
    page.wait_for_function("document.activeElement.name === 'login'")
    page.keyboard.type(label)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    assert page.get_by_label("Đây là máy dùng chung").is_checked()
    page.locator("main").get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/")


def _planned(page, label):
    page.goto(f"/sinh-hoat/{label}/{MONTH}/")
    page.get_by_role("button", name="Lên lịch").click()
    page.get_by_role("button", name="Ghi lịch mới").wait_for()


def _kept(page):
    page.wait_for_function(f"() => {DRAFTS} === 0 && !document.querySelector('.htmx-request')")


def test_a_server_killed_while_it_saves_loses_nothing(house, sit_down):
    page = sit_down()
    _sign_in(page, "ml_23q")
    _planned(page, "ml_23q")
    page.get_by_label(LINES).fill("Đã ghi và đã báo là ghi")
    _kept(page)
    page.get_by_label(LINES).press_sequentially("\nGõ đúng lúc máy chủ tắt")
    house.kill()
    page.locator("[data-offline]:visible").wait_for()
    assert page.get_by_label(LINES).input_value().endswith("Gõ đúng lúc máy chủ tắt")
    assert page.evaluate(DRAFTS) == 1
    page.get_by_label(LINES).press_sequentially("\nGõ khi máy chủ chưa chạy lại")
    house.start()
    other = sit_down()
    _sign_in(other, "ml_23q")
    other.goto(f"/sinh-hoat/ml_23q/{MONTH}/")
    assert other.get_by_label(LINES).input_value().startswith("Đã ghi và đã báo là ghi")
    _kept(page)
    page.reload()
    assert page.get_by_label(LINES).input_value().split("\n") == [
        "Đã ghi và đã báo là ghi",
        "Gõ đúng lúc máy chủ tắt",
        "Gõ khi máy chủ chưa chạy lại",
    ]
    assert page.locator(".refused").count() == 0


def test_a_session_ended_elsewhere_brings_back_what_was_typed(house, sit_down):
    page = sit_down()
    _sign_in(page, "ml_23r")
    _planned(page, "ml_23r")
    page.context.clear_cookies(name="sessionid")
    page.get_by_label(LINES).press_sequentially("Gõ khi phiên đã hết")
    page.wait_for_url("**/dang-nhap/?next=*")
    page.get_by_label("Tên tài khoản").fill("ml_23r")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**/sinh-hoat/ml_23r/{MONTH}/")
    _kept(page)
    page.reload()
    assert page.get_by_label(LINES).input_value() == "Gõ khi phiên đã hết"


def _sign_out(page):
    page.locator(".who summary").click()
    page.get_by_role("button", name="Đăng xuất, đổi người dùng").click()
    page.wait_for_url("**/dang-nhap/")


def _nothing_left(page):
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert "sessionid" not in {one["name"] for one in page.context.cookies()}


def test_the_next_person_at_a_shared_machine_finds_nothing(sit_down):
    page = sit_down()
    _sign_in(page, "ml_23s")
    _planned(page, "ml_23s")
    page.get_by_label("Tên tài liệu").fill("Viết dở, chưa gửi")
    assert page.evaluate(DRAFTS) == 1
    _sign_out(page)
    _nothing_left(page)
    for _ in range(3):
        page.go_back()
        assert page.url.partition("?")[0].endswith("/dang-nhap/")
        assert "Viết dở" not in page.content()
        assert "Ghi lịch mới" not in page.content()
    _sign_in(page, "ml_23t")
    assert page.goto(f"/sinh-hoat/ml_23s/{MONTH}/").status == 404
    page.goto(f"/sinh-hoat/ml_23t/{MONTH}/")
    assert "Viết dở" not in page.content()
    assert page.evaluate(DRAFTS) == 0


def test_a_machine_nobody_touches_says_so_and_signs_out(sit_down):
    page = sit_down()
    page.clock.install()
    _sign_in(page, "ml_23u")
    _planned(page, "ml_23u")
    page.get_by_label("Tên tài liệu").fill("Viết dở, chưa gửi")
    page.clock.fast_forward(19 * MINUTE)
    still = page.get_by_role("button", name="Tôi vẫn đang dùng")
    still.click()
    assert not still.is_visible()
    assert page.evaluate(DRAFTS) == 1
    page.clock.fast_forward(21 * MINUTE)
    page.wait_for_url("**/dang-nhap/")
    _nothing_left(page)


def test_a_passkey_in_the_place_of_a_password(house, sit_down):
    # A passkey belongs to a name, never to a number
    base = house.address.replace("127.0.0.1", "localhost")
    slip = (
        f"NewSlip(actor_named('ml_23v', d.date(2025, 1, 20)).user_id, UUID('{cell_id('ml_23v')}'))"
    )
    code = house.run(
        "import datetime as d; from uuid import UUID;"
        "from bontot.domain.accounts.operations import issue_slips;"
        "from bontot.domain.accounts.queries import actor_named;"
        "from bontot.domain.accounts.steps import NewSlip;"
        "from bontot.domain.audit.types import SYSTEM;"
        "from bontot.interfaces.shared import clock;"
        f"slip = {slip};"
        "issue_slips(actor=SYSTEM, at=clock.now(), slips=[slip], life=d.timedelta(days=1)); print(slip.code)"
    )
    page = sit_down(base_url=base)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/lan-dau/")
    page.get_by_label("Tên tài khoản").fill("ml_23v")
    page.get_by_label("Mã một lần").fill(f"{code[:4]} {code[4:8]} {code[8:]}")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("link", name="Dùng khóa truy cập thay mật khẩu").click()
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    page.get_by_text("Đã thêm khóa truy cập").wait_for()
    page.goto("/")
    assert page.get_by_role("heading", level=1).is_visible()
    _sign_out(page)
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(f"{base}/")
    # The old password went with the reset
    _sign_out(page)
    page.get_by_label("Tên tài khoản").fill("ml_23v")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Đăng nhập").click()
    page.get_by_text("không đúng").wait_for()


def test_of_two_who_close_at_once_one_wins_and_the_other_is_told(sit_down):
    one = sit_down()
    _sign_in(one, "ml_23w")
    hand = Hand(one, touch=False, most=60)
    _prepare(one, hand, None, "")
    _hold(one, hand, None, "")
    one.locator("#p-closing").wait_for()
    for vote in ("level", "minutes"):
        ballot = one.locator(f"#f-bieu-quyet-{vote}")
        ballot.get_by_role("button", name="Tán thành tất cả").click()
        ballot.get_by_text("Được thông qua").wait_for()
    two = sit_down()
    _sign_in(two, "ml_23w")
    two.goto(f"/sinh-hoat/ml_23w/{MONTH}/")
    for name in ("Thông qua biên bản", "Khóa biên bản"):
        for page in (one, two):
            page.goto(f"/sinh-hoat/ml_23w/{MONTH}/")
        with one.expect_navigation(), two.expect_navigation():
            for page in (one, two):
                page.locator("main button", has_text=name).evaluate(
                    "button => void setTimeout(() => button.click(), 500)"
                )
        told = [page for page in (one, two) if page.locator(".refused:visible").count()]
        assert len(told) == 1, [page.url for page in (one, two)]
        assert "Đồng chí" in told[0].locator(".refused:visible").first.inner_text()
    one.goto(f"/sinh-hoat/ml_23w/{MONTH}/")
    assert one.get_by_text("Biên bản đã khóa.").is_visible()
