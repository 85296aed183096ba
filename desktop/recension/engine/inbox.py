"""The requests that have arrived, read by a thread of their own."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from typing import BinaryIO

from recension.engine.frames import read_pieces, requests
from recension.engine.messages import Request

_GRACE = 1.0  # seconds that work under way may still take once the window is gone


class Inbox:
    """Reads frames all the time, also while work is done.

    `seen` is called in the reading thread with every request, for what cannot wait (a stop).
    When the window is gone (the end of the stream), the process ends, whatever it is doing.
    """

    def __init__(self, stream: BinaryIO, seen: Callable[[Request], None] | None = None) -> None:
        self._stream = stream
        self._seen = seen
        self._queue: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def take(self, timeout: float | None) -> list[Request] | None:
        """Return all requests that have arrived; None when no more will come.

        Args:
            timeout: the seconds to wait for one where there is none; None waits for ever.
        """
        arrived: list[Request] = []
        while True:
            try:
                request = self._queue.get(timeout=0 if arrived else timeout)
            except queue.Empty:
                return arrived
            if request is None:
                self._ended.set()
                return None
            arrived.append(request)

    def _read(self) -> None:
        frames = requests()
        try:
            for piece in read_pieces(self._stream):
                for request in frames.feed(piece):
                    if self._seen:
                        self._seen(request)
                    self._queue.put(request)
        finally:
            self._queue.put(None)
        if not self._ended.wait(_GRACE):
            os._exit(0)
