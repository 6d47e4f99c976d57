"""Facts are read with their types and units, refused by name, and kept as integers in the framework's order."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.engine.sheet import FULL, mapping, sheet

from bontot.engine import (
    NOT_APPLICABLE,
    UNKNOWN,
    FactErrors,
    Framework,
    Grade,
    decode_facts,
    digest,
    encode_facts,
    parse_facts,
    parse_framework,
)
from bontot.engine._parse.facts import EncodedFactsDiffer
from bontot.primitives.ratios import Ratio


FRAMEWORK = sheet()


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("attendance", "26/27", Ratio(26, 27)),
        ("attendance", "26/27 lượt", Ratio(26, 27)),
        ("attendance", (26, 27), Ratio(26, 27)),
        ("attendance", Ratio(26, 27), Ratio(26, 27)),
        ("attendance", "0/0", NOT_APPLICABLE),
        ("admissions", "3 đảng viên", 3),
        ("admissions", 3, 3),
        ("compact", "yes", True),
        ("compact", False, False),
        ("own_rating", "well_completed", Grade.WELL_COMPLETED),
        ("plan_date", dt.date(2024, 1, 31), dt.date(2024, 1, 31)),
        ("judged_content", "9.5", 19),
        ("judged_unity", "fair", "fair"),
        ("judged_unity", "unknown", UNKNOWN),
        ("judged_unity", "n/a", NOT_APPLICABLE),
        ("judged_unity", UNKNOWN, UNKNOWN),
    ],
)
def test_values_that_are_read(name: str, value: Any, read: Any) -> None:
    assert parse_facts(FRAMEWORK, {name: value})[name] == read


def test_what_is_not_given_is_unknown() -> None:
    facts = parse_facts(FRAMEWORK, {})

    assert list(facts) == [spec.id for spec in FRAMEWORK.facts]
    assert set(facts.values()) == {UNKNOWN}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("attendence", "26/27", "unknown_fact"),
        ("attendance", "28/27", "numerator_above_denominator"),
        ("attendance", "-1/27", "negative_count"),
        ("attendance", "96%", "wrong_type"),
        ("attendance", "26/27 kỳ", "wrong_unit"),
        ("attendance", "26/9999999999", "too_many"),
        ("admissions", "-3", "negative_count"),
        ("admissions", "1.5", "wrong_type"),
        ("admissions", True, "wrong_type"),
        ("admissions", "3 vụ", "wrong_unit"),
        ("compact", "maybe", "wrong_type"),
        ("own_rating", "good", "wrong_type"),
        ("plan_date", "31/01/2024", "wrong_type"),
        ("judged_content", "10.5", "points_above_maximum"),
        ("judged_content", "9.3", "not_a_multiple_of_step"),
        ("judged_unity", "best", "unknown_option"),
    ],
)
def test_values_that_are_refused(name: str, value: Any, code: str) -> None:
    with pytest.raises(FactErrors) as caught:
        parse_facts(FRAMEWORK, {name: value}, lines={name: 4})

    (defect,) = caught.value.defects
    assert (defect.code, defect.path, defect.line) == (code, name, 4)
    assert caught.value.exit_code == 10


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(FactErrors) as caught:
        parse_facts(FRAMEWORK, {"attendance": "28/27", "admissions": "-1", "nothing": "1"})

    assert {defect.path for defect in caught.value.defects} == {
        "attendance",
        "admissions",
        "nothing",
    }


def test_a_name_nearly_right_gets_the_right_one_first() -> None:
    with pytest.raises(FactErrors) as caught:
        parse_facts(FRAMEWORK, {"attendence": "26/27"})

    assert caught.value.defects[0].accepted.startswith("attendance")


def test_integers_in_the_frameworks_order() -> None:
    facts = parse_facts(FRAMEWORK, {**FULL, "judged_unity": "n/a", "rated_well": "unknown"})

    row = encode_facts(FRAMEWORK, facts)

    day = dt.date(2024, 1, 31).toordinal()
    assert row == [2, 2, 27, 30, 1, 0, 20, -2, 3, day, -1, -1]  # by name
    assert decode_facts(FRAMEWORK, row) == facts


def test_an_array_of_another_length_is_refused() -> None:
    with pytest.raises(EncodedFactsDiffer) as caught:
        decode_facts(FRAMEWORK, [0] * 5)

    assert caught.value.fields == {"found": 5, "accepted": 12}


def test_the_order_of_declaration_changes_neither_the_digest_nor_the_row() -> None:
    turned = mapping()
    turned["facts"] = dict(reversed(turned["facts"].items()))
    other = parse_framework(turned)

    assert isinstance(other, Framework)
    assert digest(other) == digest(FRAMEWORK)
    assert encode_facts(other, parse_facts(other, FULL)) == encode_facts(
        FRAMEWORK, parse_facts(FRAMEWORK, FULL)
    )
