"""Reading the chain of revisions and checking its links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recension.errors import DamagedFile
from recension.store.database import Database, Row
from recension.store.hashing import NO_LINK, Content, link
from recension.store.values import Problem

_NEWEST = 24  # revisions checked on opening

_SELECT = """
    SELECT revision.id, kind, revision.page,
        (SELECT title FROM page_title WHERE page_title.page = revision.page
            AND page_title.revision <= revision.id ORDER BY page_title.revision DESC LIMIT 1),
        parent, time, author.name, author.user, summary, is_minor, tags, reverts, hidden,
        model, format, size, sha1, origin, united, against, text, link
    FROM revision LEFT JOIN author ON author.id = revision.author
    LEFT JOIN lineage ON lineage.revision = revision.id
"""


@dataclass(frozen=True, slots=True)
class Linked:
    """A revision as it is stored, with its link."""

    content: Content
    text: int | None
    link: bytes | None  # None where a flipped bit made it something else

    def follows(self, previous: bytes) -> bool:
        """Tell whether the link is the one that belongs after `previous`."""
        return self.link is not None and self.link == self.link_after(previous)

    def link_after(self, previous: bytes) -> bytes | None:
        """Return the link that the revision makes after `previous`, None where it can make none."""
        try:
            return link(previous, self.content)
        except (TypeError, AttributeError, ValueError):
            return None  # a flipped bit has changed the type of a column


def stored(database: Database, first: int, last: int) -> Iterator[Linked]:
    """Yield the revisions with numbers from `first` to `last`, both included, in their order."""
    sql = f"{_SELECT} WHERE revision.id BETWEEN ? AND ? ORDER BY revision.id"
    for row in database.rows(sql, (first, last)):
        yield _linked(row)


def check_newest(database: Database) -> Iterator[Problem]:
    """Yield what is wrong with the newest links of the chain; it takes a few milliseconds."""
    try:
        row = database.row("SELECT max(id) FROM revision")
        last = row[0] if row is not None else None
        if last is None:
            return
        first = max(1, last - _NEWEST)
        previous = NO_LINK if first == 1 else None
        for one in stored(database, first, last):
            if previous is not None and not one.follows(previous):
                yield chain_problem(one)
            previous = one.link or NO_LINK
        database.row("SELECT id, title, newest, changed_at FROM page ORDER BY id DESC LIMIT 1")
    except DamagedFile as error:
        yield Problem("database", None, None, error.detail)


def chain_problem(one: Linked) -> Problem:
    """Return the problem of a revision whose link does not fit."""
    return Problem("chain", one.content.title, one.content.id, "its data is not what was recorded")


def _linked(row: Row) -> Linked:
    *fields, text, linked = row
    return Linked(Content(*fields), text, linked if isinstance(linked, bytes) else None)
