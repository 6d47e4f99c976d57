"""
The floor's workload as a framework pack, and its facts as a table of the engine.

The pack is written from the floor's declarations, so that both say the same; points are in
hundredths (step 0.01), a quarter of the framework's features is used by it.
"""

from typing import Any

from benchmarks.floor import spec
from bontot.engine import Framework, parse_framework


OPS = {">=": "at_least", "<=": "at_most", "==": "equals"}
LEVELS = ("l1", "l2", "l3", "l4")
PILLARS = ("g1", "g2", "g3", "g4")


def points(hundredths: int) -> str:
    """Write hundredths as points."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _name(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def _conditions(conditions: list[Any]) -> dict[str, Any]:
    return {"all": [{"fact": f, OPS[op]: str(bound)} for f, op, bound in conditions]}


def _bands(c: dict[str, Any]) -> dict[str, Any]:
    bounds = [None, *c["t"], None]
    bands = []
    for i, worth in enumerate(c["p"]):
        band = {"points": points(worth)}
        if bounds[i] is not None:
            band["from"] = str(bounds[i])
        if bounds[i + 1] is not None:
            band["below"] = str(bounds[i + 1])
        bands.append(band)
    return {"bands": {"fact": c["fact"], "bands": bands}}


def _proportional(c: dict[str, Any]) -> dict[str, Any]:
    rule = {"numerator": c["num"], "denominator": str(c["den"]), "rounding": "down"}
    if isinstance(c["den"], str):
        rule["when_zero"] = points(c["empty"])
    if c["k1"] != c["k2"]:
        rule["times"] = f"{c['k1']}/{c['k2']}"
    return {"proportional": rule}


def _criterion(c: dict[str, Any]) -> dict[str, Any]:
    if c["kind"] == "bands":
        rule, most = _bands(c), max(c["p"])
    elif c["kind"] == "prop":
        rule, most = _proportional(c), c["max"]
    else:
        rule, most = {"pass_fail": _conditions(c["conds"])}, c["max"]
    return {
        "id": c["id"],
        "name": _name(c["id"]),
        "max": points(most),
        "rule": rule,
        "said_by": "choice",
    }


def _adjustment(z: dict[str, Any], letter: str) -> dict[str, Any]:
    items = []
    for k, i in enumerate(z["items"]):
        rule = {"count": i["a"], "each": points(i["coef"])}
        if i["b"]:
            rule["less"] = i["b"]
        items.append(
            {
                "id": f"{letter}_{k + 1}",
                "name": _name(i["a"]),
                "max": points(i["cap"]),
                "rule": {"count_points": rule},
                "said_by": "choice",
            }
        )
    return {"cap": points(z["cap"]), "items": items}


def _gate(k: int, g: dict[str, Any]) -> dict[str, Any]:
    if "ratio" in g:
        num, den, share = g["ratio"]
        gate = {
            "task_completion": {
                "numerator": num,
                "denominator": den,
                "at_least": f"{share}%",
                "when_zero": "met",
            }
        }
    else:
        gate = {"condition": _conditions(g["conds"])}
    return {
        "id": f"gate_{k + 1}",
        "name": _name(f"gate {k + 1}"),
        "gate": gate,
        "effect": {"limits_level": LEVELS[3]},
        "said_by": "choice",
    }


def _minimum(g: int, least: int) -> dict[str, Any]:
    return {
        "id": f"least_{g + 1}",
        "name": _name(f"least of {PILLARS[g]}"),
        "gate": {"pillar_points": {"pillar": PILLARS[g], "at_least": points(least)}},
        "effect": {"limits_level": LEVELS[2]},
        "said_by": "choice",
    }


def pack() -> dict[str, Any]:
    """Give the framework as the loader would read it: every scalar is text."""
    levels: list[dict[str, Any]] = [
        {"id": LEVELS[k], "name": _name(LEVELS[k]), "at_least": points(t)}
        for k, t in enumerate(spec.TH)
    ]
    levels.append({"id": LEVELS[3], "name": _name(LEVELS[3])})
    return {
        "id": "workload",
        "version": "2026.1",
        "subject": "cell",
        "name": _name("Workload"),
        "valid": {"from": "2026-01-01"},
        "basis": [{"number": "0", "issuer": "benchmarks"}],
        "points": {"step": "0.01", "total": "100"},
        "not_applicable": "full",
        "unknown": "open",
        "facts": {k: {"type": "count", "unit": "đơn vị", "vi": k, "en": k} for k in spec.FACTS},
        "pillars": [
            {
                "id": PILLARS[g],
                "name": _name(PILLARS[g]),
                "achieved": {"points": points(least)},
                "criteria": [_criterion(c) for c in spec.CRIT if c["group"] == g],
            }
            for g, least in enumerate(spec.GROUP_MIN)
        ],
        "adjustments": {
            "bonus": _adjustment(spec.BONUS, "b"),
            "deduction": _adjustment(spec.DEDUCT, "d"),
        },
        "gates": [_gate(k, g) for k, g in enumerate(spec.GATES)]
        + [_minimum(g, least) for g, least in enumerate(spec.GROUP_MIN)],
        "levels": levels,
        "cap": {
            "level": LEVELS[0],
            "share": f"{spec.TOP_PCT}%",
            "of": "all",
            "within": "base_organisation",
            "rounding": "down",
            "ties": "by_order",
            "pooling": "none",
        },
    }


def framework() -> Framework:
    """Read the pack."""
    parsed = parse_framework(pack())
    if not isinstance(parsed, Framework):
        raise SystemExit(str(parsed))
    return parsed
