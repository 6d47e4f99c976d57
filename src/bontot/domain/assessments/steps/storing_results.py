"""Putting results into the table: only what changed, by binary COPY into a temporary table, then moved."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID

import numpy as np
from django.db import connection

from bontot.domain.assessments.models import Evaluation
from bontot.domain.assessments.steps.binary_copy import (
    Field,
    arrays,
    encode,
    integers,
    no_value,
    one_integer,
    one_text,
    opaque,
)
from bontot.domain.catalogue.types import FrameworkInForce
from bontot.engine import (
    ENGINE_VERSION,
    OUTCOMES,
    VERDICTS,
    Bar,
    CriterionResult,
    Verdict,
    encode_facts,
)
from bontot.engine import Evaluation as Evaluated
from bontot.primitives.ids import derived_id
from bontot.primitives.periods import Period


_EPOCH: Final = dt.date(2000, 1, 1)
_EPOCH_AT: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_MICROSECOND: Final = dt.timedelta(microseconds=1)
_NO_TITLE: Final = VERDICTS.index(Verdict.NOT_APPLICABLE)
_COLUMNS: Final = (
    "id", "subject", "organization_id", "member_id", "meeting_id", "strand", "period_from", "period_until",
    "framework_id", "framework_digest", "engine_version", "audit_position", "facts", "points", "outcomes",
    "pillars", "gates", "title", "level", "total", "evaluated_at", "current",
)  # fmt: skip


_NAMES: Final = ", ".join(_COLUMNS)
_TEMPORARY: Final = (
    "CREATE TEMPORARY TABLE IF NOT EXISTS stored_results (LIKE bontot_evaluation) ON COMMIT DROP"
)
_COPY: Final = f"COPY stored_results ({_NAMES}) FROM STDIN (FORMAT BINARY)"
_MOVE: Final = f"INSERT INTO bontot_evaluation ({_NAMES}) SELECT {_NAMES} FROM stored_results"  # noqa: S608 - our own column names


Key = tuple[UUID, UUID | None, UUID | None, dt.date]


@dataclass(frozen=True, slots=True)
class Subjected:
    """One subject with what its framework made of it."""

    organization_id: UUID
    evaluated: Evaluated
    period: Period
    member_id: UUID | None = None
    meeting_id: UUID | None = None
    #: After a cap over its cohort; None where no cap was applied.
    level: tuple[int, int] | None = None
    capped: bool = False

    @property
    def key(self) -> Key:
        """What names it within a strand."""
        return (self.organization_id, self.member_id, self.meeting_id, self.period.start)

    @property
    def level_place(self) -> int | None:
        """The place of its level, None while unknown."""
        level = self.level if self.capped else self.evaluated.level
        return level[0] if level is not None and level[0] == level[1] else None

    @property
    def total(self) -> int | None:
        """Its score, None while unknown."""
        low, high = self.evaluated.score
        return low if low == high else None

    @property
    def gates(self) -> int:
        """The gates that bar, as bits."""
        return sum(
            1 << place for place, gate in enumerate(self.evaluated.gates) if gate.bar is Bar.BARS
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Results of one framework and strand, each subject once."""

    in_force: FrameworkInForce
    results: Sequence[Subjected]


def store(batch: Batch, *, at: dt.datetime, position: int) -> list[Subjected]:
    """
    Store the results that differ from the current ones; the older rows stay, no longer current.

    A result is the same when its framework, engine, facts and level are: the rest follows from them.

    Returns:
        What was written, in the order of its keys.

    Queries: 1, and 3 to 5 when something changed.
    """
    current = _current(batch)
    changed = [one for one in batch.results if not _is_same(batch, one, current.get(one.key))]
    changed.sort(key=lambda one: tuple(str(part or "") for part in one.key))
    if not changed:
        return []
    outdated = [current[one.key].id for one in changed if one.key in current]
    if outdated:
        Evaluation.objects.filter(pk__in=outdated).update(current=False)
    with connection.cursor() as cursor:
        cursor.execute(_TEMPORARY)
        cursor.execute("TRUNCATE stored_results")
        for shape in _shapes(changed):
            fields = _fields(batch, shape, current, _Moment(at, position))
            with cursor.copy(_COPY) as copy:
                for piece in encode(fields, len(shape)):
                    copy.write(piece)
        cursor.execute(_MOVE)
    return changed


