"""
The two roles and the database of the product, as SQL that may be run again and again.

A superuser runs this once for an installation; the private server does it at each start. Digests come
from ``sha256()`` and identifiers from ``gen_random_uuid()``, both built in: ``pgcrypto`` is not needed.
"""

import psycopg
from psycopg import sql


OWNER = "bontot_owner"  # creates and alters tables; used by migrations alone
APP = "bontot_app"  # owns nothing and is bound by row-level security; used by everything else
DATABASE = "bontot"
EXTENSIONS = ("ltree", "btree_gist", "unaccent")

_ROLES = (
    f"DO $$ BEGIN CREATE ROLE {OWNER} LOGIN CREATEDB; EXCEPTION WHEN duplicate_object THEN END $$",
    f"DO $$ BEGIN CREATE ROLE {APP} LOGIN; EXCEPTION WHEN duplicate_object THEN END $$",
    f"ALTER ROLE {APP} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
)
_FUTURE = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public"
_INSIDE = (
    *(f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS),
    f"ALTER SCHEMA public OWNER TO {OWNER}",
    f"GRANT USAGE ON SCHEMA public TO {APP}",
    f"{_FUTURE} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
    f"{_FUTURE} GRANT USAGE, SELECT ON SEQUENCES TO {APP}",
)


def prepare(maintenance_url: str, database_url: str, name: str = DATABASE) -> None:
    """
    Make the roles, the database and its extensions; what is there already stays.

    Args:
        maintenance_url: as a superuser, to a database that exists ("postgres").
        database_url: as a superuser, to the database to be made.
        name: of the database to be made.
    """
    with psycopg.connect(maintenance_url, autocommit=True) as connection:
        for statement in _ROLES:
            connection.execute(statement)
        there = connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone()
        if there is None:
            made = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(made.format(sql.Identifier(name), sql.Identifier(OWNER)))
    with psycopg.connect(database_url, autocommit=True) as connection:
        prepare_inside(connection)


def prepare_inside(connection: psycopg.Connection) -> None:
    """
    Make the extensions and let the application's role use what the owner will make.

    Args:
        connection: to the product's database, as a superuser or as its owner, in autocommit.
    """
    connection.execute("SET client_min_messages = warning")
    for statement in _INSIDE:
        connection.execute(statement)
