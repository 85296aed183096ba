"""What a reader can ask of a revision file: pages, their histories and their texts."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence

from recension.store.alike import StoredText
from recension.store.events import Event, events
from recension.store.lineage import OpenLine, open_lines
from recension.store.naming import look_up_title
from recension.store.opened import OpenedDatabase
from recension.store.text_stream import text_stream
from recension.store.values import DeletedPage, Page, Revision


class Reading(OpenedDatabase):
    """The part of `RevisionFile` that reads pages and revisions."""

    def pages(self) -> list[Page]:
        """Return all pages, by namespace and title, without touching a text."""
        return self._pages.all()

    def page(self, title: str) -> Page:
        """Return one page; raises `PageMissing`."""
        return self._pages.get(look_up_title(title, self.namespaces))

    def page_numbered(self, number: int) -> Page | None:
        """Return one page by its number, whatever its title is; None: it is not there any more."""
        return self._pages.numbered(number)

    def title_now(self, title: str, revision: int) -> str | None:
        """Return the other title that the page of a revision got since it had this one."""
        return self._pages.title_now(title, revision)

    def search(self, words: str, limit: int = 50) -> list[Page]:
        """Return the pages whose titles contain `words`, those that begin with them first."""
        return self._pages.search(words, limit)

    def existing(self, titles: Collection[str]) -> set[str]:
        """Return those of the (whole, normalised) titles that are pages of the file."""
        return self._pages.existing(titles)

    def texts(self, titles: Collection[str]) -> dict[str, str]:
        """Return the newest texts of those of the (whole, normalised) titles that exist."""
        return self._revisions.newest_texts(titles)

    def newest(self, title: str) -> Revision:
        """Return the newest revision of a page; raises `PageMissing`."""
        return self._revisions.get(self.page(title).newest)

    def revision(self, number: int) -> Revision:
        """Return one revision by its id; raises `RevisionMissing`."""
        return self._revisions.get(number)

    def named(self, title: str, name: str) -> int | None:
        """Return the revision of a page that has a name, the newest of several; None for none."""
        return self._revisions.named(self.page(title), " ".join(name.split()))

    def history(
        self, title: str, *, before: int | None = None, limit: int | None = None
    ) -> list[Revision]:
        """Return the revisions of a page, newest first; raises `PageMissing`.

        Args:
            title: The page.
            before: Only revisions older than the one with this id (to read on, page by page).
            limit: At most so many.
        """
        return self.history_of(self.page(title), before=before, limit=limit)

    def history_of(
        self, page: Page, *, before: int | None = None, limit: int | None = None
    ) -> list[Revision]:
        """Return the revisions of a page, be it deleted or not; see `history`."""
        return self._revisions.history(page, before, limit)

    def revisions_of(self, page: Page, numbers: list[int]) -> list[Revision]:
        """Return some revisions of a page by their ids, in no order.

        In a damaged file those that cannot be read are left out.
        """
        return self._revisions.some(page, numbers)

    def events(self) -> Iterator[Event]:
        """Yield all that ever happened to any page, deleted ones too, in the order of time.

        Raises `RevisionDamaged` where a revision cannot be read.
        """
        return events(self._database)

    def links(self, title: str) -> list[tuple[int, bytes]]:
        """Return id and link of the chain of the revisions of a page, oldest first.

        What was worked out from a history holds as long as these and `newest_prune` are the same.
        """
        return self.links_of(self.page(title))

    def links_of(self, page: Page) -> list[tuple[int, bytes]]:
        """Return the same of a page, be it deleted or not."""
        return self._revisions.links(page)

    def newest_link(self) -> tuple[int, bytes]:
        """Return id and link of the revision that was recorded last: they cover the whole past."""
        return self._revisions.newest_link()

    def newest_prune(self) -> bytes:
        """Return the link of the record of the last prune; empty where there never was one."""
        return self._revisions.newest_prune()

    def revision_at(self, fingerprint: str) -> int | None:
        """Return the revision after which the file had a fingerprint, of which this is the begin.

        None where it never had it, or where that cannot be read.
        """
        return self._revisions.at(fingerprint)

    def text(self, revision: int) -> str:
        """Return the wikitext of a revision, exactly as saved and checked against its hash.

        Raises:
            RevisionMissing: no such revision.
            RevisionDamaged: what is stored is not what was saved.
            TextWithheld: the wiki it was exported from had hidden the text.
            TextPruned: a prune took it away.
        """
        return self._revisions.text(number=revision)

    def texts_of(self, revisions: Sequence[int]) -> Generator[tuple[int, str | None]]:
        """Yield revisions with their texts, much faster than `text` where there are many of a page.

        A text comes as None that is not among many others or cannot be read: `text` tells.
        """
        for revision, stored in self.stored_texts_of(revisions):
            yield revision, None if stored is None else str(stored)

    def stored_texts_of(
        self, revisions: Sequence[int], *, proves: bool = True
    ) -> Generator[tuple[int, StoredText | None]]:
        """Yield the same in UTF-8, for who looks at a part of every text only.

        Without `proves` they are not checked against their hashes, which takes half the time.
        """
        return text_stream(self._database, self._texts, revisions, proves=proves)

    def deleted_pages(self) -> list[DeletedPage]:
        """Return the pages that were deleted, the last one first."""
        return self._log.deleted()

    def open_lines(self) -> list[OpenLine]:
        """Return the lines of pages that a copy brought, that clash, and that nobody has united."""
        return list(open_lines(self._database))
