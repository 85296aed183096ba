"""The parts of a revision file that are made when they are needed; see `tables`.

A table that the file has not is read as an empty one: each connection has empty tables of those
names in memory, attached to it, and SQLite takes the one of the file where there is one. A
statement that it prepared before has to be prepared anew then: `Parts.before` sees to that.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache, lru_cache

from recension.store.tables import FIRST, INDEXES, LATER, LATER_PROTECTION, MANY, PROTECTION

_ABSENT = "absent"  # the attached database
_INSERTED = re.compile(r"INSERT (?:OR [A-Z]+ )?INTO ([a-z_]+)")
_AROUND_MARKS = re.compile(r" ?([(),]) ?")
_LATER = re.compile(rf"\b(?:{'|'.join(LATER)})\b")
_REFERENCE = re.compile(r" REFERENCES \w+(?: ON DELETE CASCADE)?")

Description = frozenset[tuple[str, str]]  # names and SQL


class Parts:
    """Makes what a write needs that the file has not yet."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._made: set[str] = set()  # tables, and tables with indexes, that are known to be there
        self._schema: int | None = None  # of the file, when statements were prepared
        self._is_stale = False  # whether they have to be prepared anew whatever it is

    def forget(self) -> None:
        """Forget what was made: it may have been taken back."""
        self._made.clear()
        self._is_stale = True

    def before(self, sql: str) -> None:
        """Have SQLite take the tables that the file has by now; call it before each statement."""
        if not is_of_later(sql):
            return
        (schema,) = self._connection.execute("PRAGMA main.schema_version").fetchone()
        if self._is_stale or self._schema not in (None, schema):
            self._connection.execute("SELECT 1 FROM main.sqlite_schema").fetchone()  # reads it anew
            (prepared,) = self._connection.execute(f"PRAGMA {_ABSENT}.schema_version").fetchone()
            self._connection.execute(f"PRAGMA {_ABSENT}.schema_version = {prepared + 1}")
            self._is_stale = False
        self._schema = schema

    def before_write(self, sql: str) -> None:
        """Make the table that a statement inserts a row into, inside a transaction."""
        table = inserted_into(sql)
        if table in LATER and table not in self._made:
            self._make(table, later(table))
        self.before(sql)

    def after_write(self, sql: str, row: int) -> None:
        """Make the indexes of the table that the statement added this row to, if it is large."""
        if row < MANY:
            return
        table = inserted_into(sql)
        if table in INDEXES and table not in self._made:
            self._make(table, indexes(table))

    def _make(self, what: str, statements: tuple[str, ...]) -> None:
        there = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_schema")}
        for statement in statements:
            if name_in(statement) not in there:
                self._connection.execute(statement)
        self._made.add(what)


def attach_absent(connection: sqlite3.Connection) -> None:
    """Let tables that the file has not be read as empty ones."""
    connection.execute(f"ATTACH ':memory:' AS {_ABSENT}")
    for statement in _absent_tables():
        connection.execute(statement)


@cache
def _absent_tables() -> tuple[str, ...]:
    return tuple(
        _REFERENCE.sub("", sql).replace("CREATE TABLE ", f"CREATE TABLE {_ABSENT}.", 1)
        for sql in map(in_short, LATER.values())
    )


def first() -> tuple[str, ...]:
    """Return the statements that make what every file has."""
    return tuple(map(in_short, (*FIRST.values(), *PROTECTION)))


def later(table: str) -> tuple[str, ...]:
    """Return the statements that make a table with what protects it."""
    return tuple(map(in_short, (LATER[table], *LATER_PROTECTION.get(table, ()))))


def indexes(table: str) -> tuple[str, ...]:
    """Return the statements that make the indexes of a table."""
    return tuple(map(in_short, INDEXES[table]))


def are_whole(extra: Description) -> bool:
    """Tell whether what a file has beside what every file has are parts, none of them in half."""
    return extra == frozenset().union(*(part for part in _parts() if part & extra))


@cache
def _parts() -> tuple[Description, ...]:
    made = (*map(later, LATER), *map(indexes, INDEXES))
    return tuple(frozenset((name_in(sql), sql) for sql in statements) for statements in made)


def lift_protection(connection: sqlite3.Connection) -> None:
    """Allow a prune, inside its transaction, to change rows that are written once."""
    for statement in PROTECTION:
        connection.execute(f"DROP TRIGGER {name_in(statement)}")


def protect(connection: sqlite3.Connection) -> None:
    """Refuse to change rows that are written once."""
    for statement in map(in_short, PROTECTION):
        connection.execute(statement)


def in_short(sql: str) -> str:
    """Return SQL without the spaces it does not need: the file keeps these words."""
    return _AROUND_MARKS.sub(r"\1", " ".join(sql.split()))


def name_in(sql: str) -> str:
    """Return what a statement makes: the word after CREATE and the kind of the thing."""
    return sql.split("(", maxsplit=1)[0].split()[2]


@lru_cache(maxsize=256)
def inserted_into(sql: str) -> str:
    """Return the table that a statement adds rows to, "" for another statement."""
    found = _INSERTED.match(sql)
    return "" if found is None else found[1]


@lru_cache(maxsize=1024)
def is_of_later(sql: str) -> bool:
    """Tell whether a statement is of a table that is made later."""
    return _LATER.search(sql) is not None


def all_later() -> Iterator[str]:
    """Yield the statements that make all tables that are made later, and all indexes."""
    for sql in (*LATER.values(), *(one for several in INDEXES.values() for one in several)):
        yield in_short(sql)
