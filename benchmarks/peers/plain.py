"""A plain Python loop: the framework interpreted a cell at a time, points for each criterion."""

from operator import eq, ge, le
from typing import Any

import numpy as np

from benchmarks.floor import spec


OPS = {">=": ge, "<=": le, "==": eq}


def prepare() -> list[tuple[Any, ...]]:
    """Turn the criteria into tuples, so that the loop looks up as little as it can."""
    rows: list[tuple[Any, ...]] = []
    for c in spec.CRIT:
        if c["kind"] == "bands":
            rows.append((0, c["fact"], c["t"], c["p"]))
        elif c["kind"] == "prop":
            rows.append((1, c["num"], c["den"], c["max"], c["k1"], c["k2"], c["empty"]))
        else:
            rows.append((2, c["max"], [(f, OPS[o], v) for f, o, v in c["conds"]]))
    return rows


CRITERIA = prepare()
GATES = [([(f, OPS[o], v) for f, o, v in g.get("conds", [])], g.get("ratio")) for g in spec.GATES]
ITEMS = [
    ([(i["a"], i["b"], i["coef"], i["cap"]) for i in z["items"]], z["cap"])
    for z in (spec.BONUS, spec.DEDUCT)
]


def points_of(rule: tuple[Any, ...], d: dict[str, int]) -> int:
    """Give the points of one criterion for one cell."""
    kind = rule[0]
    if kind == 0:
        _, fact, bounds, points = rule
        value = d[fact]
        n = 0
        for bound in bounds:
            if value < bound:
                break
            n += 1
        return int(points[n])
    if kind == 1:
        _, num, den, most, k1, k2, empty = rule
        below = d[den] if isinstance(den, str) else den
        if below == 0:
            return int(empty)
        return int(min(most, most * k1 * d[num] // (below * k2)))
    _, most, conditions = rule
    for fact, op, bound in conditions:
        if not op(d[fact], bound):
            return 0
    return int(most)


def items_of(items: list[tuple[Any, ...]], cap: int, d: dict[str, int]) -> int:
    """Sum counts × points, each capped, under one cap."""
    total = 0
    for a, b, coefficient, most in items:
        count = d[a] - d[b] if b else d[a]
        total += min(most, coefficient * max(0, count))
    return min(cap, total)


def gates_of(d: dict[str, int]) -> int:
    """Give one bit for each gate that bars."""
    bits = 0
    for k, (conditions, ratio) in enumerate(GATES):
        held = all(op(d[f], v) for f, op, v in conditions)
        if ratio:
            held = held and d[ratio[0]] * 100 >= d[ratio[1]] * ratio[2]
        if not held:
            bits |= 1 << k
    return bits


def score_one(d: dict[str, int]) -> list[int]:
    """Score one cell: points, groups, total, bonus, deduction, score, reasons, level."""
    points = [points_of(rule, d) for rule in CRITERIA]
    groups = [sum(points[10 * g : 10 * g + 10]) for g in range(4)]
    total = sum(groups)
    bonus = items_of(*ITEMS[0], d)
    deduction = items_of(*ITEMS[1], d)
    score = max(0, min(10000, total + bonus - deduction))
    reasons = gates_of(d)
    barred = reasons
    for g in range(4):
        if groups[g] < spec.GROUP_MIN[g]:
            reasons |= 1 << (6 + g)
    level = 4
    for k, threshold in enumerate(spec.TH):
        if score >= threshold:
            level = k + 1
            break
    if reasons >> 6:
        level = max(level, 3)
    if barred:
        level = 4
    return [*points, *groups, total, bonus, deduction, score, reasons, level]


def rows_of(facts: dict[str, Any]) -> list[dict[str, int]]:
    """Give the facts a cell at a time; peers share the one list."""
    key = (id(facts), len(facts["cell_id"]))
    if key not in _ROWS:
        _ROWS.clear()
        columns = [facts[k].tolist() for k in spec.FACTS]
        _ROWS[key] = [dict(zip(spec.FACTS, row, strict=True)) for row in zip(*columns, strict=True)]
    return _ROWS[key]


_ROWS: dict[tuple[int, int], list[dict[str, int]]] = {}


class Peer:
    """The loop, with the cohort and the roll-up in plain Python too."""

    name = "plain Python loop"

    def __init__(self, facts: dict[str, Any]) -> None:
        self.rows = rows_of(facts)
        self.places = list(
            zip(
                *(facts[k].tolist() for k in ("org_id", "commune_id", "province_id")),
                strict=True,
            )
        )
        self.scored: list[list[int]] = []
        self.sums: dict[str, dict[int, list[int]]] = {}

    def run(self) -> None:
        """Score every cell, cap and roll up."""
        self.scored = [score_one(d) for d in self.rows]
        cap_cohort(self.places, self.scored)
        self.sums = roll_up(self.places, self.scored)

    def export(self) -> tuple[Any, dict[str, Any]]:
        """Give the results in the reference's shape."""
        matrix = np.array(self.scored, np.int32)
        return matrix, {
            name: np.array([rows[k] for k in sorted(rows)], np.int64)
            for name, rows in self.sums.items()
        }


def cap_cohort(places: list[tuple[int, int, int]], scored: list[list[int]]) -> None:
    """Lower the cells beyond their organisation's quota from level 1 to 2, in place."""
    top: dict[int, list[int]] = {}
    size: dict[int, int] = {}
    for i, (org, _, _) in enumerate(places):
        size[org] = size.get(org, 0) + 1
        if scored[i][-1] == 1:
            top.setdefault(org, []).append(i)
    for org, cells in top.items():
        cells.sort(key=lambda i: (-scored[i][-3], i))
        for i in cells[size[org] * spec.TOP_PCT // 100 :]:
            scored[i][-1] = 2
            scored[i][-2] |= 1 << spec.BIT_COHORT


def roll_up(
    places: list[tuple[int, int, int]], scored: list[list[int]]
) -> dict[str, dict[int, list[int]]]:
    """Count levels and reasons and sum scores, by organisation up to the nation."""
    sums: dict[str, dict[int, list[int]]] = {
        k: {} for k in ("org", "commune", "province", "nation")
    }
    above: dict[int, tuple[int, int]] = {}
    for (org, commune, province), s in zip(places, scored, strict=True):
        reasons = s[-2]
        add = [1, 0, 0, 0, 0, s[-3], *((reasons >> k) & 1 for k in range(spec.NREASON))]
        add[s[-1]] = 1
        above[org] = (commune, province)
        target = sums["org"].setdefault(org, [0] * len(add))
        for j, v in enumerate(add):
            target[j] += v
    for org, row in sums["org"].items():
        commune, province = above[org]
        for name, key in (("commune", commune), ("province", province), ("nation", 0)):
            target = sums[name].setdefault(key, [0] * len(row))
            for j, v in enumerate(row):
                target[j] += v
    return sums
