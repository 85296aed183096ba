"""The wait between a key and the request for it, so that a burst of keys is few requests."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

_SHORTEST = 30  # milliseconds between two requests
_LONGEST = 150
_QUICK = 120  # milliseconds of a round trip that a single key need not wait for


class TypingPause(QObject):
    """Lets a key ask at once where the last request is some time ago, and spaces requests out.

    It is not begun anew with every key: someone who types without a pause still sees the page.
    Where answers take long, keys are gathered before the first request, too.

    Signals:
        ended(): it is time to ask.
    """

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = 0.0  # when it ended, on the clock `time.monotonic`
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and not ended."""
        return self._timer.isActive()

    def begin(self, round_trip: float) -> None:
        """Begin to wait, unless it has begun already; several edits of one key are one in any case.

        Args:
            round_trip: of the last request, in milliseconds.
        """
        if not self.is_under_way:
            self._timer.start(wait_for(round_trip, (time.monotonic() - self._last) * 1000))

    def stop(self) -> None:
        """End without asking."""
        self._timer.stop()

    def _end(self) -> None:
        self._last = time.monotonic()
        self.ended.emit()


def wait_for(round_trip: float, since: float) -> int:
    """Return the milliseconds from a key to the request for it.

    Args:
        round_trip: of the last request, in milliseconds.
        since: milliseconds since the last request.
    """
    pause = min(max(_SHORTEST, round_trip / 4), _LONGEST)
    return round(max(0.0, pause - since) if round_trip <= _QUICK else pause)
