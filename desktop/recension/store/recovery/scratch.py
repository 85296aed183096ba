"""What can be read of a broken database, in a sound one that lasts as long as it is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from recension.errors import (
    Cancelled,
    DamagedFile,
    InputOutputFailure,
    NewerFile,
    NotARevisionFile,
)
from recension.store import schema
from recension.store.database import Database
from recension.store.failures import explained
from recension.store.parameters import marks
from recension.store.progress import IsCancelled, Progress, never, tell_nobody
from recension.store.recovery.disk import Disk
from recension.store.recovery.raw_pages import RawPages, Value
from recension.store.recovery.raw_tables import RawTables
from recension.store.recovery.table_shapes import TableShape, shapes

_VERSION = slice(60, 64)  # of the schema, in SQLite's header
_APPLICATION_ID = slice(68, 72)
_READS = 6  # times that a page is read, about
_UNUSABLE = (DamagedFile, InputOutputFailure, NotARevisionFile)  # for SQLite


def salvage(
    path: Path, progress: Progress = tell_nobody, is_cancelled: IsCancelled = never
) -> Database:
    """Return a database with every row that can be found in a file, and none of its rules.

    The file is only read, and where SQLite still can, others are kept from changing it meanwhile.
    A change that a process died in is first taken back by its journal. What the disk cannot read
    counts as damaged.

    Args:
        path: The file.
        progress: Called with how much of the work is done, of how much.
        is_cancelled: Asked now and then; `Cancelled` is raised once it says yes.

    Raises:
        NotARevisionFile, DamagedFile: there is nothing of ours in it.
        InputOutputFailure: the disk reads nothing of it at all.
        NewerFile: a later version wrote it.
    """
    _take_back(path)
    _refuse_newer(path)
    watch = _Watch(progress, is_cancelled)
    with _undisturbed(path), explained(path), path.open("rb", buffering=0) as file:
        disk = Disk(file, watch.see)
        header = disk.read(0, 100)
        scratch = _made(int.from_bytes(header[_VERSION]))
        pages = RawPages(disk)
        watch.expected = _READS * pages.count
        found = _fill(scratch, RawTables(pages, shapes(scratch)))
        if disk.failure is not None and not disk.was_read:
            raise disk.failure
    if not found:
        ours = header[_APPLICATION_ID] == schema.APPLICATION_ID.to_bytes(4)
        raise DamagedFile(path, "nothing in it can be read") if ours else NotARevisionFile(path)
    try:
        schema.migrate(scratch)
        _lift_rules(scratch)
    except sqlite3.Error as error:
        raise DamagedFile(path, str(error)) from error
    return Database(path, read_only=True, stand_in=scratch)


class _Watch:
    """Sees every piece that is read: says how far it is, and ends it on demand."""

    def __init__(self, progress: Progress, is_cancelled: IsCancelled) -> None:
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._seen = 0
        self.expected = 0  # pieces; 0 as long as nobody knows

    def see(self) -> None:
        """Count a piece."""
        if self._is_cancelled():
            raise Cancelled
        self._seen += 1
        if self.expected:
            self._progress(min(self._seen, self.expected), self.expected)


@contextmanager
def _undisturbed(path: Path) -> Iterator[None]:
    """Keep others from changing a file inside: half a change would look like damage."""
    with ExitStack() as stack:
        with suppress(*_UNUSABLE):  # then nobody writes into it either
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
    with suppress(*_UNUSABLE):
        database = Database(path, read_only=True)
        try:
            with explained(path):
                made = schema.description(database.connection)
                version = schema.version(database.connection)
        finally:
            database.close()
        if version > schema.SCHEMA and not schema.fits(made, schema.SCHEMA):
            raise NewerFile(path, version)


def _made(version: int) -> sqlite3.Connection:
    """Return an empty database of a schema, without what would refuse a row."""
    scratch = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    known = version if 0 < version <= schema.SCHEMA else schema.SCHEMA
    schema.migrate(scratch, known)
    _lift_rules(scratch)
    schema.make_all(scratch)
    scratch.execute("DELETE FROM setting")  # what is told there is that of the file
    return scratch


def _lift_rules(scratch: sqlite3.Connection) -> None:
    rules = scratch.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE type = 'trigger' OR sql LIKE '%UNIQUE%'"
    )
    for kind, name, sql in rules.fetchall():
        if kind in ("trigger", "index"):
            scratch.execute(f"DROP {kind} {name}")
        if kind == "index":  # two rows that differ by a flipped bit only may both be there
            scratch.execute(sql.replace("UNIQUE ", ""))


def _fill(scratch: sqlite3.Connection, tables: RawTables) -> int:
    """Write the rows that are found and return how many there are."""
    scratch.execute("BEGIN")
    before = scratch.total_changes
    for shape, values in tables.rows():
        with suppress(sqlite3.IntegrityError, OverflowError):  # the row itself is broken
            if not scratch.execute(
                f"INSERT OR IGNORE INTO {shape.name} VALUES ({marks(values)})", values
            ).rowcount:
                _keep_beside(scratch, shape, values)
    scratch.execute("COMMIT")
    return scratch.total_changes - before


def _keep_beside(scratch: sqlite3.Connection, shape: TableShape, values: tuple[Value, ...]) -> None:
    """Keep an author whose number another one has: one of the two numbers is broken."""
    if shape.name == "author":
        scratch.execute("INSERT INTO author (name, user) VALUES (?, ?)", values[1:])
