"""An answer that comes later, in the thread of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Reply(QObject):
    """The result of something asked for; exactly one of its signals comes, once, and never at once.

    Signals:
        done: the result.
        failed: the `RecensionError` there is instead.
    """

    done = Signal(object)
    failed = Signal(object)
