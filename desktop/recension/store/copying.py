"""Copies of a whole revision file."""

from __future__ import annotations

import os
import secrets
import sqlite3
from pathlib import Path

from recension.errors import FileExists
from recension.store.database import Database
from recension.store.failures import explained


def save_copy(database: Database, target: Path) -> None:
    """Write the whole file to `target`, complete or not at all; see `RevisionFile.save_copy`."""
    target = target.resolve()  # a link stays one
    with explained(target):
        if target.exists() and target.samefile(database.path):
            raise FileExists(target)
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        temporary.touch(exist_ok=False)
    try:
        _write(database, temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(database: Database, temporary: Path, target: Path) -> None:
    with explained(target):
        copy = sqlite3.connect(temporary, isolation_level=None)
        try:
            copy.execute("PRAGMA synchronous = OFF")  # synced as a whole below
            with explained(database.path):
                database.connection.backup(copy)
        finally:
            copy.close()
        sync(temporary)
        temporary.replace(target)
        sync_folder(target.parent)


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
