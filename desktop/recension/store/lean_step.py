"""The step to schema 7: tables in few words, and only those that hold something."""

from __future__ import annotations

import sqlite3

from recension.store import beside, parts
from recension.store.tables import FIRST, INDEXES, LATER, MANY


def make_lean(connection: sqlite3.Connection) -> None:
    """Make all tables anew in the words of `tables`, without those that have no row."""
    if beside.counts_nothing(connection):
        connection.execute("DROP TRIGGER beside_no_delete")
        connection.execute("DELETE FROM setting WHERE name = ?", (beside.SETTING,))
    _drop_rules(connection)
    connection.execute("DROP TABLE pruning")
    for table in (*FIRST, *LATER):
        connection.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    for sql in FIRST.values():
        connection.execute(parts.in_short(sql))
    for table in (*FIRST, *LATER):
        if table in FIRST or connection.execute(f"SELECT 1 FROM old_{table}").fetchone():
            _move(connection, table)
    for table in (*LATER, *FIRST):
        connection.execute(f"DROP TABLE old_{table}")
    parts.protect(connection)


def _drop_rules(connection: sqlite3.Connection) -> None:
    """Drop what refuses changes, and the indexes; a broken file that is read may lack some."""
    found = connection.execute(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql <> ''"
    )
    for kind, name in found.fetchall():
        connection.execute(f"DROP {kind} {name}")


def _move(connection: sqlite3.Connection, table: str) -> None:
    made = parts.later(table) if table in LATER else ()
    for statement in made[:1]:
        connection.execute(statement)
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    listed = ", ".join(columns)
    connection.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM old_{table}")
    for statement in made[1:]:
        connection.execute(statement)
    if table in INDEXES:
        (rows,) = connection.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()
        for statement in parts.indexes(table) if rows >= MANY else ():
            connection.execute(statement)
