"""
`python -m benchmarks.store [--json] [--cells N]`: score the country and store it.

On the product's own tables, as the application's role under row-level security, with an organisation for
each cell: evaluate the table, cap, encode, COPY into a temporary table, INSERT … SELECT, commit. A private
server of its own that may lose nothing at a power cut; foreign keys, unique keys and indexes as they are.
"""

import argparse
import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from benchmarks.floor import spec
from benchmarks.workload import framework
from bontot.project import embedded, roles


HOME = Path(__file__).resolve().parents[1] / ".bontot" / "postgres-bench"
ROUNDS = 5
TARGET_SECONDS = 3.0
AT = dt.datetime(2024, 12, 31, 5, tzinfo=dt.UTC)
ROOT = uuid.UUID(int=1 << 100)
FRAMEWORK = uuid.UUID(int=2 << 100)


def organizations(cells: int) -> np.ndarray:
    """
    Give each cell's organisation an identifier, the same in every run, rising from row to row.

    Facts come from SQL in the order of their organisations: what is stored in that order finds its index pages at hand.
    """
    drawn = np.random.default_rng(7).integers(0, 256, (cells, 16)).astype(np.uint8)
    return drawn[np.lexsort(drawn.T[::-1])]


def prepare(owner_url: str, app_url: str, ids: np.ndarray, digest: str) -> None:
    """Make the tables and an organisation for each cell, one below the other."""
    environment = {**os.environ, "DATABASE_URL": app_url, "BONTOT_OWNER_URL": owner_url}
    command = [sys.executable, "-m", "bontot", "migrate"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    with psycopg.connect(owner_url) as connection:
        connection.execute("TRUNCATE bontot_organization, bontot_frameworkversion CASCADE")
        connection.execute(
            "INSERT INTO bontot_organization (id, label, founded_date, version)"
            " VALUES (%s, 'vn', '1930-02-03', 1)",
            [ROOT],
        )
        with connection.cursor().copy(
            "COPY bontot_organization (id, label, founded_date, version) FROM STDIN"
        ) as copy:
            for place, row in enumerate(ids):
                copy.write_row((uuid.UUID(bytes=row.tobytes()), f"c{place}", "1930-02-03", 1))
        connection.execute(
            "INSERT INTO bontot_organizationparent (id, organization_id, parent_id, path, valid_from)"
            " SELECT gen_random_uuid(), id, CASE WHEN label = 'vn' THEN NULL ELSE %s::uuid END,"
            " CASE WHEN label = 'vn' THEN 'vn' ELSE 'vn.' || label END::ltree, '1930-02-03'"
            " FROM bontot_organization",
            [ROOT],
        )
        connection.execute(
            "INSERT INTO bontot_frameworkversion (id, slug, version, subject, digest, canonical, valid_from)"
            " VALUES (%s, 'workload', '2026.1', 'cell', %s, '{}', '2024-01-01')",
            [FRAMEWORK, digest],
        )
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM (ANALYZE)")


def store_once(
    made: Any, table: Any, facts: np.ndarray, ids: np.ndarray, digest: str
) -> dict[str, float]:
    """Score and store everything in one transaction, and give the seconds of each part."""
    from django.db import connection, transaction  # noqa: PLC0415 - after django.setup()

    from bontot.domain.assessments.steps.storing import Batch, store  # noqa: PLC0415 - the same
    from bontot.domain.catalogue.types import FrameworkInForce  # noqa: PLC0415 - the same
    from bontot.engine import cap_levels, evaluate_table  # noqa: PLC0415 - the same
    from bontot.primitives.periods import parse_period  # noqa: PLC0415 - the same

    in_force = FrameworkInForce(
        FRAMEWORK, "workload", "2026.1", digest, "bon-tot", ROOT, dt.date(2024, 1, 1), None
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = int(cursor.fetchone()[0])
    start, client, server = time.perf_counter(), time.process_time(), processor_seconds(backend)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('bontot.scope', '{vn}', true)")
        result = evaluate_table(made, table)
        cap_levels(result, table.groups["org"])
        scored = time.perf_counter()
        batch = Batch(in_force, ids, parse_period("2024"), facts, result)
        written = int(store(batch, at=AT, position=0).sum())
        stored = time.perf_counter()
    end = time.perf_counter()
    if written != len(ids):
        raise SystemExit(f"{written} of {len(ids)} results stored")
    return {
        "score": scored - start,
        "store": stored - scored,
        "commit": end - stored,
        "total": end - start,
        "processor, client": time.process_time() - client,
        "processor, server": processor_seconds(backend) - server,
    }


def processor_seconds(process: int) -> float:
    """Give the processor time a process has used: it does not grow with what others do."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def check(owner_url: str, facts: np.ndarray, ids: np.ndarray, points: np.ndarray) -> None:
    """Read some rows back and stop when they are not what was scored."""
    with psycopg.connect(owner_url) as connection:
        for place in np.linspace(0, len(ids) - 1, 50).astype(int):
            row = connection.execute(
                "SELECT facts, points FROM bontot_evaluation WHERE current AND organization_id = %s",
                [uuid.UUID(bytes=ids[place].tobytes())],
            ).fetchone()
            if row != (facts[place].tolist(), points[:, place].tolist()):
                raise SystemExit(f"row {place} was stored differently")


def measure(cells: int) -> dict[str, Any]:
    """Prepare once and time some rounds, the table of results emptied before each."""
    from bontot.engine import Table, digest, evaluate_table  # noqa: PLC0415 - heavy

    data = spec.load(cells)
    made = framework()
    columns = [data[fact.id] for fact in made.facts]
    table = Table.of(made, columns, {"org": data["org_id"]})
    facts = np.stack(columns).T
    ids = organizations(cells)
    rounds = []
    shutil.rmtree(HOME, ignore_errors=True)  # an earlier version's tables
    with embedded.running(HOME) as server:
        owner_url, app_url = server.url(roles.OWNER), server.url(roles.APP)
        prepare(owner_url, app_url, ids, digest(made))
        os.environ |= {"DATABASE_URL": app_url, "BONTOT_OWNER_URL": owner_url}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bontot.project.settings")
        import django  # noqa: PLC0415 - needs the environment

        django.setup()
        for _ in range(ROUNDS):
            with psycopg.connect(owner_url, autocommit=True) as connection:
                connection.execute("TRUNCATE bontot_evaluation CASCADE")
            rounds.append(store_once(made, table, facts, ids, digest(made)))
        check(owner_url, facts, ids, evaluate_table(made, table).points)
        with psycopg.connect(owner_url) as connection:
            size, *ran_on = connection.execute(
                "SELECT pg_total_relation_size('bontot_evaluation'), current_setting('server_version'),"
                " current_setting('fsync'), current_setting('synchronous_commit')"
            ).fetchone() or (0, "", "", "")
    seconds = {part: statistics.median(one[part] for one in rounds) for part in rounds[0]}
    return {
        "benchmark": "store",
        "cells": cells,
        "rounds": ROUNDS,
        "seconds": seconds,
        "least_total": min(one["total"] for one in rounds),
        "load_average": os.getloadavg()[0],
        "table_mb": size / 1e6,
        "ran_on": dict(zip(("server", "fsync", "synchronous_commit"), ran_on, strict=True)),
        "target_seconds": TARGET_SECONDS,
        "met": seconds["total"] < TARGET_SECONDS * cells / 260_000,
    }


def main() -> None:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks.store", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one object of figures")
    parser.add_argument("--cells", type=int, default=260_000)
    options = parser.parse_args()
    figures = measure(options.cells)
    if options.json:
        print(json.dumps(figures))
        return
    for part, value in figures["seconds"].items():
        print(f"  {part:18s} {value:8.3f} s")
    print(
        f"  least    {figures['least_total']:8.3f} s (load average {figures['load_average']:.1f})"
    )
    print("  on", ", ".join(f"{name} {value}" for name, value in figures["ran_on"].items()))
    verdict = "met" if figures["met"] else "NOT MET"
    print(
        f"{figures['cells']:,} cells, under {TARGET_SECONDS} s: {verdict}; {figures['table_mb']:.0f} MB"
    )


if __name__ == "__main__":
    main()
