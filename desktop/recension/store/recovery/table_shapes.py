"""The tables of a schema by their shape, which tells whose a row is that no tree leads to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from recension.store.recovery.raw_pages import Value

_TYPES: dict[str, type] = {"INTEGER": int, "INT": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: type
    may_be_null: bool


@dataclass(frozen=True, slots=True)
class TableShape:
    """One table."""

    name: str
    columns: tuple[Column, ...]
    row_column: int | None  # the one that is the rowid, and stored as NULL
    in_index: bool  # WITHOUT ROWID

    def fitted(self, row: int, values: Sequence[Value]) -> tuple[Value, ...] | None:
        """Return the values of a row of this table; None for what cannot be one.

        A row that was written before the last columns were added is shorter.
        """
        if len(values) > len(self.columns) or not values:
            return None
        filled = [*values, *[None] * (len(self.columns) - len(values))]
        if self.row_column is not None:
            if filled[self.row_column] is not None:
                return None
            filled[self.row_column] = row
        fits = all(map(_fits, self.columns, filled))
        return tuple(filled) if fits else None


def _fits(column: Column, value: Value) -> bool:
    if value is None:
        return column.may_be_null
    return isinstance(value, column.type)


def shapes(connection: sqlite3.Connection) -> list[TableShape]:
    """Return the shapes of all tables of a database."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' "
        "ESCAPE '!'"
    )
    return [_shape(connection, name, sql) for name, sql in rows.fetchall()]


def _shape(connection: sqlite3.Connection, name: str, sql: str) -> TableShape:
    described = connection.execute(f"PRAGMA table_info({name})").fetchall()
    in_index = "WITHOUT ROWID" in sql.upper()
    keys = [number for number, *_, key in described if key]
    is_alias = not in_index and len(keys) == 1 and described[keys[0]][2] == "INTEGER"
    row_column = keys[0] if is_alias else None
    columns = tuple(
        Column(column, _TYPES[kind], may_be_null=not (needed or number == row_column))
        for number, column, kind, needed, *_ in described
    )
    return TableShape(name, columns, row_column, in_index)
