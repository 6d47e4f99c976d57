"""Our scalar: the slow, obvious evaluator a cell at a time, cap and roll-up in plain Python."""

from typing import Any

import numpy as np

from benchmarks.floor import spec
from benchmarks.peers.plain import cap_cohort, roll_up
from benchmarks.workload import framework
from bontot.engine import Bar, Facts, evaluate


class Peer:
    """Facts as they come from a store, one mapping a cell."""

    name = "our scalar"

    def __init__(self, facts: dict[str, Any]) -> None:
        self.framework = framework()
        columns = [facts[k].tolist() for k in spec.FACTS]
        self.facts = [
            Facts(dict(zip(spec.FACTS, row, strict=True))) for row in zip(*columns, strict=True)
        ]
        keys = ("org_id", "commune_id", "province_id")
        self.places = list(zip(*(facts[k].tolist() for k in keys), strict=True))
        self.scored: list[list[int]] = []
        self.sums: dict[str, dict[int, list[int]]] = {}

    def run(self) -> None:
        """Evaluate each cell, then cap and roll up."""
        self.scored = [_row(evaluate(self.framework, one)) for one in self.facts]
        cap_cohort(self.places, self.scored)
        self.sums = roll_up(self.places, self.scored)

    def export(self) -> tuple[Any, dict[str, Any]]:
        """Give the results in the reference's shape."""
        return np.array(self.scored, np.int32), {
            name: np.array([rows[k] for k in sorted(rows)], np.int64)
            for name, rows in self.sums.items()
        }


def _row(one: Any) -> list[int]:
    reasons = sum(1 << k for k, gate in enumerate(one.gates) if gate.bar is Bar.BARS)
    return [
        *(line.low for line in one.criteria),
        *(pillar.low for pillar in one.pillars),
        one.total[0],
        one.bonus[0],
        one.deduction[0],
        one.score[0],
        reasons,
        one.level[0] + 1,
    ]
