"""The ends of the range: products no machine integer holds, many gates, no rows, arrays used again."""

from random import Random

import numpy as np
import pytest
from tests.support.agreement import differences, of_columns, table_of
from tests.support.framework_strategies import make_facts, make_framework

from bontot.engine import (
    Framework,
    ResultTable,
    Table,
    encode_facts,
    evaluate_table,
    parse_framework,
)
from bontot.primitives.ratios import Ratio


BILLION = 1_000_000_000


def pack(criteria: list[dict], facts: dict, **more) -> Framework:
    parsed = parse_framework(
        {
            "id": "extreme",
            "version": "1",
            "subject": "cell",
            "name": {"vi": "X", "en": "X"},
            "valid": {"from": "2024-01-01"},
            "basis": [{"number": "1", "issuer": "A"}],
            "points": {"step": "0.01", "total": str(50 * len(criteria)), "rounding": "nearest"},
            "not_applicable": "rescale",
            "unknown": "open",
            "facts": facts,
            "pillars": [
                {
                    "id": "p",
                    "name": {"vi": "P", "en": "P"},
                    "achieved": {"at_least": "99.9999999%"},
                    "criteria": criteria,
                }
            ],
            "title": {"name": {"vi": "T", "en": "T"}, "needs": "all_pillars"},
            **more,
        }
    )
    assert isinstance(parsed, Framework), str(parsed)
    return parsed


def criterion(number: int, rule: dict) -> dict:
    return {
        "id": f"c{number}",
        "name": {"vi": "C", "en": "C"},
        "max": "50",
        "said_by": "choice",
        "rule": rule,
    }


@pytest.fixture(scope="module")
def wide() -> Framework:
    ratio = {"type": "ratio", "unit": "lượt", "vi": "R", "en": "R"}
    count = {"type": "count", "unit": "lượt", "vi": "N", "en": "N"}
    share = "87.123456789%"  # over 10¹¹: times a billion it is beyond 64 bits
    return pack(
        [
            criterion(0, {"pass_fail": {"all": [{"fact": "a", "at_least": share}]}}),
            criterion(
                1,
                {
                    "bands": {
                        "fact": "a",
                        "bands": [{"from": share, "points": "50"}, {"below": share, "points": "7"}],
                    }
                },
            ),
            criterion(
                2,
                {
                    "proportional": {
                        "numerator": "n",
                        "denominator": "m",
                        "when_zero": "0",
                        "times": "999999937/1000000007",
                        "rounding": "nearest",
                    }
                },
            ),
            criterion(3, {"count_points": {"count": "n", "less": "m", "each": "0.03"}}),
        ],
        {"a": ratio, "m": count, "n": count},
    )


@pytest.mark.parametrize("rounding", ["around the bound", "the largest"])
def test_products_beyond_64_bits_are_exact(wide: Framework, rounding: str) -> None:
    exact = Ratio(87_123_456_789, 100_000_000_000)
    under = BILLION
    at = -(-exact.numerator * under // exact.denominator)
    rows = {
        "around the bound": [[at + d, under, BILLION - d, BILLION] for d in (-2, -1, 0, 1)],
        "the largest": [[BILLION, BILLION, BILLION, 1], [0, BILLION, 1, BILLION], [0, 1, 0, 0]],
    }[rounding]
    assert differences(wide, [*rows, [-1, -1, BILLION, -1], [-2, -2, -2, 5]]) == []


def test_more_gates_than_bits_in_a_word() -> None:
    fact = {"type": "count", "unit": "lượt", "vi": "N", "en": "N"}
    gates = [
        {
            "id": f"g{i}",
            "name": {"vi": "G", "en": "G"},
            "gate": {"event": {"fact": "n", "more_than": str(i)}},
            "effect": "fails_title",
            "said_by": "choice",
        }
        for i in range(70)
    ]
    rule = {"count_points": {"count": "n", "each": "1"}}
    framework = pack([criterion(0, rule)], {"n": fact}, gates=gates)
    assert differences(framework, [[0], [5], [69], [70], [-1], [-2]]) == []


def test_no_rows_give_no_results(wide: Framework) -> None:
    table = Table.of(wide, [np.zeros(0, int)] * wide.width)
    result = evaluate_table(wide, table)
    assert result.rows == 0
    assert result.points.shape == (len(wide.lines), 0)


def test_arrays_used_again_forget_what_was_open() -> None:
    rng = Random(5)
    framework = make_framework(rng)
    first, second = (
        [encode_facts(framework, make_facts(rng, framework, missing_share=share)) for _ in range(9)]
        for share in (0.5, 0)
    )
    kept: ResultTable = evaluate_table(framework, table_of(framework, first))
    again = evaluate_table(framework, table_of(framework, second), into=kept)
    fresh = evaluate_table(framework, table_of(framework, second))
    assert again is kept
    for row in range(9):
        assert of_columns(again, row) == of_columns(fresh, row)
