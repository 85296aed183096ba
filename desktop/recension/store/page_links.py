"""What links where: the links of the newest revision of every page, and the way back.

The store does not read wikitext. Whoever does hands in what it found, with the revision it was
found in: links of an older revision count as not read yet, so that nothing that changes a page has
to remember them. A page whose templates change counts as not read either (see `Pages.refresh`).
"""

from __future__ import annotations

from collections.abc import Iterator

from recension.store.database import Database, Row
from recension.store.hashing import seal
from recension.store.pages import COLUMNS, Pages
from recension.store.values import CategoryMember, Linker, LinkKind, Page, PageLinks, Problem

_SEAL = 8  # bytes
_UNREAD = (
    "FROM page LEFT JOIN page_linked ON page_linked.page = page.id "
    "WHERE deleted IS NULL AND newest IS NOT NULL AND page_linked.revision IS NOT newest"
)
_LINKING = (
    "FROM link_target JOIN link ON link.target = link_target.id JOIN page ON page.id = link.page "
    "WHERE link_target.title = ? AND page.deleted IS NULL AND page.newest IS NOT NULL"
)


class Links:
    """Keeps the links of all pages; titles are whole and normalised."""

    def __init__(self, database: Database, pages: Pages) -> None:
        self._database = database
        self._pages = pages

    def record(self, page: int, revision: int, links: PageLinks) -> bool:
        """Keep the links of a page; False where `revision` is not its newest one any more."""
        with self._database.transaction():
            newest = self._database.row("SELECT newest FROM page WHERE id = ?", (page,))
            if newest != (revision,):
                return False
            rows = _rows(links)
            sealed = _seal(page, rows)
            known = self._database.row("SELECT seal FROM page_linked WHERE page = ?", (page,))
            if known != (sealed,):
                self._replace(page, rows)
            self._database.write(
                "INSERT OR REPLACE INTO page_linked (page, revision, seal) VALUES (?, ?, ?)",
                (page, revision, sealed),
            )
        return True

    def forget(self) -> None:
        """Take all links away, to be read anew."""
        with self._database.transaction():
            for table in ("link", "link_target", "page_linked"):
                self._database.write(f"DELETE FROM {table}")

    def unread(self, limit: int) -> list[Page]:
        """Return pages whose links are not known."""
        sql = f"SELECT {COLUMNS} {_UNREAD} ORDER BY page.id LIMIT ?"
        return [self._pages.made(row) for row in self._database.rows(sql, (limit,))]

    def count_unread(self) -> int:
        """Count the pages whose links are not known."""
        row = self._database.row(f"SELECT count(*) {_UNREAD}")
        return 0 if row is None else int(row[0])

    def linking(self, title: str) -> list[Linker]:
        """Return the pages that link to, transclude or show a page, by namespace and title."""
        found: dict[int, tuple[Row, set[LinkKind]]] = {}
        for kind, *columns in self._database.rows(
            f"SELECT kind, {COLUMNS} {_LINKING} AND kind <> ? ORDER BY namespace, page.title",
            (title, int(LinkKind.CATEGORY)),
        ):
            found.setdefault(columns[0], (tuple(columns), set()))[1].add(LinkKind(kind))
        return [Linker(self._pages.made(row), frozenset(kinds)) for row, kinds in found.values()]

    def members(self, category: str) -> list[CategoryMember]:
        """Return the pages of a category in their order there."""
        rows = self._database.rows(
            f"SELECT sort, {COLUMNS} {_LINKING} AND kind = ?", (category, int(LinkKind.CATEGORY))
        )
        members = [CategoryMember(self._pages.made(columns), sort) for sort, *columns in rows]
        return sorted(members, key=lambda member: (member.sort_key, member.page.title))

    def _replace(self, page: int, rows: list[_LinkRow]) -> None:
        old = self._database.rows("SELECT DISTINCT target FROM link WHERE page = ?", (page,))
        self._database.write("DELETE FROM link WHERE page = ?", (page,))
        for kind, title, sort in rows:
            self._database.write(
                "INSERT INTO link (target, kind, page, sort) VALUES (?, ?, ?, ?)",
                (self._target(title), kind, page, sort),
            )
        for target in old:
            self._database.write(
                "DELETE FROM link_target WHERE id = ?1 "
                "AND NOT EXISTS (SELECT 1 FROM link WHERE target = ?1)",
                target,
            )

    def _target(self, title: str) -> int:
        row = self._database.row("SELECT id FROM link_target WHERE title = ?", (title,))
        if row is not None:
            return int(row[0])
        return self._database.write("INSERT INTO link_target (title) VALUES (?)", (title,))


def link_problems(database: Database) -> Iterator[Problem]:
    """Yield the pages whose links are not those that were read."""
    rows: dict[int, list[_LinkRow]] = {}
    for page, *row in database.rows(
        "SELECT page, kind, link_target.title, sort FROM link "
        "LEFT JOIN link_target ON link_target.id = link.target"
    ):
        rows.setdefault(page, []).append((row[0], row[1], row[2]))
    for number, title, sealed in database.rows(
        "SELECT page_linked.page, page.title, seal FROM page_linked "
        "LEFT JOIN page ON page.id = page_linked.page"
    ):
        if not _is_sealed(number, rows.get(number, []), sealed):
            yield Problem("links", title, None, "its links are not those that were read")


_LinkRow = tuple[int, str, str]  # kind, title, sort key


def _rows(links: PageLinks) -> list[_LinkRow]:
    rows = [
        *((int(LinkKind.LINK), title, "") for title in links.links),
        *((int(LinkKind.TRANSCLUSION), title, "") for title in links.templates),
        *((int(LinkKind.FILE), title, "") for title in links.files),
        *((int(LinkKind.CATEGORY), title, sort) for title, sort in links.categories.items()),
    ]
    return sorted(set(rows), key=repr)


def _seal(page: int, rows: list[_LinkRow]) -> bytes:
    return seal(page, rows)[:_SEAL]


def _is_sealed(page: int, rows: list[_LinkRow], sealed: bytes) -> bool:
    try:
        return _seal(page, sorted(rows, key=repr)) == sealed
    except (TypeError, ValueError):
        return False  # a flipped bit has changed the type of a column
