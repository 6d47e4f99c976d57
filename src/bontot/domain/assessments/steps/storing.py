"""Putting results away, a table at a time: binary COPY into a temporary table, then only what changed is moved."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
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
    one_integer,
    opaque,
)
from bontot.domain.catalogue.types import FrameworkInForce
from bontot.engine import ENGINE_VERSION, VERDICTS, ResultTable, Verdict
from bontot.primitives.periods import Period


_EPOCH: Final = dt.date(2000, 1, 1)
_NO_TITLE: Final = VERDICTS.index(Verdict.NOT_APPLICABLE)
# What differs from row to row is copied; what all rows share is said once.
_COPIED: Final = (
    "id", "organization_id", "member_id", "meeting_id", "period_from", "period_until",
    "facts", "points", "pillars", "gates", "title", "level", "total",
)  # fmt: skip
_SHARED: Final = (
    "subject", "strand", "framework_id", "framework_digest", "engine_version", "audit_position", "evaluated_at",
    "current",
)  # fmt: skip
_NAMES: Final = ", ".join(_COPIED)
# A country's rows wait in memory, not in files; how many buffers is settled by a session's first temporary table.
_MANY_ROWS: Final = 10_000
_IN_MEMORY: Final = "SET LOCAL work_mem = '256MB'"
_BUFFERS: Final = (
    "DO $$ BEGIN PERFORM set_config('temp_buffers', '256MB', false);"
    " EXCEPTION WHEN invalid_parameter_value THEN NULL; END $$"
)
_TEMPORARY: Final = (
    f"CREATE TEMPORARY TABLE IF NOT EXISTS stored_results ON COMMIT DROP AS SELECT 0 AS place, {_NAMES}"  # noqa: S608 - our own names
    " FROM bontot_evaluation WITH NO DATA"
)
_EMPTY: Final = "TRUNCATE stored_results"
_COPY: Final = f"COPY stored_results (place, {_NAMES}) FROM STDIN (FORMAT BINARY)"
# The rest of a result follows from what is compared.
_FIND_CURRENT: Final = """
SELECT s.place, e.id,
       e.framework_digest = %(framework_digest)s AND e.engine_version = %(engine_version)s
       AND e.facts = s.facts AND e.level IS NOT DISTINCT FROM s.level
FROM stored_results s
JOIN bontot_evaluation e ON e.current AND e.organization_id = s.organization_id AND e.strand = %(strand)s
    AND e.member_id IS NOT DISTINCT FROM s.member_id AND e.meeting_id IS NOT DISTINCT FROM s.meeting_id
    AND e.period_from = s.period_from AND e.period_until = s.period_until
