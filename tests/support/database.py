"""
Databases for tests: a server, a migrated template that lasts between runs, and clones that do not.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from bontot.project import embedded, roles


ROOT = Path(__file__).resolve().parents[2]
MIGRATIONS = ROOT / "src" / "bontot" / "domain" / "migrations"
_ONE_AT_A_TIME = 4_040_405


@dataclass(frozen=True)
class Database:
    """
    One database, as the application's role and as the owner of its tables.
    """

    app_url: str
    owner_url: str

    def named(self, name: str) -> "Database":
        """
        Return another database of the same server.
        """
        return Database(_named(self.app_url, name), _named(self.owner_url, name))

    @property
    def name(self) -> str:
        return urlsplit(self.app_url).path.lstrip("/")

    @property
    def environment(self) -> dict[str, str]:
        """
        This process's variables, with those that point a command at this database.
        """
        return {
            **os.environ,
            "DATABASE_URL": self.app_url,
            "BONTOT_OWNER_URL": self.owner_url,
        }


def _named(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path="/" + name))


@contextlib.contextmanager
def served() -> Iterator[Database]:
    """
    A server to make databases on: DATABASE_URL's, or a private one that may forget at a power cut.
    """
    if app_url := os.environ.get("DATABASE_URL"):
        server = Database(app_url, os.environ["BONTOT_OWNER_URL"])
        _drop_abandoned(server)
        yield server
    else:
        with embedded.running(ROOT / ".bontot" / "postgres-test", durable=False) as running:
            server = Database(running.url(roles.APP), running.url(roles.OWNER))
            _drop_abandoned(server)
            yield server


def template(server: Database) -> Database:
    """
    The database with every table, made once for each state of the migrations.
    """
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for file in sorted(MIGRATIONS.rglob("*")):
        if file.suffix in {".py", ".sql"}:
            digest.update(file.read_bytes())
    ready = server.named(f"template_{digest.hexdigest()[:16]}")
    with _maintaining(server) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        if not _exists(connection, ready.name):
            made = server.named(_new_name())
            _create(connection, made.name, "template0")
            with psycopg.connect(made.owner_url, autocommit=True) as inside:
                roles.prepare_inside(inside)
            migrate = (sys.executable, "-m", "bontot", "migrate")
            subprocess.run(migrate, env=made.environment, check=True, stdout=subprocess.DEVNULL)
            renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(
                renamed.format(sql.Identifier(made.name), sql.Identifier(ready.name)),
            )
    return ready


def clone(of: Database) -> Database:
    """
    Make a copy of a database that nobody is connected to.
    """
    made = of.named(_new_name())
    with _maintaining(of) as connection:
        _create(connection, made.name, of.name)
    return made


@contextlib.contextmanager
def dropped(database: Database) -> Iterator[Database]:
    """
    Drop the database after the block, whoever is still connected.
    """
    try:
        yield database
    finally:
        with _maintaining(database) as connection:
            _drop(connection, database.name)


def _maintaining(server: Database) -> psycopg.Connection:
    return psycopg.connect(_named(server.owner_url, "postgres"), autocommit=True)


def _new_name() -> str:
    return f"t_{os.getpid()}_{uuid.uuid4().hex[:12]}"


def _exists(connection: psycopg.Connection, name: str) -> bool:
    found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def _create(connection: psycopg.Connection, name: str, of: str) -> None:
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    connection.execute(made.format(sql.Identifier(name), sql.Identifier(of)))


def _drop(connection: psycopg.Connection, name: str) -> None:
    gone = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    until = time.monotonic() + 30
    while True:
        try:
            connection.execute(gone.format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            # Autovacuum is at work in it, and may be ended by a superuser alone: it ends by itself
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _drop_abandoned(server: Database) -> None:
    """
    Drop the databases of test runs that were killed.
    """
    with _maintaining(server) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        left = connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^t_[0-9]+_'")
        for (name,) in left.fetchall():
            if not Path("/proc", name.split("_")[1]).exists():
                _drop(connection, name)
