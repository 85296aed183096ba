"""The tables of a revision file, each in the words that the file keeps of it.

A small file consists of what it says of its tables, and of pages that hold a row or two. So every
file has only the tables without which there is no history; the others are made with their first
row, and indexes once there is something to look up. `parts` sees to that.

These are the words of schema 7: `lean_step` makes them, and files of that schema are compared with
them. Whoever changes one keeps the former words for that step, and adds another to `schema_steps`.
"""

from __future__ import annotations

MANY = 512  # rows of a table that is read from end to end without an index in a fraction of a ms

# What every file has. A file that is written anew has its rows in this order: what is lost with its
# beginning can be told from the rest, and what is cut off from its end are texts.
FIRST = {
    # A page, with what its newest revision says, so that listing pages touches no text.
    # `redirect` is the title it leads to; `deleted` the revision that deleted it.
    "page": """
        CREATE TABLE page (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            namespace INT NOT NULL,
            newest INT,
            size INT NOT NULL,
            changed_at INT NOT NULL,
            revisions INT NOT NULL,
            redirect TEXT,
            deleted INT
        ) STRICT
    """,
    "author": "CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL, user INT) STRICT",
    # `kind`: 0 edit, 1 rename, 2 deletion, 3 undeletion, 4 prune. `time` in seconds since 1970,
    # UTC. `tags` with a space between them. `hidden` in MediaWiki's bits. `text` NULL where an
    # export withheld it or a prune took it, `sha1` NULL where an export did not even tell that.
    # `reverts` is the revision whose text it went back to: those between the two are the reverted
    # ones; or the one it undid.
    "revision": """
        CREATE TABLE revision (
            id INTEGER PRIMARY KEY,
            kind INT NOT NULL,
            page INT NOT NULL REFERENCES page,
            parent INT,
            time INT NOT NULL,
            author INT NOT NULL REFERENCES author,
            summary TEXT NOT NULL,
            is_minor INT NOT NULL,
            tags TEXT NOT NULL,
            reverts INT,
            hidden INT NOT NULL,
            model TEXT,
            format TEXT,
            size INT NOT NULL,
            text INT REFERENCES text,
            sha1 BLOB,
            link BLOB NOT NULL
        ) STRICT
    """,
    # The titles of a page, each from the revision that gave it.
    "page_title": """
        CREATE TABLE page_title (
            page INT NOT NULL REFERENCES page,
            revision INT NOT NULL,
            title TEXT NOT NULL,
            PRIMARY KEY (page, revision)
        ) STRICT, WITHOUT ROWID
    """,
    # A text, once however many revisions have it. `key` is the beginning of its SHA-1 (equal keys
    # are told apart by the texts themselves); `base`, `place` and `codec` are explained with
    # `TextRow`; `size` in bytes.
    "text": """
        CREATE TABLE text (
            id INTEGER PRIMARY KEY,
            key INT NOT NULL,
            base INT,
            place INT NOT NULL,
            codec INT NOT NULL,
            size INT NOT NULL,
            data BLOB NOT NULL
        ) STRICT
    """,
}

# What is made with the first row that goes into a table.
LATER = {
    # What is said of a revision later, and so stands outside the chain: its name (with U+0001
    # before it where it was taken away). `seal` is the SHA-256 of the other columns, as in `image`.
    "revision_name": """
        CREATE TABLE revision_name (
            revision INTEGER PRIMARY KEY REFERENCES revision,
            name TEXT NOT NULL,
            seal BLOB NOT NULL
        ) STRICT
    """,
    "image": """
        CREATE TABLE image (
            name TEXT PRIMARY KEY,
            mime TEXT NOT NULL,
            width INT NOT NULL,
            height INT NOT NULL,
            size INT NOT NULL,
            sha1 BLOB NOT NULL,
            seal BLOB NOT NULL,
            data BLOB NOT NULL
        ) STRICT
    """,
    "setting": """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID
    """,
    # What the newest revisions refer to: `target` is a hash of the kind of a link and of the whole
    # title it leads to, which need not be that of a page.
    "link": """
        CREATE TABLE link (
            target INT NOT NULL,
            page INT NOT NULL REFERENCES page ON DELETE CASCADE,
            PRIMARY KEY (target, page)
        ) STRICT, WITHOUT ROWID
    """,
    # The links of a page in full, sealed and compressed, and the revision they were read from: they
    # are stale when that is not the newest one, and where there is no row.
    "page_linked": """
        CREATE TABLE page_linked (
            page INTEGER PRIMARY KEY REFERENCES page ON DELETE CASCADE,
            revision INT NOT NULL,
            links BLOB NOT NULL
        ) STRICT
    """,
    # The revisions whose texts were taken away, each with the revision of kind 4 that says so: its
    # `sha1` and `size` are those of their numbers, written in order with a space between them.
    "pruned": """
        CREATE TABLE pruned (
            revision INTEGER PRIMARY KEY REFERENCES revision,
            record INT NOT NULL REFERENCES revision
        ) STRICT
    """,
    # Where a revision comes from that a copy of the file brought: `origin` is the link it got when
    # it was saved, and so the same in every copy. `united` is the revision of another line whose
    # text was united in this one, a second parent; `against` one that clashed with it, and that a
    # person is to unite. All are covered by the revision's own link.
    "lineage": """
        CREATE TABLE lineage (
            revision INTEGER PRIMARY KEY REFERENCES revision,
            origin BLOB,
            united INT REFERENCES revision,
            against INT REFERENCES revision
        ) STRICT
    """,
}

# What is made once a table has `MANY` rows.
INDEXES = {
    "page": ("CREATE INDEX page_by_title ON page (title) WHERE deleted IS NULL",),
    "text": ("CREATE INDEX text_by_key ON text (key)",),
    "revision": (
        "CREATE INDEX revision_by_page ON revision (page, time)",
        "CREATE INDEX revert_by_page ON revision (page) WHERE reverts IS NOT NULL",
    ),
}

_UNCHANGED = "only a prune may"
_A_TEXT_STORED_OTHERWISE = "(old.id, old.key, old.size) IS NOT (new.id, new.key, new.size)"


def _refused(table: str, verb: str, message: str, condition: str = "") -> str:
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


# What refuses to change rows that are written once; a prune lifts it while it is at work. In this
# order the words fill the fewest pages.
PROTECTION = (
    _refused("text", "DELETE", _UNCHANGED),
    _refused("revision", "UPDATE", _UNCHANGED),
    _refused("revision", "DELETE", _UNCHANGED),
    _refused("page_title", "UPDATE", _UNCHANGED),
    _refused("page_title", "DELETE", _UNCHANGED),
    _refused("text", "UPDATE", _UNCHANGED, _A_TEXT_STORED_OTHERWISE),
)

# What refuses the same for tables that are made later, for ever.
LATER_PROTECTION = {
    "setting": (_refused("setting", "DELETE", "what is kept is counted", "old.name = 'beside'"),),
    **{
        table: tuple(_refused(table, verb, message) for verb in ("UPDATE", "DELETE"))
        for table, message in (
            ("pruned", "what was pruned stays pruned"),
            ("lineage", _UNCHANGED),
        )
    },
}
