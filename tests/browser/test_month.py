"""
A secretary's month in a real browser: 23 members, two absent with reason, one without, five tasks heard and five given.
"""

import subprocess
import sys
import time

import pytest
import yaml
from tests.browser.conftest import _answers, _free_port
from tests.browser.hand import Hand
from tests.support.database import ROOT
from tests.support.month_cells import MEMBERS, PASSWORD, TASKS, TODAY
from tests.support.site import environment, sampled
from tests.support.uploads import pdf


pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
#: A month in taps and fields beyond free text.
MOST = 45
LABELS = tuple(f"ml_23{letter}" for letter in "abcdefghi")
MONTH = "2025-01"
#: What each way takes, as the documentation prints it: whoever changes a way counts it again and writes it there.
TAPS = yaml.safe_load((ROOT / "tests/browser/taps.yaml").read_text(encoding="utf-8"))
CELLS = f"import django; django.setup(); from tests.support.month_cells import make; make({list(LABELS)})"


@pytest.fixture(scope="module")
def january(migrated_template, tmp_path_factory):
    """
    The address of the site on 20 January 2025, with the cells of 23 members.
    """
    port = _free_port()
    log = tmp_path_factory.mktemp("january") / "server.log"
    with sampled(migrated_template) as database:
        variables = environment(database) | {"BONTOT_TODAY": TODAY.isoformat()}
        prepare = "import django; django.setup(); from bontot.interfaces.shared.static_files import prepare_static as p; p()"
        subprocess.run((sys.executable, "-c", prepare), cwd=ROOT, env=variables, check=True)
        subprocess.run((sys.executable, "-c", CELLS), cwd=ROOT, env=variables, check=True)
        command = (
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(port), "--workers", "1", "bontot.project.wsgi:application"),
        )
        with log.open("wb") as said:
            server = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=said, stderr=said)
        try:
            until = time.monotonic() + 30
            while not _answers(port):
                assert server.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture
