"""What can be asked of a revision file about links: what links where, what is in a category."""

from __future__ import annotations

from recension.store.naming import look_up_title
from recension.store.opened import OpenedDatabase
from recension.store.values import CategoryMember, Linker, Page, PageLinks


class Linking(OpenedDatabase):
    """The part of `RevisionFile` that keeps what pages refer to."""

    def record_links(
        self, page: int, revision: int, links: PageLinks, *, as_of: int | None = None
    ) -> bool:
        """Keep what the newest text of a page refers to, for `linking` and `members`.

        Inside `transaction` it is one change with the save that made the revision.

        Args:
            page: The number of the page.
            revision: The revision that the links are of.
            links: What it refers to.
            as_of: What `last_revision` was before the templates of the page were read.

        Returns:
            False, and nothing is kept, where the page has a newer revision, or one of its templates
            changed since `as_of`: it is `unread` still.
        """
        return self._links.record(page, revision, links, as_of)

    def last_revision(self) -> int:
        """Return the number of the revision recorded last, 0 for none.

        It grows with whatever becomes of any page, and means the same to all who have the file.
        """
        row = self._database.row("SELECT max(id) FROM revision")
        return 0 if row is None or row[0] is None else int(row[0])

    def forget_links(self) -> None:
        """Take away all that `record_links` kept: every page is `unread` again."""
        self._links.forget()

    def unread_pages(self, limit: int = 50) -> list[Page]:
        """Return pages whose newest text, or that of a template, was not read for its links."""
        return self._links.unread(limit)

    def count_unread(self) -> int:
        """Count those pages: while there are any, `linking` and `members` may not tell all."""
        return self._links.count_unread()

    def linking(self, title: str) -> list[Linker]:
        """Return the pages that link to, transclude or show a page, which need not exist."""
        return self._links.linking(look_up_title(title, self.namespaces))

    def members(self, category: str) -> list[CategoryMember]:
        """Return the pages of a category ("Category:Birds") in their order there."""
        return self._links.members(look_up_title(category, self.namespaces))
