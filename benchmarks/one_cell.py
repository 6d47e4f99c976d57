"""
`python -m benchmarks.one_cell [--json]`: one cell with its explanation, beside a plain scorer.

The plain scorer scores one cell and keeps a frozen line for each criterion: its rule, its inputs, its points. A line of ours
works out what it says when it is read, so the bound is for ours with the same read of every line. What the plain scorer has
no answer to is printed beside it without a bound: the arithmetic of every line, and all there is to read (of every line the
least that would change it, of every gate what would lift it, of every pillar and the level what stands in the way).
"""

import argparse
import gc
import json
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.floor import spec
from benchmarks.peers.plain import CRITERIA, rows_of, score_one
from benchmarks.workload import framework
from bontot.engine import Explanation, Facts, evaluate, explain


if TYPE_CHECKING:
    from collections.abc import Callable


CELLS = 400
ROUNDS = 9
TARGET_RATIO = 3.0


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


def read_lines(explanation: Explanation) -> list[object]:
    """Read what the plain scorer's lines say too: the rule, the inputs, the points."""
    said: list[object] = []
    for lines in (explanation.criteria, explanation.bonus_items, explanation.deduction_items):
        for line in lines:
            said += (line.rule, line.inputs, line.result.low)
    return said


def read_arithmetic(explanation: Explanation) -> list[object]:
    """Read the lines, and what was done with the inputs."""
    said = read_lines(explanation)
    for lines in (explanation.criteria, explanation.bonus_items, explanation.deduction_items):
        for line in lines:
            said.append(line.arithmetic)
    return said


def read_all(explanation: Explanation) -> list[object]:
    """Read everything an explanation says."""
    said = read_arithmetic(explanation)
    said += (explanation.pillars, explanation.title, explanation.level)
    for lines in (explanation.criteria, explanation.bonus_items, explanation.deduction_items):
        for line in lines:
            said += (line.changes, line.gain, line.origin)
    for gate in explanation.gates:
        said += (gate.rule, gate.inputs, gate.changes, gate.for_good, gate.origin)
    return said


def measure() -> dict[str, float]:
    """Time all on the same cells in turn, each cell's result let go before the next, and give microseconds a cell."""
    facts = {k: v[:CELLS] for k, v in spec.load(2_600).items()}
    cells = rows_of(facts)
    made = framework()
    ours = [Facts(cell) for cell in cells]
    ways: dict[str, tuple[Callable[[Any], object], list[Any]]] = {
        "plain": (plain_lines, cells),
        "evaluated": (lambda one: evaluate(made, one), ours),
        "made": (lambda one: explain(evaluate(made, one)), ours),
        "lines": (lambda one: read_lines(explain(evaluate(made, one))), ours),
        "arithmetic": (lambda one: read_arithmetic(explain(evaluate(made, one))), ours),
        "all": (lambda one: read_all(explain(evaluate(made, one))), ours),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, (work, given) in ways.items():
            gc.collect()
            start = time.perf_counter()
            for one in given:
                work(one)
            times[name].append((time.perf_counter() - start) / len(cells) * 1e6)
    middle = {name: statistics.median(values) for name, values in times.items()}
    return {
        **{f"{name}_us": value for name, value in middle.items()},
        **{f"{name}_ratio": middle[name] / middle["plain"] for name in ways if name != "plain"},
    }


def show(figures: dict[str, float]) -> None:
    """Print the figures for people."""
    said = {
        "plain": "plain scorer, a frozen line a criterion",
        "evaluated": "ours, evaluated",
        "made": "ours, with its explanation made",
        "lines": "ours, with the same read of every line",
        "arithmetic": "ours, with the arithmetic of every line too",
        "all": "ours, with everything there is to read",
    }
    for name, words in said.items():
        ratio = figures.get(f"{name}_ratio", 1.0)
        print(f"  {words:46s} {figures[f'{name}_us']:8.1f} µs  × {ratio:8.2f}")


def main() -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks.one_cell", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one object of figures")
    options = parser.parse_args()
    figures = measure()
    met = figures["lines_ratio"] <= TARGET_RATIO
    if options.json:
        print(json.dumps({"benchmark": "one_cell", **figures, "bound": TARGET_RATIO, "met": met}))
        return
    show(figures)
    print(f"  the same read at most {TARGET_RATIO:.0f} times: {'met' if met else 'NOT MET'}")


if __name__ == "__main__":
    main()
