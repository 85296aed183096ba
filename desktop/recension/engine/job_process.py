"""`python -m recension.engine.job_process`: does the one job the window sends, and ends.

It is a program of its own because jobs need much that rendering does not, and the engine has to
start quickly.
"""

from __future__ import annotations

import sys

from recension.engine.job_loop import serve
from recension.engine.jobs import do_job
from recension.engine.messages import FileJob


def main() -> int:
    """Do the jobs that come, until the window closes the pipe."""
    return serve(FileJob, do_job)


if __name__ == "__main__":
    sys.exit(main())
