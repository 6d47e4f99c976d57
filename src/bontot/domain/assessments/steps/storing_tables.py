"""Putting a whole table of results away: what `evaluate_table` made of many organisations at once."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from bontot.domain.assessments.steps.binary_copy import (
    Field,
    arrays,
    encode,
    integers,
    no_value,
    opaque,
)
from bontot.domain.catalogue.types import FrameworkInForce
from bontot.engine import ENGINE_VERSION, VERDICTS, ResultTable, Verdict
from bontot.primitives.periods import Period


_NO_TITLE: Final = VERDICTS.index(Verdict.NOT_APPLICABLE)
# What differs from row to row is copied; what all rows share is said once.
_COPIED: Final = (
    "id", "organization_id", "facts", "points", "outcomes", "pillars", "gates", "title", "level", "total",
)  # fmt: skip
_SHARED: Final = (
    "subject", "strand", "period_from", "period_until", "framework_id", "framework_digest", "engine_version",
    "audit_position", "evaluated_at", "current",
)  # fmt: skip
_NAMES: Final = ", ".join(_COPIED)
# A country's rows wait in memory, not in files; how many buffers is settled by a session's first temporary table.
_IN_MEMORY: Final = "SET LOCAL work_mem = '256MB'"
_BUFFERS: Final = (
    "DO $$ BEGIN PERFORM set_config('temp_buffers', '256MB', false);"
    " EXCEPTION WHEN invalid_parameter_value THEN NULL; END $$"
)
_TEMPORARY: Final = f"CREATE TEMPORARY TABLE stored_table ON COMMIT DROP AS SELECT {_NAMES} FROM bontot_evaluation WITH NO DATA"  # noqa: S608 - our own names
_COPY: Final = f"COPY stored_table ({_NAMES}) FROM STDIN (FORMAT BINARY)"
_CURRENT: Final = (
    "e.current AND e.member_id IS NULL AND e.meeting_id IS NULL AND e.organization_id = s.organization_id"
    " AND e.strand = %(strand)s AND e.period_from = %(period_from)s AND e.period_until = %(period_until)s"
)
_ANY_CURRENT: Final = (
    "SELECT EXISTS (SELECT FROM bontot_evaluation WHERE current AND strand = %(strand)s"
    " AND period_from = %(period_from)s AND period_until = %(period_until)s)"
)
# The rest of a result follows from these.
_FORGET_SAME: Final = (
    f"DELETE FROM stored_table s USING bontot_evaluation e WHERE {_CURRENT}"  # noqa: S608 - our own text
    " AND e.framework_digest = %(framework_digest)s AND e.engine_version = %(engine_version)s"
    " AND e.facts = s.facts AND e.level IS NOT DISTINCT FROM s.level"
)
_OUTDATE: Final = (
    f"UPDATE bontot_evaluation e SET current = false FROM stored_table s WHERE {_CURRENT}"  # noqa: S608 - our own text
)
_MOVE: Final = (
    f"INSERT INTO bontot_evaluation ({_NAMES}, {', '.join(_SHARED)})"  # noqa: S608 - our own names
    f" SELECT {_NAMES}, {', '.join(f'%({name})s' for name in _SHARED)} FROM stored_table"
)


@dataclass(frozen=True, slots=True)
class TableBatch:
    """
    Results of one framework, strand and period for many organisations.

    `organizations` is n × 16: the bytes of each identifier, each once. `facts` is n × width, as encoded.
    """

    in_force: FrameworkInForce
    period: Period
    organizations: NDArray[np.uint8]
    facts: NDArray[Any]
    result: ResultTable


def store_table(batch: TableBatch, *, at: dt.datetime, position: int) -> int:
    """
    Store the results that differ from the current ones; the older rows stay, no longer current.

    Returns:
        How many were written.

    Queries: 6 when nothing was current before, else 8; and the COPY.
    """
    shared = _shared(batch, at, position)
    with connection.cursor() as cursor:
        cursor.execute(_IN_MEMORY)
        cursor.execute(_BUFFERS)
        cursor.execute(_TEMPORARY)
        with cursor.copy(_COPY) as copy:
            for piece in encode(_copied(batch, at), batch.result.rows):
                copy.write(piece)
        cursor.execute(_ANY_CURRENT, shared)
        if cursor.fetchone()[0]:
            cursor.execute(_FORGET_SAME, shared)
            cursor.execute(_OUTDATE, shared)
        cursor.execute(_MOVE, shared)
        written = int(cursor.rowcount)
        cursor.execute("DROP TABLE stored_table")
    return written


def _shared(
    batch: TableBatch, at: dt.datetime, position: int
) -> dict[str, str | int | bool | UUID | dt.date | dt.datetime]:
    in_force = batch.in_force
    return {
        "subject": batch.result.framework.subject.value,
        "strand": in_force.strand,
        "period_from": batch.period.start,
        "period_until": batch.period.until,
        "framework_id": in_force.framework_id,
        "framework_digest": in_force.digest,
        "engine_version": ENGINE_VERSION,
        "audit_position": position,
        "evaluated_at": at,
        "current": True,
    }


def _copied(batch: TableBatch, at: dt.datetime) -> list[Field]:
    """Give the columns of the rows to send, in the order of the COPY."""
    result = batch.result
    lines = range(len(result.framework.lines))
    outcomes = np.stack([result.outcomes(line) for line in lines])
    titles = np.full(result.rows, _NO_TITLE) if result.title is None else result.title
    return [
        opaque(identities(batch, at)),
        opaque(batch.organizations),
        arrays(batch.facts.astype("i4", copy=False)),
        arrays(result.points.T.astype("i2", copy=False)),
        arrays(outcomes.T.astype("i2")),
        arrays(result.verdicts.T.astype("i2")),
        integers(result.bars.astype("i4")),
        integers(titles.astype("i2")),
        _known_levels(result),
        _known_scores(result),
    ]


def identities(batch: TableBatch, at: dt.datetime) -> NDArray[np.uint8]:
    """
    Give each row its identifier: its organisation's, mixed with what all rows share and, in the last half, its facts.

    The same record, evaluated at the same instant, gives the same identifiers. Rows in the order of their
    organisations keep to neighbouring pages of the index.
    """
    in_force, result = batch.in_force, batch.result
    shared = (in_force.strand, str(batch.period), in_force.digest, ENGINE_VERSION, at.isoformat())
    mixed = hashlib.sha256("\n".join(shared).encode()).digest()
    columns = [*batch.facts.T, *(() if result.best is None else (result.best,))]
    factors = np.random.default_rng(list(mixed)).integers(1, 1 << 63, len(columns), np.uint64)
    hashed = np.zeros(result.rows, np.uint64)
    for column, factor in zip(columns, factors, strict=True):
        hashed += column.astype(np.uint64) * (factor | np.uint64(1))  # wraps around, as it should
    found = batch.organizations ^ np.frombuffer(mixed[:16], np.uint8)
    found[:, 8:] ^= hashed.view(np.uint8).reshape(-1, 8)
    return found


def _known_levels(result: ResultTable) -> Field:
    """Give the level's place, null where it is not known or there is none."""
    if result.best is None or result.worst is None:
        return no_value()
    missing = (result.best != result.worst) | (result.best < 0)
    return integers(result.best.astype("i2"), missing if missing.any() else None)


def _known_scores(result: ResultTable) -> Field:
    """Give the score, null where it is not known."""
    score = result.score.astype("i4")
    if result.score_high is None:
        return integers(score)
    missing = result.score != result.score_high
    return integers(score, missing if missing.any() else None)