def enter(january, browser):
    """
    Sign a secretary in and come home.
    """
    contexts = []

    def entered(label, **options):
        context = browser.new_context(base_url=january, color_scheme="light", **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto("/dang-nhap/")
        page.get_by_label("Tên tài khoản").fill(label)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.locator("main").get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(f"{january}/")
        return page

    yield entered
    for context in contexts:
        context.close()


def _kept(page, *verbs):
    """
    Wait until everything typed is kept.
    """
    page.wait_for_function(
        "() => !Object.keys(sessionStorage).some(key => key.startsWith('bontot:'))"
        " && !document.querySelector('.htmx-request')"
    )


def _shot(page, shots, name):
    if shots:
        page.screenshot(path=shots / f"{name}.png", full_page=True)


def _prepare(page, hand, shots, name):
    hand.press(page.locator("main").get_by_role("link", name="Làm bước này"))
    hand.press(page.get_by_role("button", name="Lên lịch"))
    hand.write(page.get_by_label("Tên tài liệu"), "Dự thảo nghị quyết tháng 01")
    hand.press(page.get_by_role("button", name="Gửi tài liệu"))
    page.get_by_text("Đã gửi lúc").wait_for()
    hand.write(
        page.get_by_label("Mỗi dòng một nội dung"), "Chuẩn bị Tết an toàn\nRà soát hộ khó khăn"
    )
    _kept(page)
    _shot(page, shots, f"month-{name}-1-prepare")
    hand.press(page.get_by_role("button", name="Đã báo tất cả"))
    hand.fill(page.locator("#i-start-day"), "2025-01-19")
    hand.fill(page.locator("#i-start"), "19:30")
    hand.press(page.get_by_role("button", name="Bắt đầu sinh hoạt"))


def _hold(page, hand, shots, name):
    people = page.locator(".person")
    for place, mark in ((3, "Vắng có lý do"), (7, "Vắng có lý do"), (12, "Vắng không có lý do")):
        hand.press(people.nth(place).get_by_label(mark))
    _kept(page)
    page.get_by_text("20 đồng chí có quyền biểu quyết").wait_for()
    hand.press(page.get_by_role("button", name="Ghi chủ trì, thư ký"))
    hand.press(page.get_by_role("button", name="Đã làm tất cả"))
    for task in range(TASKS):
        hand.press(
            page.locator("#p-hearing form.task").nth(task).get_by_label("Hoàn thành", exact=True)
        )
    for speaker in (1, 4, 5):
        hand.press(page.locator(".name").nth(speaker))
        page.locator(".name[aria-pressed=true]").nth((1, 4, 5).index(speaker)).wait_for()
    for number in range(TASKS):
        hand.write(page.get_by_label("Nội dung nhiệm vụ"), f"Việc mới {number + 1}")
        hand.choose(page.get_by_label("Giao cho"), "Nguyễn Văn Hà")
        hand.press(page.locator("#p-assigning").get_by_role("button", name="Giao nhiệm vụ"))
        page.locator("#p-assigning").get_by_text(f"Việc mới {number + 1}").wait_for()
    hand.press(page.locator("#p-votes").get_by_role("button", name="Tán thành tất cả"))
    page.locator("#p-votes").get_by_text("Được thông qua").wait_for()
    _kept(page)
    _shot(page, shots, f"month-{name}-2-hold")
    hand.press(page.get_by_role("button", name="Kết thúc kỳ sinh hoạt"))


def _close(page, hand, shots, name):
    hand.write(page.get_by_label("Hạn chế", exact=True), "Còn ít ý kiến phát biểu")
    hand.write(page.get_by_label("Cách khắc phục", exact=True), "Gửi câu hỏi gợi ý trước kỳ họp")
    _kept(page)
    hand.press(page.locator("#p-closing").get_by_label("Đạt yêu cầu", exact=True))
    _kept(page)
    for vote in ("level", "minutes"):
        ballot = page.locator(f"#f-bieu-quyet-{vote}")
        hand.press(ballot.get_by_role("button", name="Tán thành tất cả"))
        ballot.get_by_text("Được thông qua").wait_for()
    _shot(page, shots, f"month-{name}-3-close")
    hand.press(page.get_by_role("button", name="Thông qua biên bản"))
    hand.press(page.get_by_role("button", name="Khóa biên bản"))
    page.get_by_text("Biên bản đã khóa.").wait_for()
    hand.press(page.get_by_role("button", name="Gửi cấp ủy cấp trên"))
    page.get_by_text("Đã gửi văn bản của kỳ này").wait_for()
    _shot(page, shots, f"month-{name}-4-locked")


@pytest.mark.parametrize(
    ("label", "options", "name"), [("ml_23a", DESK, "1280"), ("ml_23b", PHONE, "390")]
)
def test_a_month_of_a_cell(enter, shots, label, options, name, record_property, capsys):
    page = enter(label, **options)
    hand = Hand(page, touch="has_touch" in options, most=MOST)
    _prepare(page, hand, shots, name)
    _hold(page, hand, shots, name)
    _close(page, hand, shots, name)
    _papers_come_out(page, 4)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    record_property("taps", hand.count)
    assert hand.count == TAPS[name]
    said = f"{name}: {hand.count} taps and fields for {MEMBERS} members (at most {MOST})\n"
    with capsys.disabled():
        sys.stdout.write(f"\n{said}")
    _correct(page)
    assert page.complaints == []


def _correct(page):
    page.get_by_role("link", name="Đính chính biên bản").click()
    page.locator("summary", has_text="Kết luận").click()
    part = page.locator("#f-ket-luan")
    part.get_by_role("textbox").first.fill("Chuẩn bị Tết an toàn, tiết kiệm")
    part.get_by_label("Lý do").fill("Ghi thiếu")
    part.get_by_role("button").click()
    page.wait_for_url(f"**/{MONTH}/**")
    corrected = page.locator("main").get_by_text("Chuẩn bị Tết an toàn, tiết kiệm")
    corrected.first.wait_for(state="attached")
    assert page.locator("main").get_by_text("Ghi thiếu").count()


def test_a_paper_is_sent_in_and_one_that_is_not_what_its_name_says_is_refused(enter):
    page = enter("ml_23i", **DESK)
    _planned(page, "ml_23i")
    for name, sent in (("du-thao.pdf", b"MZ no paper at all"), ("du-thao.pdf", pdf())):
        file = {"name": name, "mimeType": "application/pdf", "buffer": sent}
        page.get_by_label("Tên tài liệu").fill("Dự thảo nghị quyết")
        page.locator("input[type=file]").first.set_input_files(file)
        page.get_by_role("button", name="Gửi tài liệu").click()
        said = page.locator(".refused:visible" if sent.startswith(b"MZ") else "#p-papers li")
        said.first.wait_for()
        if sent.startswith(b"MZ"):
            assert "Đồng chí" in said.first.inner_text()
            assert page.get_by_label("Tên tài liệu").input_value() == "Dự thảo nghị quyết"
            assert page.locator("#p-papers li").count() == 0
    big = {"name": "to.pdf", "mimeType": "application/pdf", "buffer": bytes(11 * 1024 * 1024)}
    sending = page.locator("input[type=file]").first
    sending.set_input_files(big)
    assert "lớn hơn 10 MB" in sending.evaluate("field => field.validationMessage")
    sending.set_input_files([])
    assert sending.evaluate("field => field.validity.valid")
    link = page.locator("#p-papers li a").first
    assert page.request.get(link.get_attribute("href")).body() == pdf()


def _from_notebook(page, hand, shots):
    hand.press(page.locator("main").get_by_role("link", name="Làm bước này"))
    hand.press(page.get_by_role("link", name="Nhập lại từ sổ ghi"))
    _shot(page, shots, "notebook-1280-empty")
    hand.fill(page.get_by_label("Ngày họp"), "2025-01-19")
    hand.fill(page.get_by_label("Giờ bắt đầu"), "19:30")
    hand.write(page.get_by_label("Địa điểm"), "Nhà văn hóa khóm F")
    people = page.locator(".person")
    for place, mark in ((3, "Vắng có lý do"), (7, "Vắng có lý do"), (12, "Vắng không có lý do")):
        hand.press(people.nth(place).get_by_label(mark))
    for task in range(TASKS):
        hand.press(
            page.locator("#p-hearing fieldset").nth(task).get_by_label("Hoàn thành", exact=True)
        )
    for speaker in (1, 4, 5):
        hand.press(page.locator("#p-speakers input").nth(speaker))
    hand.write(
        page.get_by_label("Mỗi dòng một nội dung"), "Chuẩn bị Tết an toàn\nRà soát hộ khó khăn"
    )
    for number in range(TASKS):
        row = page.locator("#p-assigning fieldset").nth(number)
        hand.write(row.get_by_label("Nội dung nhiệm vụ"), f"Việc mới {number + 1}")
        hand.choose(row.get_by_label("Giao cho"), "Nguyễn Văn Hà")
    for vote in range(3):
        hand.press(page.locator("#p-votes").get_by_label("Tất cả tán thành").nth(vote))
    hand.press(page.locator("#p-level").get_by_label("Đạt yêu cầu", exact=True))
    hand.write(page.get_by_label("Hạn chế", exact=True), "Còn ít ý kiến phát biểu")
    hand.write(page.get_by_label("Cách khắc phục", exact=True), "Gửi câu hỏi gợi ý trước kỳ họp")
    hand.fill(page.get_by_label("Giờ kết thúc"), "21:10")
    hand.press(page.get_by_label("Chi bộ đã thông qua biên bản"))
    _shot(page, shots, "notebook-1280-full")
    hand.press(page.get_by_role("button", name="Ghi và khóa biên bản"))
    page.get_by_text("Biên bản đã khóa.").wait_for()
    hand.press(page.get_by_role("button", name="Gửi cấp ủy cấp trên"))
    page.get_by_text("Đã gửi văn bản của kỳ này").wait_for()


def _papers_come_out(page, count):
    papers = page.locator("#p-sheets li")
    assert papers.count() == count, papers.all_inner_texts()
    for link in page.locator("#p-sheets .forms a").all():
        answer = page.request.get(link.get_attribute("href"))
        assert answer.status == 200
        assert len(answer.body()) > 10_000


def test_a_month_of_a_cell_from_the_notebook(enter, shots, record_property, capsys):
    page = enter("ml_23f", **DESK)
    hand = Hand(page, touch=False, most=MOST)
    _from_notebook(page, hand, shots)
    _papers_come_out(page, 4)
    assert (
        page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('bontot:')).length")
        == 0
    )
    record_property("taps", hand.count)
    assert hand.count == TAPS["notebook"]
    with capsys.disabled():
        sys.stdout.write(
            f"\nnotebook: {hand.count} taps and fields for {MEMBERS} members (at most {MOST})\n"
        )
    assert page.complaints == []


