"""
A member on a phone: reads the papers, sends an opinion, reports a task done; the secretary sees both. With and without
JavaScript.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.support.granian import site
from tests.support.month_cells import PASSWORD, TODAY
from tests.support.phone_cell import CONTENT, LABEL, MEMBERS, PAPER
from tests.support.site import environment, sampled


pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="module")
def cell(migrated_template, tmp_path_factory):
    """
    The site on 20 January 2025, with a cell whose meeting is announced.
    """
    folder = tmp_path_factory.mktemp("phone")
    with sampled(migrated_template) as database:
        fixed = {"BONTOT_TODAY": TODAY.isoformat(), "BONTOT_DOCUMENTS": str(folder / "files")}
        with site(environment(database) | fixed, folder / "server.log") as served:
            served.run("from tests.support.phone_cell import announce; announce()")
            yield served.address


@pytest.fixture
def enter(cell, browser):
    """
    Sign somebody in and come home.
    """
    contexts = []

    def entered(username, **options):
        context = browser.new_context(base_url=cell, color_scheme="light", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto("/dang-nhap/")
        page.get_by_label("Tên tài khoản").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.locator("main").get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(f"{cell}/")
        return page

    yield entered
    for context in contexts:
        context.close()


def _well_made(page, *, scripts):
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url
    if scripts:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("username", "scripts"), [("chau", True), ("dung", False)])
def test_reads_says_and_reports(enter, username, scripts):
    phone = enter(username, **PHONE, java_script_enabled=scripts)
    name, opinion = MEMBERS[username], f"Ý kiến của {username}: bàn việc thoát nước"
    _well_made(phone, scripts=scripts)
    phone.get_by_role("link", name="Xem chương trình, tài liệu").tap()
    phone.get_by_text("19:30 28/01/2025").wait_for()
    read = phone.get_by_role("link", name=PAPER).get_attribute("href")
    assert phone.request.get(read).body() == CONTENT
    phone.get_by_role("button", name="Tôi đã đọc").tap()
    phone.get_by_role("button", name="Tôi đã đọc", pressed=True).wait_for()
    phone.get_by_label("Ý kiến của đồng chí").fill(opinion)
    phone.get_by_role("button", name="Gửi ý kiến").tap()
    phone.get_by_role("button", name="Rút ý kiến").wait_for()
    _well_made(phone, scripts=scripts)

    phone.get_by_role("link", name="Nhiệm vụ của tôi").tap()
    phone.get_by_role("heading", name="Nhiệm vụ của tôi").wait_for()
    _well_made(phone, scripts=scripts)
    task = phone.locator("main .plain a").first
    content = task.inner_text()
    task.tap()
    phone.get_by_label("Đã làm đến đâu").fill("Xong cả 5 hộ")
    phone.get_by_role("button", name="Ghi tiến độ").tap()
    phone.get_by_text("Xong cả 5 hộ").wait_for()
    phone.get_by_role("button", name="Báo đã làm xong").tap()
    phone.get_by_text("Đồng chí đã báo xong").wait_for()
    _well_made(phone, scripts=scripts)

    secretary = enter(LABEL, **DESK)
    secretary.goto(f"/sinh-hoat/{LABEL}/2025-01/")
    secretary.evaluate(
        "for (const one of document.querySelectorAll('main details')) one.open = true"
    )
    said = secretary.locator("#p-opinions").inner_text()
    assert opinion in said
    assert name in said
    secretary.goto(f"/nhiem-vu/{LABEL}/?tt=cho-xac-nhan")
    secretary.get_by_role("link", name=content).click()
    secretary.get_by_text("Xong cả 5 hộ").wait_for()
    secretary.get_by_role("button", name="Xác nhận hoàn thành").click()
    secretary.get_by_text("Hoàn thành ngày").wait_for()
    phone.reload()
    assert "Hoàn thành" in phone.locator("main .tag").first.inner_text()
