"""`python -m recension.engine.job_process`: does the one job the window sends, and ends.

It is a program of its own because jobs need much that rendering does not, and the engine has to
start quickly.
"""

from __future__ import annotations

import sys
import threading

from recension.engine.inbox import Inbox
from recension.engine.jobs import JOBS, run_job
from recension.engine.messages import Request, StopJob
from recension.engine.pipes import Writer, take_pipes


def main() -> int:
    """Do the jobs that come, until the window closes the pipe."""
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
                if isinstance(request, JOBS):
                    run_job(request, writer.send, stop)
    except BrokenPipeError:
        pass  # the window is gone
    return 0


if __name__ == "__main__":
    sys.exit(main())
