"""Two evaluators, one meaning: the fast one equals the slow one to the last point."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.agreement import cap_differences, differences
from tests.support.framework_strategies import (
    CELLS,
    Cell,
    coverage_table,
    frameworks_with_rows,
    make_facts,
    make_framework,
    tally,
)

from bontot.engine import GATE_KINDS, RULE_KINDS, Facts, Framework, encode_facts
from bontot.engine._columns import missing, plan
from bontot.engine._model.framework import Cap, CapBase, Rounding, Ties
from bontot.primitives.ratios import Ratio


FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FRAMEWORKS = 10_000
LEAST_CRITERIA = 15
LEAST_IN_A_CELL = 50
MISSING_SHARES = (0, 0, 0.05, 0.12, 0.3, 0.5)


def encoded(framework: Framework, rows: list[Facts]) -> list[list[int]]:
    return [encode_facts(framework, facts) for facts in rows]


@FEW
@given(frameworks_with_rows())
def test_each_row_comes_out_the_same(drawn: tuple[Framework, list[Facts]]) -> None:
    framework, rows = drawn
    assert differences(framework, encoded(framework, rows)) == []


@FEW
@given(st.integers(0, 2**32))
def test_all_known_rows_come_out_the_same(seed: int) -> None:
    rng = Random(seed)
    framework = make_framework(rng)
    rows = [make_facts(rng, framework, missing_share=0) for _ in range(10)]
    assert differences(framework, encoded(framework, rows)) == []


@FEW
@given(st.integers(0, 2**32))
def test_caps_come_out_the_same(seed: int) -> None:
    rng = Random(seed)
    framework = make_framework(rng, criteria=3)
    while len(framework.levels) < 2:
        framework = make_framework(rng, criteria=3)
    cap = Cap(
        level=rng.choice(framework.levels[:-1]).id,
        share=rng.choice((Ratio(1, 5), Ratio(1, 3), Ratio(1, 2), Ratio(0, 1), Ratio(1, 1))),
        of=rng.choice(list(CapBase)),
        within="cell",
        rounding=rng.choice((Rounding.DOWN, Rounding.NEAREST)),
        ties=rng.choice(list(Ties)),
        pool_below=rng.choice((0, 0, 3, 8)),
    )
    framework = replace(framework, cap=cap)
    few = [make_facts(rng, framework, missing_share=rng.choice((0, 0, 0.1))) for _ in range(6)]
    rows = encoded(framework, [rng.choice(few) for _ in range(30)])  # equal scores occur
    assert cap_differences(framework, rows, [rng.randint(0, 6) for _ in rows]) == []


def test_blocks_meet_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "BLOCK_ROWS", 3)
    monkeypatch.setattr(missing, "CHUNK_ROWS", 2)
    for seed in range(20):
        rng = Random(seed)
        framework = make_framework(rng)
        rows = [make_facts(rng, framework) for _ in range(8)]
        assert differences(framework, encoded(framework, rows)) == []


def test_every_kind_is_generated() -> None:
    """Closes the file: a kind nobody generates would be held equal by nobody."""
    touched: Counter[Cell] = Counter()
    for seed in range(60):
        rng = Random(seed)
        framework = make_framework(rng)
        touched.update(tally(framework, make_facts(rng, framework)))
    rules = {kind for kind, _, _ in touched}
    gates = {bound for kind, bound, _ in touched if kind == "gate"}
    assert set(RULE_KINDS) - rules == set()
    assert set(GATE_KINDS) - gates == set()


@pytest.mark.long
def test_thousands_of_frameworks(capsys: pytest.CaptureFixture[str]) -> None:
    touched: Counter[Cell] = Counter()
    rows_compared = 0
    for seed in range(FRAMEWORKS):
        rng = Random(f"agree-{seed}")
        framework = make_framework(rng, criteria=LEAST_CRITERIA)
        assert len(framework.criteria) >= LEAST_CRITERIA
        facts = [make_facts(rng, framework, missing_share=share) for share in MISSING_SHARES]
        rows = encoded(framework, facts)
        assert differences(framework, rows) == [], f"seed agree-{seed}"
        rows_compared += len(rows)
        for one in facts:
            touched.update(tally(framework, one))
    with capsys.disabled():
        print(f"\n{FRAMEWORKS} frameworks, {rows_compared} rows, no difference")  # noqa: T201 - the long run says what it held equal
        print(coverage_table(touched))  # noqa: T201 - the same
    assert {cell: touched[cell] for cell in CELLS if touched[cell] < LEAST_IN_A_CELL} == {}
