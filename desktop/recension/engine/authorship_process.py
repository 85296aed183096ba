"""`python -m recension.engine.authorship_process`: says who wrote what, and ends.

It is a program of its own because somebody waits for its answer, and it needs neither the renderer
nor what reads and writes exports.
"""

from __future__ import annotations

import sys

from recension.authorship import Attribution, Memory, attributed, authorship_of
from recension.cache_folder import cache_folder
from recension.engine.job_loop import IsStopped, Tell, serve
from recension.engine.messages import WhoWrote
from recension.store import RevisionFile


def main() -> int:
    """Do the jobs that come, until the window closes the pipe."""
    return serve(WhoWrote, who_wrote)


def who_wrote(job: WhoWrote, tell: Tell, is_stopped: IsStopped) -> Attribution:
    """Say who wrote the words of a revision, or of a text made from it."""
    with RevisionFile.open(job.file, read_only=True) as file:
        found = authorship_of(
            file,
            job.title,
            job.revision,
            memory=Memory(cache_folder()),
            progress=tell,
            cancelled=is_stopped,
        )
        return attributed(file, found, job.text)


if __name__ == "__main__":
    sys.exit(main())
