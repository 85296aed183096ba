"""Orders to the pages of the open file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from recension.errors import BadTitle, PageExists
from recension.titles import Move
from recension.workspace.following import Following
from recension.workspace.opened_file import OpenedFile
from recension.workspace.replies import Reply
from recension.workspace.values import (
    Place,
)


class PageOrders(Following):
    """Opens, saves, renames, deletes pages, and tells what links to them."""

    def open_page(self, title: str) -> None:
        """Edit this page, or begin it; unsaved text of the one before stays on hand."""
        try:
            self._pages.open(self._page_list.title_of(title))
        except BadTitle as error:
            self.failed.emit(error)

    def new_page(self, title: str) -> None:
        """Begin a page; fails with BadTitle or PageExists."""
        try:
            title = self._page_list.title_of(title)
        except BadTitle as error:
            self.failed.emit(error)
            return
        if title in self._page_list.by_title:
            self.failed.emit(PageExists(title))
        else:
            self._pages.open(title)

    def save(self, summary: str = "", *, is_minor: bool = False) -> None:
        """Record the text as a revision."""
        opened, document = self._file.current, self._pages.current
        if opened and document:
            author = self._settings.signing
            undoes = self._undoing.undone_in(document)
            self._saving.save(opened, document, summary, author, minor=is_minor, undoes=undoes)

    @property
    def is_preparing(self) -> bool:
        """Whether a text that is to be saved waits for the engine."""
        return self._saving.is_preparing

    def when_prepared(self, act: Callable[[], None]) -> None:
        """Do something that must not come before a save that was ordered: now, or in a moment."""
        self._saving.when_prepared(act)

    def remember_place(self, caret: int, scroll: int) -> None:
        """Note where in the page the user is: caret in code points, first visible line from 0."""
        if (state := self.file) and (document := self.document):
            document.caret = caret
            self._settings.place = Place(state.path, document.title, caret, scroll)

    def rename_page(
        self,
        title: str,
        new_title: str,
        *,
        reason: str = "",
        leave_redirect: bool = True,
        others: Sequence[Move] = (),
    ) -> None:
        """Give a page another title; `page_renamed` follows. Unsaved text goes along.

        Args:
            title: of the page.
            new_title: that it gets.
            reason: why.
            leave_redirect: whether one is to stand at the old title.
            others: pages that are renamed with it, all or none.
        """
        if opened := self._file.current:
            author = self._settings.author
            try:
                new_title = self._page_list.title_of(new_title)
            except BadTitle as error:
                self.failed.emit(error)
                return
            for name in (new_title, *(name for _, name in others)):
                if name in self.unsaved_titles:
                    self.failed.emit(PageExists(name))
                    return
            moves = ((title, new_title), *others)
            rename = partial(self._page_log.rename, opened, moves, reason=reason, author=author)
            self._saving.when_prepared(partial(rename, leave_redirect=leave_redirect))

    def delete_page(self, title: str, reason: str = "") -> None:
        """Delete a page; `page_deleted` follows. Its history stays, and so does unsaved text."""
        if opened := self._file.current:
            author = self._settings.author
            delete = partial(self._page_log.delete, opened, title, reason=reason, author=author)
            self._saving.when_prepared(delete)

    def undelete_page(self, page: int, *, title: str | None = None, reason: str = "") -> None:
        """Bring a page of `deleted_pages` back; `page_undeleted` follows."""
        if opened := self._file.current:
            author = self._settings.author
            self._page_log.undelete(opened, page, title=title, reason=reason, author=author)

    def deleted_pages(self) -> Reply:
        """Ask for the pages that were deleted; done gives a list of DeletedPage, last one first."""
        return self._ask(lambda opened: opened.file.deleted_pages())

    def links_here(self, title: str) -> Reply:
        """Ask what links to, transcludes or shows a page; done gives a LinksHere.

        What is not known yet is read now: `links_changed` follows.
        """
        self._indexing.look(now=True)
        return self._ask(lambda opened: opened.links_here(title))

    def read_links_anew(self) -> None:
        """Drop all that is known of links, and read all pages for theirs; `links_changed` follows.

        It mends what a check of the file found wrong with them.
        """
        reply = self._ask(_forget_links)
        reply.done.connect(lambda _: self._indexing.look(now=True))
        reply.failed.connect(self.failed)


def _forget_links(opened: OpenedFile) -> None:
    with opened.changing() as file:
        file.forget_links()
