"""The canonical form and the digest depend on what a framework says, never on how its file is written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from tests.unit.engine.sheet import FULL, mapping, sheet

from bontot.engine import Framework, canonical_json, digest, parse_framework, run_case
from bontot.engine._parse.canonical import NotCanonical
from bontot.engine._scalar.cases import UnreadableCase


def test_the_digest_does_not_see_order_of_keys_or_way_of_writing() -> None:
    written = dict(reversed(mapping().items()))
    written["points"] = {"total": "60.0", "step": "0.50"}
    again = parse_framework(written)

    assert isinstance(again, Framework), str(again)
    assert digest(again) == digest(sheet())


def test_the_digest_sees_what_is_said() -> None:
    changed: dict[str, Any] = mapping()
    changed["title"]["name"]["vi"] = "Năm tốt"
    other = parse_framework(changed)

    assert isinstance(other, Framework)
    assert digest(other) != digest(sheet())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": None}, '{"a":null,"b":"1"}'),
        ("Hoa\u0300", '"Hoà"'),
        ([Fraction(1, 3), True], '["1/3",true]'),
    ],
)
def test_one_text_for_equal_values(value: object, text: str) -> None:
    assert canonical_json(value) == text


def test_a_float_has_no_canonical_form() -> None:
    with pytest.raises(NotCanonical):
        canonical_json({"a": 0.5})


def test_a_case_says_what_differs() -> None:
    framework = sheet()

    assert (
        run_case(
            framework,
            {"facts": FULL, "expect": {"title": "achieved", "score": "60", "level": "good"}},
        )
        == ()
    )
    (difference,) = run_case(
        framework, {"facts": FULL, "expect": {"criteria": {"c_1": {"points": "9"}}}}
    )
    assert (difference.path, difference.expected, difference.found) == (
        "expect.criteria.c_1",
        "9",
        "10",
    )


@pytest.mark.parametrize(
    "case",
    [
        {"facts": FULL},
        {"facts": FULL, "expect": {}},
        {"facts": FULL, "expect": {"titel": "achieved"}},
        {"facts": FULL, "expect": {"criteria": {"c_9": "met"}}},
        {"facts": FULL, "expect": {"pillars": "achieved"}},
        {"facts": FULL, "expect": {"criteria": {"c_1": {"colour": "red"}}}},
    ],
)
def test_a_case_that_cannot_be_read_is_refused(case: dict[str, Any]) -> None:
    with pytest.raises(UnreadableCase):
        run_case(sheet(), case)
