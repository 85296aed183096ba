"""Copies of a whole revision file."""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from recension.errors import FileExists
from recension.store.database import Database
from recension.store.failures import explained

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None  # type: ignore[assignment]  # a module elsewhere

_TOKEN = 4  # bytes that tell two copies in the making apart


def save_copy(database: Database, target: Path) -> None:
    """Write the whole file to `target`, complete or not at all; see `RevisionFile.save_copy`."""
    target = Path(os.path.realpath(target))  # a link stays one
    with explained(target):
        if target.exists() and target.samefile(database.path):
            raise FileExists(target)
    with in_the_making(target) as temporary:
        _write(database, temporary, target)


@contextmanager
def in_the_making(target: Path) -> Iterator[Path]:
    """Give an empty file beside `target` that takes its place when the block ends.

    Where the block fails nothing is left of it; if the process dies in it, what is left goes with
    the next file that is made in that place.
    """
    with explained(target):
        _sweep(target)
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(_TOKEN)}")
        claim = _claim(temporary)
    try:
        yield temporary
        with explained(target):
            sync(temporary)
            temporary.replace(target)
            sync_folder(target.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    finally:
        os.close(claim)


def _claim(temporary: Path) -> int:
    """Make an empty file and hold it, so that nobody takes it for one that was left behind."""
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)
    if fcntl is not None:
        fcntl.flock(handle, fcntl.LOCK_EX)
        return handle
    os.close(handle)  # Windows would not let it be renamed, nor a file be removed that is in use
    return os.open(os.devnull, os.O_RDONLY)


def _sweep(target: Path) -> None:
    """Remove what a process left behind that died while it made a copy here."""
    name = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{{2 * _TOKEN}}}")
    for left in target.parent.iterdir():
        if name.fullmatch(left.name):
            with suppress(OSError):  # somebody is at work on it, or removed it just now
                _remove_unclaimed(left)


def _remove_unclaimed(left: Path) -> None:
    journal = left.with_name(f"{left.name}-journal")
    if fcntl is None:
        left.unlink()
        journal.unlink(missing_ok=True)
        return
    handle = os.open(left, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        left.unlink()
        journal.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _write(database: Database, temporary: Path, target: Path) -> None:
    with explained(target):
        copy = sqlite3.connect(temporary, isolation_level=None)
        try:
            # Synced as a whole below, and removed if that does not come.
            copy.execute("PRAGMA synchronous = OFF")
            copy.execute("PRAGMA journal_mode = OFF")
            with explained(database.path):
                database.connection.backup(copy)
        finally:
            copy.close()


def back_up(database: Database, version: int) -> Path:
    """Keep the file as it was with its old schema, beside it, before a migration."""
    path = database.path
    backup = path.with_name(f"{path.stem} (before schema {version + 1}){path.suffix}")
    if not backup.exists():
        save_copy(database, backup)
    return backup


def sync(path: Path) -> None:
    """Have the system write a file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system write the names in a folder to the disk, where it can do so."""
    if os.name != "posix":
        return  # Windows has no handle for a folder; its rename is journalled
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
