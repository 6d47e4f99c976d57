"""
The hand counts what a person does, no more and no less, and stops above its bound; nothing reaches the page past it.
"""

import ast
import inspect

import pytest
from tests.browser import test_month
from tests.browser.hand import Hand, NoFreeText, TooManyTaps


pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = """<button>Ghi</button><label><input type="checkbox"> Chọn</label><input type="time">
<select><option>Một</option><option>Hai</option></select><textarea></textarea><input type="text">
<input type="text" inputmode="numeric" id="n">
<script>window.seen = [];
for (const kind of ["click", "change", "keydown", "input"])
  addEventListener(kind, (event) => seen.push(kind), true);</script>"""


@pytest.fixture(params=[True, False], ids=["finger", "mouse"])
def hand(browser, request):
    context = browser.new_context(has_touch=request.param)
    page = context.new_page()
    page.set_content(PAGE)
    yield Hand(page, touch=request.param, most=6)
    context.close()


def test_each_thing_done_counts_once_and_happens(hand):
    page = hand.page
    hand.press(page.locator("button"))
    hand.press(page.locator("input[type=checkbox]"))
    hand.choose(page.locator("select"), "Hai")
    hand.fill(page.locator("input[type=time]"), "19:30")
    hand.chord("Control+End")
    hand.fill(page.locator("#n"), "20")
    assert hand.count == len(hand.log) == 6
    assert page.locator("input[type=checkbox]").is_checked()
    assert page.locator("select").input_value() == "Hai"
    assert page.locator("input[type=time]").input_value() == "19:30"
    seen = page.evaluate("seen")
    assert seen.count("click") >= 2
    assert "keydown" in seen


def test_free_text_counts_nothing_and_nothing_else_is_free(hand):
    page = hand.page
    hand.write(page.locator("textarea"), "Chuẩn bị Tết an toàn")
    hand.write(page.locator("input[type=text]").first, "Nhà văn hóa")
    assert hand.count == 0
    for counted in ("input[type=time]", "#n", "input[type=checkbox]"):
        with pytest.raises(NoFreeText):
            hand.write(page.locator(counted), "19:30")


def test_above_its_bound_it_stops_before_it_touches(hand):
    page = hand.page
    for _ in range(6):
        hand.press(page.locator("button"))
    page.evaluate("seen.length = 0")
    done = (
        lambda: hand.press(page.locator("button")),
        lambda: hand.choose(page.locator("select"), "Hai"),
        lambda: hand.fill(page.locator("#n"), "1"),
        lambda: hand.chord("Enter"),
    )
    for one_more in done:
        with pytest.raises(TooManyTaps, match="> 6"):
            one_more()
    assert page.evaluate("seen") == []


def test_the_months_touch_the_page_by_the_hand_alone():
    past_it = {
        "click",
        "tap",
        "fill",
        "check",
        "select_option",
        "press",
        "type",
        "dblclick",
        "press_sequentially",
    }
    counted = ("_prepare", "_hold", "_close", "_from_notebook")
    for name in counted:
        for call in ast.walk(ast.parse(inspect.getsource(getattr(test_month, name)))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                by = getattr(call.func.value, "id", "")
                assert by == "hand" or call.func.attr not in past_it, ast.unparse(call)