def test_a_notebook_refused_keeps_what_was_typed_and_names_the_place(enter, shots):
    page = enter("ml_23g", java_script_enabled=False, **PHONE)
    page.goto(f"/sinh-hoat/ml_23g/{MONTH}/so-ghi/")
    page.get_by_label("Ngày họp").fill("2025-01-19")
    page.get_by_label("Giờ bắt đầu").fill("19:30")
    page.get_by_label("Giờ kết thúc").fill("19:30")
    page.locator("#p-assigning fieldset").nth(2).get_by_label("Nội dung nhiệm vụ").fill(
        "Việc thứ ba"
    )
    page.get_by_role("button", name="Thêm dòng").nth(1).click()
    assert page.locator("#p-assigning fieldset").count() == 8
    page.get_by_role("button", name="Ghi và khóa biên bản").click()
    assert "ít nhất một phút" in page.locator("#p-end .errors").inner_text()
    page.get_by_label("Giờ kết thúc").fill("21:00")
    page.locator("#p-assigning fieldset").nth(2).get_by_label("Hạn").fill("2025-01-02")
    page.get_by_role("button", name="Ghi và khóa biên bản").click()
    assert "Dòng 3:" in page.locator("#p-assigning .errors").inner_text()
    _shot(page, shots, "notebook-390-refused")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    third = page.locator("#p-assigning fieldset").nth(2)
    assert third.get_by_label("Nội dung nhiệm vụ").input_value() == "Việc thứ ba"
    third.get_by_label("Hạn").fill("2025-02-02")
    page.get_by_role("button", name="Ghi, chưa khóa").click()
    assert page.locator("#buoc-3[open]").count() == 1
    assert page.get_by_text("Việc thứ ba").count() == 1


