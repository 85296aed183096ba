"""Writing revisions at the end of the chain, the only way into their table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from recension.store.database import Database
from recension.store.hashing import NO_LINK, Content, link


class RevisionKind(IntEnum):
    """What a revision records."""

    EDIT = 0
    RENAME = 1
    DELETION = 2
    UNDELETION = 3
    PRUNE = 4  # texts of the page were taken away; see `store.pruned`


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision about to be written."""

    page: int
    title: str  # of the page from this revision on
    parent: int | None
    time: int  # seconds since 1970, UTC
    author: str
    summary: str
    tags: tuple[str, ...]
    size: int  # in UTF-8 bytes
    sha1: bytes | None
    text: int | None  # number of the text; None where it is withheld
    kind: RevisionKind = RevisionKind.EDIT
    is_minor: bool = False
    user: int | None = None
    hidden: int = 0
    reverts: int | None = None  # the revision whose text it goes back to
    model: str | None = None  # None for wikitext
    format: str | None = None
    origin: bytes | None = None  # the link it got in the copy it was saved in
    united: int | None = None  # the revision of another line that its text takes in
    against: int | None = None  # the revision of another line that it clashes with


class Chain:
    """Appends revisions, each with a link that covers it and all before it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._authors: dict[tuple[str, int | None], int] = {}
        self._last_author = 0
        database.tell_of_rollbacks(self)

    def forget(self) -> None:
        """Forget which authors there are."""
        self._authors.clear()
        self._last_author = 0

    def append(self, entry: Entry) -> int:
        """Write a revision, inside a transaction; returns its number."""
        last = self._database.row("SELECT id, link FROM revision ORDER BY id DESC LIMIT 1")
        before, previous = last if last is not None else (0, NO_LINK)
        content = _content(before + 1, entry)
        self._database.write(
            "INSERT INTO revision (id, kind, page, parent, time, author, summary, is_minor, tags, "
            "reverts, hidden, model, format, size, text, sha1, link) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                content.id,
                content.kind,
                content.page,
                content.parent,
                content.time,
                self._author(entry.author, entry.user),
                content.summary,
                content.is_minor,
                content.tags,
                content.reverts,
                content.hidden,
                content.model,
                content.format,
                content.size,
                entry.text,
                content.sha1,
                link(previous, content),
            ),
        )
        lineage = content.origin, content.united, content.against
        if lineage != (None, None, None):
            self._database.write(
                "INSERT INTO lineage (revision, origin, united, against) VALUES (?, ?, ?, ?)",
                (content.id, *lineage),
            )
        return content.id

    def give_title(self, revision: int, page: int, title: str) -> None:
        """Record that a page has a title from a revision on."""
        self._database.write(
            "INSERT INTO page_title (revision, page, title) VALUES (?, ?, ?)",
            (revision, page, title),
        )

    def _author(self, name: str, user: int | None) -> int:
        if (name, user) not in self._authors:
            # Others may have added some; then they have higher numbers.
            for number, *author in self._database.rows(
                "SELECT id, name, user FROM author WHERE id > ?", (self._last_author,)
            ):
                self._authors.setdefault((author[0], author[1]), number)
                self._last_author = number
        known = self._authors.get((name, user))
        if known is None:
            known = self._database.write(
                "INSERT INTO author (name, user) VALUES (?, ?)", (name, user)
            )
            self._authors[name, user] = self._last_author = known
        return known


def _content(number: int, entry: Entry) -> Content:
    return Content(
        id=number,
        kind=int(entry.kind),
        page=entry.page,
        title=entry.title,
        parent=entry.parent,
        time=entry.time,
        author=entry.author,
        user=entry.user,
        summary=entry.summary,
        is_minor=int(entry.is_minor),
        tags=" ".join(sorted(entry.tags)),
        reverts=entry.reverts,
        hidden=entry.hidden,
        model=entry.model,
        format=entry.format,
        size=entry.size,
        sha1=entry.sha1,
        origin=entry.origin,
        united=entry.united,
        against=entry.against,
    )
