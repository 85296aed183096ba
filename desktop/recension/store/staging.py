"""Revisions that wait for their place in the chain while an import goes on.

They lie in a temporary table, outside the file and outside memory: their texts are stored
already, in the order they came, but their numbers follow from the order of their times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recension.store.database import Database

_CREATE = (
    """
    CREATE TEMP TABLE staged (
        arrival INTEGER PRIMARY KEY,
        page INTEGER NOT NULL,
        time INTEGER NOT NULL,
        foreign_id INTEGER,
        author TEXT NOT NULL,
        user INTEGER,
        summary TEXT NOT NULL,
        is_minor INTEGER NOT NULL,
        hidden INTEGER NOT NULL,
        model TEXT,
        format TEXT,
        size INTEGER NOT NULL,
        text INTEGER,
        sha1 BLOB,
        redirect TEXT,
        is_known INTEGER NOT NULL
    )
    """,
    "CREATE INDEX temp.staged_by_page ON staged (page, time)",
)
_COLUMNS = (
    "page, time, foreign_id, author, user, summary, is_minor, hidden, model, format, "
    "size, text, sha1, redirect"
)
_SAME = "page = ? AND time = ? AND sha1 IS ? AND author = ?"


@dataclass(frozen=True, slots=True)
class Staged:
    """A revision without number, parent and tags."""

    page: int
    time: int  # seconds since 1970, UTC
    foreign_id: int | None  # its number in the wiki it came from
    author: str
    user: int | None
    summary: str
    is_minor: bool
    hidden: int
    model: str | None
    format: str | None
    size: int
    text: int | None
    sha1: bytes | None
    redirect: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells whether two revisions of a page are the same one."""

    page: int
    time: int
    sha1: bytes | None
    author: str


class Staging:
    """The temporary table; made inside a transaction, gone with it or by `clear`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        for statement in _CREATE:
            database.write(statement)

    def clear(self) -> None:
        """Take the table away."""
        self._database.write("DROP TABLE temp.staged")

    def add(self, revision: Staged) -> None:
        """Let a revision wait."""
        self._insert(revision, is_known=False)

    def add_known(self, revision: Staged) -> None:
        """Note that a revision came which the file has already."""
        self._insert(revision, is_known=True)

    def _insert(self, revision: Staged, *, is_known: bool) -> None:
        self._database.write(
            f"INSERT INTO staged ({_COLUMNS}, is_known) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                revision.page,
                revision.time,
                revision.foreign_id,
                revision.author,
                revision.user,
                revision.summary,
                revision.is_minor,
                revision.hidden,
                revision.model,
                revision.format,
                revision.size,
                revision.text,
                revision.sha1,
                revision.redirect,
                is_known,
            ),
        )

    def has_come(self, identity: Identity, foreign_id: int | None) -> bool:
        """Tell whether the import brought this very revision before."""
        if foreign_id is None:
            return False
        sql = f"SELECT 1 FROM staged WHERE {_SAME} AND foreign_id = ?"
        return self._database.row(sql, (*_fields(identity), foreign_id)) is not None

    def is_known(self, identity: Identity) -> bool:
        """Tell whether the file has the revision, once for each that it has.

        A writer can save the same text twice within a second, with another one in between.
        """
        there = self._count(
            "SELECT count(*) FROM revision JOIN author ON author.id = revision.author "
            "WHERE page = ? AND time = ? AND sha1 IS ? AND author.name = ? AND kind < 2",
            identity,
        )
        if not there:
            return False
        came = self._count(f"SELECT count(*) FROM staged WHERE {_SAME} AND is_known", identity)
        return came < there

    def pages(self) -> Iterator[int]:
        """Yield the pages that revisions wait for."""
        for (page,) in self._database.each(
            "SELECT DISTINCT page FROM staged WHERE NOT is_known ORDER BY page"
        ):
            yield page

    def in_order(self, page: int) -> Iterator[Staged]:
        """Yield the revisions of a page from the oldest to the newest.

        Equal times are told apart by the numbers of the other wiki; without them by the order
        they came in, which is from the newest to the oldest in some exports.
        """
        ends = self._database.rows(
            "SELECT time FROM staged WHERE arrival IN ("
            "(SELECT min(arrival) FROM staged WHERE page = ?),"
            "(SELECT max(arrival) FROM staged WHERE page = ?)) ORDER BY arrival",
            (page, page),
        )
        direction = -1 if ends[0][0] > ends[-1][0] else 1
        for row in self._database.each(
            f"SELECT {_COLUMNS} FROM staged WHERE page = ? AND NOT is_known "
            "ORDER BY time, ifnull(foreign_id, arrival * ?)",
            (page, direction),
        ):
            yield Staged(*row)

    def last_text(self, page: int) -> int | None:
        """Return the text of the revision of a page that came last."""
        row = self._database.row(
            "SELECT text FROM staged WHERE page = ? ORDER BY arrival DESC LIMIT 1", (page,)
        )
        return None if row is None else row[0]

    def _count(self, sql: str, identity: Identity) -> int:
        row = self._database.row(sql, _fields(identity))
        return 0 if row is None else int(row[0])


def _fields(identity: Identity) -> tuple[object, ...]:
    return identity.page, identity.time, identity.sha1, identity.author