def test_a_draft_of_the_notebook_lives_as_long_as_the_tab(enter):
    page = enter("ml_23e", **DESK)
    page.goto(f"/sinh-hoat/ml_23e/{MONTH}/so-ghi/")
    page.get_by_label("Ngày họp").fill("2025-01-18")
    page.locator(".person").nth(3).get_by_label("Vắng có lý do").click()
    page.locator("#p-assigning fieldset").nth(1).get_by_label("Giao cho").select_option(
        label="Nguyễn Văn Hà"
    )
    page.reload()
    assert page.get_by_label("Ngày họp").input_value() == "2025-01-18"
    assert page.locator(".person").nth(3).get_by_label("Vắng có lý do").is_checked()
    owner = page.locator("#p-assigning fieldset").nth(1).get_by_label("Giao cho")
    assert owner.locator("option:checked").inner_text() == "Nguyễn Văn Hà"


def _planned(page, label):
    page.goto(f"/sinh-hoat/{label}/{MONTH}/")
    page.get_by_role("button", name="Lên lịch").click()
    page.get_by_role("button", name="Ghi lịch mới").wait_for()


def test_without_javascript_a_form_is_kept_and_a_refusal_keeps_what_was_typed(enter):
    page = enter("ml_23c", java_script_enabled=False, **DESK)
    _planned(page, "ml_23c")
    page.get_by_label("Địa điểm").fill("Nhà văn hóa khóm C")
    page.get_by_role("button", name="Ghi lịch mới").click()
    assert page.get_by_label("Địa điểm").input_value() == "Nhà văn hóa khóm C"
    page.get_by_label("Tên tài liệu").fill("Báo cáo TUYỆT MẬT")
    page.get_by_role("button", name="Bản giấy").click()
    refused = page.locator("#p-papers [role=alert]")
    assert "mật" in refused.inner_text().lower()
    page.get_by_label("Tên tài liệu").fill("Báo cáo tháng")
    page.get_by_role("button", name="Bản giấy").click()
    assert page.get_by_text("Báo cáo tháng").is_visible()


