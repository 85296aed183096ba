"""Long work on a whole file, done in a process of its own that does nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from recension.diff import compare
from recension.engine.job_loop import IsStopped, Tell
from recension.engine.messages import (
    CopyFile,
    ExportForm,
    ExportPages,
    FileJob,
    ImportSources,
    RecoverFile,
    UniteCopy,
    VerifyFile,
    WriteChange,
)
from recension.engine.source import FileSource
from recension.engine.uniting import unite_copy
from recension.errors import FileMissing
from recension.exchange import (
    ExportReport,
    ImportReport,
    import_sources,
    write_export,
    write_folder,
    write_git_file,
)
from recension.exchange.change_document import Plan, write_change_page
from recension.store import RevisionFile, recover


def do_job(job: FileJob, tell: Tell, is_stopped: IsStopped) -> Any:  # noqa: ANN401 - see JobDone
    """Do a job and return its result."""
    match job:
        case ImportSources():
            return _import(job, tell, is_stopped)
        case ExportPages():
            return _export(job, tell, is_stopped)
        case VerifyFile():
            with RevisionFile.open(job.file, read_only=True) as file:
                return file.verify(tell, is_stopped)
        case RecoverFile():
            return recover(Path(job.file), Path(job.target), tell, is_stopped)
        case CopyFile():
            with RevisionFile.open(job.file, read_only=True) as file:
                file.save_copy(Path(job.target))
        case UniteCopy():
            with RevisionFile.open(job.file) as file:
                return unite_copy(file, Path(job.copy), job.author, tell, is_stopped)
        case WriteChange():
            _write_change(job, is_stopped)
    return None


def _import(job: ImportSources, tell: Tell, is_stopped: IsStopped) -> ImportReport:
    path, sources = Path(job.file), [Path(source) for source in job.sources]
    with _opened_or_made(path) as file:
        return import_sources(file, sources, author=job.author, progress=tell, cancelled=is_stopped)


def _export(job: ExportPages, tell: Tell, is_stopped: IsStopped) -> ExportReport:
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


def _write_change(job: WriteChange, is_stopped: IsStopped) -> None:
    source = FileSource()
    try:
        source.open(Path(job.file), "")
        old, new = source.side(job.old), source.side(job.new)
        options = job.options.in_wikis(source.site.namespaces)
    finally:
        source.close()
    comparison = compare(old, new, options)
    plan = msgspec.convert(job.plan, Plan)
    write_change_page(Path(job.target), comparison, plan, is_stopped)
