"""Connections to SQLite with the settings that a revision file is read and written with."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

BUSY_TIMEOUT = 10_000  # milliseconds to wait for another process's lock
CACHE = 16_000  # kibibytes of pages kept in memory


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open a file that is there."""
    connection = sqlite3.connect(
        _uri(path, "ro" if read_only else "rw"),
        uri=True,
        isolation_level=None,  # transactions are ours alone
        check_same_thread=False,  # `Database` has a lock
        cached_statements=256,
    )
    # A flipped bit may break the encoding of a title: show the rest of it.
    connection.text_factory = decode
    for setting in (
        f"busy_timeout = {BUSY_TIMEOUT}",
        "trusted_schema = OFF",
        "foreign_keys = ON",
        "synchronous = EXTRA",  # the folder is synced too, once the journal is gone
        f"cache_size = -{CACHE}",
        "cell_size_check = ON",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def decode(data: bytes) -> str:
    """Return stored bytes as text; what is none is shown as U+FFFD."""
    return data.decode("utf-8", "replace")


def _uri(path: Path, mode: str) -> str:
    """Return SQLite's address of a file (https://sqlite.org/uri.html)."""
    name = path.absolute().as_posix()
    if not name.startswith("/"):
        name = "/" + name  # C:/...
    elif name.startswith("//"):
        name = "//" + name  # a share of the network; one pair of slashes would name a host
    return f"file:{quote(name.encode('utf-8', 'surrogateescape'))}?mode={mode}"
