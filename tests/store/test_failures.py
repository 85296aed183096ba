"""Failures of SQLite and of the system become errors of ours."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from recension import errors
from recension.store.failures import explained


def _sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    error.sqlite_errorname = "SQLITE_ANY"
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_NOTADB, errors.NotARevisionFile),
        (sqlite3.SQLITE_CORRUPT, errors.DamagedFile),
        (sqlite3.SQLITE_CORRUPT_INDEX, errors.DamagedFile),
        (sqlite3.SQLITE_FULL, errors.NoSpace),
        (sqlite3.SQLITE_READONLY, errors.ReadOnlyFile),
        (sqlite3.SQLITE_READONLY_DBMOVED, errors.FileMissing),
        (sqlite3.SQLITE_BUSY, errors.BusyFile),
        (sqlite3.SQLITE_BUSY_RECOVERY, errors.BusyFile),
        (sqlite3.SQLITE_LOCKED, errors.BusyFile),
        (sqlite3.SQLITE_IOERR_FSYNC, errors.InputOutputFailure),
        (sqlite3.SQLITE_IOERR_WRITE, errors.InputOutputFailure),
        (sqlite3.SQLITE_CANTOPEN, errors.FileMissing),
        (sqlite3.SQLITE_PERM, errors.NoPermission),
    ],
)
def test_an_error_of_sqlite_is_told_as_ours(
    path: Path, code: int, kind: type[errors.FileError]
) -> None:
    with pytest.raises(kind) as caught, explained(path):
        raise _sqlite_error(code)
    assert caught.value.path == path


def test_a_mistake_in_our_sql_stays_a_bug(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), explained(path):
        sqlite3.connect(":memory:").execute("SELECT nothing FROM nowhere")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOENT, errors.FileMissing),
        (errno.EEXIST, errors.FileExists),
        (errno.ENAMETOOLONG, errors.BadFileName),
        (errno.ELOOP, errors.BadFileName),
        (errno.EACCES, errors.NoPermission),
        (errno.EROFS, errors.ReadOnlyFile),
        (errno.ENOSPC, errors.NoSpace),
        (errno.EIO, errors.InputOutputFailure),
        (errno.ENODEV, errors.InputOutputFailure),
    ],
)
def test_an_error_of_the_system_is_told_as_ours(
    path: Path, number: int, kind: type[errors.FileError]
) -> None:
    with pytest.raises(kind), explained(path):
        raise OSError(number, "as the system says it")
