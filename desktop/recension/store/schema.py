"""Which schema a revision file has, and how it gets the newest one; see `schema_steps`."""

from __future__ import annotations

import sqlite3
from functools import cache

from recension.store import parts
from recension.store.schema_steps import APPLICATION_ID, MIGRATIONS, Migration
from recension.store.tables import LATER

__all__ = [
    "APPLICATION_ID",
    "MIGRATIONS",
    "PAGE_SIZE",
    "SCHEMA",
    "Migration",
    "columns",
    "description",
    "fits",
    "is_readable",
    "make_all",
    "migrate",
    "version",
]

SCHEMA = len(MIGRATIONS)

_LEAN = 7  # since this one tables are made when they are needed; see `parts`

# Rows are short, and most files are small: every table and index takes a page at least.
PAGE_SIZE = 512  # bytes


def migrate(connection: sqlite3.Connection, target: int | None = None) -> None:
    """Bring the database to a schema, the newest one for None, inside the caller's transaction.

    An empty one begins with the tables of today: no step has anything to bring over.
    """
    current = version(connection)
    if not current and (target is None or target >= _LEAN):
        _begin_lean(connection)
        current = _LEAN
    for step in MIGRATIONS[current:target]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA if target is None else target}")


def _begin_lean(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in parts.first():
        connection.execute(statement)


def make_all(connection: sqlite3.Connection) -> None:
    """Make the tables too that a file has only once they are needed, without what protects them."""
    if version(connection) >= _LEAN:
        for statement in parts.all_later():
            connection.execute(statement)


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


def is_readable(there: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a file with these columns has all that one of the newest schema has."""
    tables = {table for table, _ in there}
    return all(
        one in there or (one[0] in LATER and one[0] not in tables) for one in _newest_columns()
    )


@cache
def _newest_columns() -> frozenset[tuple[str, str]]:
    connection = sqlite3.connect(":memory:")
    try:
        migrate(connection)
        make_all(connection)
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


def fits(made: frozenset[tuple[str, str]], number: int) -> bool:
    """Tell whether `description` says this of a sound file of a schema."""
    first = description_of(number)
    if number < _LEAN:
        return made == first
    return made >= first and parts.are_whole(made - first)
