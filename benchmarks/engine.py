"""
`python -m benchmarks.engine [--json]`: our engine beside its peers and the floor.

One framework (40 criteria, 4 goods, 6 gates, a cap within each organisation, bonus, deduction,
roll-up to the nation) and the same facts at 2,600, 26,000 and 260,000 cells. Results are compared
for equality first, every value of every cell and of every roll-up; then the peers are timed in
turn, so that a busy machine is busy for all of them. Medians and ratios; peak memory of each in
a process of its own.
"""

import argparse
import gc
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.floor import spec
from benchmarks.one_cell import measure as measure_one_cell
from benchmarks.one_cell import show as show_one_cell
from benchmarks.timing import alternately, median


SIZES = (2_600, 26_000, 260_000)
FLOOR, COLUMNS, SCALAR = "hand-tuned NumPy", "our columns", "our scalar"
OPENFISCA, PLAIN, ZEN = "OpenFisca-Core", "plain Python loop", "zen-engine"

# module, class, (runs at each size), most cells timed (a larger size is scaled up, and said so)
PEERS: tuple[tuple[str, str, tuple[int, int, int], int], ...] = (
    ("hand_tuned", "Peer", (41, 31, 15), 260_000),
    ("columns", "Peer", (41, 31, 15), 260_000),
    ("openfisca", "Peer", (11, 11, 9), 260_000),
    ("plain", "Peer", (3, 3, 1), 260_000),
    ("scalar", "Peer", (3, 1, 1), 26_000),
    ("zen_engine", "Peer", (3, 1, 1), 260_000),
    ("zen_engine", "BareExpression", (3, 1, 1), 26_000),
)
TARGETS = {
    "columns_over_floor_max": 1.5,
    "openfisca_over_columns_min": 5,
    "zen_over_columns_min": 200,
    "growth_max": 1.1,
    "one_cell_lines_over_plain_max": 3,
}


def head(facts: dict[str, Any], cells: int) -> dict[str, Any]:
    """Give the first cells of the facts."""
    return {k: v[:cells] for k, v in facts.items()}


def make(module: str, name: str, facts: dict[str, Any]) -> Any:
    """Build one peer on the facts."""
    return getattr(import_module(f"benchmarks.peers.{module}"), name)(facts)


def compare(peer: Any, reference: tuple[Any, dict[str, Any]]) -> None:
    """Stop the benchmark when a column or a roll-up is not the reference's."""
    matrix, sums = reference
    found, found_sums = peer.export()
    wrong = [c for i, c in enumerate(spec.OUTCOLS) if not np.array_equal(matrix[:, i], found[:, i])]
    wrong += [k for k in sums if not np.array_equal(sums[k], found_sums[k])]
    if wrong:
        raise SystemExit(f"{peer.name} differs at {len(matrix)} cells: {wrong}")


def at_size(cells: int, place: int, *, quick: bool) -> dict[str, Any]:
    """
    Compare, then time every peer at one size.

    A peer so slow that it runs once is compared after that one run.
    """
    facts = spec.load(cells)
    references: dict[int, Any] = {}
    timed: list[tuple[Any, int]] = []
    sample: dict[str, int] = {}
    for module, name, runs, most in PEERS:
        if quick and cells > 26_000 and runs[place] == 1:
            continue
        size = min(cells, most)
        part = facts if size == cells else head(facts, size)
        peer = make(module, name, part)
        sample[peer.name] = size
        if size not in references:
            references[size] = spec.reference(part)
        if hasattr(peer, "export") and runs[place] > 1:
            peer.run()
            compare(peer, references[size])
        timed.append((peer, runs[place]))
    times = alternately(timed)
    compared = [peer for peer, _ in timed if hasattr(peer, "export")]
    for peer in compared:
        compare(peer, references[sample[peer.name]])
    return {
        "cells": cells,
        "equal_to_reference": [peer.name for peer in compared],
        "seconds": {k: median(v) * cells / sample[k] for k, v in times.items()},
        "runs": {k: len(v) for k, v in times.items()},
        "timed_on_fewer_cells": {k: v for k, v in sample.items() if v < cells},
    }


