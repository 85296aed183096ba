"""A thread that does one piece of work after the other, in the order they were given."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from recension.errors import RecensionError
from recension.workspace.replies import Reply

Work = Callable[[], object]

_LOOK_AGAIN = 0.1  # seconds


class SerialThread(QObject):
    """Does work beside the window and tells its results in the window's thread.

    Between the threads go numbers and plain results; objects of Qt never leave the window's thread,
    not even to be destroyed.
    """

    _arrived = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count()
        self._replies: dict[int, Reply] = {}
        self._work: queue.SimpleQueue[tuple[int, Work] | None] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[tuple[int, object]] = queue.SimpleQueue()
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Work) -> Reply:
        """Do `work` after all that was given before; a `RecensionError` of it is a failure."""
        number, reply = next(self._numbers), Reply()
        self._replies[number] = reply
        self._work.put((number, work))
        return reply

    def catch_up(self) -> None:
        """Wait, in any other thread, until all that was given so far is done."""
        done = threading.Event()
        self._work.put((next(self._numbers), done.set))
        while not done.wait(_LOOK_AGAIN) and self._thread.is_alive():
            pass  # what is given to a thread that ends is never done

    def stop(self) -> None:
        """Do what was given, then end the thread; results after this are not told."""
        self._work.put(None)
        self._thread.join()
        self._replies.clear()

    def _run(self) -> None:
        while item := self._work.get():
            number, work = item
            try:
                outcome: object = work()
            except Exception as error:  # noqa: BLE001 - raised again in the window's thread
                outcome = error
            self._outcomes.put((number, outcome))
            self._arrived.emit()

    def _tell(self) -> None:
        while not self._outcomes.empty():
            number, outcome = self._outcomes.get()
            reply = self._replies.pop(number, None)
            if isinstance(outcome, Exception) and not isinstance(outcome, RecensionError):
                raise outcome  # a bug: it goes to the crash report, where all go
            if reply:
                reply.settle(outcome)
