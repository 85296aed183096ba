"""The engine as a process: frames in, frames out, until the window is gone."""

from __future__ import annotations

import os

from recension.engine.garbage import Garbage
from recension.engine.inbox import Inbox
from recension.engine.messages import EngineReady
from recension.engine.pipes import Writer, take_pipes
from recension.engine.worker import Worker

_MOMENT = 0.05  # seconds between looks at something that is made beside


def main() -> int:
    """Serve the window until it closes the pipe."""
    incoming, outgoing = take_pipes()
    writer = Writer(outgoing)
    try:
        writer.send(EngineReady(os.getpid()))
        _serve(Inbox(incoming), Worker(writer.send))
    except BrokenPipeError:
        pass  # the window is gone
    return 0


def _serve(inbox: Inbox, worker: Worker) -> None:
    has_more = False
    garbage = Garbage()
    while (arrived := inbox.take(_patience(worker, garbage, has_more=has_more))) is not None:
        garbage.collect(is_pause=not arrived and not has_more)
        for request in arrived:
            worker.take(request)
        has_more = worker.step()
    worker.close()


def _patience(worker: Worker, garbage: Garbage, *, has_more: bool) -> float | None:
    if has_more:
        return 0
    return _MOMENT if worker.is_waiting else garbage.patience
