"""Jobs that look through the whole past of a file: searching it, and who wrote what."""

from __future__ import annotations

from recension.authorship import Attribution, Memory, attributed, authorship_of
from recension.cache_folder import cache_folder
from recension.engine.job_loop import IsStopped, Tell
from recension.engine.messages import FindPhrase, PastJob, WhoWrote
from recension.search import Findings, Phrase, search_history, search_pages
from recension.store import RevisionFile


def do_job(job: PastJob, tell: Tell, is_stopped: IsStopped) -> Findings | Attribution:
    """Do a job and return its result."""
    if isinstance(job, FindPhrase):
        return _find_phrase(job, tell, is_stopped)
    return _who_wrote(job, tell, is_stopped)


def _find_phrase(job: FindPhrase, tell: Tell, is_stopped: IsStopped) -> Findings:
    """Find what is looked for."""
    phrase = Phrase(job.words, is_case_sensitive=job.is_case_sensitive, is_pattern=job.is_pattern)
    with RevisionFile.open(job.file, read_only=True) as file:
        if job.in_history:
            folder = cache_folder()
            stays = search_history(file, phrase, folder, progress=tell, cancelled=is_stopped)
            return Findings(stays=tuple(stays))
        return Findings(tuple(search_pages(file, phrase, progress=tell, cancelled=is_stopped)))


def _who_wrote(job: WhoWrote, tell: Tell, is_stopped: IsStopped) -> Attribution:
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
