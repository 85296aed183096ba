"""The one boundary where failures of SQLite and of the system become errors of ours."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.errors import (
    BadFileName,
    BusyFile,
    DamagedFile,
    FileError,
    FileExists,
    FileMissing,
    InputOutputFailure,
    NoPermission,
    NoSpace,
    NotARevisionFile,
    ReadOnlyFile,
)

_ERRNO: dict[int, type[FileError]] = {
    errno.ENOENT: FileMissing,
    errno.ENOTDIR: FileMissing,
    errno.ENAMETOOLONG: BadFileName,
    errno.ELOOP: BadFileName,
    errno.EILSEQ: BadFileName,
    errno.EEXIST: FileExists,
    errno.EACCES: NoPermission,
    errno.EPERM: NoPermission,
    errno.EROFS: ReadOnlyFile,
    errno.ENOSPC: NoSpace,
    errno.EDQUOT: NoSpace,
    errno.EFBIG: NoSpace,
    errno.EBUSY: BusyFile,
    errno.EIO: InputOutputFailure,
    errno.EISDIR: NotARevisionFile,
}

# Primary result codes of SQLite (https://sqlite.org/rescode.html).
_SQLITE: dict[int, type[FileError]] = {
    sqlite3.SQLITE_PERM: NoPermission,
    sqlite3.SQLITE_AUTH: NoPermission,
    sqlite3.SQLITE_BUSY: BusyFile,
    sqlite3.SQLITE_LOCKED: BusyFile,
    sqlite3.SQLITE_PROTOCOL: BusyFile,
    sqlite3.SQLITE_READONLY: ReadOnlyFile,
    sqlite3.SQLITE_CORRUPT: DamagedFile,
    sqlite3.SQLITE_FORMAT: DamagedFile,
    sqlite3.SQLITE_FULL: NoSpace,
    sqlite3.SQLITE_NOLFS: NoSpace,
    sqlite3.SQLITE_NOTADB: NotARevisionFile,
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise what SQLite or the system raises inside as the `FileError` it means for `path`."""
    try:
        yield
    except sqlite3.Error as error:
        failure = _from_sqlite(error, path)
        if failure is None:
            raise  # a mistake of ours: wrong SQL, a broken rule of the schema
        raise failure from error
    except UnicodeDecodeError as error:
        # SQLite quotes what it does not understand of a broken schema, and Python cannot read it.
        raise DamagedFile(path, str(error)) from error
    except OSError as error:
        raise from_system(error, path) from error


def from_system(error: OSError, path: Path) -> FileError:
    """Return the error of ours that a failure of the system means for `path`."""
    kind = _ERRNO.get(error.errno or 0, InputOutputFailure)
    if kind is InputOutputFailure:
        return InputOutputFailure(path, str(error))
    return kind(path)


def _from_sqlite(error: sqlite3.Error, path: Path) -> FileError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_CANTOPEN:
        return _cannot_open(path)
    detail = _detail(error, primary, path)
    if primary == sqlite3.SQLITE_IOERR:
        return InputOutputFailure(path, detail)
    if detail:
        return DamagedFile(path, detail)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return FileMissing(path)  # taken away, or another one put in its place
    kind = _SQLITE.get(primary)
    return None if kind is None else kind(path)


def _detail(error: sqlite3.Error, primary: int, path: Path) -> str:
    """Return what there is to tell of damage, "" where there is none."""
    if primary == sqlite3.SQLITE_IOERR:
        return f"{error.sqlite_errorname}: {error}"
    if primary == sqlite3.SQLITE_CORRUPT:
        return str(error)
    if primary == sqlite3.SQLITE_ERROR and path.exists() and not path.stat().st_size:
        return "nothing is left in it"  # it was emptied while it was open
    return ""


def _cannot_open(path: Path) -> FileError:
    # SQLite says CANTOPEN for the file itself and for the journal beside it alike.
    if not path.exists():
        return FileMissing(path)
    if path.is_dir():
        return NotARevisionFile(path)
    if not os.access(path, os.R_OK):
        return NoPermission(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return ReadOnlyFile(path)
    return InputOutputFailure(path, "cannot be opened")
