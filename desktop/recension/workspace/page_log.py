"""Renaming and deleting the pages of the open file, and bringing deleted ones back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from recension.errors import PageExists
from recension.store import DeletedPage
from recension.titles import Move
from recension.workspace.file_answers import PageContents
from recension.workspace.opened_file import OpenedFile
from recension.workspace.pages_on_hand import PagesOnHand
from recension.workspace.serial_thread import SerialThread
from recension.workspace.values import Renamed


class PageLog(QObject):
    """Changes pages as a whole. What is unsaved goes along with them, and stays unsaved.

    Signals:
        renamed(Renamed): a page has another title.
        deleted(DeletedPage): a page is among the deleted ones.
        undeleted(str): a page is back under this title.
        failed(RecensionError): nothing was changed.
    """

    renamed = Signal(object)
    deleted = Signal(object)
    undeleted = Signal(str)
    failed = Signal(object)

    def __init__(
        self, thread: SerialThread, pages: PagesOnHand, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thread = thread
        self._pages = pages

    def rename(
        self,
        opened: OpenedFile,
        moves: Sequence[Move],
        *,
        reason: str,
        author: str,
        leave_redirect: bool,
    ) -> None:
        """Give a page, and others that go along, new titles; see `RevisionFile.rename`."""
        for _, name in moves:
            there = self._pages.get(name)
            if there is not None and (there.is_dirty or there.is_new):
                self.failed.emit(PageExists(name))  # its text would have no page any more
                return

        def work() -> list[PageContents]:
            with opened.changing() as file:
                file.rename(
                    *moves[0],
                    summary=reason,
                    author=author,
                    leave_redirect=leave_redirect,
                    others=moves[1:],
                )
            return [opened.read_page(name) for _, name in moves]

        self._do(work, partial(self._on_renamed, moves, has_redirect=leave_redirect))

    def delete(self, opened: OpenedFile, title: str, *, reason: str, author: str) -> None:
        """Delete a page, unless another process gave it a newer revision than the one on hand."""
        document = self._pages.get(title)
        base = document.base.id if document is not None and document.base is not None else None

        def work() -> DeletedPage:
            with opened.changing() as file:
                file.delete(title, summary=reason, author=author, base=base)
                return file.deleted_pages()[0]

        self._do(work, self._on_deleted)

    def undelete(
        self, opened: OpenedFile, page: int, *, title: str | None, reason: str, author: str
    ) -> None:
        """Bring a deleted page back; see `RevisionFile.undelete`."""

        def work() -> PageContents:
            with opened.changing() as file:
                file.undelete(page, title=title, summary=reason, author=author)
                name = next(each.title for each in file.pages() if each.id == page)
            return opened.read_page(name)

        self._do(work, self._on_undeleted)

    def _do(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        reply = self._thread.submit(work)
        reply.done.connect(then)
        reply.failed.connect(self.failed)

    def _on_renamed(
        self, moves: Sequence[Move], found: list[PageContents], *, has_redirect: bool
    ) -> None:
        for (title, _), contents in zip(moves, found, strict=True):
            self._pages.rename(title, contents)
        (title, _), *others = moves
        self.renamed.emit(Renamed(title, found[0].title, has_redirect, tuple(others)))

    def _on_deleted(self, gone: DeletedPage) -> None:
        self._pages.part_from(gone.page.title)
        self.deleted.emit(gone)

    def _on_undeleted(self, contents: PageContents) -> None:
        self._pages.take_newest(contents)
        self.undeleted.emit(contents.title)
