"""The rows of pages: what the page list shows, without touching a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from recension.errors import DamagedFile, PageDeleted, PageMissing
from recension.store.database import Database
from recension.store.hashing import link_key
from recension.store.parameters import batches, marks
from recension.store.values import LinkKind, Page

COLUMNS = (  # of a page, for `made`
    "page.id, page.title, namespace, newest, page.size, changed_at, page.revisions, page.redirect"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Pages:
    """Finds pages; titles are whole and normalised."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Page]:
        """Return all pages by namespace and title."""
        return self._pages(
            f"SELECT {COLUMNS} FROM page WHERE deleted IS NULL AND newest IS NOT NULL "
            "ORDER BY namespace, title"
        )

    def find(self, title: str) -> Page | None:
        """Return one page, None where there is none."""
        found = self._pages(
            f"SELECT {COLUMNS} FROM page "
            "WHERE title = ? AND deleted IS NULL AND newest IS NOT NULL",
            (title,),
        )
        return found[0] if found else None

    def title_now(self, title: str, revision: int) -> str | None:
        """Return the title of the page that had another one and has a revision, None for none."""
        row = self._database.row(
            "SELECT title FROM page WHERE id = (SELECT page FROM revision WHERE id = ?) "
            "AND title <> ? AND deleted IS NULL "
            "AND ? IN (SELECT title FROM page_title WHERE page_title.page = page.id)",
            (revision, title, title),
        )
        return None if row is None else str(row[0])

    def numbered(self, page: int) -> Page | None:
        """Return one page by its number, None where there is none, or it is deleted."""
        found = self._pages(
            f"SELECT {COLUMNS} FROM page WHERE id = ? AND deleted IS NULL AND newest IS NOT NULL",
            (page,),
        )
        return found[0] if found else None

    def get(self, title: str) -> Page:
        """Return one page; raises `PageMissing`, `PageDeleted`."""
        page = self.find(title)
        if page is None:
            sql = "SELECT 1 FROM page WHERE title = ? AND deleted IS NOT NULL"
            was_there = self._database.row(sql, (title,)) is not None
            raise PageDeleted(title) if was_there else PageMissing(title)
        return page

    def search(self, words: str, limit: int) -> list[Page]:
        """Return pages whose titles contain `words` in any case, beginnings first."""
        pattern = words.replace("_", " ").strip()
        escaped = pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return self._pages(
            f"SELECT {COLUMNS} FROM page "
            "WHERE title LIKE ? ESCAPE '\\' AND deleted IS NULL AND newest IS NOT NULL "
            "ORDER BY title NOT LIKE ? ESCAPE '\\', namespace, title LIMIT ?",
            (f"%{escaped}%", f"{escaped}%", limit),
        )

    def existing(self, titles: Collection[str]) -> set[str]:
        """Return those of the titles that are pages."""
        return {title for title, _ in self.newest_of(titles)}

    def newest_of(self, titles: Collection[str]) -> Iterator[tuple[str, int]]:
        """Yield title and newest revision of those of the titles that are pages."""
        for part in batches(list(titles)):
            yield from self._database.rows(
                "SELECT title, newest FROM page WHERE deleted IS NULL AND newest IS NOT NULL "
                f"AND title IN ({marks(part)})",
                part,
            )

    def add(self, title: str, namespace: int) -> int:
        """Add a page that has no revision yet, inside a transaction; returns its number."""
        return self._database.write(
            "INSERT INTO page (title, namespace, size, changed_at, revisions) "
            "VALUES (?, ?, 0, 0, 0)",
            (title, namespace),
        )

    def number_of(self, title: str) -> int | None:
        """Return the number of a page, of one without revisions too."""
        row = self._database.row(
            "SELECT id FROM page WHERE title = ? AND deleted IS NULL", (title,)
        )
        return None if row is None else row[0]

    def title_of(self, page: int) -> str:
        """Return the title of a page by its number."""
        row = self._database.row("SELECT title FROM page WHERE id = ?", (page,))
        if row is None:
            raise DamagedFile(self._database.path, f"page {page} is missing")
        return str(row[0])

    def remove_empty(self) -> None:
        """Take away the pages that no revision came for, inside a transaction."""
        self._database.write("DELETE FROM page WHERE newest IS NULL")

    def rename(self, page: int, title: str, namespace: int) -> None:
        """Give a page another title, inside a transaction."""
        self._outdate_linkers(page)
        # Its own links may depend on its title: subpages, the key it has in a category.
        self._database.write("UPDATE page_linked SET revision = 0 WHERE page = ?", (page,))
        self._database.write(
            "UPDATE page SET title = ?, namespace = ? WHERE id = ?", (title, namespace, page)
        )
        self._outdate_linkers(page)

    def deleted(self, page: int | None = None) -> list[tuple[Page, int]]:
        """Return the deleted pages (or one of them) with their deletions, the last one first."""
        which = "" if page is None else "AND id = ? "
        rows = self._database.rows(
            f"SELECT deleted, {COLUMNS} FROM page WHERE deleted IS NOT NULL "
            f"{which}ORDER BY deleted DESC",
            () if page is None else (page,),
        )
        return [(self.made(columns), deletion) for deletion, *columns in rows]

    def set_deleted(self, page: int, deletion: int | None) -> None:
        """Note the revision that deleted a page, inside a transaction; None: it is back."""
        self._outdate_linkers(page)
        self._database.write("UPDATE page SET deleted = ? WHERE id = ?", (deletion, page))

    def refresh(self, page: int, redirect: str | None, *, added: int) -> None:
        """Note what the newest revision of a page says, inside a transaction.

        Args:
            page: The number of a page that has revisions.
            redirect: Where the newest text leads to.
            added: How many revisions it has more than before.
        """
        self._database.write(
            "UPDATE page SET (newest, size, changed_at) = ("
            "SELECT id, size, time FROM revision WHERE page = page.id AND kind < 2 "
            "ORDER BY time DESC, id DESC LIMIT 1), "
            "revisions = revisions + ?, redirect = ? WHERE id = ?",
            (added, redirect, page),
        )
        if self._database.row("SELECT 1 FROM page WHERE id = ? AND revisions = ?", (page, added)):
            self._outdate_linkers(page)
        else:
            self._outdate(page, LinkKind.TRANSCLUSION)

    def _outdate_linkers(self, page: int) -> None:
        """Let the links of all pages that refer to one that is new or gone be read anew.

        Some may link elsewhere now: MediaWiki, too, counts what {{#ifexist:}} asks for as a link.
        """
        for kind in (LinkKind.TRANSCLUSION, LinkKind.LINK):
            self._outdate(page, kind)

    def _outdate(self, page: int, kind: LinkKind) -> None:
        self._database.write(
            "UPDATE page_linked SET revision = 0 WHERE page IN "
            "(SELECT page FROM link WHERE target = ?)",
            (link_key(kind, self.title_of(page)),),
        )

    def _pages(self, sql: str, parameters: Sequence[object] = ()) -> list[Page]:
        return [self.made(row) for row in self._database.rows(sql, parameters)]

    def made(self, row: Sequence[Any]) -> Page:
        """Return the page that a row of `COLUMNS` tells of."""
        number, title, namespace, newest, size, changed_at, revisions, redirect = row
        try:
            moment = moment_of(changed_at)
        except (TypeError, ValueError, OverflowError, OSError) as error:
            raise DamagedFile(self._database.path, f"page: {error}") from error
        is_redirect = redirect is not None
        return Page(
            number, title, namespace, newest, size, moment, revisions, is_redirect, redirect
        )


def moment_of(seconds: int) -> datetime:
    """Return the time that many seconds after 1970, in UTC."""
    return _EPOCH + timedelta(seconds=seconds)  # `fromtimestamp` cannot go back further everywhere
