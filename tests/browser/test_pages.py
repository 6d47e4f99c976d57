"""
Every page in a real browser: readable by everybody, on a phone, with the keyboard, without JavaScript, light and dark.
"""

import contextlib
import functools
import http.client
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.support.addresses import one_an_address


pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
GALLERY = "/mau-giao-dien/"
MOST_BYTES = 60 * 1024
#: What one page shows in another state than the one the table of addresses opens.
OTHER_STATES = (
    ("nobody", "/bo-tieu-chi/sinh-hoat-an-phu/2025.1/"),
    ("nobody", "/khong-co/"),
    ("secretary", "/ket-qua/ml_03/2022/"),
    ("secretary", "/sinh-hoat/ml_03/2025-01/"),
    ("secretary", "/sinh-hoat/ml_03/2025-01/?buoi=moi"),
    ("secretary", "/sinh-hoat/ml_03/2024-11/dinh-chinh/"),
    ("secretary", "/sinh-hoat/ml_03/so-van-ban/"),
    ("secretary", "/sinh-hoat/ml_03/2024-11/van-ban/bien-ban.html"),
    ("appraiser", "/ket-qua/my_long/2024/"),
    ("appraiser", "/dang-vien/ml_02/"),
    ("appraiser", "/ket-qua/ml_02/2024/"),
    ("appraiser", "/tai-khoan/chi-bo/my_long/"),
    ("operator", "/to-chuc/"),
    ("operator", "/ket-qua/pc_05/2024/?he=3-khong"),
)
PAGES = tuple(dict.fromkeys((*one_an_address(), *OTHER_STATES)))
IDS = [f"{who}{path}" for who, path in PAGES]
each_page = pytest.mark.parametrize(("who", "path"), PAGES, ids=IDS)


