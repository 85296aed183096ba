"""The short wait between a key and the request for it, so that a burst of keys is one request."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_SHORTEST = 30  # milliseconds
_LONGEST = 150


class TypingPause(QObject):
    """Waits after the first key of a burst, longer where answers take longer.

    It is not begun anew with every key: someone who types without a pause still sees the page.

    Signals:
        ended(): it is time to ask.
    """

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ended)

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and not ended."""
        return self._timer.isActive()

    def begin(self, round_trip: float) -> None:
        """Begin to wait, unless it has begun already.

        Args:
            round_trip: of the last request, in milliseconds.
        """
        if not self.is_under_way:
            self._timer.start(round(min(max(_SHORTEST, round_trip / 4), _LONGEST)))

    def stop(self) -> None:
        """End without asking."""
        self._timer.stop()
