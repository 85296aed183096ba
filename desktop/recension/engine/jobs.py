"""Long work on a whole file, done in a process of its own that does nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from recension.diff import compare
from recension.engine.failures import pack
from recension.engine.messages import (
    Answer,
    CopyFile,
    ExportForm,
    ExportPages,
    Failed,
    FindPhrase,
    ImportSources,
    JobDone,
    Progress,
    VerifyFile,
    WhoWrote,
    WriteChange,
)
from recension.engine.past_jobs import find_phrase, who_wrote
from recension.engine.source import FileSource
from recension.errors import FileMissing
from recension.exchange import (
    ExportReport,
    import_sources,
    write_export,
    write_folder,
    write_git_file,
)
from recension.exchange.change_document import Plan, write_change_page
from recension.store import RevisionFile

Job = ImportSources | ExportPages | VerifyFile | CopyFile | WriteChange | FindPhrase | WhoWrote
JOBS = (ImportSources, ExportPages, VerifyFile, CopyFile, WriteChange, FindPhrase, WhoWrote)

_TELL_EVERY = 0.1  # seconds


def run_job(job: Job, send: Callable[[Answer], None], stop: threading.Event) -> None:
    """Do a job; send how far it is, and at last its result or its failure."""
    try:
        result = _do(job, _Teller(send), stop.is_set)
    except Exception as error:  # noqa: BLE001 - the window must hear of a bug, too
        send(Failed(0, 0, "job", pack(error)))
    else:
        send(JobDone(result))


def _do(job: Job, tell: _Teller, is_stopped: Callable[[], bool]) -> Any:  # noqa: ANN401 - see JobDone
    match job:
        case ImportSources():
            return _import(job, tell, is_stopped)
        case ExportPages():
            return _export(job, tell, is_stopped)
        case VerifyFile():
            with RevisionFile.open(job.file, read_only=True) as file:
                return file.verify(tell, is_stopped)
        case CopyFile():
            with RevisionFile.open(job.file, read_only=True) as file:
                file.save_copy(Path(job.target))
        case WriteChange():
            _write_change(job, is_stopped)
        case FindPhrase():
            return find_phrase(job, tell, is_stopped)
        case WhoWrote():
            return who_wrote(job, tell, is_stopped)
    return None


def _import(job: ImportSources, tell: _Teller, is_stopped: Callable[[], bool]) -> Any:  # noqa: ANN401
    path, sources = Path(job.file), [Path(source) for source in job.sources]
    with _opened_or_made(path) as file:
        return import_sources(file, sources, author=job.author, progress=tell, cancelled=is_stopped)


def _export(job: ExportPages, tell: _Teller, is_stopped: Callable[[], bool]) -> ExportReport:
    path, titles = Path(job.target), job.pages
    with RevisionFile.open(job.file, read_only=True) as file:
        match job.form:
            case ExportForm.FOLDER:
                write = partial(write_folder, file, path)
            case ExportForm.GIT:
                write = partial(write_git_file, file, path)
            case _:
                write = partial(write_export, file, path, current_only=job.current_only)
        return write(titles=titles, progress=tell, cancelled=is_stopped)


def _opened_or_made(path: Path) -> RevisionFile:
    try:
        return RevisionFile.open(path)
    except FileMissing:
        return RevisionFile.create(path)


def _write_change(job: WriteChange, is_stopped: Callable[[], bool]) -> None:
    source = FileSource()
    try:
        source.open(Path(job.file), "")
        old, new = source.side(job.old), source.side(job.new)
    finally:
        source.close()
    comparison = compare(old, new, job.options)
    plan = msgspec.convert(job.plan, Plan)
    write_change_page(Path(job.target), comparison, plan, is_stopped)


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
