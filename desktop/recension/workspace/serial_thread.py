"""A thread that does one piece of work after the other, in the order they were given."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from recension.errors import RecensionError
from recension.workspace.replies import Reply

Work = Callable[[], object]


class SerialThread(QObject):
    """Does work beside the window and tells its results in the window's thread."""

    _finished = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[tuple[Work, Reply] | None] = queue.SimpleQueue()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Work) -> Reply:
        """Do `work` after all that was given before; a `RecensionError` of it is a failure."""
        reply = Reply(self)
        self._queue.put((work, reply))
        return reply

    def stop(self) -> None:
        """Do what was given, then end the thread; results after this are not told."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while item := self._queue.get():
            work, reply = item
            try:
                outcome: object = work()
            except Exception as error:  # noqa: BLE001 - raised again in the window's thread
                outcome = error
            self._finished.emit(reply, outcome)

    def _on_finished(self, reply: Reply, outcome: object) -> None:
        if isinstance(outcome, Exception) and not isinstance(outcome, RecensionError):
            raise outcome  # a bug: it goes to the crash report, where all go
        reply.settle(outcome)