def test_two_devices_choose_and_a_double_click_does_nothing_twice(enter):
    one = enter("ml_23d", **DESK)
    _planned(one, "ml_23d")
    two = enter("ml_23d", **PHONE)
    two.goto(f"/sinh-hoat/ml_23d/{MONTH}/")
    lines = "Mỗi dòng một nội dung"
    one.get_by_label(lines).fill("Nội dung của máy thứ nhất")
    _kept(one)
    two.get_by_label(lines).fill("Nội dung của máy thứ hai")
    two.locator("#p-conclusions .refused").wait_for()
    assert "Nội dung của máy thứ nhất" in two.locator("#p-conclusions .refused").inner_text()
    assert two.get_by_label(lines).input_value() == "Nội dung của máy thứ hai"
    two.get_by_label(lines).press_sequentially(".")
    two.wait_for_timeout(1500)  # longer than what is typed waits before it is kept by itself
    one.reload()
    assert one.get_by_label(lines).input_value() == "Nội dung của máy thứ nhất"
    two.locator("#f-ket-luan button.keep").click()
    two.locator("#p-conclusions .refused").wait_for(state="detached")
    _kept(two)
    one.reload()
    assert one.get_by_label(lines).input_value() == "Nội dung của máy thứ hai."
    one.get_by_label(lines).fill("Bản sau cùng")
    _kept(one)
    two.get_by_label(lines).fill("Bản bỏ đi")
    two.get_by_role("link", name="Lấy bản đang lưu").click()
    two.wait_for_url("**lai=**")
    assert two.get_by_label(lines).input_value() == "Bản sau cùng"
    assert two.locator(".refused").count() == 0
    one.get_by_label("Tên tài liệu").fill("Tài liệu một lần")
    one.get_by_role("button", name="Gửi tài liệu").dblclick()
    one.get_by_text("Đã gửi lúc").wait_for()
    one.reload()
    assert one.locator("#p-papers li").count() == 1
    assert one.locator(".refused").count() == 0


def test_a_lost_network_loses_nothing_and_signing_out_leaves_nothing(enter):
    page = enter("ml_23h", **DESK)
    _planned(page, "ml_23h")
    page.context.set_offline(True)
    page.get_by_label("Mỗi dòng một nội dung").fill("Gõ khi mất mạng")
    page.locator("[data-offline]:visible").wait_for()
    page.context.set_offline(False)
    _kept(page)
    page.reload()
    assert page.get_by_label("Mỗi dòng một nội dung").input_value() == "Gõ khi mất mạng"
    page.get_by_label("Tên tài liệu").fill("Chưa gửi")
    drafts = "Object.keys(sessionStorage).filter(key => key.startsWith('bontot:')).length"
    assert page.evaluate(drafts) == 1
    page.locator(".who summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/")
    assert page.evaluate(drafts) == 0
