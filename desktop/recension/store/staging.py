"""Revisions that wait for their place in the chain while an import goes on.

They lie in a temporary table, outside the file and outside memory: their texts are stored
already, in the order they came, but their numbers follow from the order of their times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from recension.store.database import Database
from recension.store.values import Hidden

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
        redirect_word TEXT NOT NULL,
        is_known INTEGER NOT NULL
    )
    """,
    "CREATE INDEX temp.staged_by_page ON staged (page, time)",
)
_COLUMNS = (
    "page, time, foreign_id, author, user, summary, is_minor, hidden, model, format, "
    "size, text, sha1, redirect, redirect_word"
)
# What a wiki hid since it was last exported is not compared. A text makes a revision of one that
# was known without it another one: it must not get lost.
_SAME = "page = ? AND time = ? AND (? OR sha1 IS ?) AND (? OR {author} = ?) AND hidden & 1 <= ?"
_SAME_STAGED = _SAME.format(author="author")
_SAME_KEPT = _SAME.format(author="author.name")
_ALIKE = "max((? OR summary = ?) AND is_minor = ?)"


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
    redirect: str | None  # where it leads, if what it begins with makes it a redirect
    redirect_word: str  # that is this, in lower case


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What tells whether a revision that comes is the same as one of its page that is there."""

    page: int
    time: int
    sha1: bytes | None
    author: str
    hidden: Hidden
    summary: str  # may differ, as may the next
    is_minor: bool


class Arrival(Enum):
    """What became of a revision that came."""

    NEW = auto()  # it was added
    KNOWN = auto()  # it is there already
    KNOWN_OTHERWISE = auto()  # the same, with another summary or mark, which stays


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
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                revision.redirect_word,
                is_known,
            ),
        )

    def come_before(self, one: Newcomer, foreign_id: int | None) -> Arrival:
        """Tell whether the import brought this very revision before."""
        if foreign_id is None:
            return Arrival.NEW
        source = f"FROM staged WHERE {_SAME_STAGED} AND foreign_id = ?"
        return self._arrival(source, one, foreign_id)

    def known(self, one: Newcomer) -> Arrival:
        """Tell whether the file has the revision, once for each that it has.

        A writer can save the same text twice within a second, with another one in between.
        """
        came = self._database.row(
            f"SELECT count(*) FROM staged WHERE {_SAME_STAGED} AND is_known", _same(one)
        )
        return self._arrival(
            "FROM revision JOIN author ON author.id = revision.author "
            f"WHERE {_SAME_KEPT} AND kind < 2 HAVING count(*) > ?",
            one,
            came[0] if came else 0,
        )

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

    def _arrival(self, source: str, one: Newcomer, last: object) -> Arrival:
        row = self._database.row(
            f"SELECT {_ALIKE} {source}",
            (bool(one.hidden & Hidden.SUMMARY), one.summary, one.is_minor, *_same(one), last),
        )
        if row is None or row[0] is None:
            return Arrival.NEW
        return Arrival.KNOWN if row[0] else Arrival.KNOWN_OTHERWISE


def _same(one: Newcomer) -> tuple[object, ...]:
    is_withheld = bool(one.hidden & Hidden.TEXT)
    return (
        one.page,
        one.time,
        is_withheld and one.sha1 is None,
        one.sha1,
        bool(one.hidden & Hidden.AUTHOR),
        one.author,
        is_withheld,
    )
