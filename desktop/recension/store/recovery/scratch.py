"""What can be read of a broken database, in a sound one that lasts as long as it is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from recension.errors import DamagedFile, NewerFile, NotARevisionFile
from recension.store import schema
from recension.store.database import Database
from recension.store.failures import explained
from recension.store.recovery.raw_pages import RawPages, Value
from recension.store.recovery.raw_tables import RawTables
from recension.store.recovery.table_shapes import TableShape, shapes

_VERSION = slice(60, 64)  # of the schema, in SQLite's header
_APPLICATION_ID = slice(68, 72)


def salvage(path: Path) -> Database:
    """Return a database with every row that can be found in a file, and none of its rules.

    The file is only read, and where SQLite still can, others are kept from changing it meanwhile.
    A change that a process died in is first taken back by its journal.

    Raises:
        NotARevisionFile, DamagedFile: there is nothing of ours in it.
        NewerFile: a later version wrote it.
    """
    _take_back(path)
    _refuse_newer(path)
    with _undisturbed(path), explained(path), path.open("rb") as file:
        header = file.read(100)
        file.seek(0)
        scratch = _made(int.from_bytes(header[_VERSION]))
        found = _fill(scratch, RawTables(RawPages(file), shapes(scratch)))
    if not found:
        ours = header[_APPLICATION_ID] == schema.APPLICATION_ID.to_bytes(4)
        raise DamagedFile(path, "nothing in it can be read") if ours else NotARevisionFile(path)
    try:
        schema.migrate(scratch)
    except sqlite3.Error as error:
        raise DamagedFile(path, str(error)) from error
    return Database(path, read_only=True, stand_in=scratch)


@contextmanager
def _undisturbed(path: Path) -> Iterator[None]:
    """Keep others from changing a file inside: half a change would look like damage."""
    with ExitStack() as stack:
        with suppress(DamagedFile, NotARevisionFile):  # then nobody writes into it either
            database = Database(path, read_only=True)
            stack.callback(database.close)
            stack.enter_context(database.reading())
        yield


def _take_back(path: Path) -> None:
    if path.with_name(f"{path.name}-journal").exists():
        with suppress(DamagedFile, NotARevisionFile):
            Database.recover(path)


def _refuse_newer(path: Path) -> None:
    """Leave a file alone that a later version wrote: there may be more in it than is known here."""
    with suppress(DamagedFile, NotARevisionFile):
        database = Database(path, read_only=True)
        try:
            with explained(path):
                made = schema.description(database.connection)
                version = schema.version(database.connection)
        finally:
            database.close()
        if version > schema.SCHEMA and made != schema.newest_description():
            raise NewerFile(path, version)


def _made(version: int) -> sqlite3.Connection:
    """Return an empty database of a schema, without what would refuse a row."""
    scratch = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    known = version if 0 < version <= schema.SCHEMA else schema.SCHEMA
    schema.migrate(scratch, known)
    rules = scratch.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE type = 'trigger' OR sql LIKE '%UNIQUE%'"
    )
    for kind, name, sql in rules.fetchall():
        if kind in ("trigger", "index"):
            scratch.execute(f"DROP {kind} {name}")
        if kind == "index":  # two rows that differ by a flipped bit only may both be there
            scratch.execute(sql.replace("UNIQUE ", ""))
    scratch.execute("DELETE FROM setting")  # what is told there is that of the file
    return scratch


def _fill(scratch: sqlite3.Connection, tables: RawTables) -> int:
    """Write the rows that are found and return how many there are."""
    scratch.execute("BEGIN")
    before = scratch.total_changes
    for shape, values in tables.rows():
        marks = ", ".join("?" * len(values))
        with suppress(sqlite3.IntegrityError, OverflowError):  # the row itself is broken
            if not scratch.execute(
                f"INSERT OR IGNORE INTO {shape.name} VALUES ({marks})", values
            ).rowcount:
                _keep_beside(scratch, shape, values)
    scratch.execute("COMMIT")
    return scratch.total_changes - before


def _keep_beside(scratch: sqlite3.Connection, shape: TableShape, values: tuple[Value, ...]) -> None:
    """Keep an author whose number another one has: one of the two numbers is broken."""
    if shape.name == "author":
        scratch.execute("INSERT INTO author (name, user) VALUES (?, ?)", values[1:])
