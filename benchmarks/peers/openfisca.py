"""
OpenFisca-Core: one entity, one variable a criterion, vectorised formulas.

Built as its country packages are: an entity, typed input variables, formulas by period. The
cohort and the roll-up, which it does not have, are done in NumPy and counted with it.
"""

from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.floor import spec
from benchmarks.peers.rollup import cap_cohort, roll_up


OPS = {">=": np.greater_equal, "<=": np.less_equal, "==": np.equal}
PERIOD = "2024"
CELL = Entity("cell", "cells", "A party cell", "")


def _variable(name: str, formula: Any = None) -> type[Variable]:
    body: dict[str, Any] = {
        "value_type": int,
        "entity": CELL,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    if formula:
        body["formula"] = formula
    return type(name, (Variable,), body)


def _bands(c: dict[str, Any]) -> Any:
    bounds, points = np.array(c["t"]), np.array(c["p"])

    def formula(cell: Any, period: Any) -> Any:
        return points[np.searchsorted(bounds, cell(c["fact"], period), side="right")]

    return formula


def _proportional(c: dict[str, Any]) -> Any:
    def formula(cell: Any, period: Any) -> Any:
        num = cell(c["num"], period)
        den = cell(c["den"], period) if isinstance(c["den"], str) else c["den"]
        value = c["max"] * c["k1"] * num // np.maximum(den * c["k2"], 1)
        return np.where(np.equal(den, 0), c["empty"], np.minimum(c["max"], value))

    return formula


def _holds(cell: Any, period: Any, conditions: list[Any]) -> Any:
    held: Any = True
    for fact, op, bound in conditions:
        held = held & OPS[op](cell(fact, period), bound)
    return held


def _all_of(c: dict[str, Any]) -> Any:
    def formula(cell: Any, period: Any) -> Any:
        return np.where(_holds(cell, period, c["conds"]), c["max"], 0)

    return formula


def _sum_of(names: list[str]) -> Any:
    def formula(cell: Any, period: Any) -> Any:
        return sum(cell(n, period) for n in names)

    return formula


def _items(z: dict[str, Any]) -> Any:
    def formula(cell: Any, period: Any) -> Any:
        total: Any = 0
        for i in z["items"]:
            count = cell(i["a"], period) - (cell(i["b"], period) if i["b"] else 0)
            total = total + np.minimum(i["cap"], i["coef"] * np.maximum(0, count))
        return np.minimum(z["cap"], total)

    return formula


def _score(cell: Any, period: Any) -> Any:
    total = cell("total", period) + cell("bonus", period) - cell("deduct", period)
    return np.clip(total, 0, 10000)


def _reasons(cell: Any, period: Any) -> Any:
    bits: Any = 0
    for k, gate in enumerate(spec.GATES):
        held = _holds(cell, period, gate.get("conds", []))
        if "ratio" in gate:
            num, den, share = gate["ratio"]
            held = held & (cell(num, period) * 100 >= cell(den, period) * share)
        bits = bits | np.where(held, 0, 1 << k)
    for g, least in enumerate(spec.GROUP_MIN):
        bits = bits | np.where(cell(f"g{g + 1}", period) < least, 1 << (6 + g), 0)
    return bits


def _level(cell: Any, period: Any) -> Any:
    score, reasons = cell("score", period), cell("reasons", period)
    level = np.select([score >= t for t in spec.TH], [1, 2, 3], 4)
    level = np.where(reasons >> 6, np.maximum(level, 3), level)
    return np.where(reasons & 63, 4, level)


def system() -> TaxBenefitSystem:
    """Declare the workload as a tax and benefit system."""
    made = TaxBenefitSystem([CELL])
    for name in spec.FACTS:
        made.add_variable(_variable(name))
    kinds = {"bands": _bands, "prop": _proportional, "allof": _all_of}
    for c in spec.CRIT:
        made.add_variable(_variable(c["id"], kinds[c["kind"]](c)))
    for g, name in enumerate(spec.GCOLS):
        made.add_variable(_variable(name, _sum_of([c["id"] for c in spec.CRIT if c["group"] == g])))
    made.add_variable(_variable("total", _sum_of(spec.GCOLS)))
    made.add_variable(_variable("bonus", _items(spec.BONUS)))
    made.add_variable(_variable("deduct", _items(spec.DEDUCT)))
    made.add_variable(_variable("score", _score))
    made.add_variable(_variable("reasons", _reasons))
    made.add_variable(_variable("level", _level))
    return made


class Peer:
    """A new simulation a run (it remembers what it computed), facts set as arrays."""

    name = "OpenFisca-Core"

    def __init__(self, facts: dict[str, Any]) -> None:
        self.facts = facts
        self.count = len(facts["cell_id"])
        self.system = system()
        self.columns: dict[str, Any] = {}
        self.sums: dict[str, Any] = {}
        self.simulation = self._prepare()

    def _prepare(self) -> Any:
        simulation = SimulationBuilder().build_default_simulation(self.system, count=self.count)
        for name in spec.FACTS:
            simulation.set_input(name, PERIOD, self.facts[name])
        return simulation

    def reset(self) -> None:
        """Forget the last run's results (not timed)."""
        self.simulation = self._prepare()

    def run(self) -> None:
        """Calculate every variable, then cap and roll up."""
        self.columns = {k: self.simulation.calculate(k, PERIOD) for k in spec.OUTCOLS}
        for name in ("level", "reasons"):
            self.columns[name] = self.columns[name].copy()
        score, level, reasons = (self.columns[k] for k in ("score", "level", "reasons"))
        cap_cohort(self.facts, score, level, reasons)
        self.sums = roll_up(self.facts, score, level, reasons)

    def export(self) -> tuple[Any, dict[str, Any]]:
        """Give the results in the reference's shape."""
        return np.stack([self.columns[k] for k in spec.OUTCOLS], 1).astype(np.int32), self.sums
