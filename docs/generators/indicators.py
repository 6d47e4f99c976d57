"""The indicators: what each counts, over which rows, and what makes it unknown."""

from bontot.domain.facts.queries import CATALOGUE, indicators_of
from bontot.domain.facts.types import Grain, Indicator


PATH = "reference/indicators.md"
GRAINS = {
    Grain.MEETING: "Of one meeting",
    Grain.CELL: "Of a cell, in a year or a month",
    Grain.COMMITTEE: "Of a committee, in a year",
    Grain.MEMBER: "Of a member, in a year",
}


def text() -> str:
    """Write every indicator, by grain."""
    names = {name for _, name in CATALOGUE}
    pages = [
        "# Indicators",
        "",
        f"{len(names)} figures computed from the record ({len(CATALOGUE)} definitions, for one may have a meaning for",
        "cells and another for committees). A framework's fact of the same id reads it. **Rows** names the SQL in",
        "`src/bontot/domain/facts/queries/sql`; **adds** is what each row adds, and the entries behind a number are those",
        "very rows. Unknown is neither zero nor full.",
    ]
    for grain, title in GRAINS.items():
        pages += ["", f"## {title}"]
        for indicator in indicators_of(grain):
            pages += ["", *_page(indicator)]
    return "\n".join(pages)


def _page(indicator: Indicator) -> list[str]:
    unit = f", {indicator.unit}" if indicator.unit else ""
    over = " of everything below" if indicator.below else ""
    adds = f"`{indicator.counts}`"
    if indicator.kind == "ratio":
        adds += f" over `{indicator.of}`"
    where = "" if indicator.where == "TRUE" else f", where `{indicator.where}`"
    opens = "" if indicator.open_when == "FALSE" else f" Open while `{indicator.open_when}`."
    return [
        f"### `{indicator.id}` {{#{indicator.grain}-{indicator.id}}}",
        "",
        f"**{indicator.vi}** · {indicator.en} · {indicator.kind}{unit}",
        "",
        f"- Rows: `{indicator.base}`{over}; adds {adds}{where}.{opens}",
        f"- {indicator.states}",
        f"- Allowed because: {indicator.boundary}",
    ]
