"""
The pages over a sample year: a database with two places loaded and evaluated, made once a run.
"""

import contextlib
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import psycopg
from psycopg import sql
from tests.support.database import ROOT, Database, clone, dropped


PLACES = ("my-long", "pho-chau")
_ONE_AT_A_TIME = 4_040_406
_LOAD = """
import django; django.setup()
from bontot.domain.assessments.operations import evaluate_place
from bontot.domain.audit.types import SYSTEM
from bontot.primitives.periods import Period
from bontot.samples.calendar import TODAY
from bontot.samples.casts.places import PLACES
from bontot.samples.ids import of_organization
from bontot.samples.loading import ENTERED_AT, load
import sys
slugs = sys.argv[1:]
load(places=slugs, accounts=True)
for place in PLACES:
    roots = [of_organization(committee.code) for committee in place.committees]
    if place.slug in slugs:
        for year in (2023, 2024):
            evaluate_place(actor=SYSTEM, at=ENTERED_AT, roots=roots, period=Period(year), as_of=TODAY)
"""


def environment(database: Database) -> dict[str, str]:
    """
    The variables of a program that works on the demo in this database.
    """
    return {
        **database.environment,
        "BONTOT_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "bontot.project.settings",
    }


@contextlib.contextmanager
def sampled(migrated: Database) -> Iterator[Database]:
    """
    A copy of the database with the sample year of two places, evaluated; dropped afterwards.
    """
    with dropped(clone(_sample(migrated))) as database:
        yield database


def _sample(migrated: Database) -> Database:
    """
    The sample year, loaded once for each state of the sources, however many workers ask.
    """
    digest = hashlib.sha256(migrated.name.encode())
    for file in sorted((ROOT / "src" / "bontot").rglob("*")):
        if file.suffix in {".py", ".yaml", ".sql", ".json"} and "interfaces" not in file.parts:
            digest.update(file.read_bytes())
    ready = migrated.named(f"sample_{digest.hexdigest()[:16]}")
    with psycopg.connect(migrated.named("postgres").owner_url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        there = connection.execute("SELECT FROM pg_database WHERE datname = %s", [ready.name])
        if there.fetchone() is None:
            _drop_older(connection)
            made = clone(migrated)
            _load(made)
            renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(renamed.format(*map(sql.Identifier, (made.name, ready.name))))
    return ready


def _drop_older(connection: psycopg.Connection) -> None:
    for (name,) in connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^sample_'"):
        with contextlib.suppress(psycopg.errors.ObjectInUse):
            connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def _load(database: Database) -> None:
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            (sys.executable, "-c", _LOAD, *PLACES),
            cwd=ROOT,
            env=environment(database),
            stderr=said,
            check=False,
        )
        said.seek(0)
        assert done.returncode == 0, said.read().decode()[-2000:]
