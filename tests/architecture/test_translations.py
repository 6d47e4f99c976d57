"""Vietnamese is the message itself; English has every one of them, with the same places to fill."""

import re

import pytest
from babel.messages.pofile import read_po
from tests.support.messages import messages
from tests.support.source import SOURCE


CATALOGUE = SOURCE / "interfaces/locale/en/LC_MESSAGES/django.po"
PLACE = re.compile(r"\{[a-z_]*\}|%\([a-z_]+\)s|%s")


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    with CATALOGUE.open("rb") as text:
        return {entry.id: entry.string for entry in read_po(text) if entry.id}


def test_nothing_is_left_in_vietnamese(catalogue):
    missing = {text: where for text, where in messages().items() if not catalogue.get(text)}
    assert missing == {}


def test_nothing_is_translated_that_nobody_says(catalogue):
    assert sorted(set(catalogue) - set(messages())) == []


def test_a_translation_fills_the_same_places(catalogue):
    differing = [
        text
        for text, said in catalogue.items()
        if sorted(PLACE.findall(text)) != sorted(PLACE.findall(said))
    ]
    assert differing == []