def memory_of(module: str, name: str, cells: int) -> float:
    """Give the MB a peer adds to a process that has loaded the facts."""
    out = subprocess.run(
        [sys.executable, "-m", "benchmarks.engine", "--memory-of", module, name, str(cells)],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(out.stdout.strip().splitlines()[-1])


def print_memory(module: str, name: str, cells: int) -> None:
    """Print what `memory_of` asks for: the peak after the facts are loaded, less what stood then."""
    facts = spec.load(cells)
    import_module(f"benchmarks.peers.{module}")
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts again from here
    before = peak_mb()
    peer = make(module, name, facts)
    peer.run()
    print(peak_mb() - before)


def peak_mb() -> float:
    """Give the most memory this process has held, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def summary(sizes: list[dict[str, Any]], one_cell: dict[str, Any]) -> dict[str, Any]:
    """Put the figures against the targets."""
    last, middle = sizes[-1]["seconds"], sizes[-2]["seconds"]
    ours = last[COLUMNS]
    grown = sizes[-1]["cells"] / sizes[-2]["cells"]
    figures = {
        "columns_over_floor": ours / last[FLOOR],
        "openfisca_over_columns": last[OPENFISCA] / ours,
        "growth_cost_per_cell": ours / middle[COLUMNS] / grown,
        "growth_cost_per_cell_of_floor": last[FLOOR] / middle[FLOOR] / grown,
        "one_cell_lines_over_plain": one_cell["lines_ratio"],
    }
    if ZEN in last:
        figures["zen_over_columns"] = last[ZEN] / ours
    return figures


def met(figures: dict[str, float]) -> dict[str, bool]:
    """Say which targets are met."""
    said = {
        "columns_over_floor": figures["columns_over_floor"] <= TARGETS["columns_over_floor_max"],
        "openfisca_over_columns": figures["openfisca_over_columns"]
        >= TARGETS["openfisca_over_columns_min"],
        "growth_cost_per_cell": figures["growth_cost_per_cell"] <= TARGETS["growth_max"],
        "one_cell_lines_over_plain": figures["one_cell_lines_over_plain"]
        <= TARGETS["one_cell_lines_over_plain_max"],
    }
    if "zen_over_columns" in figures:
        said["zen_over_columns"] = figures["zen_over_columns"] >= TARGETS["zen_over_columns_min"]
    return said


def show(result: dict[str, Any]) -> None:
    """Print the figures for people."""
    for size in result["sizes"]:
        print(f"\n{size['cells']:,} cells")
        floor = size["seconds"][FLOOR]
        for name, value in sorted(size["seconds"].items(), key=lambda x: x[1]):
            note = "equal" if name in size["equal_to_reference"] else "not compared"
            if name in size["timed_on_fewer_cells"]:
                note += f", timed on {size['timed_on_fewer_cells'][name]:,} and scaled"
            runs = size["runs"][name]
            print(
                f"  {name:42s} {value * 1e3:12.2f} ms  × {value / floor:8.2f}"
                f"  ({runs} runs; {note})"
            )
    print("\npeak memory added at", f"{result['memory_cells']:,} cells")
    for name, value in result["memory_mb"].items():
        print(f"  {name:42s} {value:8.0f} MB")
    print("\none cell")
    show_one_cell(result["one_cell"])
    print()
    for name, value in result["figures"].items():
        verdict = {True: "met", False: "NOT MET", None: ""}[result["met"].get(name)]
        print(f"  {name:42s} {value:8.2f}  {verdict}")


def main() -> None:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks.engine", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one object of figures")
    parser.add_argument("--quick", action="store_true", help="leave the slow peers out at 260,000")
    parser.add_argument("--memory-of", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of:
        module, name, cells = options.memory_of
        print_memory(module, name, int(cells))
        return
    one_cell = measure_one_cell()
    sizes = [at_size(n, i, quick=options.quick) for i, n in enumerate(SIZES)]
    figures = summary(sizes, one_cell)
    memory_cells = 260_000
    result = {
        "benchmark": "engine",
        "sizes": sizes,
        "one_cell": one_cell,
        "memory_cells": memory_cells,
        "memory_mb": {
            label: memory_of(module, "Peer", memory_cells)
            for label, module in (
                (FLOOR, "hand_tuned"),
                (COLUMNS, "columns"),
                (OPENFISCA, "openfisca"),
            )
        },
        "figures": figures,
        "targets": TARGETS,
        "met": met(figures),
    }
    if options.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        show(result)


if __name__ == "__main__":
    main()
