"""The floor: the hand-tuned NumPy of `floor_numpy`, unchanged."""

from typing import Any

from benchmarks.floor import load


class Peer:
    """Blocks of 32,768 rows, one thread, as its own measurement runs it."""

    name = "hand-tuned NumPy"

    def __init__(self, facts: dict[str, Any]) -> None:
        self.inner = load("floor_numpy").NP(facts, 32768, 1)

    def run(self) -> None:
        """Score every cell, cap and roll up."""
        self.inner.run()

    def export(self) -> tuple[Any, dict[str, Any]]:
        """Give the results in the reference's shape."""
        matrix, sums = self.inner.export()
        return matrix, sums
