"""The engine as a process: frames in, frames out, until the window is gone."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from typing import BinaryIO

from recension.engine.frames import frame
from recension.engine.inbox import Inbox
from recension.engine.jobs import JOBS, run_job
from recension.engine.messages import Answer, EngineReady, StopJob
from recension.engine.worker import Worker

_MOMENT = 0.05  # seconds between looks at something that is made beside


def main() -> int:
    """Serve the window until it closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window
    logging.basicConfig(level=logging.INFO, format="%(name)s: %(message)s")
    incoming, outgoing = _take_pipes()
    stop = threading.Event()
    inbox = Inbox(incoming, lambda request: stop.set() if isinstance(request, StopJob) else None)
    outbox = _Writer(outgoing)
    outbox.send(EngineReady(os.getpid()))
    try:
        _serve(inbox, outbox, stop)
    except BrokenPipeError:
        return 0  # the window is gone
    return 0


def _serve(inbox: Inbox, outbox: _Writer, stop: threading.Event) -> None:
    worker = Worker(outbox.send)
    has_more = False
    while (arrived := inbox.take(_patience(worker, has_more=has_more))) is not None:
        for request in arrived:
            if isinstance(request, JOBS):
                run_job(request, outbox.send, stop)
            else:
                worker.take(request)
        has_more = worker.step()
    worker.close()


def _patience(worker: Worker, *, has_more: bool) -> float | None:
    if has_more:
        return 0
    return _MOMENT if worker.is_waiting else None


class _Writer:
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


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipes to the window as ours alone: whoever prints, prints to standard error."""
    incoming = os.fdopen(os.dup(0), "rb", buffering=0)
    outgoing = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return incoming, outgoing
