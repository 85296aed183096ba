"""`python -m recension.engine.search_process`: looks for a phrase in a file, and ends.

It is a program of its own because somebody waits for its answer, and nothing starts as quickly that
also compares or renders.
"""

from __future__ import annotations

import sys

from recension.cache_folder import cache_folder
from recension.engine.job_loop import IsStopped, Tell, serve
from recension.engine.messages import FindPhrase
from recension.search import Findings, Phrase, search_history, search_pages
from recension.store import RevisionFile


def main() -> int:
    """Do the jobs that come, until the window closes the pipe."""
    return serve(FindPhrase, find_phrase)


def find_phrase(job: FindPhrase, tell: Tell, is_stopped: IsStopped) -> Findings:
    """Find what is looked for."""
    phrase = Phrase(job.words, is_case_sensitive=job.is_case_sensitive, is_pattern=job.is_pattern)
    with RevisionFile.open(job.file, read_only=True) as file:
        if job.in_history:
            folder = cache_folder()
            stays = search_history(file, phrase, folder, progress=tell, cancelled=is_stopped)
            return Findings(stays=tuple(stays))
        return Findings(tuple(search_pages(file, phrase, progress=tell, cancelled=is_stopped)))


if __name__ == "__main__":
    sys.exit(main())
