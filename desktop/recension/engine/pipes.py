"""The pipes between a process of the engine and its window."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from typing import BinaryIO

from recension.engine.frames import frame
from recension.engine.messages import Answer


class Writer:
    """Writes whole frames, from any thread."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def send(self, answer: Answer) -> None:
        """Write one frame and flush it."""
        data = frame(answer)
        with self._lock:
            self._stream.write(data)
            self._stream.flush()


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes to the window as ours alone: whoever prints, prints to standard error.

    The log goes there, too, and Ctrl+C in a terminal is left to the window.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    incoming = os.fdopen(os.dup(0), "rb", buffering=0)
    outgoing = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return incoming, outgoing
