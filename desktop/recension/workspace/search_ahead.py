"""Getting a search through all revisions ready, while nobody works."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from recension.cache_folder import cache_folder
from recension.engine.messages import ReadySearch
from recension.errors import Cancelled, RecensionError
from recension.search import ENOUGH, lacking
from recension.workspace.jobs import Job
from recension.workspace.opened_file import OpenedFile
from recension.workspace.serial_thread import SerialThread

_PAUSE = 4000  # milliseconds without a key


class SearchAhead(QObject):
    """Has a process of its own bring the index of the open file up to date, where it lacks much.

    A key or a search stops it at once; what it read until then is kept, and it goes on later.
    """

    def __init__(self, thread: SerialThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._opened: OpenedFile | None = None
        self._job: Job | None = None  # also one that was stopped, until it is gone
        self._is_asking = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)

    def follow(self, opened: OpenedFile | None) -> None:
        """Get this file ready from now on."""
        self.stop()
        self._opened = opened
        self._pause.stop()

    def look(self) -> None:
        """See after a pause whether there is anything to do."""
        if self._may_look():
            self._pause.start(_PAUSE)

    def _may_look(self) -> bool:
        return self._opened is not None and not self._opened.state.problems

    def hurry(self) -> None:
        """Do it now: somebody is about to search, and has not said for what."""
        if self._may_look() and self._job is None:
            self._pause.stop()
            self._ask(is_urgent=True)

    def stop(self) -> None:
        """Make way at once for somebody who works, or searches; see `look`."""
        self._is_asking = False
        if self._job is not None:
            self._job.cancel()

    def wait(self) -> None:
        """Do nothing for a while: somebody types."""
        if self._job is not None or self._pause.isActive():
            self.stop()
            self._pause.start(_PAUSE)

    def end(self) -> None:
        """Stop for good, and wait until the process is gone."""
        self.follow(None)
        if self._job is not None:
            self._job.end()
            self._end()

    def _ask(self, *, is_urgent: bool = False) -> None:
        opened = self._opened
        if opened is None or self._is_asking:
            return
        if self._job is not None:
            self._pause.start(_PAUSE)
            return
        self._is_asking = True
        reply = self._thread.submit(lambda: lacking(opened.file, cache_folder()))
        reply.done.connect(lambda count: self._begin(opened, count, is_urgent=is_urgent))
        reply.failed.connect(lambda _: self._begin(opened, 0, is_urgent=False))  # others tell of it

    def _begin(self, opened: OpenedFile, count: int, *, is_urgent: bool) -> None:
        if opened is not self._opened or not self._is_asking:
            return  # the file was left meanwhile, or somebody works
        self._is_asking = False
        if count < ENOUGH or self._pause.isActive():
            return
        self._job = Job(ReadySearch(str(opened.path), is_urgent=is_urgent), parent=self)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)

    def _fail(self, error: RecensionError) -> None:
        self._end()
        # Whatever else hinders it would hinder it again; who searches is told.
        if isinstance(error, Cancelled) and not self._pause.isActive():
            self.look()

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
