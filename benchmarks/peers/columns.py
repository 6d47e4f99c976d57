"""Our columns: the workload as a pack, through the engine's front door."""

from typing import Any

import numpy as np

from benchmarks.floor import spec
from benchmarks.workload import framework
from bontot.engine import Table, cap_levels, evaluate_table, roll_up


class Peer:
    """The table is prepared once, as every peer's facts are; results go into arrays kept, as the floor's do."""

    name = "our columns"

    def __init__(self, facts: dict[str, Any]) -> None:
        self.framework = framework()
        keys = {k: facts[f"{k}_id"] for k in ("org", "commune", "province")}
        self.table = Table.of(
            self.framework, [facts[fact.id] for fact in self.framework.facts], keys
        )
        self.result = evaluate_table(self.framework, self.table)
        self.sums: dict[str, Any] = {}

    def run(self) -> None:
        """Evaluate, cap and roll up."""
        self.result = evaluate_table(self.framework, self.table, into=self.result)
        cap_levels(self.result, self.table.groups["org"])
        self.sums = roll_up(self.result, self.table.groups)

    def export(self) -> tuple[Any, dict[str, Any]]:
        """Give the results in the reference's shape."""
        r = self.result
        lines = len(spec.CRIT)
        reasons = r.bars.astype(np.int32) | (r.capped.astype(np.int32) << spec.BIT_COHORT)
        columns = [*r.points[:lines], *r.pillars, r.total, r.bonus, r.deduction, r.score]
        matrix = np.stack([*columns, reasons, r.best.astype(np.int32) + 1], 1).astype(np.int32)
        names = [
            "rows",
            *(f"level:{level.id}" for level in self.framework.levels),
            "score",
            *(f"gate:{gate.id}" for gate in self.framework.gates),
            "capped",
        ]
        return matrix, {
            area: np.stack([rolled.count(name) for name in names], 1)
            for area, rolled in self.sums.items()
        }
