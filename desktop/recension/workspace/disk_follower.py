"""What other processes do to the open file."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.workspace.disk_watch import DiskWatch
from recension.workspace.file_answers import DiskLook
from recension.workspace.file_on_hand import FileOnHand
from recension.workspace.opened_file import OpenedFile
from recension.workspace.pages_on_hand import PagesOnHand
from recension.workspace.serial_thread import SerialThread
from recension.workspace.values import DiskChange


class DiskFollower(QObject):
    """Looks at the file now and then, and brings in what others wrote.

    Signals:
        disk_changed(DiskChange): as of the workspace.
        pages_changed(): the list of pages may be another.
        written(str): a job of this window wrote revisions, maybe of the open page of this title.
        renamed(str, str): a page on hand has another title now: the one it had, and the new one.
        replaced(): another file stands in the place of the open one.
        failed(RecensionError): the file cannot be read any more.
    """

    disk_changed = Signal(object)
    pages_changed = Signal()
    written = Signal(str)
    renamed = Signal(str, str)
    replaced = Signal()
    failed = Signal(object)

    def __init__(
        self,
        thread: SerialThread,
        file: FileOnHand,
        pages: PagesOnHand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thread = thread
        self._file = file
        self._pages = pages
        self._is_looking = False
        self._is_ours = False  # a job of this window wrote what a look finds that begins now
        self._own_jobs = 0  # of this window, under way, that write into the file
        self._has_failed = False
        self._watch = DiskWatch(self)
        self._watch.due.connect(self.look)

    def follow(self, opened: OpenedFile | None) -> None:
        """Look at this file from now on."""
        self._is_ours = self._has_failed = False
        self._own_jobs = 0
        self._watch.watch(opened.path if opened else None)

    def expect(self) -> None:
        """A job of this window begins that writes into the file; `take_in` follows its end."""
        self._own_jobs += 1

    def take_in(self) -> None:
        """Look at what a job of this window wrote, which is known by its own report."""
        self._own_jobs = max(0, self._own_jobs - 1)
        self.look(is_ours=True)

    def look(self, *, is_ours: bool = False) -> None:
        """Look at the file now.

        Args:
            is_ours: whether what changed is known already: a job of this window did it.
        """
        opened = self._file.current
        if opened is None:
            return
        self._is_ours |= is_ours
        if self._is_looking:  # maybe since before the job has written
            return
        self._is_looking, is_ours, self._is_ours = True, self._is_ours, False
        bases = {page.title: page.base for page in self._pages.documents}
        reply = self._thread.submit(lambda: opened.look(bases))
        reply.done.connect(lambda look: self._on_look(opened, look, is_ours=is_ours))
        reply.failed.connect(lambda error: self._on_failure(opened, error, is_ours=is_ours))

    def _on_look(self, opened: OpenedFile, look: DiskLook, *, is_ours: bool) -> None:
        self._is_looking = self._has_failed = False
        if opened is self._file.current:
            self._note(look, is_ours=is_ours or self._is_ours or self._own_jobs > 0)
        if self._is_ours:
            self.look()

    def _note(self, look: DiskLook, *, is_ours: bool) -> None:
        if self._file.update(is_gone=look.is_gone):
            self.disk_changed.emit(DiskChange.GONE if look.is_gone else DiskChange.BACK)
        if look.is_changed:
            self._take_in(look, is_ours=is_ours)

    def _take_in(self, look: DiskLook, *, is_ours: bool) -> None:
        if look.is_replaced:
            self._file.renew()
            self.replaced.emit()
        for title, contents in look.renamed:
            if self._pages.follow(title, contents):
                self.renamed.emit(title, contents.title)
        changes = {self._pages.take_newest(contents) for contents in look.pages}
        self.pages_changed.emit()
        if look.is_replaced:
            self.disk_changed.emit(DiskChange.REPLACED)
        elif is_ours:
            for contents in look.pages:
                self.written.emit(contents.title)
        else:
            changes.discard(None)
            self.disk_changed.emit(next(iter(changes), DiskChange.PAGES))  # of the open page

    def _on_failure(self, opened: OpenedFile, error: object, *, is_ours: bool) -> None:
        self._is_looking = False
        self._is_ours |= is_ours and opened is self._file.current
        if not self._has_failed:  # told once, though it is looked at again and again
            self._has_failed = True
            self.failed.emit(error)
