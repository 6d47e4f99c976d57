"""
zen-engine (GoRules): one expression node for the whole framework, one evaluation a cell.

Of the forms in which it runs a decision, this is the fastest measured: the model given to a
static loader, which compiles it once (a decision from `create_decision` takes seven times as long,
a batch call gains 6%). Its bare expression language, without a decision around it, is faster
and is timed apart, for the forty points alone. The cohort and the roll-up, which it does not
have, are done in NumPy and counted with it.
"""

import json
from typing import Any

import numpy as np
import zen

from benchmarks.floor import spec
from benchmarks.peers.plain import rows_of
from benchmarks.peers.rollup import cap_cohort, roll_up


def _bands(c: dict[str, Any]) -> str:
    text = str(c["p"][0])
    for bound, points in zip(c["t"], c["p"][1:], strict=True):
        text = f"{c['fact']} >= {bound} ? {points} : ({text})"
    return text


def _proportional(c: dict[str, Any]) -> str:
    above = f"{c['max'] * c['k1']} * {c['num']}"
    if isinstance(c["den"], int):
        return f"min([{c['max']}, floor({above} / {c['den'] * c['k2']})])"
    value = f"min([{c['max']}, floor({above} / ({c['den']} * {c['k2']}))])"
    return f"{c['den']} == 0 ? {c['empty']} : {value}"


def _conditions(conditions: list[Any]) -> str:
    return " and ".join(f"{fact} {op} {bound}" for fact, op, bound in conditions)


def _items(z: dict[str, Any]) -> str:
    parts = []
    for i in z["items"]:
        count = f"{i['a']} - {i['b']}" if i["b"] else i["a"]
        parts.append(f"min([{i['cap']}, {i['coef']} * max([0, {count}])])")
    return f"min([{z['cap']}, {' + '.join(parts)}])"


def _reasons() -> str:
    parts = []
    for k, gate in enumerate(spec.GATES):
        if "ratio" in gate:
            num, den, share = gate["ratio"]
            held = f"{num} * 100 >= {den} * {share}"
        else:
            held = _conditions(gate["conds"])
        parts.append(f"(({held}) ? 0 : {1 << k})")
    return " + ".join(parts)


def expressions() -> list[tuple[str, str]]:
    """Write the whole workload in its expression language."""
    kinds = {
        "bands": _bands,
        "prop": _proportional,
        "allof": lambda c: f"({_conditions(c['conds'])}) ? {c['max']} : 0",
    }
    rows = [(c["id"], kinds[c["kind"]](c)) for c in spec.CRIT]
    for g, name in enumerate(spec.GCOLS):
        rows.append((name, " + ".join(f"$.{c['id']}" for c in spec.CRIT if c["group"] == g)))
    rows.append(("total", " + ".join(f"$.{g}" for g in spec.GCOLS)))
    rows.append(("bonus", _items(spec.BONUS)))
    rows.append(("deduct", _items(spec.DEDUCT)))
    rows.append(("score", "max([0, min([10000, $.total + $.bonus - $.deduct])])"))
    rows.append(("barred", _reasons()))
    low = " + ".join(
        f"($.g{g + 1} < {least} ? {1 << (6 + g)} : 0)" for g, least in enumerate(spec.GROUP_MIN)
    )
    rows.append(("low", low))
    rows.append(("reasons", "$.barred + $.low"))
    level = "4"
    for k, threshold in reversed(list(enumerate(spec.TH))):
        level = f"$.score >= {threshold} ? {k + 1} : ({level})"
    rows.append(("reached", level))
    rows.append(("level", "$.barred > 0 ? 4 : ($.low > 0 ? max([3, $.reached]) : $.reached)"))
    return rows


def decision() -> str:
    """Give the decision model as its JSON."""
    listed = [{"id": k, "key": k, "value": v} for k, v in expressions()]
    at = {"x": 0, "y": 0}
    return json.dumps(
        {
            "nodes": [
                {"id": "in", "name": "in", "type": "inputNode", "position": at},
                {
                    "id": "rules",
                    "name": "rules",
                    "type": "expressionNode",
                    "position": at,
                    "content": {"expressions": listed},
                },
                {"id": "out", "name": "out", "type": "outputNode", "position": at},
            ],
            "edges": [
                {"id": "e1", "sourceId": "in", "targetId": "rules", "type": "edge"},
                {"id": "e2", "sourceId": "rules", "targetId": "out", "type": "edge"},
            ],
        }
    )


class BareExpression:
    """The forty points as one compiled expression: no groups, gates, level, cap or roll-up."""

    name = "zen-engine, bare expression, points only"

    def __init__(self, facts: dict[str, Any]) -> None:
        self.rows = rows_of(facts)
        written = dict(expressions())
        self.expression = zen.compile_expression(
            "[" + ", ".join(f"({written[c]})" for c in spec.CIDS) + "]"
        )
        self.points: list[list[int]] = []

    def run(self) -> None:
        """Give the points of each cell."""
        evaluate = self.expression.evaluate
        self.points = [evaluate(row) for row in self.rows]


class Peer:
    """One decision, compiled once by the loader, evaluated for each cell."""

    name = "zen-engine"

    def __init__(self, facts: dict[str, Any]) -> None:
        self.facts = facts
        self.rows = rows_of(facts)
        content = {"workload": json.loads(decision())}
        self.engine = zen.ZenEngine({"loader": {"type": "static", "content": content}})
        self.matrix: Any = None
        self.sums: dict[str, Any] = {}

    def run(self) -> None:
        """Evaluate each cell, then cap and roll up."""
        evaluate = self.engine.evaluate
        names = spec.OUTCOLS
        scored = []
        for row in self.rows:
            result = evaluate("workload", row)["result"]
            scored.append([result[k] for k in names])
        matrix = np.array(scored, np.int32)
        score, reasons, level = matrix[:, -3], matrix[:, -2], matrix[:, -1]
        cap_cohort(self.facts, score, level, reasons)
        self.sums = roll_up(self.facts, score, level, reasons)
        self.matrix = matrix

    def export(self) -> tuple[Any, dict[str, Any]]:
        """Give the results in the reference's shape."""
        return self.matrix, self.sums
