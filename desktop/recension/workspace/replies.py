"""An answer that comes later, in the thread of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from recension.errors import RecensionError


class Reply(QObject):
    """The result of something asked for; exactly one of its signals comes, once, and never at once.

    Whoever makes it keeps it until then; nobody else has to.

    Signals:
        done: the result.
        failed: the `RecensionError` there is instead.
    """

    done = Signal(object)
    failed = Signal(object)

    def settle(self, outcome: object) -> None:
        """Tell the result; a `RecensionError` tells the failure."""
        (self.failed if isinstance(outcome, RecensionError) else self.done).emit(outcome)

    def fail(self, error: RecensionError) -> None:
        """Tell the failure."""
        self.settle(error)