"""
_FORGET: Final = "DELETE FROM stored_results WHERE place = ANY(%s)"
_OUTDATE: Final = "UPDATE bontot_evaluation SET current = false WHERE id = ANY(%s)"
_MOVE: Final = (
    f"INSERT INTO bontot_evaluation ({_NAMES}, {', '.join(_SHARED)})"  # noqa: S608 - our own names
    f" SELECT {_NAMES}, {', '.join(f'%({name})s' for name in _SHARED)} FROM stored_results"
)


@dataclass(frozen=True, slots=True)
class Batch:
    """
    Results of one framework in one strand, each subject once.

    Args:
        organizations: n × 16, the bytes of each row's organisation.
        periods: of every row, or one for all.
        facts: n × width, as encoded.
        members, meetings: n × 16, for a framework about members or meetings.
    """

    in_force: FrameworkInForce
    organizations: NDArray[np.uint8]
    periods: Period | Sequence[Period]
    facts: NDArray[Any]
    result: ResultTable
    members: NDArray[np.uint8] | None = None
    meetings: NDArray[np.uint8] | None = None


def identifiers(ids: Iterable[UUID]) -> NDArray[np.uint8]:
    """Give identifiers as a batch holds them: n × 16 bytes."""
    return np.frombuffer(b"".join(one.bytes for one in ids), np.uint8).reshape(-1, 16)


def store(batch: Batch, *, at: dt.datetime, position: int) -> NDArray[np.bool_]:
    """
    Store the results that differ from the current ones; the older rows stay, no longer current.

    A result is the same when its framework, engine, facts and level are: the rest follows from them.

    Returns:
        A row each, whether it was written.

    Queries: 4 when nothing changed, else 5 to 7; 2 more for a country.
    """
    rows = batch.result.rows
    written = np.ones(rows, np.bool_)
    if not rows:
        return written
    shared = _shared(batch, at, position)
    with connection.cursor() as cursor:
        if rows > _MANY_ROWS:
            cursor.execute(_IN_MEMORY)
            cursor.execute(_BUFFERS)
        cursor.execute(_TEMPORARY)
        cursor.execute(_EMPTY)
        with cursor.copy(_COPY) as copy:
            for piece in encode(_copied(batch, at, position), rows):
                copy.write(piece)
        cursor.execute(_FIND_CURRENT, shared)
        current = cursor.fetchall()
        same = [place for place, _, unchanged in current if unchanged]
        written[same] = False
        if len(same) == rows:
            return written
        if same:
            cursor.execute(_FORGET, [same])
        if len(same) < len(current):
            cursor.execute(_OUTDATE, [[row for _, row, unchanged in current if not unchanged]])
        cursor.execute(_MOVE, shared)
    return written


def _shared(
    batch: Batch, at: dt.datetime, position: int
) -> dict[str, str | int | bool | UUID | dt.datetime]:
    in_force = batch.in_force
    return {
        "subject": batch.result.framework.subject.value,
        "strand": in_force.strand,
        "framework_id": in_force.framework_id,
        "framework_digest": in_force.digest,
        "engine_version": ENGINE_VERSION,
        "audit_position": position,
        "evaluated_at": at,
        "current": True,
    }


def _copied(batch: Batch, at: dt.datetime, position: int) -> list[Field]:
    """Give the columns of the rows to send, in the order of the COPY."""
    result = batch.result
    titles = np.full(result.rows, _NO_TITLE) if result.title is None else result.title
    return [
        integers(np.arange(result.rows, dtype="i4")),
        opaque(_identities(batch, at, position)),
        opaque(batch.organizations),
        no_value() if batch.members is None else opaque(batch.members),
        no_value() if batch.meetings is None else opaque(batch.meetings),
        *_days(batch.periods),
        arrays(batch.facts.astype("i4", copy=False)),
        arrays(result.points.T.astype("i2", copy=False)),
        arrays(result.verdicts.T.astype("i2")),
        integers(result.bars.astype("i4")),
        integers(titles.astype("i2")),
        _known_levels(result),
        _known_scores(result),
    ]


def _days(periods: Period | Sequence[Period]) -> tuple[Field, Field]:
    """Give the first days and the days after the last."""
    if isinstance(periods, Period):
        first, after = ((day - _EPOCH).days for day in (periods.start, periods.until))
        return one_integer(first, 4), one_integer(after, 4)
    days = [((one.start - _EPOCH).days, (one.until - _EPOCH).days) for one in periods]
    firsts, afters = np.array(days, "i4").T
    return integers(firsts), integers(afters)


def _identities(batch: Batch, at: dt.datetime, position: int) -> NDArray[np.uint8]:
    """
    Give each row its identifier: the first half of its subject's, the other mixed with what all rows share and its facts.

    The same record, evaluated at the same instant, gives the same identifiers. Rows in the order of their
    subjects stand in that order in the index too.
    """
    in_force, result = batch.in_force, batch.result
    period = str(batch.periods) if isinstance(batch.periods, Period) else ""
    shared = (
        in_force.strand,
        period,
        in_force.digest,
        ENGINE_VERSION,
        at.isoformat(),
        str(position),
    )
    mixed = hashlib.sha256("\n".join(shared).encode()).digest()
    columns = [*batch.facts.T, *(() if result.best is None else (result.best,))]
    factors = np.random.default_rng(list(mixed)).integers(1, 1 << 63, len(columns), np.uint64)
    hashed = np.zeros(result.rows, np.uint64)
    for column, factor in zip(columns, factors, strict=True):
        hashed += column.astype(np.uint64) * (factor | np.uint64(1))  # wraps around, as it should
    subjects = next(
        one for one in (batch.meetings, batch.members, batch.organizations) if one is not None
    )
    found = subjects.copy()
    found[:, 8:] ^= hashed.view(np.uint8).reshape(-1, 8) ^ np.frombuffer(mixed[:8], np.uint8)
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
