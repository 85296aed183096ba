"""`python -m recension.engine.past_process`: looks through the past of a file, and ends.

It is a program of its own because somebody waits for its answer, and it needs neither the renderer
nor what reads and writes exports.
"""

from __future__ import annotations

import sys

from recension.engine.job_loop import serve
from recension.engine.messages import PastJob
from recension.engine.past_jobs import do_job


def main() -> int:
    """Do the jobs that come, until the window closes the pipe."""
    return serve(PastJob, do_job)


if __name__ == "__main__":
    sys.exit(main())
