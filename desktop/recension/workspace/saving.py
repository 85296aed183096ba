"""Recording revisions of the pages on hand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from recension.workspace.document import PageDocument
from recension.workspace.opened_file import OpenedFile, SaveOrder, SaveOutcome
from recension.workspace.pages_on_hand import PagesOnHand
from recension.workspace.serial_thread import SerialThread


class Saving(QObject):
    """Saves one text after the other, each on top of the revision the one before made.

    Signals:
        saved(SaveOutcome): a revision is on the disk.
        unchanged(str): the text of the page of this title is that of its newest revision.
        conflict(Conflict), failed(RecensionError): as of the workspace.
    """

    saved = Signal(object)
    unchanged = Signal(str)
    conflict = Signal(object)
    failed = Signal(object)

    def __init__(
        self, thread: SerialThread, pages: PagesOnHand, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thread = thread
        self._pages = pages
        self._is_busy = False
        self._next: tuple[OpenedFile, PageDocument, str, bool, str] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a text is being saved."""
        return self._is_busy

    def save(
        self, opened: OpenedFile, document: PageDocument, summary: str, author: str, *, minor: bool
    ) -> None:
        """Save the text of a page as it is now, or as it is once the one before is saved."""
        if self._is_busy:
            self._next = opened, document, summary, minor, author
            return
        if not (document.is_dirty or document.is_new):
            self.unchanged.emit(document.title)
            return
        self._is_busy = True
        order = replace(self._pages.order(document, summary, author), is_minor=minor)
        reply = self._thread.submit(lambda: opened.save(order))
        reply.done.connect(lambda outcome: self._on_outcome(document, order, outcome))
        reply.failed.connect(self._on_failure)

    def _on_outcome(self, document: PageDocument, order: SaveOrder, outcome: SaveOutcome) -> None:
        self._is_busy = False
        if outcome.conflict:
            self._next = None
            self.conflict.emit(outcome.conflict)
            return
        contents = outcome.contents
        document.set_base(contents.revision, contents.text, clean_text=order.text)
        if outcome.is_new:
            self.saved.emit(outcome)
        else:
            self.unchanged.emit(order.title)
        self._go_on()

    def _on_failure(self, error: object) -> None:
        self._is_busy = False
        self._next = None
        self.failed.emit(error)

    def _go_on(self) -> None:
        if order := self._next:
            self._next = None
            opened, document, summary, minor, author = order
            self.save(opened, document, summary, author, minor=minor)
