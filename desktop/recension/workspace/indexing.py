"""Keeping what links where up to date, while nobody types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from recension.errors import Cancelled, RecensionError, TextWithheld
from recension.store import KnownLinks, Page, PageLinks
from recension.workspace.inquiries import Inquiries
from recension.workspace.opened_file import OpenedFile
from recension.workspace.serial_thread import SerialThread

_PAUSE = 1500  # milliseconds without a key
_AT_ONCE = 50  # pages read before their links are written, in one change


class Indexing(QObject):
    """Has the engine read pages whose links are not known, and writes what it finds.

    Signals:
        changed(): more is known of what links where.
        failed(RecensionError): the file cannot be read or written; it is tried again later.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, thread: SerialThread, inquiries: Inquiries, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thread = thread
        self._inquiries = inquiries
        self._opened: OpenedFile | None = None
        self._waiting: list[Page] = []
        self._found: list[tuple[Page, KnownLinks]] = []
        self._unreadable: set[int] = set()  # revisions that cannot be read
        self._is_busy = False  # whether an answer is awaited
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._go_on)

    def follow(self, opened: OpenedFile | None) -> None:
        """Read the pages of this file from now on."""
        self._opened = opened
        self._waiting.clear()
        self._found.clear()
        self._unreadable.clear()
        self._is_busy = False
        self._pause.stop()

    def look(self, *, now: bool = False) -> None:
        """See whether there are pages to read, after a pause or at once."""
        if self._opened is not None and not self._opened.state.is_read_only:
            self._pause.start(0 if now else _PAUSE)

    def wait(self) -> None:
        """Read nothing for a while: somebody types."""
        if self._is_busy or self._pause.isActive():
            self._pause.start(_PAUSE)

    def _go_on(self) -> None:
        opened = self._opened
        if opened is None or self._is_busy:
            return
        self._is_busy = True
        if self._waiting:
            page = self._waiting.pop(0)
            reply = self._inquiries.links(page.title, page.newest)
            reply.done.connect(partial(self._take, opened, page))
            reply.failed.connect(partial(self._pass_over, opened, page))
        elif self._found:
            self._write(opened)
        else:
            reply = self._thread.submit(lambda: opened.file.unread_pages(_AT_ONCE))
            reply.done.connect(partial(self._begin, opened))
            reply.failed.connect(partial(self._fail, opened))

    def _begin(self, opened: OpenedFile, pages: list[Page]) -> None:
        self._waiting = [page for page in pages if page.newest not in self._unreadable]
        self._end_step(opened, has_more=bool(self._waiting))

    def _take(self, opened: OpenedFile, page: Page, links: KnownLinks) -> None:
        if opened is self._opened:
            self._found.append((page, links))
        self._end_step(opened, has_more=True)

    def _pass_over(self, opened: OpenedFile, page: Page, error: RecensionError) -> None:
        if isinstance(error, TextWithheld):
            self._take(opened, page, KnownLinks(PageLinks(), page.newest))
            return
        if not isinstance(error, Cancelled):
            self._unreadable.add(page.newest)  # a check of the file names it
        self._end_step(opened, has_more=not isinstance(error, Cancelled))

    def _write(self, opened: OpenedFile) -> None:
        found, self._found = self._found, []

        def work() -> None:
            with opened.changing() as file, file.transaction():
                for page, known in found:
                    file.record_links(page.id, page.newest, known.links, as_of=known.as_of)

        reply = self._thread.submit(work)
        reply.done.connect(lambda _: self._on_written(opened))
        reply.failed.connect(partial(self._fail, opened))

    def _on_written(self, opened: OpenedFile) -> None:
        if opened is self._opened:
            self.changed.emit()
        self._end_step(opened, has_more=True)

    def _fail(self, opened: OpenedFile, error: RecensionError) -> None:
        if opened is self._opened:
            self.failed.emit(error)
        self._end_step(opened, has_more=False)

    def _end_step(self, opened: OpenedFile, *, has_more: bool) -> None:
        """Go on after what is waiting in the window; a key since then makes it wait longer."""
        if opened is not self._opened:
            return  # the file was left meanwhile
        self._is_busy = False
        if has_more and not self._pause.isActive():
            self._pause.start(0)
