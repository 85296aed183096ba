"""`python -m recension.engine.search_process`: looks for a phrase in a file, or gets ready for it.

It is a program of its own because somebody waits for its answer, and nothing starts as quickly that
also compares or renders.
"""

from __future__ import annotations

import sys

from recension.cache_folder import cache_folder
from recension.engine.job_loop import IsStopped, Tell, serve
from recension.engine.messages import FindPhrase, ReadySearch
from recension.engine.priority import give_way
from recension.search import Findings, Phrase, get_ready, search_history, search_pages
from recension.store import RevisionFile


def main() -> int:
    """Do the jobs that come, until the window closes the pipe."""
    return serve(FindPhrase | ReadySearch, _do)


def _do(job: FindPhrase | ReadySearch, tell: Tell, is_stopped: IsStopped) -> Findings | None:
    if isinstance(job, FindPhrase):
        return find_phrase(job, tell, is_stopped)
    make_ready(job, is_stopped)
    return None


def find_phrase(job: FindPhrase, tell: Tell, is_stopped: IsStopped) -> Findings:
    """Find what is looked for."""
    phrase = Phrase(job.words, is_case_sensitive=job.is_case_sensitive, is_pattern=job.is_pattern)
    with RevisionFile.open(job.file, read_only=True) as file:
        if job.in_history:
            folder = cache_folder()
            stays = search_history(file, phrase, folder, progress=tell, cancelled=is_stopped)
            return Findings(stays=tuple(stays))
        return Findings(tuple(search_pages(file, phrase, progress=tell, cancelled=is_stopped)))


def make_ready(job: ReadySearch, is_stopped: IsStopped) -> None:
    """Bring the index of all revisions up to date."""
    if not job.is_urgent:
        give_way()
    with RevisionFile.open(job.file, read_only=True) as file:
        get_ready(file, cache_folder(), proves=not job.is_urgent, cancelled=is_stopped)


if __name__ == "__main__":
    sys.exit(main())
