"""What a process does that does jobs: take them, tell how far they are, answer, stop when told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import UnionType
from typing import Any, Protocol

from recension.engine.failures import pack
from recension.engine.inbox import Inbox
from recension.engine.messages import Answer, Failed, JobDone, Progress, Request, StopJob
from recension.engine.pipes import Writer, take_pipes

IsStopped = Callable[[], bool]

_TELL_EVERY = 0.1  # seconds


class Tell(Protocol):
    """Is told how far a job is."""

    def __call__(self, done: int, total: int, revisions: int = 0) -> None:
        """Take what is done of how much, and the revisions that came so far."""


def serve(kinds: UnionType | type, do: Callable[[Any, Tell, IsStopped], object]) -> int:
    """Do the jobs of some kinds that come, until the window closes the pipe."""
    incoming, outgoing = take_pipes()
    writer = Writer(outgoing)
    stop = threading.Event()

    def note_stop(request: Request) -> None:
        if isinstance(request, StopJob):
            stop.set()

    inbox = Inbox(incoming, note_stop)
    try:
        while (arrived := inbox.take(None)) is not None:
            for request in arrived:
                if isinstance(request, kinds):
                    _run(lambda tell: do(request, tell, stop.is_set), writer.send)  # noqa: B023 - at once
    except BrokenPipeError:
        pass  # the window is gone
    return 0


def _run(do: Callable[[Tell], object], send: Callable[[Answer], None]) -> None:
    """Do a job; send how far it is, and at last its result or its failure."""
    try:
        result = do(_Teller(send))
    except Exception as error:  # noqa: BLE001 - the window must hear of a bug, too
        send(Failed(0, 0, "job", pack(error)))
    else:
        send(JobDone(result))


class _Teller:
    """Sends progress now and then, not at every step."""

    def __init__(self, send: Callable[[Answer], None]) -> None:
        self._send = send
        self._told_at = 0.0

    def __call__(self, done: int, total: int, revisions: int = 0) -> None:
        now = time.monotonic()
        if now - self._told_at >= _TELL_EVERY or done == total:
            self._told_at = now
            self._send(Progress(done, total, revisions))
