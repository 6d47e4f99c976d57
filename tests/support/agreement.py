"""One meaning, two evaluators: evaluates rows both ways and names every difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from bontot.engine import (
    BARS,
    OUTCOMES,
    VERDICTS,
    Standing,
    Table,
    cap_cohorts,
    cap_levels,
    decode_facts,
    evaluate,
    evaluate_table,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    from bontot.engine import Evaluation, Framework, ResultTable

OUTCOME_CODE = {outcome: code for code, outcome in enumerate(OUTCOMES)}
VERDICT_CODE = {verdict: code for code, verdict in enumerate(VERDICTS)}
BAR_CODE = {bar: code for code, bar in enumerate(BARS)}


def table_of(framework: Framework, rows: Sequence[Sequence[int]], **keys: Any) -> Table:
    """A table of encoded rows."""
    matrix = np.array(rows, np.int64).reshape(len(rows), framework.width)
    columns = [matrix[:, i] for i in range(framework.width)]
    return Table.of(framework, columns, {k: np.asarray(v) for k, v in keys.items()})


def of_scalar(evaluation: Evaluation) -> dict[str, Any]:
    """One result of the slow evaluator, as plain values."""
    lines = (*evaluation.criteria, *evaluation.bonus_items, *evaluation.deduction_items)
    return {
        "outcomes": [OUTCOME_CODE[line.outcome] for line in lines],
        "low": [line.low for line in lines],
        "high": [line.high for line in lines],
        "pillars": [(p.low, p.high, p.most) for p in evaluation.pillars],
        "verdicts": [VERDICT_CODE[p.verdict] for p in evaluation.pillars],
        "before_gates": [VERDICT_CODE[p.before_gates] for p in evaluation.pillars],
        "gates": [BAR_CODE[g.bar] for g in evaluation.gates],
        "total": evaluation.total,
        "bonus": evaluation.bonus,
        "deduction": evaluation.deduction,
        "score": evaluation.score,
        "title": None if evaluation.title is None else VERDICT_CODE[evaluation.title],
        "level": evaluation.level,
    }


def of_columns(result: ResultTable, row: int) -> dict[str, Any]:
    """The same of one row of the fast evaluator."""
    framework = result.framework
    lines = range(len(framework.lines))
    level = None
    if result.best is not None and result.worst is not None and result.best[row] >= 0:
        level = (int(result.best[row]), int(result.worst[row]))
    return {
        "outcomes": [int(result.outcomes(i)[row]) for i in lines],
        "low": [int(result.low(i)[row]) for i in lines],
        "high": [int(result.high(i)[row]) for i in lines],
        "pillars": [_pillar(result, place, row) for place in range(len(framework.pillars))],
        "verdicts": [int(v) for v in result.verdicts[:, row]],
        "before_gates": [int(v) for v in result.before_gates[:, row]],
        "gates": [_gate(result, place, row) for place in range(len(framework.gates))],
        **{name: _span(result, name, row) for name in ("total", "bonus", "deduction", "score")},
        "title": None if result.title is None else int(result.title[row]),
        "level": level,
    }


def _pillar(result: ResultTable, place: int, row: int) -> tuple[int, int, int]:
    low = int(result.pillars[place, row])
    high = low if result.pillars_high is None else int(result.pillars_high[place, row])
    most = result.framework.pillars[place].most
    return low, high, most if result.pillars_most is None else int(result.pillars_most[place, row])


def _span(result: ResultTable, name: str, row: int) -> tuple[int, int]:
    low, high = getattr(result, name), getattr(result, f"{name}_high")
    return int(low[row]), int((low if high is None else high)[row])


def _gate(result: ResultTable, place: int, row: int) -> int:
    """The code of a gate: the bit set says which of the three; none set: it passes."""
    for code, bits in ((1, result.bars), (2, result.bars_not_applicable), (3, result.bars_unknown)):
        if bits is not None and int(bits[row]) >> place & 1:
            return code
    return 0


def differences(framework: Framework, rows: Sequence[Sequence[int]]) -> list[str]:
    """Every difference between the evaluators on these rows, by row and name."""
    result = evaluate_table(framework, table_of(framework, rows))
    found = []
    for place, row in enumerate(rows):
        slow = of_scalar(evaluate(framework, decode_facts(framework, row)))
        fast = of_columns(result, place)
        found += [
            f"row {place} {name}: scalar {slow[name]}, columns {fast[name]}"
            for name in slow
            if slow[name] != fast[name]
        ]
    return found


def cap_differences(
    framework: Framework, rows: Sequence[Sequence[int]], cohorts: Sequence[int]
) -> list[str]:
    """Every difference between the two ways to cap a level over cohorts."""
    if framework.cap is None:
        return []
    slow = [evaluate(framework, decode_facts(framework, row)) for row in rows]
    standings = [
        Standing(str(key), one.level, one.score) for key, one in zip(cohorts, slow, strict=True)
    ]
    table = table_of(framework, rows, cohort=cohorts)
    result = evaluate_table(framework, table)
    cap_levels(result, table.groups["cohort"])
    assert result.capped is not None
    found = []
    for row, capped in enumerate(cap_cohorts(framework, standings)):
        fast = (of_columns(result, row)["level"], bool(result.capped[row]))
        if fast != (capped.level, capped.moved):
            found.append(f"row {row} cap: scalar {capped}, columns {fast}")
    return found
