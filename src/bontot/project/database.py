"""
The database a command works on: the one ``DATABASE_URL`` names, or else the private server.

Opening it settles three things before any work: which server, whether it is new enough, and that its
tables are those of this version of the product.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from bontot.primitives.errors import Refused
from bontot.project import embedded, roles
from bontot.project.settings import database_from_url


OLDEST = 15
_MIGRATING = 4_040_404  # one number for every process that migrates: a PostgreSQL advisory lock


class DatabaseTooOld(Refused):
    """The server is older than the oldest version the product is tested on."""

    code = "database_too_old"


class DatabaseUnreachable(Refused):
    """Nothing answers at the address given."""

    code = "database_unreachable"


class DatabaseOverPrivileged(Refused):
    """The role given sees past row-level security: it is a superuser, or may bypass it."""

    code = "database_over_privileged"


class DatabaseNotMigrated(Refused):
    """The tables are not those of this version of the product."""

    code = "database_not_migrated"


def use(app_url: str, owner_url: str) -> None:
    """
    Point this process, and those it starts, at a database.

    Args:
        app_url: as the application's role, for everything but migrations.
        owner_url: as the role that owns the tables.
    """
    connections.close_all()
    for alias, url, name in (
        ("default", app_url, "DATABASE_URL"),
        ("owner", owner_url, "BONTOT_OWNER_URL"),
    ):
        settings.DATABASES[alias].update(database_from_url(url))
        os.environ[name] = url


def check(url: str) -> None:
    """
    Look at a server before trusting it with work.

    Args:
        url: as the application's role.

    Raises:
        DatabaseUnreachable: nothing answers there.
        DatabaseTooOld: it is older than version 15.
        DatabaseOverPrivileged: the role would see past row-level security.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10_000
            if version < OLDEST:
                raise DatabaseTooOld(found=version, oldest=OLDEST)
            over = connection.execute(
                "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user",
            ).fetchone()
    except psycopg.OperationalError as error:
        raise DatabaseUnreachable(reason=str(error).strip()) from error
    if over is None or over[0]:
        raise DatabaseOverPrivileged


def migrate() -> None:
    """Bring the tables to this version; two commands doing it at once do it once."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        try:
            call_command("migrate", database="owner", interactive=False, verbosity=0)
            call_command("createcachetable", database="owner", verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])
    connections["owner"].close()


def is_migrated() -> bool:
    """Tell whether every migration of this version was applied."""
    executor = MigrationExecutor(connections["default"])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def keep_apart(server: embedded.Server, sample: str) -> None:
    """
    Give this version's sample year a database of its own; another version's is set aside, never lost.

    Args:
        server: the private one.
        sample: digest of the sample year that is about to be entered.
    """
    held = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        found = connection.execute(held, [roles.DATABASE]).fetchone()
        before = found[0] if found else None
        if before == sample:
            return
        name = sql.Identifier(roles.DATABASE)
        if before is not None:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                [roles.DATABASE],
            )
            aside = sql.Identifier(f"{roles.DATABASE}_{before[:12]}")
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(aside))
            connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(name, aside))
            roles.prepare(server.url("postgres", "postgres"), server.url("postgres"))
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(sample))
        )


@contextlib.contextmanager
def opened(*, migrating: bool = False, sample: str | None = None) -> Iterator[None]:
    """
    Open the database for as long as the block lasts.

    Args:
        migrating: whether the caller is about to migrate an outside server itself.
        sample: digest of the sample year the caller is about to enter.

    Raises:
        DatabaseUnreachable: nothing answers at ``DATABASE_URL``.
        DatabaseTooOld: what answers is older than version 15.
        DatabaseOverPrivileged: its role would see past row-level security.
        DatabaseNotMigrated: its tables are not of this version, and the caller does not migrate.
    """
    given = os.environ.get("DATABASE_URL")
    with contextlib.ExitStack() as stack:
        if given:
            check(given)
            if not migrating and not is_migrated():
                raise DatabaseNotMigrated
        else:
            home = Path(settings.STATE_FOLDER) / "postgres"
            server = stack.enter_context(embedded.running(home))
            if sample is not None:
                keep_apart(server, sample)
            stack.callback(os.environ.pop, "DATABASE_URL")
            stack.callback(os.environ.pop, "BONTOT_OWNER_URL")
            use(server.url(roles.APP), server.url(roles.OWNER))
            if not is_migrated():
                migrate()
        stack.callback(connections.close_all)
        yield
