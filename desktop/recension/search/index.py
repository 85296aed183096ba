"""The lines that the pages of a file ever had, and from when to when: a database among the caches.

Most lines of a revision are those of the one before, so that all lines together are little more
than the file itself; they are kept in packed chunks and looked through from end to end, which
finds any phrase or pattern exactly. Revisions are counted page by page, from 0, oldest first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import zstandard

_FORMAT = 4  # another number whenever an index of before cannot be used any more
_CHUNK = 1 << 18  # bytes of a chunk, about
_LARGEST = 1 << 31  # bytes of a chunk
_PATIENCE = 60.0  # seconds to wait for another process that builds the same index
_AT_ONCE = 500  # parameters of a query

_TABLES = (
    "CREATE TABLE state (highest INTEGER NOT NULL, link BLOB NOT NULL) STRICT",
    # Which texts it was made of: all that were there after this prune; and whether each was checked
    # against its hash.
    "CREATE TABLE prune (link BLOB NOT NULL, is_proved INTEGER NOT NULL) STRICT",
    # `revisions` of them are known; `key` is made of their links of the chain.
    """
    CREATE TABLE page (
        id INTEGER PRIMARY KEY, revisions INTEGER NOT NULL, key BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE chunk (
        first INTEGER PRIMARY KEY, lines INTEGER NOT NULL, data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE stay (
        line INTEGER NOT NULL, page INTEGER NOT NULL, came INTEGER NOT NULL, went INTEGER,
        PRIMARY KEY (line, page, came)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX stay_open ON stay (page) WHERE went IS NULL",
)


class LineStay(NamedTuple):
    """That a line was in a page from one revision on until another."""

    line: int
    page: int
    came: int
    went: int | None  # the first revision without it; None for a line that is still there


class KnownPage(NamedTuple):
    """How much of a page is in the index."""

    revisions: int  # how many
    key: bytes  # made of their links


class Index:
    """One index, open; a context manager. An index of another format is begun anew."""

    def __init__(self, path: Path | None) -> None:
        name = ":memory:" if path is None else str(path)
        self._connection = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None)
        self._buffer: list[bytes] = []
        self._buffered = 0
        self._next = 0
        try:
            self._connection.execute("PRAGMA synchronous = NORMAL")
            if self._connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                self.clear()
            self._next = self._connection.execute(
                "SELECT ifnull(max(first + lines), 0) FROM chunk"
            ).fetchone()[0]
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is written inside, or nothing if it raises."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._flush()
            self._connection.execute("COMMIT")
        except BaseException:
            self._buffer, self._buffered = [], 0
            self._connection.execute("ROLLBACK")
            raise

    def clear(self) -> None:
        """Begin anew; what was there is overwritten."""
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.execute("BEGIN IMMEDIATE")
        for table in ("state", "prune", "page", "chunk", "stay"):
            self._connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _TABLES:
            self._connection.execute(statement)
        self._connection.execute(f"PRAGMA user_version = {_FORMAT}")
        self._connection.execute("COMMIT")
        self._next = 0

    @property
    def state(self) -> tuple[int, bytes] | None:
        """The newest revision of the file, and its link, when the index was last whole."""
        row: tuple[int, bytes] | None = self._connection.execute(
            "SELECT highest, link FROM state"
        ).fetchone()
        return row

    def set_state(self, highest: int, link: bytes) -> None:
        """Note up to where the index is whole."""
        self._connection.execute("DELETE FROM state")
        self._connection.execute("INSERT INTO state VALUES (?, ?)", (highest, link))

    def begin_after(self, prune: bytes, *, proves: bool) -> None:
        """Begin anew where what is there was read before a prune (`RevisionFile.newest_prune`).

        Args:
            prune: The link of its record.
            proves: Whether texts are to be checked; one that was begun so stays so.
        """
        if self._connection.execute("SELECT link FROM prune").fetchone() != (prune,):
            self.clear()
            self._connection.execute("INSERT INTO prune VALUES (?, ?)", (prune, proves))

    @property
    def is_proved(self) -> bool:
        """Whether all texts that it is made of are checked against their hashes."""
        row = self._connection.execute("SELECT is_proved FROM prune").fetchone()
        return row is not None and bool(row[0])

    def page(self, page: int) -> KnownPage:
        """Return how much of a page is known."""
        row = self._connection.execute(
            "SELECT revisions, key FROM page WHERE id = ?", (page,)
        ).fetchone()
        return KnownPage(0, b"") if row is None else KnownPage(*row)

    def set_page(self, page: int, known: KnownPage) -> None:
        """Note how much of a page is known."""
        self._connection.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", (page, *known))

    def forget_page(self, page: int) -> None:
        """Forget a page whose history is another one now."""
        self._connection.execute("DELETE FROM stay WHERE page = ?", (page,))
        self._connection.execute("DELETE FROM page WHERE id = ?", (page,))

    def add_line(self, line: bytes) -> int:
        """Keep a line, in UTF-8; returns its number."""
        self._buffer.append(line)
        self._buffered += len(line) + 1
        self._next += 1
        number = self._next - 1
        if self._buffered >= _CHUNK:
            self._flush()
        return number

    def _flush(self) -> None:
        if self._buffer:
            text = b"\n".join(self._buffer)
            first = self._next - len(self._buffer)
            self._connection.execute(
                "INSERT INTO chunk VALUES (?, ?, ?)",
                (first, len(self._buffer), zstandard.compress(text, 3)),
            )
            self._buffer, self._buffered = [], 0

    def add_stays(self, stays: Iterable[LineStay]) -> None:
        """Note that lines were in pages; those still there may be replaced by `end_stays`."""
        self._connection.executemany("INSERT INTO stay VALUES (?, ?, ?, ?)", stays)

    def end_stays(self, page: int, ends: Iterable[tuple[int, int]]) -> None:
        """Note that lines of a page went, given as (number of the line, revision)."""
        self._connection.executemany(
            "UPDATE stay SET went = ? WHERE line = ? AND page = ? AND went IS NULL",
            ((went, line, page) for line, went in ends),
        )

    def lines_of(self, page: int) -> dict[bytes, int]:
        """Return the lines that a page has after its last known revision, with their numbers."""
        rows = self._connection.execute(
            "SELECT line FROM stay WHERE page = ? AND went IS NULL ORDER BY line", (page,)
        )
        found: dict[bytes, int] = {}
        first, lines = 0, list[bytes]()
        for (number,) in rows.fetchall():
            if number >= first + len(lines):
                first, lines = self._chunk_of(number)
            if number >= first + len(lines):
                raise sqlite3.DatabaseError(f"line {number} is in no chunk")
            found[lines[number - first]] = number
        return found

    def _chunk_of(self, line: int) -> tuple[int, list[bytes]]:
        """Return the lines of the chunk that one is in, and the number of the first."""
        row = self._connection.execute(
            "SELECT first, data FROM chunk WHERE first <= ? ORDER BY first DESC LIMIT 1", (line,)
        ).fetchone()
        return (0, []) if row is None else (row[0], _unpacked(row[1]).split(b"\n"))

    def chunks(self) -> Iterator[tuple[int, str]]:
        """Yield the lines in chunks: the number of the first, and all of them below it."""
        for first, data in self._connection.execute("SELECT first, data FROM chunk ORDER BY first"):
            yield first, _unpacked(data).decode()

    def stays_of(self, lines: Sequence[int]) -> Iterator[LineStay]:
        """Yield when some lines were where."""
        for start in range(0, len(lines), _AT_ONCE):
            part = lines[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            rows = self._connection.execute(
                f"SELECT line, page, came, went FROM stay WHERE line IN ({marks})",  # noqa: S608 - question marks alone
                part,
            )
            yield from map(LineStay._make, rows)


def _unpacked(data: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompress(data, max_output_size=_LARGEST)


def kept_state(path: Path, prune: bytes) -> int:
    """Return up to which revision the index at a path is whole, without changing it; 0 for none.

    Args:
        path: Where it would lie.
        prune: What it has to be made after, see `Index.begin_after`.

    Raises:
        sqlite3.Error: It is being written, or broken.
    """
    if not path.exists():
        return 0
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            return 0
        if connection.execute("SELECT link FROM prune").fetchone() != (prune,):
            return 0
        row = connection.execute("SELECT highest FROM state").fetchone()
        return 0 if row is None else int(row[0])
    finally:
        connection.close()
