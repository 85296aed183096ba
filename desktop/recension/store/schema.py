"""Which schema a revision file has, and how it gets the newest one; see `schema_steps`."""

from __future__ import annotations

import sqlite3
from functools import cache

from recension.store.schema_steps import APPLICATION_ID, MIGRATIONS, Migration

__all__ = [
    "APPLICATION_ID",
    "MIGRATIONS",
    "PAGE_SIZE",
    "SCHEMA",
    "Migration",
    "columns",
    "description",
    "description_of",
    "migrate",
    "newest_columns",
    "newest_description",
    "version",
]

SCHEMA = len(MIGRATIONS)

# Rows are short, and most files are small: every table and index takes a page at least.
PAGE_SIZE = 512  # bytes


def migrate(connection: sqlite3.Connection, target: int | None = None) -> None:
    """Bring the database to a schema, the newest one for None, inside the caller's transaction."""
    current = version(connection)
    for step in MIGRATIONS[current:target]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA if target is None else target}")


def version(connection: sqlite3.Connection) -> int:
    """Return the number of the schema that the database has; 0 for an empty one."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def description(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Return the names of all tables, indexes and triggers, each with the SQL that made it."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    return frozenset((str(name), str(sql)) for name, sql in rows)


def columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Return the columns of all tables, each with the name of its table before it."""
    rows = connection.execute(
        "SELECT made.name, found.name FROM sqlite_schema AS made, pragma_table_info(made.name) "
        "AS found WHERE made.type = 'table'"
    )
    return frozenset((str(table), str(column)) for table, column in rows)


@cache
def newest_columns() -> frozenset[tuple[str, str]]:
    """Return what `columns` says of a file of the newest schema."""
    connection = sqlite3.connect(":memory:")
    try:
        migrate(connection)
        return columns(connection)
    finally:
        connection.close()


@cache
def description_of(number: int) -> frozenset[tuple[str, str]]:
    """Return what `description` says of a sound file of a schema."""
    connection = sqlite3.connect(":memory:")
    try:
        migrate(connection, number)
        return description(connection)
    finally:
        connection.close()


def newest_description() -> frozenset[tuple[str, str]]:
    """Return what `description` says of a sound file of the newest schema."""
    return description_of(SCHEMA)
