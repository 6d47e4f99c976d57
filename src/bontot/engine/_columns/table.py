"""A table of facts: one integer column for each place of the framework's order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from bontot.engine._columns.blocks import Array, DType, smallest
from bontot.engine._columns.groups import Groups
from bontot.engine._model.facts import (
    NOT_APPLICABLE_CODE,
    UNKNOWN_CODE,
    FactSpec,
    FactType,
)
from bontot.primitives.errors import Invalid


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bontot.engine._model.framework import Framework


KNOWN, UNKNOWN, NOT_APPLICABLE = 0, 1, 2


class TableDoesNotFit(Invalid):
    """A table is not one of this framework: what was found, what is accepted."""

    code: ClassVar[str] = "table_does_not_fit"


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column in its smallest type.

    Args:
        values: never negative; 0 where the fact has no value.
        most: the largest value.
    """

    values: Array
    most: int

    @property
    def dtype(self) -> DType:
        """Give the column's type."""
        return self.values.dtype


@dataclass(frozen=True, slots=True)
class Table:
    """
    The facts of many subjects, as columns.

    Args:
        columns: in the framework's order, a ratio taking two.
        states: for each fact, whether it is known (0), unknown (1) or not applicable (2), a row each; None when it is
            known in every row.
        groups: by name, the rows grouped by a key: cohort, organisation, commune, province; from narrow to wide.
    """

    rows: int
    columns: tuple[Column, ...]
    states: Mapping[str, Array | None]
    groups: Mapping[str, Groups] = field(default_factory=dict)

    @staticmethod
    def of(
        framework: Framework,
        columns: Sequence[Array],
        keys: Mapping[str, Array] | None = None,
    ) -> Table:
        """
        Make a table from encoded facts.

        Args:
            framework: the framework the facts are for.
            columns: as `encode_facts` writes a row, but by column: −1 unknown, −2 not applicable, else the value.
            keys: by name, a whole number a row that says which group it belongs to; narrow groups first.

        Raises:
            TableDoesNotFit: another number of columns, columns of different lengths, a value no fact of the type has.
        """
        if len(columns) != framework.width:
            raise TableDoesNotFit(found=f"{len(columns)} columns", accepted=f"{framework.width}")
        lengths = {len(column) for column in columns} | {len(k) for k in (keys or {}).values()}
        if len(lengths) > 1:
            raise TableDoesNotFit(found=f"lengths {sorted(lengths)}", accepted="one length")
        states = {
            spec.id: _state_of(spec, columns[spec.offset : spec.offset + spec.width])
            for spec in framework.facts
        }
        groups = {name: Groups.of(key) for name, key in (keys or {}).items()}
        for narrow, wide in pairwise(groups.values()):
            narrow.parents(wide)
        owner = [spec for spec in framework.facts for _ in range(spec.width)]
        return Table(
            rows=lengths.pop() if lengths else 0,
            columns=tuple(
                _column(spec, values, states[spec.id])
                for spec, values in zip(owner, columns, strict=True)
            ),
            states=states,
            groups=groups,
        )


def _state_of(spec: FactSpec, columns: Sequence[Array]) -> Array | None:
    """
    Say where a fact has no value; a ratio over a denominator of 0 is not applicable.

    Raises:
        TableDoesNotFit: a code below −2.
    """
    first, last = columns[0], columns[-1]
    if not len(first):
        return None
    lowest = min(int(column.min()) for column in columns)
    if lowest < NOT_APPLICABLE_CODE:
        raise TableDoesNotFit(found=f"{lowest} in {spec.id}", accepted="−2, −1 or a value")
    ratio = spec.type is FactType.RATIO
    if lowest >= 0 and not (ratio and int(last.min()) == 0):
        return None
    state = np.zeros(len(first), np.uint8)
    state[last == NOT_APPLICABLE_CODE] = NOT_APPLICABLE
    if ratio:
        state[last == 0] = NOT_APPLICABLE
    for column in columns:
        state[column == UNKNOWN_CODE] = UNKNOWN
    return state


def _column(spec: FactSpec, values: Array, state: Array | None) -> Column:
    """
    Put a column into its smallest type, 0 where the fact has no value.

    Raises:
        TableDoesNotFit: a code above the highest of its type.
    """
    if state is not None:
        values = np.where(state == KNOWN, values, 0)
    most = int(values.max()) if len(values) else 0
    if (limit := _highest(spec)) is not None and most > limit:
        raise TableDoesNotFit(found=f"{most} in {spec.id}", accepted=f"at most {limit}")
    return Column(np.ascontiguousarray(values, smallest(most)), most)


def _highest(spec: FactSpec) -> int | None:
    """Give the highest code of facts that have one."""
    if spec.type is FactType.FLAG:
        return 1
    if spec.type is FactType.GRADE:
        return 3
    if spec.type is FactType.JUDGEMENT:
        return len(spec.options) - 1 if spec.options else spec.most
    return None
