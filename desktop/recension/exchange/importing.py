"""Importing exports, text files, folders and images into a revision file, as one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from recension.errors import BadTitle, Cancelled, NotText
from recension.exchange.export_import import ExportImport
from recension.exchange.report import ImportReport, Note, NoteKind, Reporter
from recension.exchange.sources import Source, SourceKind, find_sources
from recension.exchange.system import explained
from recension.exchange.text_file import read_text_file
from recension.store import IsCancelled, RevisionFile
from recension.titles import Title

Progress = Callable[[int, int, int], None]  # bytes done, bytes in all, revisions so far


def import_sources(
    file: RevisionFile,
    sources: Sequence[Path],
    *,
    author: str = "",
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ImportReport:
    """Import all sources, or nothing of them.

    Exports bring their histories; a text file becomes the newest revision of the page it is named
    after; images are kept under their names; folders are searched for all of these.

    Args:
        file: Where to.
        sources: Exports (.xml, also compressed), .wiki and .txt files, images, folders.
        author: Who imports, for the revisions made of text files.
        progress: Called with the bytes read of all sources, their sum, and the revisions so far.
        cancelled: Asked now and then; `Cancelled` is raised once it says yes.

    Raises:
        BrokenExport, ForeignXml, UnknownKind, NotText, BadTitle: about a source that was named
            itself; the file stays as it was. What does not fit inside a folder is only noted.
    """
    return _Import(file, author, progress, cancelled).run(sources)


class _Import:
    """One import, while it goes on."""

    def __init__(
        self,
        file: RevisionFile,
        author: str,
        progress: Progress | None,
        cancelled: IsCancelled | None,
    ) -> None:
        self._file = file
        self._author = author
        self._progress = progress
        self._cancelled = cancelled
        self._reporter = Reporter()
        self._done = 0
        self._total = 0

    def run(self, paths: Sequence[Path]) -> ImportReport:
        sources = [source for path in paths for source in find_sources(path, self._reporter)]
        self._total = sum(source.size for source in sources)
        exports = [source for source in sources if source.kind is SourceKind.EXPORT]
        others = [source for source in sources if source.kind is not SourceKind.EXPORT]
        with self._file.transaction():
            if exports:
                with self._file.bulk() as writer:
                    for source in exports:
                        ExportImport(source.path, writer, self._reporter, self._tell).run()
            for source in others:
                self._bring(source)
                self._tell(source.size)
            self._tell(self._total - self._done)
        return self._reporter.report()

    def _tell(self, count: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        self._done += count
        if self._progress is not None:
            self._progress(self._done, self._total, self._reporter.revisions)

    def _bring(self, source: Source) -> None:
        try:
            if source.kind is SourceKind.IMAGE:
                self._bring_image(source)
            else:
                self._bring_text(source)
        except BadTitle as error:
            if source.is_named:
                raise
            self._reporter.note(Note(NoteKind.BAD_TITLE, source.path, error.title))

    def _bring_image(self, source: Source) -> None:
        with explained(source.path):
            data = source.path.read_bytes()
        self._file.add_image(source.title(self._file.namespaces).text, data)
        self._reporter.images += 1

    def _bring_text(self, source: Source) -> None:
        try:
            text = read_text_file(source.path)
        except NotText as error:
            if source.is_named:
                raise
            detail = f"{error.encoding} {error.offset}"
            self._reporter.note(Note(NoteKind.NOT_TEXT, source.path, detail=detail))
            return
        title: Title = source.title(self._file.namespaces)
        revision = self._file.save(title.full, text, author=self._author)
        if revision is None:
            self._reporter.known += 1
        else:
            self._reporter.add_revision(revision.page)