@pytest.fixture
def visit(served, browser, keys):
    """
    Open a page as an account; whatever the browser complains about is kept on `page.complaints`.
    """
    contexts = []

    def opened(who, path, **options):
        context = browser.new_context(storage_state=keys[who], **{"viewport": DESK, **options})
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on(
            "console",
            lambda said: page.complaints.append(said.text) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((served, "data:"))
                else page.complaints.append(f"another host: {asked.url}")
            ),
        )
        page.goto(served + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def _open_everything(page):
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")


def _axe(page, *rules):
    found = Axe().run(page, options={"runOnly": list(rules)} if rules else None)
    assert found.violations_count == 0, found.generate_report()


def _picture(page, shots, who, path, ending):
    if shots:
        name = re.sub(r"[^a-z0-9_]+", "-", f"{who}{path}".lower()).strip("-")
        page.screenshot(path=shots / f"{name}-{ending}.png", full_page=True)


@each_page
def test_a_page_on_a_desk(visit, served, who, path, shots):
    page = visit(who, path, color_scheme="light")
    _picture(page, shots, who, path, "1280-light")
    if path != GALLERY:
        most = page.locator("main .btn:not(.quiet):visible").count()
        assert most <= 1, "more than one primary action"
    assert _weight_of_a_first_visit(page, served) == {}
    _open_everything(page)
    _axe(page)
    page.emulate_media(color_scheme="dark")
    _axe(page, "color-contrast")
    expected_missing = {"/khong-co/": 1}
    assert len(page.complaints) == expected_missing.get(path, 0), page.complaints
    _picture(page, shots, who, path, "1280-dark-open")
    assert _out_of_the_keyboard_s_reach(page) == []


@each_page
def test_a_page_on_a_phone(visit, who, path, shots):
    page = visit(who, path, viewport=PHONE, has_touch=True, is_mobile=True)
    _picture(page, shots, who, path, "390-light")
    _open_everything(page)
    sideways = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(sideways) <= 0
    assert _hard_to_hit(page) == []
    page.evaluate("document.documentElement.dataset.size = 'large'")
    assert page.evaluate(sideways) <= 0, "sideways with large letters"


def _out_of_the_keyboard_s_reach(page):
    """
    Walk with Tab for a while, then give every control the focus: each takes it, and shows that it has it.
    """
    page.evaluate("document.activeElement?.blur()")
    walked = []
    for _ in range(12):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement?.outerHTML.slice(0, 120)"))
    assert len(set(walked)) > min(6, page.locator("a, button").count() - 1), walked
    return page.evaluate(
        """() => {
        const seen = (one) => {
            const style = getComputedStyle(one);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        };
        const all = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')];
        return all
            .filter(one => one.type !== 'hidden' && !one.matches(':disabled') && one.checkVisibility({visibilityProperty: true}))
            .filter(one => one.type !== 'radio' || one.checked || !document.querySelector(
                `input[type=radio][name="${CSS.escape(one.name)}"]:checked`))
            .filter(one => {
                one.focus();
                if (one.tabIndex < 0 || document.activeElement !== one) return true;
                return !seen(one) && !(one.closest('label') && seen(one.closest('label')));
            })
            .map(one => one.outerHTML.slice(0, 120));
        }"""
    )


def _hard_to_hit(page):
    return page.evaluate(
        """[...document.querySelectorAll('a, button, summary, input, select')]
        .filter(one => one.offsetParent !== null && one.type !== 'hidden' && !one.closest('.skip'))
        .map(one => [one, (one.type === 'checkbox' ? one.closest('label') : one).getBoundingClientRect()])
        .filter(([one, box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
        .filter(([one]) => !one.matches('.skip') && getComputedStyle(one).display !== 'inline')
        .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width}×${box.height}`)"""
    )


def _weight_of_a_first_visit(page, served):
    """
    Give what each part weighs where the whole is too heavy.
    """
    kept = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    resources = "performance.getEntriesByType('resource').map(one => one.name)"
    weights = {}
    for url in dict.fromkeys([page.url, *page.evaluate(resources)]):
        if "/fonts/" not in url and url.startswith(served):
            path = url.removeprefix(served)
            if path.startswith("/static/"):
                weights[path] = _weight_of_static(path, served)
            else:
                weights[path] = _weight(path, kept, served)
    return {} if sum(weights.values()) < MOST_BYTES else weights


@functools.cache
def _weight_of_static(path, served):
    return _weight(path, "", served)


def _weight(path, cookies, served):
    host, _, port = served.removeprefix("http://").partition(":")
    with contextlib.closing(http.client.HTTPConnection(host, int(port), timeout=10)) as asked:
        asked.request("GET", path, headers={"Accept-Encoding": "gzip", "Cookie": cookies})
        return len(asked.getresponse().read())


def test_size_and_contrast_change_at_once_and_stay(visit, served):
    page = visit("nobody", "/gioi-thieu/")
    before = page.evaluate("getComputedStyle(document.body).fontSize")
    page.get_by_role("button", name="Chữ lớn hơn").click()
    assert page.evaluate("getComputedStyle(document.body).fontSize") != before
    page.get_by_role("button", name="Tương phản cao").click()
    page.goto(served + "/bo-tieu-chi/")
    assert page.locator("html").get_attribute("data-size") == "large"
    assert page.locator("html").get_attribute("data-contrast") == "more"
    page.get_by_role("button", name="Tương phản cao").click()
    page.get_by_role("button", name="Chữ vừa").click()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == before


def test_size_and_contrast_without_javascript(visit):
    page = visit("nobody", "/gioi-thieu/", java_script_enabled=False)
    page.get_by_role("button", name="Chữ lớn hơn").click()
    page.get_by_role("button", name="Tương phản cao").click()
    assert page.locator("html").get_attribute("data-size") == "large"
    assert page.locator("html").get_attribute("data-contrast") == "more"


def test_axe_finds_nothing_in_high_contrast(visit):
    page = visit("secretary", "/ket-qua/ml_03/2024/", color_scheme="light")
    page.get_by_role("button", name="Tương phản cao").click()
    _open_everything(page)
    _axe(page)
    page.emulate_media(color_scheme="dark")
    _axe(page, "color-contrast")


def test_the_keyboard_goes_everywhere(visit, served):
    page = visit("secretary", "/ket-qua/ml_03/2024/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    good = page.locator("#good_1 > summary")
    for _ in range(40):
        page.keyboard.press("Tab")
        if good.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    assert page.locator("#good_1").get_attribute("open") is not None
    account = page.locator(".who > summary")
    account.focus()
    page.keyboard.press("Enter")
    assert page.locator(".who").get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert page.locator(".who").get_attribute("open") is None


def test_each_point_leads_to_its_entries(visit, served):
    page = visit("secretary", "/ket-qua/ml_03/2024/")
    _open_everything(page)
    ways = page.eval_on_selector_all(
        "main a[href*='/can-cu/']", "all => [...new Set(all.map(one => one.href))]"
    )
    assert len(ways) > 15
    for way in ways:
        assert page.goto(way).status == 200, way


def test_english_on_every_page_of_the_secretary(visit, served):
    page = visit("secretary", "/")
    page.get_by_role("button", name="English").click()
    assert "What to do now" in page.inner_text("nav")
    for path in ("/", "/to-chuc/", "/ket-qua/ml_03/2024/", "/bo-tieu-chi/my-long/2023.1/"):
        page.goto(served + path)
        assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Tiếng Việt").click()
    assert page.locator("html").get_attribute("lang") == "vi"


@pytest.mark.parametrize("path", ["/ket-qua/ml_02/2024/", "/to-chuc/my_long/"])
def test_on_paper(visit, path, shots):
    page = visit("appraiser", path)
    page.emulate_media(media="print")
    assert page.locator(".bar").is_hidden()
    assert page.locator(".watermark").is_visible()
    assert page.locator(".demo").is_visible()
    if path.startswith("/ket-qua"):
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#good_1 .crit").first.is_visible()
    if shots:
        page.pdf(path=shots / f"{path.strip('/').replace('/', '-')}.pdf", format="A4")