class _Stored(NamedTuple):
    id: UUID
    digest: str
    engine_version: str
    facts: list[int]
    level: int | None


def _current(batch: Batch) -> dict[Key, _Stored]:
    rows = Evaluation.objects.filter(
        organization_id__in={one.organization_id for one in batch.results},
        strand=batch.in_force.strand,
        period_from__in={one.period.start for one in batch.results},
        period_until__in={one.period.until for one in batch.results},
        current=True,
    ).values_list(
        "organization_id", "member_id", "meeting_id", "period_from",
        "id", "framework_digest", "engine_version", "facts", "level",
    )  # fmt: skip
    return {row[:4]: _Stored(*row[4:]) for row in rows}


def _is_same(batch: Batch, one: Subjected, stored: _Stored | None) -> bool:
    if stored is None:
        return False
    facts = encode_facts(one.evaluated.framework, one.evaluated.facts)
    now = (batch.in_force.digest, ENGINE_VERSION, facts, one.level_place)
    return stored[1:] == now


def _shapes(rows: Iterable[Subjected]) -> Iterable[list[Subjected]]:
    """Rows of the same kind of subject: the same columns are null in all of them."""

    def shape(one: Subjected) -> tuple[bool, bool]:
        return (one.member_id is None, one.meeting_id is None)

    return [list(same) for _, same in groupby(sorted(rows, key=shape), key=shape)]


def _uuids(values: Iterable[UUID | None]) -> Field:
    found = [value for value in values if value is not None]
    if not found:
        return no_value()
    return opaque(np.frombuffer(b"".join(value.bytes for value in found), np.uint8).reshape(-1, 16))


def _numbers(values: Sequence[int | None], size: str) -> Field:
    nulls = np.array([value is None for value in values])
    found = np.array([value or 0 for value in values], size)
    return integers(found, nulls if nulls.any() else None)


def _table(rows: Sequence[Sequence[int]], size: str) -> Field:
    return arrays(np.array(rows, size).reshape(len(rows), -1))


class _Moment(NamedTuple):
    at: dt.datetime
    position: int


def _fields(
    batch: Batch, rows: Sequence[Subjected], current: Mapping[Key, _Stored], moment: _Moment
) -> list[Field]:
    in_force = batch.in_force
    results = [one.evaluated for one in rows]
    return [
        _uuids(_identity(batch, one, current.get(one.key), moment.at) for one in rows),
        one_text(results[0].framework.subject.value),
        _uuids(one.organization_id for one in rows),
        _uuids(one.member_id for one in rows),
        _uuids(one.meeting_id for one in rows),
        one_text(in_force.strand),
        _numbers([(one.period.start - _EPOCH).days for one in rows], "i4"),
        _numbers([(one.period.until - _EPOCH).days for one in rows], "i4"),
        _uuids([in_force.framework_id] * len(rows)),
        one_text(in_force.digest),
        one_text(ENGINE_VERSION),
        one_integer(moment.position, 8),
        _table([encode_facts(one.framework, one.facts) for one in results], "i4"),
        _table([[line.low for line in _lines(one)] for one in results], "i2"),
        _table([[OUTCOMES.index(line.outcome) for line in _lines(one)] for one in results], "i2"),
        _table([[VERDICTS.index(good.verdict) for good in one.pillars] for one in results], "i2"),
        _numbers([one.gates for one in rows], "i4"),
        _numbers(
            [_NO_TITLE if one.title is None else VERDICTS.index(one.title) for one in results], "i2"
        ),
        _numbers([one.level_place for one in rows], "i2"),
        _numbers([one.total for one in rows], "i4"),
        one_integer((moment.at - _EPOCH_AT) // _MICROSECOND, 8),
        Field(np.frombuffer(b"\x01", np.uint8), "bytes", same=True),
    ]


def _lines(one: Evaluated) -> tuple[CriterionResult, ...]:
    return one.criteria + one.bonus_items + one.deduction_items


def _identity(batch: Batch, one: Subjected, before: _Stored | None, at: dt.datetime) -> UUID:
    """The same record evaluated at the same instant gives the same identifiers; each names the one it replaces."""
    return derived_id(
        "evaluation",
        *(str(part) for part in one.key),
        batch.in_force.strand,
        batch.in_force.digest,
        at.isoformat(),
        str(before and before.id),
    )
