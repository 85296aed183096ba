"""Making and opening revision files: whose they are, how new, how sound."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from recension.errors import (
    DamagedFile,
    FileMissing,
    InputOutputFailure,
    InterruptedFile,
    NewerFile,
    NoPermission,
    NoSpace,
    NotARevisionFile,
    ReadOnlyFile,
    UnreadableNewerFile,
)
from recension.store import copying, schema
from recension.store.database import Database
from recension.store.failures import explained
from recension.store.links import check_newest
from recension.store.values import Problem, ReadOnlyReason

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID = slice(68, 72)  # where SQLite's header has it
_HEADER = 100  # bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found out about a file on opening it."""

    reason: ReadOnlyReason | None  # why it is read-only
    problems: tuple[Problem, ...]


def create(path: Path) -> tuple[Database, Opened]:
    """Make an empty revision file; see `RevisionFile.create`."""
    with explained(path):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    return fill(path), Opened(None, ())


def fill(path: Path) -> Database:
    """Make a revision file of an empty file; it is removed where that fails."""
    try:
        database = Database(path, read_only=False)
        try:
            _migrate(database)
        except BaseException:
            database.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)  # it is ours, and nothing is in it
        raise
    return database


def open_file(path: Path, *, read_only: bool) -> tuple[Database, Opened]:
    """Open a file as far as it can be; see `RevisionFile.open`."""
    with explained(path):
        if path.exists() and not path.is_file():
            raise NotARevisionFile(path)  # a folder; or a pipe, which would be waited for
    reason = ReadOnlyReason.ASKED if read_only else _hindrance(path)
    database = _connect(path, read_only=reason is not None)
    try:
        if _is_newer(database, allowed=read_only):
            reason = ReadOnlyReason.NEWER
        problems = tuple(check_newest(database))
        if reason is None and not problems:
            database.clear_journal()
    except BaseException:
        database.close()
        raise
    if problems and reason is None:
        # Nothing is written into a file that may be wrong about itself.
        database.close()
        return Database(path, read_only=True), Opened(ReadOnlyReason.DAMAGED, problems)
    return database, Opened(ReadOnlyReason.DAMAGED if problems else reason, problems)


def _is_newer(database: Database, *, allowed: bool) -> bool:
    """Tell whether a later version wrote the file; bring an older file up to date."""
    version = _version(database)
    if version > schema.SCHEMA and not allowed:
        raise NewerFile(database.path, version)
    if version < schema.SCHEMA:
        _bring_up(database, version)
    if version > schema.SCHEMA:
        with explained(database.path):
            there = schema.columns(database.connection)
        if not schema.is_readable(there):
            raise UnreadableNewerFile(database.path)
    return version > schema.SCHEMA


def _hindrance(path: Path) -> ReadOnlyReason | None:
    with explained(path):
        if not path.exists():
            raise FileMissing(path)
    # The journal of a transaction needs the folder.
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return None if writable else ReadOnlyReason.PERMISSION


def _connect(path: Path, *, read_only: bool) -> Database:
    try:
        return _connected(path, read_only=read_only)
    except ReadOnlyFile:
        # A process died while saving and left its journal: only a writer can put that right.
        try:
            Database.recover(path)
        except (ReadOnlyFile, NoPermission, InputOutputFailure) as error:
            if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
                raise
            raise InterruptedFile(path) from error
        return _connected(path, read_only=read_only)
    except NotARevisionFile:
        if path.is_dir():
            raise
        raise _stranger(path) from None


def _connected(path: Path, *, read_only: bool) -> Database:
    database = Database(path, read_only=read_only)
    try:
        database.row("SELECT count(*) FROM sqlite_schema")  # reads the header
    except BaseException:
        database.close()
        raise
    return database


def _stranger(path: Path) -> NotARevisionFile | DamagedFile:
    """Return the error for a file that SQLite does not take: ours and broken, or another's."""
    with explained(path), path.open("rb") as file:
        header = file.read(_HEADER)
    ours = header[_APPLICATION_ID] == schema.APPLICATION_ID.to_bytes(4)
    return DamagedFile(path, "the header is broken") if ours else NotARevisionFile(path)


def _version(database: Database) -> int:
    """Return the number of the schema, after making sure that the file is ours."""
    row = database.row("PRAGMA application_id")
    with explained(database.path):
        made = schema.description(database.connection)
        version = schema.version(database.connection)
    if row == (schema.APPLICATION_ID,):
        is_known = 0 < version <= schema.SCHEMA
        if version <= 0 or (is_known and not schema.fits(made, version)):
            raise DamagedFile(database.path, "the tables are not as they were made")
        return version
    if not made and version == 0 and not database.path.stat().st_size:
        return 0  # the process that made it died before anything was in it
    if schema.fits(made, schema.SCHEMA):
        raise DamagedFile(database.path, "the header is broken")
    raise NotARevisionFile(database.path)


def _bring_up(database: Database, version: int) -> None:
    if database.is_read_only:
        database.use_copy(schema.migrate)
        return
    if version:
        with database.reading():  # nobody else brings it up to date meanwhile
            if _version(database) == version:
                copying.back_up(database, version)
    _migrate(database)


def _migrate(database: Database) -> None:
    database.row(f"PRAGMA page_size = {schema.PAGE_SIZE}")  # heard only by an empty file
    database.row("PRAGMA foreign_keys = OFF")  # or a table that is made anew would pull others down
    try:
        with database.transaction(), explained(database.path):
            schema.migrate(database.connection)
    finally:
        database.row("PRAGMA foreign_keys = ON")
    with suppress(NoSpace):  # it is larger than it has to be, but whole
        database.row("VACUUM")  # tables that were made anew leave holes
