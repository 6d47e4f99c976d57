"""
Each class of the style sheet's components stands in the gallery, or says here why it cannot.
"""

import re

from django.test import RequestFactory
from tests.support.source import SOURCE

from bontot.interfaces.web.gallery.views import gallery


STYLES = SOURCE / "interfaces" / "web" / "styles" / "4-components.css"
NOT_SHOWN = {
    "idle": "over the page of a shared machine nobody touches, for two minutes",
    "qr": "the key of one account's second step",
    "who": "in the bar of those signed in",
    "stepbar": "stays at the top of the page of the month while it scrolls",
    "live": "set by the script on the page of the month: hides the buttons it makes needless",
    "errorlist": "written by the form library",
}
#: A paper on the screen is drawn from its content, and looked at where papers are.
PAPER = re.compile(r"paper(-|$)")


def _classes() -> set[str]:
    text = re.sub(r"/\*.*?\*/", "", STYLES.read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{", text)
    return {name for one in selectors for name in re.findall(r"\.([a-z][a-z0-9-]*)", one)}


def _shown(settings) -> set[str]:
    settings.DEMO = True
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    page = gallery(RequestFactory().get("/mau-giao-dien/")).content.decode()
    return {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}


def test_every_component_is_in_the_gallery(settings):
    missing = _classes() - _shown(settings) - set(NOT_SHOWN)
    missing = {name for name in missing if not PAPER.match(name)}
    assert missing == set(), f"not in interfaces/web/gallery: {sorted(missing)}"


def test_no_reason_is_left_over(settings):
    assert set(NOT_SHOWN) <= _classes()
    assert set(NOT_SHOWN) & _shown(settings) == set()
