"""What a revision file is made of: the tables, and the steps from one schema to the next."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import partial

from recension.store import beside
from recension.store.lean_step import make_lean

Migration = Callable[[sqlite3.Connection], None]

APPLICATION_ID = 0x52435331  # "RCS1"; SQLite keeps it at offset 68 of the file

_PROTECTED = ("revision", "text", "page_title")  # written once, never changed


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _execute(connection, _TABLES)
    for table in _PROTECTED:
        _protect(connection, table)


def _execute(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(" ".join(statement.split()))  # the file keeps these words


def _protect(connection: sqlite3.Connection, table: str, changes: str = "") -> None:
    """Refuse to delete rows of a table, and to update them, or only to make those `changes`."""
    for verb, condition in (("UPDATE", changes), ("DELETE", "")):
        connection.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"WHEN {condition}NOT EXISTS (SELECT 1 FROM pruning) "
            f"BEGIN SELECT RAISE(ABORT, 'history is only changed by a prune'); END"
        )


_TABLES = (
    # A page, with what its newest revision says, so that listing pages touches no text.
    # `redirect` is the title it leads to; `deleted` the revision that deleted it.
    """
    CREATE TABLE page (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        namespace INTEGER NOT NULL,
        newest INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
        size INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        revisions INTEGER NOT NULL,
        redirect TEXT,
        deleted INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE UNIQUE INDEX page_by_title ON page (title) WHERE deleted IS NULL",
    "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL, user INTEGER) STRICT",
    "CREATE UNIQUE INDEX author_by_name ON author (name, ifnull(user, -1))",
    # A text, once however many revisions have it. `key` is the beginning of its SHA-1 (equal keys
    # are told apart by the texts themselves); `base` the text it is a delta of; `head` the first
    # text of its segment (NULL for a head); `place` its distance from the head, or of a head from
    # the full text; `size` its own length in bytes.
    """
    CREATE TABLE text (
        id INTEGER PRIMARY KEY,
        key INTEGER NOT NULL,
        base INTEGER REFERENCES text (id),
        head INTEGER REFERENCES text (id),
        place INTEGER NOT NULL,
        codec INTEGER NOT NULL,
        size INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX text_by_key ON text (key)",
    # `kind`: 0 edit, 1 rename, 2 deletion, 3 undeletion, 4 prune. `time` in seconds since 1970,
    # UTC. `tags` with a space between them. `hidden` in MediaWiki's bits. `text` NULL where an
    # export withheld it or a prune took it, `sha1` NULL where an export did not even tell that.
    # `reverts` is the revision whose text it went back to: those between the two are the reverted
    # ones; or the one it undid.
    """
    CREATE TABLE revision (
        id INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        page INTEGER NOT NULL REFERENCES page (id),
        parent INTEGER REFERENCES revision (id),
        time INTEGER NOT NULL,
        author INTEGER NOT NULL REFERENCES author (id),
        summary TEXT NOT NULL,
        is_minor INTEGER NOT NULL,
        tags TEXT NOT NULL,
        reverts INTEGER REFERENCES revision (id),
        hidden INTEGER NOT NULL,
        model TEXT,
        format TEXT,
        size INTEGER NOT NULL,
        text INTEGER REFERENCES text (id),
        sha1 BLOB,
        link BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX revision_by_page ON revision (page, time)",
    "CREATE INDEX revert_by_page ON revision (page) WHERE reverts IS NOT NULL",
    # The titles of a page, each from the revision that gave it.
    """
    CREATE TABLE page_title (
        revision INTEGER PRIMARY KEY REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
        page INTEGER NOT NULL REFERENCES page (id),
        title TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX page_title_by_page ON page_title (page)",
    # What is said of a revision later, and so stands outside the chain: its name (with U+0001
    # before it where it was taken away). `seal` is the SHA-256 of the other columns, as in `image`.
    """
    CREATE TABLE revision_name (
        revision INTEGER PRIMARY KEY REFERENCES revision (id),
        name TEXT NOT NULL,
        seal BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE image (
        name TEXT PRIMARY KEY,
        mime TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        size INTEGER NOT NULL,
        sha1 BLOB NOT NULL,
        seal BLOB NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # Holds a row only inside the transaction of a prune.
    "CREATE TABLE pruning (revision INTEGER PRIMARY KEY) STRICT",
)


_LINKS = (
    # What the newest revisions refer to: `target` is a hash of the kind of a link and of the whole
    # title it leads to, which need not be that of a page.
    """
    CREATE TABLE link (
        target INTEGER NOT NULL,
        page INTEGER NOT NULL REFERENCES page (id) ON DELETE CASCADE,
        PRIMARY KEY (target, page)
    ) STRICT, WITHOUT ROWID
    """,
    # The links of a page in full, sealed and compressed, and the revision they were read from: they
    # are stale when that is not the newest one, and where there is no row.
    """
    CREATE TABLE page_linked (
        page INTEGER PRIMARY KEY REFERENCES page (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        links BLOB NOT NULL
    ) STRICT
    """,
)


_PRUNED = (
    # The revisions whose texts were taken away, each with the revision of kind 4 that says so: its
    # `sha1` and `size` are those of their numbers, written in order with a space between them.
    """
    CREATE TABLE pruned (
        revision INTEGER PRIMARY KEY REFERENCES revision (id),
        record INTEGER NOT NULL REFERENCES revision (id)
    ) STRICT
    """,
    *(
        f"""
        CREATE TRIGGER pruned_no_{verb.lower()} BEFORE {verb} ON pruned
        BEGIN SELECT RAISE(ABORT, 'what was pruned stays pruned'); END
        """
        for verb in ("UPDATE", "DELETE")
    ),
)


_LINEAGE = (
    # Where a revision comes from that a copy of the file brought: `origin` is the link it got when
    # it was saved, and so the same in every copy. `united` is the revision of another line whose
    # text was united in this one, a second parent; `against` one that clashed with it, and that a
    # person is to unite. All are covered by the revision's own link.
    """
    CREATE TABLE lineage (
        revision INTEGER PRIMARY KEY REFERENCES revision (id),
        origin BLOB,
        united INTEGER REFERENCES revision (id),
        against INTEGER REFERENCES revision (id)
    ) STRICT
    """,
    *(
        f"""
        CREATE TRIGGER lineage_no_{verb.lower()} BEFORE {verb} ON lineage
        BEGIN SELECT RAISE(ABORT, 'history is only changed by a prune'); END
        """
        for verb in ("UPDATE", "DELETE")
    ),
)


def _slim(connection: sqlite3.Connection) -> None:
    _execute(connection, _SLIM)
    _protect(connection, "page_title")
    # A text may be stored in another way.
    _protect(
        connection, "text", "(old.id, old.key, old.size) IS NOT (new.id, new.key, new.size) AND "
    )


# A small file consists of tables and indexes, so there are fewer of them; and a text in a pack has
# a row of a few bytes.
_SLIM = (
    # `key` is the beginning of the SHA-1 (equal keys are told apart by the texts themselves);
    # `base`, `place` and `codec` are explained with `TextRow`; `size` in bytes.
    """
    CREATE TABLE new_text (
        id INTEGER PRIMARY KEY,
        key INTEGER NOT NULL,
        base INTEGER,
        place INTEGER NOT NULL,
        codec INTEGER NOT NULL,
        size INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO new_text (id, key, base, place, codec, size, data)
    SELECT id, key >> 40, base, place, codec, size, data FROM text ORDER BY id
    """,
    "DROP TABLE text",
    "ALTER TABLE new_text RENAME TO text",
    "CREATE INDEX text_by_key ON text (key)",
    "DROP INDEX author_by_name",
    """
    CREATE TABLE new_page_title (
        page INTEGER NOT NULL REFERENCES page (id),
        revision INTEGER NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        PRIMARY KEY (page, revision)
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT OR IGNORE INTO new_page_title SELECT page, revision, title FROM page_title",
    "DROP TABLE page_title",
    "ALTER TABLE new_page_title RENAME TO page_title",
)


# Step N brings a file of schema N to schema N + 1. A step that was published is never changed.
MIGRATIONS: tuple[Migration, ...] = (
    _begin,
    partial(_execute, statements=_LINKS),
    partial(_execute, statements=_PRUNED),
    partial(_execute, statements=_LINEAGE),
    _slim,
    beside.begin,
    make_lean,
)
