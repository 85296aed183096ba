"""Saving where no engine process runs: a revision and what its text refers to, in one change."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from recension.engine.links import read_links
from recension.engine.source import FileSource
from recension.errors import RecensionError, RollbackRefused
from recension.store import PageLinks, Revision, RevisionFile, sha1, to_base36
from recension.store.edits import as_saved
from recension.titles import Move
from recension.wikitext import Renderer

log = logging.getLogger(__name__)

_Saved = TypeVar("_Saved", bound=Revision | None)


class LinkedSaves:
    """Has a text read for its links before it is recorded, so that a crash leaves both or none."""

    def __init__(self, file: RevisionFile, source: FileSource) -> None:
        self._file = file
        self._source = source

    @classmethod
    @contextmanager
    def of(cls, file: RevisionFile) -> Iterator[LinkedSaves]:
        """Save into a file inside the block."""
        source = FileSource()
        try:
            source.open(file.path, image_prefix="")
            yield cls(file, source)
        finally:
            source.close()

    def save(self, title: str, text: str, record: Callable[[], _Saved]) -> _Saved:
        """Record a text, and its links if it is what became the newest text of its page.

        Args:
            title: of the page.
            text: what is to be saved.
            record: records it.
        """
        text = as_saved(text)
        links = self._read(title, text)
        with self._file.transaction():
            saved = record()
            if saved is not None:
                self._keep(saved, text, links)
        return saved

    def rename(self, moves: Sequence[Move], record: Callable[[], Revision]) -> Revision:
        """Rename pages, and keep what their texts refer to under their new titles.

        Args:
            moves: what is renamed to what.
            record: renames them.
        """
        read = [(new, *self._read_renamed(old, new)) for old, new in moves]
        with self._file.transaction():
            renamed = record()
            for new, text, links in read:
                self._keep(self._file.newest(new), text, links)
        return renamed

    def _read_renamed(self, old: str, new: str) -> tuple[str, PageLinks | None]:
        try:
            text = self._file.text(self._file.page(old).newest)
        except RecensionError:
            return "", None  # whoever renames it is told, or the text cannot be read anyway
        return text, self._read(new, text)

    def _keep(self, saved: Revision, text: str, links: PageLinks | None) -> None:
        if links is not None and saved.sha1 == _digest(text):
            self._file.record_links(saved.page, saved.id, links, as_of=self._source.as_of)

    def _read(self, title: str, text: str) -> PageLinks | None:
        try:
            self._source.refresh()
            return read_links(text, title, self._source, Renderer(self._source.site))
        except Exception:
            # The text is to be saved all the same; a bad title is for `record` to refuse.
            log.debug("it is not known what the text refers to", exc_info=True)
            return None


def _digest(text: str) -> str:
    return to_base36(sha1(text.encode()))


def roll_back(
    file: RevisionFile, title: str, *, edits_of: str | None, summary: str, author: str
) -> Revision:
    """Take back the newest edits of the last author; see `RevisionFile.rollback`."""

    def record() -> Revision:
        return file.rollback(title, edits_of=edits_of, summary=summary, author=author)

    try:
        text = file.text(file.rollback_target(title).revision)
    except RollbackRefused:
        return record()  # which says why
    with LinkedSaves.of(file) as saves:
        return saves.save(title, text, record)
