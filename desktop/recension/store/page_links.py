"""What links where: the links of the newest revision of every page, and the way back.

The store does not read wikitext. Whoever does hands in what it found, with the revision it was
found in: links of an older revision count as not read yet, so that nothing that changes a page has
to remember them. A page whose templates change counts as not read either (see `Pages.refresh`).

The way back is an index of hashes of 47 bits: in a file of a million links, one question in a
hundred million is told of a page that does not link there.
"""

from __future__ import annotations

from collections.abc import Iterator

from recension.store.database import Database
from recension.store.hashing import link_key
from recension.store.packed_links import LinksDamagedError, keys_of, pack_links, unpack_links
from recension.store.pages import COLUMNS, Pages
from recension.store.values import CategoryMember, Linker, LinkKind, Page, PageLinks, Problem

_UNREAD = (
    "FROM page LEFT JOIN page_linked ON page_linked.page = page.id "
    "WHERE deleted IS NULL AND newest IS NOT NULL AND page_linked.revision IS NOT newest"
)
_LINKING = (
    "FROM link JOIN page ON page.id = link.page JOIN page_linked ON page_linked.page = link.page "
    "WHERE target = ? AND deleted IS NULL AND newest IS NOT NULL"
)


class Links:
    """Keeps the links of all pages; titles are whole and normalised."""

    def __init__(self, database: Database, pages: Pages) -> None:
        self._database = database
        self._pages = pages

    def record(self, page: int, revision: int, links: PageLinks, as_of: int | None) -> bool:
        """Keep the links of a page; see `RevisionFile.record_links`."""
        packed = pack_links(page, links)
        with self._database.transaction():
            newest = self._database.row("SELECT newest FROM page WHERE id = ?", (page,))
            if newest != (revision,):
                return False
            if as_of is not None and self._has_changed(page, links, as_of):
                return False
            known = self._database.row("SELECT links FROM page_linked WHERE page = ?", (page,))
            if known != (packed,):
                self._replace(page, None if known is None else known[0], keys_of(links))
            self._database.write(
                "INSERT OR REPLACE INTO page_linked (page, revision, links) VALUES (?, ?, ?)",
                (page, revision, packed),
            )
        return True

    def forget(self) -> None:
        """Take all links away, to be read anew."""
        with self._database.transaction():
            for table in ("link", "page_linked"):
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
        pages: dict[int, Page] = {}
        kinds: dict[int, set[LinkKind]] = {}
        for kind in (LinkKind.LINK, LinkKind.TRANSCLUSION, LinkKind.FILE):
            sql = f"SELECT {COLUMNS} {_LINKING}"
            for row in self._database.rows(sql, (link_key(kind, title),)):
                pages[row[0]] = self._pages.made(row)
                kinds.setdefault(row[0], set()).add(kind)
        found = sorted(pages.values(), key=lambda page: (page.namespace, page.title))
        return [Linker(page, frozenset(kinds[page.id])) for page in found]

    def members(self, category: str) -> list[CategoryMember]:
        """Return the pages of a category in their order there."""
        rows = self._database.rows(
            f"SELECT page_linked.links, {COLUMNS} {_LINKING}",
            (link_key(LinkKind.CATEGORY, category),),
        )
        members = [
            CategoryMember(self._pages.made(columns), _sort_key(columns[0], packed, category))
            for packed, *columns in rows
        ]
        return sorted(members, key=lambda member: (member.sort_key, member.page.title))

    def _has_changed(self, page: int, links: PageLinks, as_of: int) -> bool:
        """Tell whether what the links were read with changed since a revision.

        That is the text of a page it transcludes, itself too, or whether one is there.
        """
        titles = {*links.templates, *links.links}
        if not titles:
            return False
        changed = self._database.rows(
            "SELECT page, title FROM page_title WHERE page IN "
            "(SELECT page FROM revision WHERE id > ?)",
            (as_of,),
        )
        return any(
            title in titles and (number != page or self._hangs_on_itself(page, title, links))
            for number, title in changed
        )

    def _hangs_on_itself(self, page: int, title: str, links: PageLinks) -> bool:
        """Tell whether a page transcludes itself, or asks for itself while it is new."""
        is_new = self._database.row("SELECT 1 FROM page WHERE id = ? AND revisions = 1", (page,))
        return title in links.templates or is_new is not None

    def _replace(self, page: int, packed: bytes | None, keys: set[int]) -> None:
        """Index a page by these keys instead of those of the links it had."""
        old: set[int] = set()
        try:
            old = set() if packed is None else keys_of(unpack_links(page, packed))
        except LinksDamagedError:
            self._database.write("DELETE FROM link WHERE page = ?", (page,))
        for key in sorted(old - keys):
            self._database.write("DELETE FROM link WHERE target = ? AND page = ?", (key, page))
        for key in sorted(keys - old):
            self._database.write(
                "INSERT OR IGNORE INTO link (target, page) VALUES (?, ?)", (key, page)
            )


def link_problems(database: Database) -> Iterator[Problem]:
    """Yield the pages whose links are not those that were read."""
    indexed: dict[int, set[int]] = {}
    for target, page in database.rows("SELECT target, page FROM link"):
        indexed.setdefault(page, set()).add(target)
    for number, title, packed in database.rows(
        "SELECT page_linked.page, page.title, links FROM page_linked "
        "LEFT JOIN page ON page.id = page_linked.page"
    ):
        if not _are_sound(number, packed, indexed.pop(number, set())):
            yield Problem("links", title, None, "its links are not those that were read")
    for number in indexed:
        yield Problem("links", None, None, f"page {number} is missing from it")


def _are_sound(page: int, packed: bytes, indexed: set[int]) -> bool:
    try:
        return keys_of(unpack_links(page, packed)) == indexed
    except LinksDamagedError:
        return False


def _sort_key(page: int, packed: bytes, category: str) -> str:
    try:
        return unpack_links(page, packed).categories.get(category, "")
    except LinksDamagedError:
        return ""  # a check of the file names the page
