"""One cell with its explanation, beside the plain scorer that keeps a frozen line for each criterion."""

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.floor import spec
from benchmarks.peers.plain import CRITERIA, rows_of, score_one
from benchmarks.workload import framework
from bontot.engine import Facts, evaluate, explain


if TYPE_CHECKING:
    from collections.abc import Callable


CELLS = 400
ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Line:
    """What the plain scorer says of one criterion: the rule, its inputs, its points."""

    id: str
    rule: tuple[Any, ...]
    inputs: tuple[tuple[str, int], ...]
    points: int


def _reads(c: dict[str, Any]) -> tuple[str, ...]:
    if c["kind"] == "bands":
        return (c["fact"],)
    if c["kind"] == "prop":
        return (c["num"], c["den"]) if isinstance(c["den"], str) else (c["num"],)
    return tuple(condition[0] for condition in c["conds"])


READS = [(c["id"], rule, _reads(c)) for c, rule in zip(spec.CRIT, CRITERIA, strict=True)]


def plain_lines(cell: dict[str, int]) -> tuple[list[int], list[Line]]:
    """Score one cell and keep a frozen line for each criterion."""
    scored = score_one(cell)
    lines = [
        Line(name, rule, tuple([(fact, cell[fact]) for fact in reads]), points)
        for (name, rule, reads), points in zip(READS, scored, strict=False)
    ]
    return scored, lines


def measure() -> dict[str, float]:
    """Time both on the same cells in turn and give microseconds a cell, and their ratio."""
    facts = {k: v[:CELLS] for k, v in spec.load(2_600).items()}
    cells = rows_of(facts)
    made = framework()
    ours = [Facts(cell) for cell in cells]
    ways: dict[str, Callable[[], object]] = {
        "plain": lambda: [plain_lines(cell) for cell in cells],
        "evaluate": lambda: [evaluate(made, one) for one in ours],
        "explained": lambda: [explain(evaluate(made, one)) for one in ours],
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, work in ways.items():
            start = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - start) / len(cells) * 1e6)
    middle = {name: statistics.median(values) for name, values in times.items()}
    return {
        "plain_us": middle["plain"],
        "evaluate_us": middle["evaluate"],
        "ours_us": middle["explained"],
        "evaluate_ratio": middle["evaluate"] / middle["plain"],
        "ratio": middle["explained"] / middle["plain"],
    }
