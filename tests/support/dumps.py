"""What a database holds, table by table, for comparing two of them."""

import psycopg
from psycopg import sql


# Salted anew by each sign-in library, and the clock of the migrations: no record of anybody's
LEFT_OUT = {("bontot_user", "password"), ("django_migrations", "applied")}


# Drawn from counters, which a transaction that was killed does not put back
DRAWN = {"entry_id", "audit_position"}


def dump(url: str, *, drawn: bool = True) -> dict[str, list[str]]:
    """
    Read every row of every table, as text, in an order of its own.

    Args:
        url: of the database, as somebody who sees every row.
        drawn: also the numbers that come from counters.
    """
    with psycopg.connect(url) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name, is_identity = 'YES' FROM information_schema.columns"
            " JOIN information_schema.tables USING (table_schema, table_name)"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1, 2",
        ).fetchall()
        tables: dict[str, list[str]] = {}
        for table, column, counted in columns:
            if (table, column) not in LEFT_OUT and (drawn or not (counted or column in DRAWN)):
                tables.setdefault(table, []).append(column)
        return {
            table: [row[0] for row in connection.execute(_rows(table, names))]
            for table, names in tables.items()
        }


def _rows(table: str, names: list[str]) -> sql.Composed:
    whole = sql.SQL("SELECT row({})::text FROM {} ORDER BY 1")
    listed = sql.SQL(", ").join(map(sql.Identifier, names))
    return whole.format(listed, sql.Identifier(table))


def differences(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    """Name the tables that differ, with the first rows that one has and the other has not."""
    found = {}
    for table in one.keys() | other.keys():
        here, there = set(one.get(table, [])), set(other.get(table, []))
        if one.get(table) != other.get(table):
            found[table] = [*sorted(here - there)[:2], *sorted(there - here)[:2]]
    return found
