"""The one open file: opened, claimed, moved, closed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recension.errors import RecensionError
from recension.workspace.drafts import Drafts
from recension.workspace.file_answers import PageContents
from recension.workspace.instances import Instances
from recension.workspace.moving import moved
from recension.workspace.opened_file import OpenedFile
from recension.workspace.opening import Opener, Opening
from recension.workspace.replies import Reply
from recension.workspace.serial_thread import SerialThread
from recension.workspace.untitled import UntitledFiles
from recension.workspace.values import FileState


class FileOnHand(QObject):
    """Opens one file after the other; a file that cannot be opened leaves the one that is open.

    Signals:
        leaving(): the file that is open is about to be closed; what is to be written into it must
            be ordered now.
        opened(Opening): a file is open in place of the one before.
        moved(Path): the file is open at another place now; the argument is its old one.
        changed(): its state is another.
        closed(): no file is open any more.
        already_open(Path): another process has the file, and was asked to come forward.
        failed(RecensionError): a file could not be opened, moved or copied.
    """

    leaving = Signal()
    opened = Signal(object)
    moved = Signal(object)
    changed = Signal()
    closed = Signal()
    already_open = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        thread: SerialThread,
        drafts: Drafts,
        instances: Instances,
        untitled: UntitledFiles,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thread = thread
        self._drafts = drafts
        self._instances = instances
        self._untitled = untitled
        self._opener = Opener(untitled, drafts)
        self._opened: OpenedFile | None = None
        self._state: FileState | None = None
        self.is_touched = False  # an untitled file holds work of the user

    @property
    def current(self) -> OpenedFile | None:
        """The open file."""
        return self._opened

    @property
    def state(self) -> FileState | None:
        """What is known of the open file."""
        return self._state

    def open(self, path: Path, title: str) -> None:
        """Open a file at a page; one that is open here already is left as it is."""
        path = path.absolute()
        if not self._instances.claim(path):
            self.already_open.emit(path)
            return
        reply = self._thread.submit(partial(self._opener.open, path, title))
        reply.done.connect(lambda opening: self._take(opening, is_touched=True))
        reply.failed.connect(lambda error: self._on_failure(path, error))

    def make(self, make: Callable[[], Path], *, is_touched: bool) -> Reply:
        """Open an untitled file that is made now; done comes after `opened`."""
        reply = self._thread.submit(partial(self._opener.make, make))
        reply.done.connect(lambda opening: self._take(opening, is_touched=is_touched))
        reply.failed.connect(self.failed)
        return reply

    def save_as(self, path: Path, rescue: Collection[PageContents]) -> Reply | None:
        """Go on at another place; done comes after `moved`."""
        opened, path = self._opened, path.absolute()
        if opened is None or path == opened.path:
            return None
        if not self._instances.claim(path):
            self.already_open.emit(path)
            return None
        reply = self._thread.submit(partial(moved, opened, path, rescue))
        reply.done.connect(lambda fresh: self._on_moved(opened, fresh))
        reply.failed.connect(lambda error: self._on_failure(path, error))
        return reply

    def save_copy(self, path: Path) -> Reply | None:
        """Copy the file to a place."""
        opened = self._opened
        return self._thread.submit(lambda: opened.file.save_copy(path)) if opened else None

    def renew(self) -> None:
        """Take over the state of the file that came in place of the one that was open."""
        if self._opened:
            self._state = self._opened.state
            self.changed.emit()

    def update(self, *, is_gone: bool) -> bool:
        """Note whether the file is where it was; say whether that is new."""
        if self._state is None or self._state.is_gone == is_gone:
            return False
        self._state = replace(self._state, is_gone=is_gone)
        self.changed.emit()
        return True

    def close(self, *, discard: bool) -> None:
        """Close the file; an untitled one is removed when nothing of the user is in it."""
        self._let_go(discard=discard, keeps_pristine=False)
        self.closed.emit()

    def leave(self) -> None:
        """Close the file for the end of the program: an untitled one waits for the next start."""
        self._let_go(discard=False, keeps_pristine=True)

    def _take(self, opening: Opening, *, is_touched: bool) -> None:
        before = self._opened
        if before and before.path == opening.opened.path:
            self._thread.submit(opening.opened.close)
            return
        self._let_go(discard=False, keeps_pristine=False)
        self._opened, self._state = opening.opened, opening.opened.state
        self._instances.claim(opening.opened.path)
        self.is_touched = is_touched or not self._state.is_untitled
        self.opened.emit(opening)

    def _let_go(self, *, discard: bool, keeps_pristine: bool) -> None:
        if self._opened is not None:
            self.leaving.emit()
        opened, self._opened, self._state = self._opened, None, None
        if opened is None:
            return
        self._instances.release(opened.path)
        self._thread.submit(opened.close)
        is_pristine = not (self.is_touched or keeps_pristine)
        if discard:
            self._drafts.discard_all(opened.path)
        if discard or is_pristine:
            self._thread.submit(lambda: self._untitled.remove(opened.path))

    def _on_moved(self, before: OpenedFile, after: OpenedFile) -> None:
        self._opened, self._state = after, after.state
        self._instances.release(before.path)
        self._drafts.move(before.path, after.path)
        self._thread.submit(before.close)
        self._thread.submit(lambda: self._untitled.remove(before.path))
        self.is_touched = True
        self.moved.emit(before.path)
        self.changed.emit()

    def _on_failure(self, path: Path, error: RecensionError) -> None:
        if self._opened is None or self._opened.path != path:
            self._instances.release(path)
        self.failed.emit(error)
