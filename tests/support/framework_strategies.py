"""
Frameworks and facts made at random: every rule kind and gate at every bound, known, unknown and not applicable.

`make_framework` and `make_facts` take a `random.Random`; Hypothesis draws its seed (`frameworks`, `frameworks_with_rows`). `tally` says which cells of kind × bound × state one row of facts touches;
`CELLS` lists every cell there is.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from tests.support.fact_maker import make_facts
from tests.support.framework_cells import CELLS, Cell, coverage_table, tally
from tests.support.framework_maker import make_framework, make_mapping


if TYPE_CHECKING:
    from bontot.engine import Facts, Framework


__all__ = [
    "CELLS",
    "Cell",
    "coverage_table",
    "frameworks",
    "frameworks_with_rows",
    "make_facts",
    "make_framework",
    "make_mapping",
    "tally",
]


def frameworks(criteria: int = 6) -> st.SearchStrategy[Framework]:
    """Frameworks of at least so many criteria, for Hypothesis."""
    return st.integers(0, 2**32).map(lambda seed: make_framework(Random(seed), criteria=criteria))


def frameworks_with_rows(
    criteria: int = 6, rows: int = 8
) -> st.SearchStrategy[tuple[Framework, list[Facts]]]:
    """A framework and some rows of facts for it, for Hypothesis."""

    def made(seed: int) -> tuple[Framework, list[Facts]]:
        rng = Random(seed)
        framework = make_framework(rng, criteria=criteria)
        return framework, [make_facts(rng, framework) for _ in range(rows)]

    return st.integers(0, 2**32).map(made)
